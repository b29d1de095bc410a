"""Windows of validity: three values, exclusive ends, chains of extensions, and what was known when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.arrangement import Area, Period
from trucewatch.model.instant import Boundary, parse_instant
from trucewatch.model.vocabulary import Truth
from trucewatch.terms.extents import in_time
from trucewatch.terms.periods import chains, counted, gaps

DAY = timedelta(days=1)


def ask(area: Area, start: str, end: str | None = None, **rest: Any) -> str:
    first = parse_instant(start, "Europe/Kyiv")
    return in_time(area, first, parse_instant(end, "Europe/Kyiv") if end else first, **rest).value


def test_the_end_is_exclusive_to_the_minute(make: Any) -> None:
    area = make.read_area(("2031-05-01 01:00", "2031-05-03 01:00"))
    assert ask(area, "2031-05-01 00:59") == "no"
    assert ask(area, "2031-05-01 01:00") == "yes"
    assert ask(area, "2031-05-02T21:59Z") == "yes"
    assert ask(area, "2031-05-02T22:00Z") == "no"


def test_the_offset_is_that_of_the_day(make: Any) -> None:
    winter = make.read_area(("2031-03-29 01:00", "2031-03-30 01:00"))
    summer = make.read_area(("2031-03-29 01:00", "2031-03-31 01:00"))
    assert ask(winter, "2031-03-29T22:59Z") == "yes"
    assert ask(winter, "2031-03-29T23:00Z") == "no"
    assert ask(summer, "2031-03-30T21:59Z") == "yes"
    assert ask(summer, "2031-03-30T22:00Z") == "no"


def test_an_incident_that_may_lie_on_either_side_of_an_end_is_unknown(make: Any) -> None:
    area = make.read_area(("2031-05-01 01:00", "2031-05-03 01:00"))
    assert ask(area, "2031-05-02 00:00", "2031-05-03 01:00") == "yes"
    assert ask(area, "2031-05-02 00:00", "2031-05-03 01:01") == "unknown"
    assert ask(area, "2031-05-03 01:00", "2031-05-04 00:00") == "no"


def test_a_start_known_to_the_day_leaves_that_day_unknown(make: Any) -> None:
    area = make.read_area(("2031-02-27", None))
    assert ask(area, "2031-02-26 23:59") == "no"
    assert ask(area, "2031-02-27 12:00") == "unknown"
    assert ask(area, "2031-02-28 00:00") == "yes"
    assert ask(area, "2099-01-01 00:00") == "yes"


def test_an_approximate_start_stays_approximate(make: Any) -> None:
    area = make.read_area(("2031-09-12..2031-09-14", None))
    assert [ask(area, f"2031-09-{day} 12:00") for day in (11, 12, 14, 15)] == ["no", "unknown", "unknown", "yes"]


def test_an_end_then_or_later_is_never_certainly_passed(make: Any) -> None:
    area = make.read_area(("2031-05-01", "2031-05-09.."))
    assert ask(area, "2031-05-08 12:00") == "yes"
    assert ask(area, "2032-01-01 12:00") == "unknown"


def test_an_extension_carries_the_chain_on(make: Any) -> None:
    area = make.read_area(("2031-05-01 01:00", "2031-05-02 01:00"), ("2031-05-02 01:00", "2031-05-04 01:00"))
    assert ask(area, "2031-05-01 12:00", "2031-05-03 12:00") == "yes"
    assert gaps(area) == ()
    assert len(chains(counted(area))) == 1


def test_an_extension_from_an_end_known_to_the_day_leaves_no_hole(make: Any) -> None:
    joined = make.read_area(("2031-05-01 01:00", "2031-05-02"), ("2031-05-02", "2031-05-04 01:00"))
    assert ask(joined, "2031-05-02 12:00") == "yes"
    apart = make.read_area(("2031-05-01 01:00", "2031-05-02"), ("2031-05-02..2031-05-03", "2031-05-05 01:00"))
    assert ask(apart, "2031-05-02 12:00") == "unknown"
    assert "cannot be told whether there is a gap" in gaps(apart)[0]


@pytest.mark.parametrize(
    ("first_end", "next_start", "told"),
    [
        ("2031-05-02 00:01", "2031-05-02 01:00", "gap of 59 min between 2031-05-02 00:01"),
        ("2031-05-02 02:00", "2031-05-02 01:00", "overlap of 1 h between 2031-05-02 02:00"),
        ("2031-05-02", "2031-05-03 12:00", "gap of at least 12 h"),
        ("2031-05-03 12:00", "2031-05-02", "overlap of at least 12 h"),
    ],
)
def test_what_does_not_join_is_told(make: Any, first_end: str, next_start: str, told: str) -> None:
    (seam,) = gaps(make.read_area(("2031-05-01 01:00", first_end), (next_start, "2031-05-09")))
    assert told in seam


def test_an_extension_after_no_stated_end_is_told(make: Any) -> None:
    assert "without a stated end" in gaps(make.read_area(("2031-05-01", None), ("2031-05-03", "2031-05-09")))[0]


def test_an_extension_counts_only_once_known(make: Any) -> None:
    late = {"from": "2031-05-02 01:00", "until": "2031-05-04 01:00", "cite": make.cite(date="2031-05-03")}
    area = make.read_area(("2031-05-01 01:00", "2031-05-02 01:00"), late)
    assert ask(area, "2031-05-03 12:00") == "yes"
    assert ask(area, "2031-05-03 12:00", known_at=parse_instant("2031-05-02T12:00Z")) == "no"
    assert ask(area, "2031-05-03 12:00", known_at=parse_instant("2031-05-02T21:00Z")) == "yes"
    assert ask(area, "2031-05-01 12:00", known_at=parse_instant("2031-02-01T00:00Z")) == "no"


def test_what_was_ended_is_cut_off(make: Any) -> None:
    area = make.read_area(("2031-05-01 01:00", None))
    over = make.boundary("2031-05-20")
    assert [ask(area, f"2031-05-{day} 12:00", ended=over) for day in (19, 20, 21)] == ["yes", "unknown", "no"]


def test_an_incident_without_a_known_side_is_unknown_where_the_truce_has_that_side(make: Any) -> None:
    area = make.read_area(("2031-05-01", None))
    after = parse_instant("2031-06-01T00:00Z")
    assert in_time(area, after, None) is Truth.YES
    assert in_time(area, None, after) is Truth.UNKNOWN
    assert in_time(area, None, parse_instant("2031-01-01T00:00Z")) is Truth.NO


BASE = datetime(2031, 3, 20, tzinfo=UTC)
HOURS = st.integers(0, 24 * 20)


def boundary(start: int, width: int) -> Boundary:
    earliest = BASE + timedelta(hours=start)
    return Boundary(earliest=earliest, latest=earliest + timedelta(hours=width), as_written=f"{start}+{width}")


@st.composite
def areas(draw: st.DrawFn) -> Area:
    cite = [{"outlet": "Vale Post", "date": boundary(0, 0)}]
    periods = []
    for _ in range(draw(st.integers(1, 4))):
        start, length = draw(HOURS), draw(st.integers(1, 100))
        since, until = boundary(start, draw(st.integers(0, 30))), boundary(start + length, draw(st.integers(0, 30)))
        periods.append(Period.model_validate({"from": since, "until": until, "cite": cite}))
    return Area(zone="vale", periods=tuple(periods))


@given(areas(), HOURS, st.integers(1, 60), st.data())
def test_a_finer_time_never_turns_an_answer_round(area: Area, start: int, length: int, data: st.DataObject) -> None:
    first, last = BASE + timedelta(hours=start), BASE + timedelta(hours=start + length)
    inner = first + timedelta(hours=data.draw(st.integers(0, length - 1)))
    coarse, fine = in_time(area, first, last), in_time(area, inner, inner + timedelta(hours=1))
    assert coarse in (Truth.UNKNOWN, fine)


@given(areas(), HOURS, st.data())
def test_a_better_known_boundary_never_turns_a_certain_answer_round(area: Area, hour: int, data: st.DataObject) -> None:
    at = BASE + timedelta(hours=hour)
    known = []
    for period in area.periods:
        since, until = (
            boundary(b, 0)
            for b in (
                data.draw(st.integers(*(int((v - BASE) / timedelta(hours=1)) for v in (side.earliest, side.latest))))
                for side in (period.since, period.until)
            )
        )
        if until.earliest > since.earliest:
            known.append(period.model_copy(update={"since": since, "until": until}))
    if len(known) == len(area.periods):
        assert in_time(area, at, at) in (Truth.UNKNOWN, in_time(Area(zone="vale", periods=tuple(known)), at, at))


@given(areas(), HOURS, st.integers(-5000, 5000))
def test_shifting_everything_shifts_the_answers(area: Area, hour: int, by: int) -> None:
    at, shift = BASE + timedelta(hours=hour), timedelta(hours=by)

    def moved(b: Boundary) -> Boundary:
        return b.model_copy(update={"earliest": b.earliest + shift, "latest": b.latest and b.latest + shift})

    later = [p.model_copy(update={"since": moved(p.since), "until": moved(p.until)}) for p in area.periods if p.until]
    assert in_time(area, at, at) is in_time(Area(zone="vale", periods=tuple(later)), at + shift, at + shift)
