"""Which of several times in a sentence is the act's: no printed date, none of another clause or of the saying."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.read import read


def when(text: str) -> str:
    """The words of the first claim's time."""
    claim = read(document(text), names()).suggestions[0].claim
    return claim.when.as_written if claim.when else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("27 May 2031 Shells hit Vale, killing 5 people.", ""),
        ("Tuesday 10 June 2031 18:14 Shells hit Vale, killing 5 people.", ""),
        ("Posted on 10 June 2031 by the Courier Shells hit Vale, killing 5 people.", "on 10 June 2031"),
        ("People flee after shells killed 5 in Vale, Norland, 10 June 2031.", "10 June 2031"),
        ("Shells killed 5 people in Vale after a plane crashed on Friday.", ""),
        ("Shells killed 5 people in Vale on Monday after a plane crashed on Friday.", "on Monday"),
        ("After clashes on Friday, shells killed 5 people in Vale.", ""),
        ("Shells killed 5 people in Vale after midnight on Friday.", "on Friday"),
        ("The truce agreed in May has been violated by shelling in Vale.", ""),
        ("The ministry on Tuesday confirmed that shells killed 4 people in Vale over the weekend.", "over the weekend"),
        ("It was the deadliest shelling of Vale since March, killing 30 people.", ""),
    ],
)
def test_the_time_is_the_act_s(text: str, words: str) -> None:
    assert when(text) == words


def test_a_part_of_a_day_is_one_of_the_day_of_the_saying() -> None:
    text = "A minister said on Monday that shells fell on Vale at dawn, killing 4 people."
    (said,) = read(document(text), names()).suggestions
    assert said.claim.when is not None
    assert said.claim.when.start is not None
    assert said.claim.when.start.isoformat()[:13] == "2031-06-08T22"


def test_an_offensive_that_began_has_gone_on_since() -> None:
    (said,) = read(document("Troops entered Vale in an offensive that began on 2 June."), names()).suggestions
    assert said.claim.when is not None
    assert said.claim.when.start is not None
    assert said.claim.when.end is not None
    assert (said.claim.when.start.day, said.claim.when.end.day) == (1, 11)
