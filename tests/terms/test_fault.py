"""What the door refuses: geometries that would answer, and answer wrongly."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.terms.fault import zone_fault

SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


@pytest.mark.parametrize(
    "geometry",
    [
        polygon(SQUARE),
        polygon(SQUARE, HOLE),
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[9, 9], [10, 9], [10, 10], [9, 9]]]]},
        polygon([[-180, 70], [180, 70], [180, 90], [-180, 90], [-180, 70]]),
        polygon([[0, 0, 12.5], [4, 0, 12.5], [4, 4, 12.5], [0, 0, 12.5]]),
    ],
)
def test_sound_geometries_pass(geometry: dict[str, Any]) -> None:
    assert zone_fault(geometry) is None


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        ({"type": "LineString", "coordinates": [[0, 0], [1, 1]]}, "'LineString'"),
        ({"type": "Polygon"}, "empty"),
        ({"type": "MultiPolygon", "coordinates": [[]]}, "empty"),
        (polygon([[0, 0], [4, 0], [0, 0]]), "3 positions"),
        (polygon(SQUARE[:-1]), "not closed"),
        (polygon([[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]), "crosses or touches itself"),
        (polygon(SQUARE[::-1]), "clockwise, expected counter-clockwise"),
        (polygon(SQUARE, HOLE[::-1]), "counter-clockwise, expected clockwise"),
        (polygon([[0, 0], [4, 0], [4, 91], [0, 0]]), "out of range"),
        (polygon([[179, 0], [181, 0], [181, 1], [179, 0]]), "out of range"),
        (polygon([[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]), "over the date line"),
        (polygon([[0, 0], [4, "0"], [4, 4], [0, 0]]), "not a position"),
        (polygon([[0, 0], [float("nan"), 0], [4, 4], [0, 0]]), "not a position"),
        (polygon([[0, 0], [True, 0], [4, 4], [0, 0]]), "not a position"),
        (polygon(SQUARE, [[3, 3], [3, 5], [5, 5], [5, 3], [3, 3]]), "cross or overlap"),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}, "cross or overlap"),
        (polygon("0 0"), "not a list of positions"),
    ],
)
def test_faults_are_told(geometry: dict[str, Any], said: str) -> None:
    fault = zone_fault(geometry)
    assert fault is not None
    assert said in fault


def test_the_fault_says_which_ring() -> None:
    far = [[9, 9], [9, 10], [10, 10], [9, 9]]
    assert zone_fault({"type": "MultiPolygon", "coordinates": [[SQUARE], [far]]}) == (
        "polygon 2, its exterior ring: it runs clockwise, expected counter-clockwise (RFC 7946); reverse it"
    )
