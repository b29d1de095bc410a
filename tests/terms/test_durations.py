"""Stated lengths against boundaries, across clock changes in more than one zone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from trucewatch.model.instant import iso, parse_instant
from trucewatch.terms.durations import (
    age_in_days,
    counted_back,
    counted_from,
    duration_mismatch,
    end_mismatch,
    in_words,
    parsed,
)


@pytest.mark.parametrize(
    ("minutes", "words"), [(71 * 60, "71 h"), (148 * 60 + 59, "148 h 59 min"), (45, "45 min"), (0, "0 h")]
)
def test_lengths_in_words(minutes: int, words: str) -> None:
    assert in_words(timedelta(minutes=minutes)) == words


@pytest.mark.parametrize("text", ["P", "PT", "72 h", "P1W", "PT1S", "-PT1H", ""])
def test_other_durations_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        parsed(text)


def test_durations_are_days_and_the_rest() -> None:
    assert parsed("P7D") == (7, timedelta())
    assert parsed("P1DT2H30M") == (1, timedelta(hours=2, minutes=30))


@pytest.mark.parametrize(
    ("since", "until", "stated", "told"),
    [
        ("2031-07-06 01:00", "2031-07-08 24:00", "PT72H", "stated 72 h, by its boundaries 71 h"),
        ("2031-07-06 01:00", "2031-07-09 01:00", "PT72H", None),
        ("2031-07-12 19:00", "2031-07-18 23:59", "P7D", "stated 168 h, by its boundaries 148 h 59 min"),
        # The clocks of Kyiv go forward on 30 March 2031: two days by the calendar, 47 hours by the clock.
        ("2031-03-29 12:00", "2031-03-31 12:00", "P2D", None),
        ("2031-03-29 12:00", "2031-03-31 12:00", "PT48H", "stated 48 h, by its boundaries 47 h"),
        # A boundary known to the day leaves room, but not for everything.
        ("2031-07-06", "2031-07-09", "PT72H", None),
        ("2031-07-06", "2031-07-09 12:00", "P5D", "stated 120 h, by its boundaries 60 h to 84 h"),
        ("2031-07-06..", "2031-07-09", "PT1H", None),
        ("2031-07-06 01:00", None, "PT72H", None),
        ("2031-07-06 01:00", "2031-07-09 01:00", None, None),
    ],
)
def test_a_length_that_the_boundaries_contradict_is_told(
    make: Any, since: str, until: str | None, stated: str | None, told: str | None
) -> None:
    assert duration_mismatch(make.period(since, until, stated_duration=stated), make.zone) == told


def test_without_a_zone_a_day_is_24_hours(make: Any) -> None:
    period = make.period("2031-03-29 12:00", "2031-03-31 12:00", stated_duration="P2D")
    assert duration_mismatch(period) == "stated 48 h, by its boundaries 47 h"


def test_the_start_is_counted_back_from_an_end_on_the_other_side_of_a_clock_change(make: Any) -> None:
    end = make.boundary("2031-03-31 01:00 Europe/Kyiv = 2031-03-30 22:00 UTC")
    start = counted_back(end, "PT48H", make.zone)
    assert start.exact
    assert iso(start.earliest) == "2031-03-28T22:00Z"
    assert start.as_written.startswith("PT48H before 2031-03-31 01:00")
    assert iso(counted_back(end, "P2D", make.zone).earliest) == "2031-03-28T23:00Z"


def test_a_zone_with_odd_minutes(make_in: Any) -> None:
    period = make_in("Asia/Kathmandu").period("2031-05-04 01:00", "2031-05-05 24:00", stated_duration="PT48H")
    assert iso(period.since.earliest) == "2031-05-03T19:15Z"
    assert duration_mismatch(period, "Asia/Kathmandu") == "stated 48 h, by its boundaries 47 h"


def test_counting_forward_and_back_meet() -> None:
    start = parse_instant("2031-03-29 12:00", "Europe/Kyiv")
    there = counted_from(start, "P2DT3H", "Europe/Kyiv")
    assert iso(there) == "2031-03-31T12:00Z"
    assert counted_from(counted_from(start, "PT48H"), "PT48H", back=True) == start


@pytest.mark.parametrize(
    ("stated_end", "told"),
    [
        ("2031-07-08 24:00", None),
        ("2031-07-08 23:00", "stated to end 2031-07-08 23:00, by its boundary 2031-07-08 24:00"),
        ("2031-07-09 01:00", "stated to end 2031-07-09 01:00, by its boundary 2031-07-08 24:00"),
        ("2031-07-08", None),
        ("midnight on the third day", None),
        ("", None),
    ],
)
def test_a_stated_end_that_is_another_instant_is_told(make: Any, stated_end: str, told: str | None) -> None:
    assert end_mismatch(make.period("2031-07-06 01:00", "2031-07-08 24:00", stated_end=stated_end), make.zone) == told


def test_age_counts_calendar_days_of_the_zone(make: Any) -> None:
    at = parse_instant("2031-05-02 00:30", make.zone)
    assert age_in_days(make.boundary("2031-02-27"), at, make.zone) == (64, 64)
    assert age_in_days(make.boundary("2031-02-26..2031-02-28"), at, make.zone) == (63, 65)
    assert age_in_days(make.boundary("2031-02-26.."), at, make.zone) == (0, 65)
    assert age_in_days(make.boundary("2031-05-02 01:00"), at, make.zone) == (0, 0)
    assert age_in_days(make.boundary("2031-02-27 24:00"), at, make.zone) == (63, 63)
