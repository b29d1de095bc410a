"""Which of several places of one name is meant where the text says what it lies in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.place import Place
from trucewatch.model.where import PlacePrecision
from trucewatch.read.places.inside import FAR, lying_in
from trucewatch.terms.distance import km_between


def at(id_: str, lat: float, lon: float) -> Place:
    return Place(id=id_, name="Ashby", lat=lat, lon=lon, radius_km=2, precision=PlacePrecision.VILLAGE)


VALE = at("vale", 54.0, 12.0)


def test_the_clearly_nearest_one() -> None:
    assert [p.id for p in lying_in([at("far", 54.9, 13.0), at("near", 54.1, 12.0)], VALE)] == ["near"]


def test_two_that_are_about_as_near_stay_open() -> None:
    assert len(lying_in([at("a", 54.5, 12.0), at("b", 53.5, 12.0)], VALE)) == 2


def test_one_out_of_reach_is_another_place() -> None:
    assert lying_in([at("far", 40.0, 12.0)], VALE) == []


@given(st.lists(st.tuples(st.floats(-60, 60), st.floats(-170, 170)), max_size=6))
def test_only_some_of_the_candidates_and_none_out_of_reach(points: list[tuple[float, float]]) -> None:
    candidates = [at(f"p{n}", *point) for n, point in enumerate(points)]
    kept = lying_in(candidates, VALE)
    assert all(p in candidates and km_between(p.lat, p.lon, VALE.lat, VALE.lon) <= FAR for p in kept)
