"""An act that did not happen, or that is only asked about, is never suggested as one that did."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.model.vocabulary import VIOLENT, Stance
from trucewatch.read import read

DID_NOT = [
    "The Norland army said it had not shelled Vale on Tuesday.",
    "The Norland army said that it had not carried out any air strike on Vale on Tuesday.",
    "The Norland army did not shell Vale on Tuesday.",
    "The Norland army didn't shell Vale on Tuesday.",
    "There was no shelling of Vale on Tuesday, residents said.",
    "No air strikes were reported on Vale on Tuesday.",
    "The Norland army neither shelled nor bombed Vale on Tuesday.",
    "The Norland army rejected claims that its fighters had shelled Vale on Tuesday.",
    "It was not the Norland army that shelled Vale on Tuesday, a spokesman said.",
    "The Norland army refused to say whether it had bombed Vale on Tuesday.",
    "Reports that the Norland army bombed Vale on Tuesday are false, a spokesman said.",
    "The Norland army stopped short of accusing Sudland of shelling Vale on Tuesday.",
]
DID = [
    "The Norland army has not stopped shelling Vale, residents said on Tuesday.",
    "The spokesman did not say who shelled Vale on Tuesday.",
    "Residents did not know whether Norland or Sudland jets bombed Vale on Tuesday.",
    "Nobody was hurt when Norland army guns shelled Vale on Tuesday.",
]


def told_as_done(text: str) -> list[str]:
    against = (Stance.DENIES, Stance.EXONERATES, Stance.DISPUTES)
    claims = (s.claim for s in read(document(text), names()).suggestions)
    return [c.quotation.words for c in claims if c.act in VIOLENT and c.stance not in against]


@pytest.mark.parametrize("text", DID_NOT)
def test_what_did_not_happen_is_not_told_as_done(text: str) -> None:
    assert told_as_done(text) == []


@pytest.mark.parametrize("text", DID)
def test_what_happened_is_still_told(text: str) -> None:
    assert told_as_done(text)


def test_a_denial_is_quoted_with_the_word_that_denies() -> None:
    text = "The Norland army denied that it had shelled Vale on Tuesday."
    [suggestion] = read(document(text), names()).suggestions
    assert suggestion.claim.stance is Stance.DENIES
    assert "denied" in suggestion.claim.quotation.words
