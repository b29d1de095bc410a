"""A document whose date is only known as a range: relative words show all that they can mean."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from reading import ZONE
from trucewatch.model.report import Anchor
from trucewatch.model.when import Precision, When
from trucewatch.read.times.interval import Time
from trucewatch.read.times.times import times


def over(first: int, last: int | None) -> Anchor:
    start = datetime(2031, 6, first, tzinfo=ZoneInfo(ZONE))
    end = start + timedelta(days=last - first + 1) if last is not None else None
    precision = Precision.DAYS if end else Precision.OPEN
    return Anchor(when=When(start=start, end=end, precision=precision, zone=ZONE), basis="made up")


def found(text: str, anchor: Anchor) -> list[Time]:
    return times(text, 0, len(text), anchor, ZONE)


def test_one_answer_where_both_ends_agree() -> None:
    (said,) = found("on Monday", over(10, 12))
    assert (said.when.start, said.when.precision) == (
        datetime(2031, 6, 9, tzinfo=ZoneInfo(ZONE)),
        Precision.DAY,
    )


def test_the_range_shows_where_they_do_not() -> None:
    (said,) = found("on Monday", over(4, 11))
    assert said.when.start is not None
    assert said.when.end is not None
    assert (said.when.start.astimezone(ZoneInfo(ZONE)).day, said.when.end.astimezone(ZoneInfo(ZONE)).day) == (2, 10)
    assert said.when.approximate
    assert said.day is None


def test_a_bound_on_one_side_anchors_nothing() -> None:
    monday, stated = found("on Monday and on 3 June 2031", over(4, None))
    assert not monday.when.resolved
    assert stated.when.resolved


@given(st.integers(1, 25), st.integers(0, 5), st.sampled_from(["on Monday", "last week", "yesterday", "since Friday"]))
def test_the_range_holds_what_each_of_its_days_gives(first: int, length: int, words: str) -> None:
    (wide,) = found(words, over(first, first + length))
    for day in range(first, first + length + 1):
        (one,) = found(words, over(day, day))
        assert one.when.within(wide.when)
