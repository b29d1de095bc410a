"""Every scenario comes out as it says; so does its mirror image, and the same somewhere else on another day."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from terms.moved import mirrored, reordered, shifted, swapped
from terms.scenario import Scenario, faults, findings, load, read
from trucewatch.model.vocabulary import Truth

FILES = sorted((Path(__file__).parent / "scenarios").glob("*.yml"))
EACH = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_there_are_enough_and_each_shows_something_of_its_own() -> None:
    scenarios = [load(path) for path in FILES]
    assert len(FILES) >= 40
    assert [path.name[:2] for path in FILES] == [f"{n:02}" for n in range(1, len(FILES) + 1)]
    for what in ("title", "shows"):
        told = [getattr(s, what) for s in scenarios]
        assert len(set(told)) == len(told)


def test_every_outcome_is_shown() -> None:
    shown = {expected.outcome.value for path in FILES for told in load(path).incidents for expected in told.expect}
    assert shown == {
        "outside area", "outside time", "not bound", "excluded", "permitted", "not determined", "possible breach",
    }  # fmt: skip


@EACH
def test_it_comes_out_as_it_says(path: Path) -> None:
    assert faults(load(path)) == []


@EACH
def test_swapping_the_sides_mirrors_it(path: Path) -> None:
    plain, other = load(path), Scenario.model_validate(mirrored(read(path)))
    assert faults(other) == []
    for (incident, arrangement, reading), finding in findings(plain).items():
        twin = findings_of(other)[swapped(incident), swapped(arrangement), swapped(reading)]
        assert [(t.name, t.answer, swapped(t.basis)) for t in finding.tests] == [
            (t.name, t.answer, t.basis) for t in twin.tests
        ]


def findings_of(scenario: Scenario) -> Any:
    return findings(scenario)


@EACH
def test_the_order_in_the_file_means_nothing(path: Path) -> None:
    assert faults(Scenario.model_validate(reordered(read(path)))) == []


MOVING = [path for path in FILES if not load(path).stays]


def test_only_what_belongs_to_its_place_or_night_stays() -> None:
    assert len(FILES) - len(MOVING) <= 3


@pytest.mark.parametrize("path", MOVING, ids=lambda path: path.stem)
@pytest.mark.parametrize(("zone", "days", "degrees"), [("Asia/Kathmandu", 17, 40.25), ("America/Caracas", -200, -95.5)])
def test_it_moves_to_another_clock_day_and_meridian(path: Path, zone: str, days: int, degrees: float) -> None:
    assert faults(Scenario.model_validate(shifted(read(path), zone, days, degrees))) == []


@EACH
def test_a_larger_radius_never_makes_an_unknown_certain(path: Path) -> None:
    plain = load(path)
    wide = plain.model_copy(
        update={
            "incidents": tuple(
                told.model_copy(
                    update={"where": tuple(s.model_copy(update={"radius_km": s.radius_km * 2 + 3}) for s in told.where)}
                )
                for told in plain.incidents
            )
        }
    )
    after = findings(wide)
    for key, finding in findings(plain).items():
        for before, now in zip(finding.tests, after[key].tests, strict=True):
            assert now.answer in (before.answer, Truth.UNKNOWN), (key, now)


def test_an_unknown_key_is_refused() -> None:
    written = read(FILES[0])
    for where, key in (((), "titel"), (("incidents", 0), "were"), (("terms", 0), "partys")):
        broken = copy.deepcopy(written)
        part = broken
        for step in where:
            part = part[step]
        part[key] = "x"
        with pytest.raises(ValidationError):
            _ = Scenario.model_validate(broken).book


def test_a_wrong_expectation_is_seen() -> None:
    written = copy.deepcopy(read(FILES[0]))
    written["incidents"][0]["expect"][0]["outcome"] = "excluded"
    assert faults(Scenario.model_validate(written)) != []
