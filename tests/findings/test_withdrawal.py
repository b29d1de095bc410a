"""Withdrawals: distance, hour and side are asked together; more knowledge never turns an answer round."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.findings.live import find
from trucewatch.model.vocabulary import Act, Stance, Truth

ROAD = {"west": 30.5, "south": 50.4}


@pytest.fixture(scope="module")
def ask(desk: Any) -> Any:
    term = {"id": "back", "effect": "required", "acts": ["presence"], "words": "back", "cite": desk.cite()}
    road = {"line": "road", "distance_km": 3.5, "by": "2031-05-02 09:00"}
    zones = [desk.square("vale", 30, 50), desk.square("road", 30.5, 50.4, 0.01)]
    calm = desk.arrangement(
        desk.area("vale", ("2031-05-01 01:00", "2031-05-04 01:00")), terms=[term | road | {"of": ["norland"]}]
    )
    parties = [desk.party("norland"), desk.party("norland-army", "norland"), desk.party("sudland")]
    book = desk.book(calm, zones=zones, parties=parties)

    def of(test: str = "prohibited act", **rest: Any) -> Truth:
        there = {"acts": (Act.PRESENCE,), "where": (desk.at(30.52, 50.405, 0.2),)}
        (finding,) = find([desk.incident(**(there | rest))], book)
        return next(t.answer for t in finding.tests if t.name == test)

    return of


def test_near_after_the_hour_and_by_whom_it_lies_on(desk: Any, ask: Any) -> None:
    assert ask() is Truth.YES
    assert ask(attributions=(desk.naming("norland-army"),)) is Truth.YES
    assert ask(where=(desk.at(30.6, 50.405, 0.2),)) is Truth.NO
    assert ask("permitted", where=(desk.at(30.6, 50.405, 0.2),)) is Truth.YES
    assert ask(when=(desk.when("2031-05-02 06:00", "2031-05-02 09:00"),)) is Truth.NO
    assert ask(when=(desk.when("2031-05-02 09:00", "2031-05-02 10:00"),)) is Truth.YES
    assert ask(when=(desk.when("2031-05-02 08:00", "2031-05-02 10:00"),)) is Truth.UNKNOWN


def test_another_side_needs_more_than_one_voice(desk: Any, ask: Any) -> None:
    assert ask(attributions=(desk.naming("sudland", by="Norland"),)) is Truth.UNKNOWN
    assert ask(attributions=desk.firmly("sudland")) is Truth.NO
    denied = desk.naming("sudland", Stance.DENIES, by="Sudland")
    assert ask(attributions=(*desk.firmly("sudland"), denied)) is Truth.UNKNOWN
    assert ask(attributions=(desk.naming("norland", hedged=True),)) is Truth.UNKNOWN
    assert ask(attributions=(desk.naming(None, words="some men"),)) is Truth.UNKNOWN


@given(st.floats(0, 0.2), st.floats(0, 12), st.floats(0, 12))
def test_a_larger_radius_never_makes_an_unknown_certain(
    desk: Any, ask: Any, east: float, radius: float, more: float
) -> None:
    near, wide = (ask(where=(desk.at(30.5 + east, 50.405, r),)) for r in (radius, radius + more))
    assert wide in (near, Truth.UNKNOWN)
