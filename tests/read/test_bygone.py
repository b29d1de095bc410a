"""Texts about something long past: their weekdays are not those of the week in which they were written."""

from __future__ import annotations

import pytest

from reading import ZONE, anchor, document, names
from trucewatch.read import read
from trucewatch.read.acts.bygone import is_bygone

PAST = "The Mill bombing of 13 September 1994 killed 13 people in Vale. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAST, True),
        ("Shells fell on Monday. " + PAST, False),
        ("On 10 June 2031 shells fell in Vale. " + PAST, False),
        ("Two men met. Nothing else.", False),
        ("The war began in 1994. Shells fell today.", False),
    ],
)
def test_the_first_day_that_a_text_names_decides(text: str, expected: bool) -> None:
    assert is_bygone(text, anchor(2031, 6, 11), ZONE, "en") is expected


def test_without_an_anchor_nothing_is_long_past() -> None:
    assert not is_bygone(PAST, None, ZONE, "en")


def test_a_weekday_of_a_past_week_stays_unresolved() -> None:
    text = PAST + "The bomb exploded in Vale on a Friday afternoon and wounded 9 people."
    reading = read(document(text), names())
    years = {s.claim.when.start.year for s in reading.suggestions if s.claim.when and s.claim.when.start}
    assert years == {1994}
    assert any("Friday" in w.as_written for w in reading.unresolved)
