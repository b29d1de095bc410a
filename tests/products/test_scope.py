from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.case.config import CaseConfig
from trucewatch.errors import BadInput, NotHeld
from trucewatch.model.instant import parse_instant
from trucewatch.products.scope import area_named, day_of, day_window, parse_day, where_named


def config(zone: str, day_starts: str = "00:00") -> CaseConfig:
    return CaseConfig(id="x", name="X", zone=zone, day_starts=day_starts)


@pytest.mark.parametrize(("day", "hours"), [("2030-03-31", 23), ("2030-10-27", 25), ("2030-07-01", 24)])
def test_a_day_is_as_long_as_the_clock_makes_it(day, hours):
    window = day_window(date.fromisoformat(day), config("Europe/Kyiv"))
    assert window.end - window.start == timedelta(hours=hours)


def test_a_day_may_begin_in_the_evening():
    evening = config("Asia/Kathmandu", "18:00")
    window = day_window(date(2031, 3, 4), evening)
    assert window.start == parse_instant("2031-03-04 18:00 Asia/Kathmandu")
    assert day_of(parse_instant("2031-03-05 17:59 Asia/Kathmandu"), evening) == date(2031, 3, 4)
    assert day_of(parse_instant("2031-03-05 18:00 Asia/Kathmandu"), evening) == date(2031, 3, 5)


@given(
    st.datetimes(min_value=parse_instant("2000-01-01 00:00 UTC").replace(tzinfo=None)).filter(lambda d: d.year < 2100),
    st.sampled_from(["Europe/Kyiv", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "UTC"]),
    st.sampled_from(["00:00", "06:00", "18:30"]),
)
def test_every_instant_lies_in_one_day(moment, zone, starts):
    at = moment.replace(tzinfo=parse_instant("2031-01-01 00:00 UTC").tzinfo)
    here = config(zone, starts)
    window = day_window(day_of(at, here), here)
    assert window.start <= at < window.end


def test_a_place_by_id_name_or_point(seen):
    assert where_named(seen.files, "vale").key == "vale"
    assert where_named(seen.files, "MILL QUARTER").key == "mill-quarter"
    point = where_named(seen.files, "27.7, 85.3")
    assert (point.lat, point.lon, point.radius_km, point.key) == (27.7, 85.3, 0, None)


@pytest.mark.parametrize("text", ["99,10", "10,-181"])
def test_a_point_off_the_globe_is_refused(seen, text):
    with pytest.raises(BadInput, match="latitude runs from"):
        where_named(seen.files, text)


def test_an_unknown_place_has_near_names(seen):
    with pytest.raises(NotHeld, match="near: mill-quarter"):
        where_named(seen.files, "mil-quarter")


def test_an_area_holds_what_lies_in_it(seen):
    assert area_named(seen.files, "Vale").inside == {"vale", "mill-quarter"}
    assert area_named(seen.files, "mill-quarter").containing == {"vale"}


def test_a_day_that_is_none_is_refused():
    with pytest.raises(BadInput, match="2031-02-30"):
        parse_day("2031-02-30")
