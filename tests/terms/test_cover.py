"""Area and time asked together, since each area has its own periods."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from trucewatch.model.instant import parse_instant
from trucewatch.model.when import Precision, When
from trucewatch.model.where import Where
from trucewatch.terms.codes import code_of
from trucewatch.terms.cover import Cover, cover, spans
from trucewatch.terms.extents import extents, micros
from trucewatch.terms.lying import in_zones


def ask(book: Any, zones: Any, when: str, known_at: Any = None) -> Cover:
    """The answer of the book's one reading for a place that lies to the zones as given (not named: outside)."""
    there = parse_instant(when, "Europe/Kyiv")
    of = extents(book, known_at)
    codes = np.array([[code_of(zones.get(zone, False)) for zone in book.zones]], dtype=np.int8)
    now = np.array([micros(there)])
    return cover(of, 0, of.answers(codes, now, now, of.validity), 0, (there, there), None)


@pytest.fixture(scope="module")
def two(make: Any) -> Any:
    """Vale holds on 1 May, Harrow on 2 May."""
    vale = make.area("vale", ("2031-05-01", "2031-05-02 00:00"))
    harrow = make.area("harrow", ("2031-05-02 00:00", "2031-05-03"))
    return make.book(make.arrangement(vale, harrow))


@pytest.mark.parametrize(
    ("zones", "when", "area", "time"),
    [
        ({"vale": True}, "2031-05-01 24:00", True, False),
        ({"harrow": True}, "2031-05-02 12:00", True, True),
        ({"vale": True, "harrow": True}, "2031-05-02 12:00", True, True),
        ({"vale": None, "harrow": None}, "2031-05-02 12:00", None, None),
        ({"vale": True, "harrow": None}, "2031-05-02 12:00", True, None),
        ({"vale": None}, "2031-05-02 12:00", None, False),
        ({}, "2031-05-02 12:00", False, None),
        ({}, "2031-05-09 12:00", False, False),
    ],
)
def test_a_time_counts_only_where_the_place_may_be(two: Any, zones: Any, when: str, area: Any, time: Any) -> None:
    answer = ask(two, zones, when)
    assert (answer.area, answer.time) == (area, time)


def test_what_is_left_out_is_outside_with_its_sources(make: Any) -> None:
    out = [{"zone": "harrow", "cite": make.cite(o, "2031-05-01")} for o in ("Vale Post", "Radio Vale")]
    area = make.area("vale", ("2031-05-01", None))
    book = make.book(make.arrangement(readings=[{"id": "r", "issuer": "x", "areas": [area], "left_out": out}]))
    answer = ask(book, {"vale": True, "harrow": True}, "2031-05-05 12:00")
    assert answer.area is False
    assert answer.area_basis == "left out: zone harrow (sources: Vale Post, 2031-05-01; Radio Vale, 2031-05-01)"
    assert ask(book, {"vale": True, "harrow": None}, "2031-05-05 12:00").area is None
    before = parse_instant("2031-04-01T00:00Z")
    assert ask(book, {"vale": True, "harrow": True}, "2031-05-05 12:00", before).area is True


def test_a_reading_without_a_known_area_is_not_asked(two: Any) -> None:
    assert extents(two, parse_instant("2031-01-01T00:00Z")).readings == ()


def test_places_against_zones(make: Any) -> None:
    book = make.book()
    inside, edge, nowhere = in_zones(book, [make.at(30.5, 50.5), make.at(31, 50.5, 3), Where(as_written="somewhere")])
    assert inside == {"vale": True}
    assert edge == {"vale": None}
    assert nowhere == {"vale": None, "harrow": None}


def test_a_place_that_the_gazetteer_puts_in_the_zone_is_in_it(make: Any) -> None:
    places = [make.gazetteer("vale", 30.5, 50.5, 60), make.gazetteer("quarter", 30.98, 50.5, 4, "vale")]
    book = make.book(places=places)
    assert in_zones(book, [make.at(30.5, 50.5, 60, "vale")])[0]["vale"] is True
    assert in_zones(book, [make.at(30.98, 50.5, 4, "quarter")])[0]["vale"] is True
    # "near the quarter" is wider than the quarter, and another point is another place
    assert in_zones(book, [make.at(30.98, 50.5, 9, "quarter")])[0]["vale"] is None
    assert in_zones(book, [make.at(30.97, 50.5, 4, "quarter")])[0]["vale"] is None


def test_where_names_contradict_the_map_the_map_stays(make: Any) -> None:
    book = make.book(places=[make.gazetteer("far", 40, 50.5, 4, "vale"), make.gazetteer("vale", 30.5, 50.5, 60)])
    assert in_zones(book, [make.at(40, 50.5, 4, "far")])[0].get("vale", False) is False


def test_an_approximate_time_is_widened_by_its_own_length() -> None:
    day = [parse_instant(f"2031-05-0{n}T00:00Z") for n in (1, 2, 3, 4)]
    when = When(start=day[1], end=day[2], precision=Precision.DAY, zone="UTC", approximate=True)
    lost = When(start=None, end=None, precision=Precision.UNRESOLVED, zone="UTC", as_written="lately")
    assert spans([when, lost]) == ((day[0], day[3]),)
    assert spans([when.model_copy(update={"approximate": False})]) == ((day[1], day[2]),)
