"""What a case may not say: refused by the check, with file, line and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from made import FILES, write_case
from trucewatch.case.check import check
from trucewatch.case.files import draft_bytes, read_case_files
from trucewatch.errors import Fault

CALM = "arrangements/vale-calm.yml"
CITE = "[{outlet: Vale Post, date: 2031-03-01}]"


@pytest.fixture
def faults(tmp_path: Path) -> Any:
    def of(file: str, old: str, new: str) -> list[Fault]:
        directory = write_case(tmp_path / "vale")
        assert FILES[file].count(old) == 1, old
        (directory / file).write_text(FILES[file].replace(old, new), "utf-8")
        return check(read_case_files(draft_bytes(directory)))

    return of


PERIOD = f"          - {{from: 2031-03-02 00:00, until: 2031-03-09 24:00, cite: {CITE}}}\n"
SECOND = """\
  - id: again
    issuer: {issuer}
    areas:
      - zone: vale-city
        periods:
          - {{from: {since}, until: 2031-03-12 24:00, cite: {cite}}}
"""
TERM = f"words: no shelling, cite: {CITE}}}\n"


def required(rest: str) -> str:
    return f"{TERM}  - {{id: back, effect: required, acts: [presence], words: back, {rest}, cite: {CITE}}}\n"


OVER = PERIOD.replace("{from: 2031-03-02", "{kind: extension, from: 2031-03-01")
APART = PERIOD.replace("          - {from", "      - zone: vale-city\n        periods:\n          - {from")
AGAIN = SECOND.format(issuer="vale  post", since="2031-03-05 00:00", cite=CITE)
LAST = f"cite: {CITE}\n"


def ending(all_of: str) -> str:
    return f"{LAST}end_rule: {{all_of: {all_of}, says: so, cite: {CITE}}}\n"


def with_period(old: str, new: str) -> tuple[str, str]:
    return PERIOD, PERIOD.replace(old, new)


@pytest.mark.parametrize(
    ("change", "line", "said", "remedy"),
    [
        (with_period("{from", "{kind: extension, from"), 19, "an extension of nothing", "Write the period that it"),
        ((PERIOD, PERIOD + OVER), 20, "an extension of nothing, from 2031-03-01", "which begins before it"),
        ((PERIOD, PERIOD + AGAIN), 21, "a second reading by vale  post for zone 'vale-city'", "Say whose reading each"),
        ((PERIOD, PERIOD + APART), 20, "the zone 'vale-city' twice", "under one entry"),
        (with_period("until:", "stated_duration: 72 hours, until:"), 19, "not a length of time", "PT72H"),
        (with_period("until:", "stated_duration: P, until:"), 19, "not a length of time", "P7D"),
        (with_period("until:", "stated_duration: PT, until:"), 19, "not a length of time", "P7D"),
        (with_period("24:00", "24:00 = 2031-03-09 19:15 UTC"), 19, "two clocks disagree", "Correct one of them"),
        (with_period("24:00", "24:00 = 2031-03-09 18:15"), 19, "two clocks disagree", "leave the second out"),
        (("zone: Asia/Kathmandu\n", ""), 1, "no 'zone'", "Local times mean nothing without one"),
        ((LAST, ending("[]")), 21, "an empty 'all_of'", "leave out"),
        ((LAST, ending("[norlant]")), 21, "the party 'norlant'", "near: norland"),
        (("{party: sudland,", "{party: sudlant,"), 10, "the party 'sudlant'", "near: sudland"),
        ((TERM, required("by: 2031-03-03 09:00, of: [norlant]")), 13, "the party 'norlant'", "near: norland"),
        ((TERM, required("line: vale-citi, distance_km: 2")), 13, "the zone 'vale-citi'", "near: vale-city"),
        ((TERM, required("line: vale-city")), 13, "half a distance", "Write `line` and `distance_km`, or neither"),
        ((TERM, required("distance_km: 2")), 13, "half a distance", "Write `line` and `distance_km`, or neither"),
        ((TERM, TERM.replace("words:", "by: 2031-03-03, words:")), 12, "is prohibited", "are for what is required"),
        ((TERM, required("by: 2031-03-03").replace("back, eff", "no-fire, eff")), 13, "'no-fire' twice", "its own id"),
        (("announced: 2031-03-01", "announced: 2031-03-01 10:00 Vale/Harrow"), 7, "not an IANA time zone", ""),
    ],
)
def test_an_arrangement_that_cannot_be_meant_is_refused(
    faults: Any, change: tuple[str, str], line: int, said: str, remedy: str
) -> None:
    told = [str(fault) for fault in faults(CALM, *change)]
    assert len(told) == 1, told
    assert told[0].startswith(f"{CALM}:{line}: "), told
    assert said in told[0]
    assert remedy in told[0]


def test_an_instant_without_a_zone_takes_no_zone_from_the_machine(faults: Any) -> None:
    told = [str(f) for f in faults("parties.yml", "date: 2031-03-01}]", "date: 2031-03-01}, {outlet: X, date: 10:00}]")]
    assert any("is not an instant" in one and "parties.yml:6" in one for one in told), told


def test_one_issuer_may_read_one_zone_again_at_another_time(faults: Any) -> None:
    assert faults(CALM, PERIOD, PERIOD + SECOND.format(issuer="Vale Post", since="2031-03-10 00:00", cite=CITE)) == []
    assert faults(CALM, PERIOD, PERIOD + SECOND.format(issuer="Harrow Post", since="2031-03-05 00:00", cite=CITE)) == []


RING = [[85.2, 27.6], [85.4, 27.6], [85.4, 27.8], [85.2, 27.8], [85.2, 27.6]]


@pytest.mark.parametrize(
    ("ring", "said", "remedy"),
    [
        ([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]], "crosses or touches itself", "Correct the ring"),
        (RING[::-1], "it runs clockwise, expected counter-clockwise", "Reverse it"),
        ([[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]], "over the date line", "Split the zone at 180 degrees"),
        ([[179, 0], [181, 0], [181, 1], [179, 1], [179, 0]], "out of range", ""),
    ],
)  # fmt: skip
def test_a_ring_that_is_no_outline_is_refused_at_its_line(
    tmp_path: Path, ring: list[list[float]], said: str, remedy: str
) -> None:
    directory = write_case(tmp_path / "vale")
    feature = {"type": "Feature", "properties": {"id": "x", "name": "X"}, "geometry": {"type": "Polygon"}}
    feature["geometry"]["coordinates"] = [ring]  # type: ignore[index]
    (directory / "zones" / "x.geojson").write_text(json.dumps(feature, indent=1), "utf-8")
    [fault] = check(read_case_files(draft_bytes(directory)))
    assert str(fault).startswith("zones/x.geojson:7: ")
    assert said in str(fault)
    assert remedy in str(fault)
