"""Times as stated: half-open, ordered, unresolved only without ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trucewatch.model.instant import Boundary
from trucewatch.model.when import Precision, TimeBasis, When, from_boundary

BASE = datetime(2031, 3, 4, tzinfo=UTC)
HOURS = st.none() | st.integers(0, 20).map(lambda h: BASE + timedelta(hours=h))


def when(start: datetime | None, end: datetime | None) -> When:
    precision = Precision.UNRESOLVED if start is None and end is None else Precision.DAY
    return When(start=start, end=end, precision=precision, zone="UTC", as_written="then")


@st.composite
def times(draw: st.DrawFn) -> When:
    start, end = draw(HOURS), draw(HOURS)
    assume(start is None or end is None or start < end)
    return when(start, end)


@pytest.mark.parametrize("hours", [0, -1])
def test_an_end_at_or_before_the_start_is_refused(hours: int) -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        when(BASE, BASE + timedelta(hours=hours))


def test_only_a_time_without_ends_is_unresolved() -> None:
    for start, precision in ((None, Precision.DAY), (BASE, Precision.UNRESOLVED)):
        with pytest.raises(ValueError, match="unresolved"):
            When(start=start, end=None, precision=precision, zone="UTC")
    assert not when(None, None).resolved


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="names no zone"):
        when(datetime(2031, 3, 4), None)


@given(times(), times())
def test_overlap_is_mutual_and_an_end_is_not_touched(one: When, other: When) -> None:
    if one.resolved and other.start and other.end and one.start and one.end:
        common = max(one.start, other.start) < min(one.end, other.end)
        assert one.overlaps(other.start, other.end) == other.overlaps(one.start, one.end) == common


@given(times(), times(), times())
def test_within_is_an_order(a: When, b: When, c: When) -> None:
    assert a.within(a) == a.resolved
    if a.within(b) and b.within(c):
        assert a.within(c)
    if a.within(b) and b.within(a):
        assert (a.start, a.end) == (b.start, b.end)


@given(times())
def test_an_unresolved_time_answers_nothing(time: When) -> None:
    blank = when(None, None)
    assert not blank.overlaps(BASE, BASE + timedelta(days=9))
    assert not blank.within(time)
    assert not time.within(blank)


@pytest.mark.parametrize(
    ("text", "precision", "hours"),
    [
        ("2031-03-04 10:00", Precision.MINUTE, 1 / 60),
        ("2031-03-04", Precision.DAY, 24),
        ("2031-03-04 Asia/Kathmandu", Precision.DAY, 24),
        ("2031-03", Precision.MONTH, 31 * 24),
        ("2031-03 Asia/Kathmandu", Precision.MONTH, 31 * 24),
        ("2031", Precision.YEAR, 365 * 24),
        ("2031-03-04..2031-03-06", Precision.DAYS, 72),
        ("2031-03-04..", Precision.OPEN, None),
        ("2031-03-04 10:00 ..", Precision.OPEN, None),
    ],
)
def test_a_boundary_becomes_a_time_of_its_precision(text: str, precision: Precision, hours: float | None) -> None:
    found = from_boundary(Boundary.parse(text, "Asia/Kathmandu"), "Asia/Kathmandu")
    assert (found.precision, found.as_written, found.basis) == (precision, text, TimeBasis.DESK)
    assert found.start is not None
    lasting = None if found.end is None else (found.end - found.start) / timedelta(hours=1)
    assert lasting == (None if hours is None else pytest.approx(hours))
