from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import ZONE, anchor
from trucewatch.model.when import Precision, TimeBasis
from trucewatch.read.pack import cues
from trucewatch.read.times.times import times


def found(text: str, zone: str = ZONE, ahead: bool = False) -> list[tuple[str | None, str | None]]:
    looking = cues("en", "modality", "future") if ahead else None
    said = times(text, 0, len(text), anchor(2031, 6, 11), zone, ahead=looking)
    return [tuple(t and t.strftime("%m-%dT%H") for t in (s.when.start, s.when.end)) for s in said]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on Monday", "06-08T22", "06-09T22"),
        ("on Wednesday", "06-10T22", "06-11T22"),
        ("last Wednesday", "06-03T22", "06-04T22"),
        ("last week", "06-01T22", "06-08T22"),
        ("over the weekend", "06-06T22", "06-08T22"),
        ("early Tuesday", "06-09T22", "06-10T07"),
        ("Tuesday night", "06-10T16", "06-11T07"),
        ("overnight", "06-10T16", "06-11T07"),
        ("on Monday morning", "06-08T22", "06-09T10"),
        ("late Thursday", "06-05T16", "06-05T22"),
        ("since Saturday", "06-06T22", "06-11T22"),
        ("in the past 24 hours", "06-09T22", "06-11T22"),
        ("in May", "04-30T22", "05-31T22"),
        ("on 3 June 2031", "06-02T22", "06-03T22"),
        ("on June 3", "06-02T22", "06-03T22"),
        ("yesterday", "06-09T22", "06-10T22"),
        ("earlier this month", "05-31T22", "06-11T22"),
        ("by Monday's raid", "06-08T22", "06-09T22"),
    ],
)
def test_one_time(text: str, start: str, end: str) -> None:
    assert found(text) == [(start, end)]


def test_forward_words_take_the_next_such_day() -> None:
    assert found("They will meet again Friday", ahead=True) == [("06-12T22", "06-13T22")]
    assert found("They met Friday", ahead=True) == [("06-05T22", "06-06T22")]


def test_the_day_is_a_day_of_its_zone() -> None:
    assert found("on Monday", "Asia/Tbilisi")[0] == ("06-08T20", "06-09T20")


def test_a_deadline_may_lie_ahead() -> None:
    assert found("by August 1") == [(None, "08-01T22")]
    assert found("by May 20") == [(None, "05-20T22")]


def test_two_clocks_must_agree() -> None:
    text = "until 1:00 am Friday (2300 GMT Thursday)"
    (said,) = times(text, 0, len(text), anchor(2031, 6, 11), ZONE)
    assert said.when.end == datetime(2031, 6, 12, 23, tzinfo=UTC)
    assert said.when.start is None
    wrong = text.replace("2300", "2200")
    assert not times(wrong, 0, len(wrong), anchor(2031, 6, 11), ZONE)[0].when.resolved


def test_without_an_anchor_only_full_dates_are_resolved() -> None:
    text = "on Monday, in May and on 3 June 2031"
    said = times(text, 0, len(text), None, ZONE)
    assert [t.when.precision for t in said] == [Precision.UNRESOLVED, Precision.UNRESOLVED, Precision.DAY]
    assert said[2].when.basis is TimeBasis.STATED


def test_a_month_needs_its_capital() -> None:
    text = "they may march on the town"
    assert times(text, 0, len(text), anchor(2031, 6, 11), ZONE) == []


@given(st.text(alphabet="0123456789 :./-amptojunefriday", max_size=60))
def test_any_text(text: str) -> None:
    for said in times(text, 0, len(text), anchor(2031, 6, 11), ZONE):
        assert said.when.span is not None
        assert text[slice(*said.when.span)] == said.when.as_written
