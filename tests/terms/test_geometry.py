"""Discs against zones: checked against geodesics, at the date line, near a pole, and with radii that grow."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import CaseFault
from trucewatch.model.place import Zone
from trucewatch.terms.geometry import NO, UNKNOWN, YES, Ground, relate


def zone(*rings: list[list[float]], key: str = "z") -> Zone:
    kind = {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}
    return Zone(id=key, name=key, geometry=kind)


def box(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def one(lon: float, lat: float, radius_km: float, *zones: Zone) -> list[int]:
    return relate([lon], [lat], radius_km, zones)[0].tolist()


def geodesic(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Kilometres on WGS84 by Vincenty's inverse formula; not for nearly opposite points."""
    a, f = 6378.137, 1 / 298.257223563
    b = a * (1 - f)
    u1, u2 = (math.atan((1 - f) * math.tan(math.radians(v))) for v in (lat1, lat2))
    turn = lam = math.radians(lon2 - lon1)
    for _ in range(100):
        across = math.cos(u2) * math.sin(lam)
        up = math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * math.cos(lam)
        sin_s = math.hypot(across, up)
        if sin_s == 0:
            return 0.0
        cos_s = math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * math.cos(lam)
        s = math.atan2(sin_s, cos_s)
        sin_a = math.cos(u1) * math.cos(u2) * math.sin(lam) / sin_s
        cos2_a = 1 - sin_a**2
        mid = cos_s - 2 * math.sin(u1) * math.sin(u2) / cos2_a if cos2_a else 0.0
        c = f / 16 * cos2_a * (4 + f * (4 - 3 * cos2_a))
        before, lam = lam, turn + (1 - c) * f * sin_a * (s + c * sin_s * (mid + c * cos_s * (2 * mid**2 - 1)))
        if abs(lam - before) < 1e-12:
            break
    u = cos2_a * (a**2 - b**2) / b**2
    aa = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)))
    bb = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
    third = bb / 6 * mid * (4 * sin_s**2 - 3) * (4 * mid**2 - 3)
    return b * aa * (s - bb * sin_s * (mid + bb / 4 * (cos_s * (2 * mid**2 - 1) - third)))


def to_box(lon: float, lat: float, west: float, south: float, east: float, north: float) -> float:
    """Kilometres to a box's edge, by trying many points of it."""
    steps = np.linspace(0, 1, 4001)
    edge = [(west + s * (east - west), v) for s in steps for v in (south, north)]
    edge += [(v, south + s * (north - south)) for s in steps for v in (west, east)]
    narrow = math.cos(math.radians(lat))
    near = sorted(edge, key=lambda p: math.hypot((p[0] - lon) * narrow, p[1] - lat))
    return min(geodesic(lon, lat, x, y) for x, y in near[:600])


VALE = zone(box(30, 50, 31, 51))


def test_400_m_from_an_edge_is_unknown_at_1_km_and_known_at_300_m() -> None:
    east = 31 - 0.4 / (111.32 * math.cos(math.radians(50.5)))
    assert one(east, 50.5, 1.0, VALE) == [UNKNOWN]
    assert one(east, 50.5, 0.3, VALE) == [YES]
    outside = 31 + 0.4 / (111.32 * math.cos(math.radians(50.5)))
    assert one(outside, 50.5, 1.0, VALE) == [UNKNOWN]
    assert one(outside, 50.5, 0.3, VALE) == [NO]


def test_an_exact_point_is_inside_outside_or_on_the_edge() -> None:
    assert [one(lon, 50.5, 0, VALE)[0] for lon in (30.5, 31.5, 31.0)] == [YES, NO, UNKNOWN]


def test_a_disc_that_holds_the_whole_zone_is_unknown() -> None:
    assert one(30.5, 50.5, 500, VALE) == [UNKNOWN]
    assert one(33.0, 50.5, 500, VALE) == [UNKNOWN]


def test_a_hole_is_outside() -> None:
    hole = [[30.4, 50.4], [30.4, 50.6], [30.6, 50.6], [30.6, 50.4], [30.4, 50.4]]
    ring = Zone(id="r", name="r", geometry={"type": "Polygon", "coordinates": [box(30, 50, 31, 51), hole]})
    assert [one(lon, 50.5, 1, ring)[0] for lon in (30.5, 30.2, 30.4)] == [NO, YES, UNKNOWN]


@pytest.mark.parametrize("lat", [0.0, 36.0, -51.5, 68.0, 80.0, 85.0])
@pytest.mark.parametrize("off_km", [0.5, 20.0, 95.0])
@pytest.mark.parametrize("bearing", ["east", "north"])
def test_the_edge_is_found_where_geodesics_put_it(lat: float, off_km: float, bearing: str) -> None:
    away = off_km / 111.3
    lon = 40 + (away / math.cos(math.radians(lat)) if bearing == "east" else -0.7)
    y = lat + (0.0 if bearing == "east" else 1.0 + away)
    edges = (38.0, lat - 1, 40.0, lat + 1)
    true = to_box(lon, y, *edges)
    place = zone(box(*edges))
    assert one(lon, y, true * 1.001, place) == [UNKNOWN]
    assert one(lon, y, true * 0.98, place) == [NO]


def test_a_zone_split_at_the_date_line_has_no_border_there() -> None:
    island = zone(box(178, -18, 180, -16), box(-180, -18, -178, -16))
    assert one(179.99, -17, 20, island) == [YES]
    assert one(-179.99, -17, 20, island) == [YES]
    assert one(180.0, -17, 0, island) == [YES]
    assert one(178.1, -17, 20, island) == [UNKNOWN]
    assert one(-177.9, -17, 20, island) == [UNKNOWN]
    assert one(-177.0, -17, 20, island) == [NO]


