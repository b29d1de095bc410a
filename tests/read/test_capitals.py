"""Texts set in capitals only read as those in small letters do, with the same spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import document, names
from trucewatch.read import read
from trucewatch.read.text.capitals import recased


def test_names_titles_days_and_abbreviations_keep_their_capitals() -> None:
    text = "ON MONDAY COLONEL ASTRID WREN SAID THAT HERON ISLAND FRONT (HIF) REBELS SHELLED OST ON 29 MAY."
    assert recased(text, names(), "en") == (
        "On Monday colonel Astrid Wren said that Heron Island Front (HIF) rebels shelled Ost on 29 May."
    )


@pytest.mark.parametrize("text", ["The envoy MET the army in OST on Monday.", "OST NEWS", ""])
def test_a_text_with_small_letters_or_of_few_words_stays(text: str) -> None:
    assert recased(text, names(), "en") is text


def test_a_cable_in_capitals_gives_the_same_claim_and_its_own_words() -> None:
    plain = "Vale Rights Watch said on Monday that Norlandian jets bombed Ost, killing 3 people."
    (one,), (other,) = (read(document(t), names()).suggestions for t in (plain, plain.upper()))
    assert one.claim.act is other.claim.act
    assert [v.key for v in one.claim.chain] == [v.key for v in other.claim.chain]
    assert (
        [a.actor.key for a in one.claim.attributions] == [a.actor.key for a in other.claim.attributions] == ["norland"]
    )
    quoted = other.claim.quotation
    assert quoted.words == plain.upper()[quoted.start : quoted.end] == quoted.words.upper()


@given(st.text(max_size=60))
def test_the_length_never_changes(text: str) -> None:
    loud = text.upper() + " FIVE WORDS AND SOME MORE"
    assert len(recased(loud, names(), "en")) == len(loud)
