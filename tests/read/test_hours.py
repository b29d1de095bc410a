"""Clock times: one minute, in the zone of the place; two clocks must agree."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import ZONE, anchor
from trucewatch.model.when import Precision
from trucewatch.read.times.interval import Time
from trucewatch.read.times.times import times


def found(text: str) -> list[Time]:
    return times(text, 0, len(text), anchor(2031, 6, 11), ZONE)


@pytest.mark.parametrize(
    ("text", "day", "hour", "minute"),
    [
        ("at around noon local time (1000 GMT) on Thursday", 5, 10, 0),
        ("at 2.15 p.m. (1215 GMT) on Monday", 9, 12, 15),
        ("on Monday at about 21:40", 9, 19, 40),
        ("at 9 am on 5 June", 5, 7, 0),
        ("at 0900 GMT on Thursday", 5, 9, 0),
        ("yesterday at 17:05", 10, 15, 5),
    ],
)
def test_a_clock_with_its_day_is_one_minute(text: str, day: int, hour: int, minute: int) -> None:
    (said,) = [t for t in found(text) if t.when.precision is Precision.MINUTE]
    assert said.when.start == datetime(2031, 6, day, hour, minute, tzinfo=UTC)
    assert said.when.end is not None
    assert (said.when.end - said.when.start).seconds == 60


@pytest.mark.parametrize("text", ["at noon (1100 GMT) on Thursday", "until 1:00 am Friday (2300 GMT Friday)"])
def test_clocks_that_disagree_are_kept_as_words(text: str) -> None:
    (said,) = [t for t in found(text) if "GMT" in t.when.as_written]
    assert not said.when.resolved
    assert "(" in said.when.as_written


def test_midnight_ends_a_deadline_s_day_and_otherwise_only_the_day_is_known() -> None:
    assert found("until midnight Friday")[0].when.end == datetime(2031, 6, 13, 22, tzinfo=UTC)
    assert [t.when.precision for t in found("at midnight on Friday")] == [Precision.DAY]


@pytest.mark.parametrize(
    "text", ["at 15 people", "around 20 people", "in 2.15 million", "a 5.30 scale", "at 99:99 on Monday"]
)
def test_other_numbers_are_no_clocks(text: str) -> None:
    assert [t for t in found(text) if t.role == "clock" or t.when.precision is Precision.MINUTE] == []


def test_two_days_and_a_clock_apart_stay_open() -> None:
    text = "He came on Monday and left on Tuesday, and much was said of it by those who stayed; it was 10 am"
    assert [t.when.resolved for t in found(text) if "10 am" in t.when.as_written] == [False]


def test_the_day_before_is_not_the_day_named() -> None:
    text = "on Monday, and at about 21:40 the day before"
    (said,) = [t for t in found(text) if "21:40" in t.when.as_written]
    assert said.when.start == datetime(2031, 6, 8, 19, 40, tzinfo=UTC)


PIECES = ["at", "noon", "midnight", "12:30", "9 am", "(2200 GMT", "Friday)", "on Monday", "until", "0900", "GMT", "."]


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_any_order_of_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for said in found(text):
        assert said.when.span is not None
        assert text[slice(*said.when.span)] == said.when.as_written
