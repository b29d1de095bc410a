from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from trucewatch.fuse.mention import Mention
from trucewatch.fuse.mentions import incidents

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)
VALE: dict[str, Any] = {"place": "Vale", "lat": 10.0, "lon": 20.0, "radius": 3.0}
OSK: dict[str, Any] = {"place": "Osk", "lat": 10.6, "lon": 20.3, "radius": 3.0}


def told(report: str, act: str = "shelling", day: int | None = 0, **said: Any) -> Mention:
    """A claim of a report; without a place unless one is given."""
    start = None if day is None else NOON + timedelta(days=day, hours=-12)
    given = {"words": "Shells hit the Osterline mill and killed Jon Tarrow.", "start": start} | said
    return Mention(id="", report=report, act=act, end=start and start + timedelta(days=1), **given)


def test_a_claim_without_a_place_joins_what_was_told_before_it() -> None:
    assert incidents([told("a", **VALE), told("a", words="Ten were hurt.", day=None)]) == [0, 0]


def test_another_place_day_or_act_of_one_report_is_another_incident() -> None:
    there = [told("a", **VALE), told("a", **OSK), told("a", day=3, **VALE), told("a", "airstrike", **VALE)]
    assert incidents(there) == [0, 1, 2, 3]


def test_rival_tolls_of_one_place_and_day_part_nothing() -> None:
    tolls = [told("a", killed_low=n, killed_high=n, **VALE) for n in (56, 85, 160)]
    assert incidents(tolls) == [0, 0, 0]


def test_a_quarter_with_another_toll_is_not_its_city() -> None:
    city = told("a", killed_low=31, killed_high=31, **(VALE | {"radius": 8.0}))
    quarter = told("a", killed_low=10, killed_high=10, **(VALE | {"place": "Reed Bank", "lat": 10.05, "radius": 1.0}))
    assert incidents([city, quarter]) == [0, 1]


def test_two_reports_of_one_incident() -> None:
    other = told("b", "attack_unspecified", killed_low=3, **VALE)
    assert incidents([told("a", killed_low=3, killed_high=3, **VALE), other]) == [0, 0]


def test_two_reports_of_two_natures_or_places() -> None:
    assert incidents([told("a", **VALE), told("b", "ground_assault", **VALE)]) == [0, 1]
    assert incidents([told("a", words="Shells fell.", **VALE), told("b", words="Shells fell.", **OSK)]) == [0, 1]


def test_undated_talk_of_a_town_is_not_its_latest_incident() -> None:
    assert incidents([told("a", **VALE), told("b", day=None, words="Shells fell there before.", **VALE)]) == [0, 1]


def test_nothing_is_nothing() -> None:
    assert incidents([]) == []


def test_among_many_reports_the_same_are_found(monkeypatch: Any) -> None:
    mentions = [told(str(n), day=9 * (n // 2), words=f"Shells killed Name{n // 2}x.", **VALE) for n in range(12)]
    few = incidents(mentions)
    monkeypatch.setattr("trucewatch.fuse.across.ALL_PAIRS", 3)
    assert incidents(mentions) == few == [2 * (n // 2) for n in range(12)]
