"""Places, sides and times held to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tally.made import GROUND, PLACES, named, told, when, where
from trucewatch.model.vocabulary import Act
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.tally.ground import Lies
from trucewatch.tally.told import times


@pytest.mark.parametrize(
    ("one", "other", "lies"),
    [
        (["vale"], ["vale"], Lies.SAME),
        (["mill-quarter"], ["vale"], Lies.INSIDE),
        (["norland"], ["vale", "harrow"], Lies.AROUND),
        (["vale"], ["east-vale"], Lies.OVERLAPPING),
        (["vale"], ["harrow"], Lies.APART),
        ([], ["vale"], Lies.UNKNOWN),
    ],
)
def test_how_places_lie(one: list[str], other: list[str], lies: Lies) -> None:
    assert GROUND.places(where(*one), where(*other)) is lies
    assert GROUND.places(where(*other), where(*one)) is lies.turned


@given(st.lists(st.sampled_from(sorted(PLACES)), max_size=3), st.lists(st.sampled_from(sorted(PLACES)), max_size=3))
def test_places_lie_the_same_from_both_sides(one: list[str], other: list[str]) -> None:
    assert GROUND.places(where(*one), where(*other)) is GROUND.places(where(*other), where(*one)).turned


TIMES = ["2031-03-02", "2031-03-01..2031-03-04", "2031-03-03..2031-03-09", "2031-03-04..", "2031-04", "2031"]


@given(st.sampled_from(TIMES), st.sampled_from(TIMES))
def test_times_lie_the_same_from_both_sides(one: str, other: str) -> None:
    assert times(when(one), when(other)) is times(when(other), when(one)).turned


def test_a_side_is_one_whether_told_coarsely_or_not() -> None:
    army, state, other, words = named("norland-army", "norland-state", "sudland-state", "the men of the hill")
    assert GROUND.one_side(army, state)
    assert GROUND.one_side(state, army)
    assert not GROUND.one_side(army, other)
    assert not GROUND.one_side(words, other)


def test_authors_of_two_reports_without_a_name_are_two() -> None:
    one, other = told(Act.VIEW, report=1), told(Act.VIEW, report=2)
    assert one.speakers != other.speakers


def test_two_provinces_do_not_overlap_however_wide_their_circles() -> None:
    def county(key: str, lat: float, precision: PlacePrecision) -> list[Where]:
        return [Where(as_written=key, key=key, name=key, lat=lat, lon=20.0, radius_km=60.0, precision=precision)]

    one = county("vale-county", 40.0, PlacePrecision.ADMIN1)
    assert GROUND.places(one, county("harrow-county", 40.8, PlacePrecision.ADMIN1)) is Lies.APART
    assert GROUND.places(one, county("the-marshes", 40.8, PlacePrecision.AREA)) is Lies.OVERLAPPING
