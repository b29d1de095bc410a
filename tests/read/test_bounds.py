"""What an undated text is bounded by, where a case knows a day that the text only names in part."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.dating.bounds import KnownDay, bound_of
from trucewatch.read.dating.dating import suggest_dating
from trucewatch.read.pack import languages, words

QUIET = KnownDay(("Harrow quiet", "regime of quiet"), date(2031, 3, 8))  # a Saturday
PACT = KnownDay(("cessation of shelling",), date(2031, 1, 27))


def test_weekdays_after_a_truce_that_the_case_knows_bound_the_text() -> None:
    text = (
        "Norland was driven from the mill by Wednesday morning.\n\nThe envoy said on Tuesday that the regime of "
        "quiet has covered Harrow since Saturday."
    )
    found = bound_of(text, [PACT, QUIET])
    assert found is not None
    assert (found.day, text[slice(*found.span)], found.weekdays) == (date(2031, 3, 12), "Wednesday", True)
    assert "2031-03-08" in found.basis


@pytest.mark.parametrize(
    "text",
    [
        "The regime of quiet has covered Harrow since Sunday.",  # the case knows it to have begun on a Saturday
        "Shells have hit Vale since Saturday. The regime of quiet is spoken of.",  # another sentence
        "Envoys of the regime of quiet met on Saturday.",  # no beginning
        "Shells hit Vale on 9 March.",  # no truce of the case, so no year
    ],
)
def test_no_bound_is_made_up(text: str) -> None:
    assert bound_of(text, [PACT, QUIET]) is None


def test_what_is_still_to_come_and_last_week_s_days_bound_nothing() -> None:
    text = "The regime of quiet holds since Saturday. Envoys will meet on Thursday. He spoke last Friday."
    found = bound_of(text, [QUIET])
    assert found is not None
    assert found.day == date(2031, 3, 8)


def test_a_day_without_a_year_takes_that_of_the_truce_named_by_its_day() -> None:
    told = "The January 27 cessation of shelling broke on March 2, and shells fell since March 5. It ends by June 1."
    text = f"Vale waits\n\n{told}"
    found = suggest_dating(text, "UTC", known=[PACT]).least
    assert found is not None
    assert found.when.start is not None
    assert (found.when.start.date(), found.when.end, found.counts) == (date(2031, 3, 5), None, False)


def test_a_heading_that_counts_days_counts_on_from_the_day_below_it() -> None:
    text = (
        "Envoys to Meet on March 20\n\n40 Killed in Vale in 6 Days\n\nThe January 27 cessation of shelling was soon "
        "broken. On March 2, it fell."
    )
    found = suggest_dating(text, "UTC", known=[PACT]).least
    assert found is not None
    assert found.when.start is not None
    assert found.when.end is not None
    assert (found.when.start.date(), found.when.end.date()) == (date(2031, 3, 8), date(2031, 3, 21))
    assert found.when.as_written == "in 6 Days"
    assert "still to come" in found.basis


def test_a_printed_date_comes_first() -> None:
    text = "Vale waits\n\nShells fell on 9 May 2031, and the regime of quiet holds since Saturday."
    found = suggest_dating(text, "UTC", known=[QUIET]).least
    assert found is not None
    assert found.when.as_written == "9 May 2031"


@given(st.text(st.sampled_from("On sinceSaturday regime of quiet March 2.,\n0139"), max_size=80))
def test_any_text(text: str) -> None:
    found = bound_of(text, [QUIET, PACT])
    assert found is None or text[slice(*found.span)]


@pytest.mark.parametrize("language", languages())
def test_every_language_of_a_pack_can_be_asked(language: str) -> None:
    assert bound_of("12 · 2031\n\nHarrow quiet", [QUIET, PACT], language) is None
    month = next(iter(words(language, "times")["months"]))
    known = KnownDay((month,), date(2031, 1, 7))
    for text in (f"7 {month}", f"x\n\n3 in 6\n\n7 {month}"):
        bound_of(text, [known], language)