def test_a_border_on_the_date_line_stays_one() -> None:
    west = zone(box(178, -18, 180, -16))
    assert one(179.95, -17, 20, west) == [UNKNOWN]
    assert one(-179.95, -17, 20, west) == [UNKNOWN]
    assert one(-179.95, -17, 1, west) == [NO]


def test_a_disc_reaches_over_the_date_line() -> None:
    beyond = zone(box(-179.9, -18, -178, -16))
    assert one(179.95, -17, 30, beyond) == [UNKNOWN]
    assert one(179.95, -17, 10, beyond) == [NO]


def test_a_cap_round_the_pole_has_no_border_at_the_pole() -> None:
    cap = zone(box(-180, 80, 180, 90))
    assert one(12, 89.9, 100, cap) == [YES]
    assert one(-168, 81, 100, cap) == [YES]
    assert one(12, 80.5, 100, cap) == [UNKNOWN]
    assert one(12, 70, 100, cap) == [NO]


def test_an_unknown_place_or_radius_is_unknown_everywhere() -> None:
    codes = relate([np.nan, 30.5, 30.5], [50.5, 50.5, 50.5], [0, np.inf, np.nan], [VALE, zone(box(0, 0, 1, 1))])
    assert codes.tolist() == [[UNKNOWN, UNKNOWN]] * 3


@pytest.mark.parametrize(("lon", "lat", "r"), [(181, 0, 0), (0, -91, 0), (0, 0, -1)])
def test_numbers_out_of_range_are_refused(lon: float, lat: float, r: float) -> None:
    with pytest.raises(ValueError, match=r"expected 0 km|out of range"):
        one(lon, lat, r, VALE)


def test_a_zone_that_crosses_itself_is_refused_by_name() -> None:
    with pytest.raises(CaseFault, match="zone bow"):
        Ground([zone([[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]], key="bow")])


def test_no_points_and_no_zones() -> None:
    assert relate([], [], 1.0, [VALE]).shape == (0, 1)
    assert relate([1.0], [1.0], 1.0, []).shape == (1, 0)


PLACES = st.tuples(st.floats(-180, 180), st.floats(-89, 89))
ISLANDS = [
    VALE,
    zone(box(179, 10, 180, 12), box(-180, 10, -178, 12), key="line"),
    zone(box(-20, 60, 40, 88), key="north"),
]


@given(PLACES, st.floats(0, 300), st.floats(1, 20))
def test_a_larger_radius_never_makes_an_unknown_certain(place: tuple[float, float], r: float, factor: float) -> None:
    small, large = one(*place, r, *ISLANDS), one(*place, r * factor, *ISLANDS)
    assert all(b in (UNKNOWN, a) for a, b in zip(small, large, strict=True))


@given(st.lists(PLACES, min_size=1, max_size=20), st.floats(0, 500))
def test_many_points_are_answered_as_each_alone(places: list[tuple[float, float]], r: float) -> None:
    lon, lat = zip(*places, strict=True)
    together = relate(lon, lat, r, ISLANDS).tolist()
    assert together == [one(x, y, r, *ISLANDS) for x, y in places]


@given(st.floats(-0.9, 1.9), st.floats(-0.9, 1.9), st.floats(0, 60), st.integers(-170, 170))
def test_zones_and_points_turned_round_the_globe_answer_alike(x: float, y: float, r: float, turn: int) -> None:
    def moved(lon: float) -> float:
        return (lon + 180) % 360 - 180

    here = one(x, 40 + y, r, zone(box(0, 40, 1, 41)))
    west, east = moved(turn), moved(turn + 1)
    there = zone(box(west, 40, east if east > west else 180.0, 41))
    assert one(moved(turn + x), 40 + y, r, there) == here or _rounding(x, y, r)


def _rounding(x: float, y: float, r: float) -> bool:
    """Whether the disc touches an edge so closely that the last bit decides."""
    near = one(x, 40 + y, max(r - 1e-6, 0), zone(box(0, 40, 1, 41)))
    return near != one(x, 40 + y, r + 1e-6, zone(box(0, 40, 1, 41)))


def test_chunks_do_not_show(monkeypatch: Any) -> None:
    rng = np.random.default_rng(3)
    lon, lat, r = rng.uniform(29, 32, 500), rng.uniform(49, 52, 500), rng.uniform(0, 30, 500)
    whole = relate(lon, lat, r, ISLANDS)
    monkeypatch.setattr("trucewatch.terms.geometry.CHUNK", 7)
    monkeypatch.setattr("trucewatch.terms.geometry._CELLS", 100)
    assert (relate(lon, lat, r, ISLANDS) == whole).all()
    assert set(np.unique(whole)) == {NO, UNKNOWN, YES}


def test_a_hundred_thousand_points_are_all_answered() -> None:
    rng = np.random.default_rng(5)
    lon, lat = rng.uniform(25, 40, 100_000), rng.uniform(45, 56, 100_000)
    zones = [zone(box(w, s, w + 1, s + 1), key=f"z{w}-{s}") for w in range(26, 38) for s in range(46, 54)]
    codes = relate(lon, lat, 2.0, zones)
    assert codes.shape == (100_000, len(zones))
    assert (codes == YES).sum() > 20_000
