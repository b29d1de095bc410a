"""Rows that cannot be used: each fault by name, the incident left out whole, all others in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from findings.crowd import crowd_rows
from trucewatch.findings.batch.checked import ALSO, checked
from trucewatch.findings.batch.columns import TAKEN, in_one

GOOD = {"incident": "i-1", "lon": 30.5, "lat": 50.5, "radius_km": 1.0, "said": '{"acts":["shelling"]}'}
NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)


def rows(*told: dict[str, Any]) -> pa.Table:
    return in_one([pa.Table.from_pylist([GOOD | one for one in told], TAKEN)])


def test_what_our_own_code_makes_is_all_good() -> None:
    held = checked(in_one([crowd_rows()]))
    assert held.rejected.num_rows == 0
    assert held.rows.num_rows == crowd_rows().num_rows
    assert held.incidents == len(set(crowd_rows()["incident"].to_pylist()))
    assert held.begun.to_pylist() == list(dict.fromkeys(crowd_rows()["incident"].to_pylist()))


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ({"incident": None}, "no incident; expected an id"),
        ({"incident": ""}, "no incident; expected an id"),
        ({"lon": None}, "only one of lon and lat"),
        ({"lat": float("nan")}, "only one of lon and lat"),
        ({"lon": 180.5}, "lon out of range"),
        ({"lon": float("inf")}, "lon out of range"),
        ({"lat": -91.0}, "lat out of range"),
        ({"radius_km": None}, "no radius_km"),
        ({"radius_km": -0.5}, "radius_km below 0"),
        ({"start": NOON, "end": datetime(2031, 5, 1, 11, tzinfo=UTC)}, "end before start"),
        ({"said": None}, "no said; expected JSON"),
        ({"said": "{"}, "said '{'"),
        ({"said": '{"act":["shelling"]}'}, "act"),
        ({"said": '{"acts":["dancing"]}'}, "acts"),
    ],
)
def test_a_bad_row_is_listed_and_the_others_go_in(bad: dict[str, Any], told: str) -> None:
    held = checked(rows({"incident": "i-0"}, bad, {"incident": "i-2"}), first=100)
    assert held.rows["incident"].to_pylist() == ["i-0", "i-2"]
    assert held.incidents == 2
    (listed,) = held.rejected.to_pylist()
    assert listed["row"] == 101
    assert listed["incident"] == (GOOD | bad)["incident"]
    assert told in listed["fault"]


@pytest.mark.parametrize(
    "fine",
    [
        {"lon": None, "lat": None},
        {"lon": float("nan"), "lat": float("nan"), "radius_km": None},
        {"lon": -180.0, "lat": 90.0},
        {"radius_km": 0.0},
        {"radius_km": float("inf")},
        {"start": NOON, "end": NOON},
        {"end": NOON},
        {"said": "{}"},
    ],
)
def test_what_is_not_known_is_no_fault(fine: dict[str, Any]) -> None:
    assert checked(rows(fine)).rejected.num_rows == 0


def test_an_incident_goes_in_whole_or_not_at_all() -> None:
    held = checked(rows({"incident": "i-0"}, {"lat": 99.0}, {"lat": 50.0}, {}, {"incident": "i-2"}))
    assert held.rows["incident"].to_pylist() == ["i-0", "i-2"]
    assert [row["fault"] for row in held.rejected.to_pylist()][1:] == [ALSO, ALSO]
    assert held.rejected["row"].to_pylist() == [1, 2, 3]


def test_rows_without_an_incident_spoil_only_themselves() -> None:
    held = checked(rows({"incident": "i-0"}, {"incident": None}, {"incident": None}, {"incident": "i-1"}))
    assert held.rows["incident"].to_pylist() == ["i-0", "i-1"]
    assert held.rejected.num_rows == 2


def test_nothing_is_fine() -> None:
    assert checked(rows()).incidents == 0
