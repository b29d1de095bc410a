"""Days from midnight, another hour and sunset: without gaps, and each instant in one of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.condition import DayRule
from trucewatch.model.place import Place
from trucewatch.terms.calendar import Calendar, calendar

ZONES = ["UTC", "Europe/Kyiv", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana", "Asia/Damascus"]
calendars = st.builds(
    Calendar,
    zone=st.sampled_from(ZONES),
    hour=st.one_of(st.none(), st.times().map(lambda t: t.replace(second=0, microsecond=0))),
    lat=st.floats(-55, 55),
    lon=st.floats(-170, 170),
)
days = st.dates(date(2000, 1, 1), date(2040, 1, 1))


@given(calendars, days)
def test_days_follow_each_other(of: Calendar, label: date) -> None:
    one, two = of.days(label, 2)
    assert one.end == two.start
    assert timedelta(hours=22, minutes=30) < one.end - one.start < timedelta(hours=25, minutes=30)


@given(calendars, days, st.integers(0, 24 * 60 - 1))
def test_every_instant_lies_in_its_day(of: Calendar, label: date, minutes: int) -> None:
    instant = datetime.combine(label, time(), UTC) + timedelta(minutes=minutes)
    day = of.day(of.label_at(instant))
    assert day.start <= instant < day.end
    first = of.day(of.first_from(instant))
    assert first.start >= instant > of.start(first.label - timedelta(days=1))


@pytest.mark.parametrize(("label", "hours"), [("2031-03-30", 23), ("2031-10-26", 25), ("2031-06-01", 24)])
def test_clock_changes(label: str, hours: int) -> None:
    day = Calendar("Europe/Kyiv", time(0)).day(date.fromisoformat(label))
    assert day.end - day.start == timedelta(hours=hours)


def test_the_day_touched_last_is_that_of_the_last_moment() -> None:
    of = Calendar("UTC", time(0))
    start, end = datetime(2031, 3, 1, tzinfo=UTC), datetime(2031, 3, 3, tzinfo=UTC)
    assert of.labels(start, end) == (date(2031, 3, 1), date(2031, 3, 2))
    assert of.labels(start, start) == (date(2031, 3, 1), date(2031, 3, 1))


def test_a_sun_that_does_not_set() -> None:
    pole = Place(id="pole", name="Pole", lat=80, lon=20, radius_km=1, precision="town")
    of = calendar(DayRule(starts="sunset", at="pole"), "UTC", "00:00", pole)
    with pytest.raises(ValueError, match="the sun does not set on 2031-06-21"):
        of.start(date(2031, 6, 21))
    with pytest.raises(ValueError, match="not in the gazetteer"):
        calendar(DayRule(starts="sunset", at="pole"), "UTC", "00:00")


def test_without_a_rule_the_cases_own_day_holds() -> None:
    assert calendar(None, "UTC", "06:30").hour == time(6, 30)
    assert calendar(DayRule(starts="19:00"), "UTC", "06:30").hour == time(19)
