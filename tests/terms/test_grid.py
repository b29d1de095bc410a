"""The grid answers as the geometry does, wherever the points lie and however wide they are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model.place import Zone
from trucewatch.terms.geometry import Ground, distances
from trucewatch.terms.grid import Grid, ranked
from trucewatch.terms.pieces import LOOSE, LOOSE_KM, Pieces, in_space

RADII = [0.0, 0.3, 1.0, 2.0, 5.0, 25.0, 60.0, 200.0, 511.0, 600.0, 4000.0]


def zone(key: str, *parts: list[list[tuple[float, float]]]) -> Zone:
    kind = {"type": "MultiPolygon", "coordinates": [[[list(c) for c in ring] for ring in part] for part in parts]}
    return Zone(id=key, name=key, geometry=kind)


def box(west: float, south: float, east: float, north: float) -> list[tuple[float, float]]:
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def star(lon: float, lat: float, corners: int, size: float, seed: int) -> list[tuple[float, float]]:
    chance = np.random.default_rng(seed)
    angle = np.arange(corners) * 2 * np.pi / corners
    reach = size * chance.uniform(0.5, 1.0, corners)
    ring = list(zip((lon + reach * np.cos(angle)).tolist(), (lat + reach * np.sin(angle)).tolist(), strict=True))
    return [*ring, ring[0]]


ZONES = [
    zone("vale", [box(30, 50, 31, 51)]),
    zone("harrow", [box(31, 50, 32, 51)]),
    zone("ring", [box(33, 50, 34, 51), box(33.4, 50.4, 33.6, 50.6)[::-1]]),
    zone("isles", [box(30.2, 52, 30.4, 52.2)], [box(30.5, 52, 30.9, 52.4)]),
    zone("seam", [box(179, -17, 180, -16)], [box(-180, -17, -179, -16)]),
    zone("cap", [box(-180, 88, 180, 90)]),
    zone("shire", [star(31.5, 50.8, 300, 0.8, 1)]),
    zone("county", [star(30.6, 50.2, 20, 0.3, 2)]),
    zone("realm", [box(20, 30, 60, 70)]),
    zone("cross", [star(178.0, -16.0, 50, 1.5, 3)]),
    zone("tundra", [box(10, 76, 40, 79.5)]),
    zone("yard", [box(30.5, 50.5, 30.503, 50.502)]),
]
PLACES = [(29.5, 34.5, 49.5, 52.7), (178, 180, -18, -15), (-180, -178, -18, -15), (5, 45, 75, 90), (15, 65, 25, 75)]
EDGES = [(31.0, 50.5), (30.0, 50.0), (180.0, -16.5), (-180.0, -16.5), (0.0, 88.0), (33.4, 50.5), (30.5, 50.501), (0, 0)]
GROUND = Ground(ZONES)
GRID = Grid(GROUND, worth=0)


def points() -> st.SearchStrategy[tuple[float, float]]:
    anywhere = [st.tuples(st.floats(w, e), st.floats(s, n)) for w, e, s, n in PLACES]
    return st.one_of(*anywhere, *anywhere[:1], st.sampled_from(EDGES))


Found = set[tuple[int, int, int]]


def asked(of: Any, lon: Any, lat: Any, radius: Any) -> Found:
    return {tuple(each) for each in np.stack(of(lon, lat, radius), axis=1).tolist()}


def directly(lon: Any, lat: Any, radius: Any) -> Any:
    return ranked(GROUND.pairs(lon, lat, radius))


@given(st.lists(points(), min_size=100, max_size=120), st.lists(st.sampled_from(RADII), min_size=5, max_size=5))
@settings(max_examples=25, deadline=None)
def test_the_grid_answers_as_the_geometry_does(places: list[tuple[float, float]], radii: list[float]) -> None:
    lon, lat = np.array(places, dtype=np.float64).T
    radius = np.resize(np.array(radii), len(lon))
    assert asked(GRID.pairs, lon, lat, radius) == asked(directly, lon, lat, radius)


@pytest.mark.parametrize("radius", RADII)
def test_many_points_of_one_radius(radius: float) -> None:
    chance = np.random.default_rng(int(radius * 10))
    for west, east, south, north in PLACES:
        lon, lat = chance.uniform(west, east, 400), chance.uniform(south, north, 400)
        wide = np.full(400, radius)
        assert asked(GRID.pairs, lon, lat, wide) == asked(directly, lon, lat, wide)


@given(st.lists(st.floats(0, 520), min_size=100, max_size=100), st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_radii_that_no_two_places_share(radii: list[float], seed: int) -> None:
    chance = np.random.default_rng(seed)
    lon, lat = chance.uniform(28, 35, 100), chance.uniform(48, 53, 100)
    assert asked(GRID.pairs, lon, lat, np.array(radii)) == asked(directly, lon, lat, np.array(radii))


def test_an_edge_at_the_disc_s_rim_is_left_to_the_geometry() -> None:
    """Discs that end within a metre of an edge, on either side."""
    east = 31 - np.linspace(0.9, 1.1, 200) * 5.0 / (111.32 * np.cos(np.radians(50.5)))
    lat, radius = np.full(200, 50.43), np.full(200, 5.0)
    assert asked(GRID.pairs, east, lat, radius) == asked(directly, east, lat, radius)


def test_a_few_points_make_no_grid() -> None:
    grid = Grid(GROUND)
    few = np.full(50, 30.5), np.full(50, 50.5), np.zeros(50)
    for _ in range(100):
        grid.pairs(*few)
    assert not grid.made
    many = tuple(np.tile(each, 100) for each in few)
    grid.pairs(*many)
    assert grid.made == ((0.0, 0.0),)


def test_a_point_out_of_range_is_refused() -> None:
    for lon, lat, radius in ((181.0, 0.0, 1.0), (0.0, 91.0, 1.0), (0.0, 0.0, -1.0)):
        with pytest.raises(ValueError, match=r"out of range|negative"):
            GRID.pairs(np.full(200, lon), np.full(200, lat), np.full(200, radius))


@pytest.mark.parametrize("km", [0.5, 10.0, 100.0])
def test_nearness_is_that_of_the_geometry(km: float) -> None:
    chance = np.random.default_rng(7)
    lon, lat = chance.uniform(28, 35, 600), chance.uniform(48, 53, 600)
    radius = chance.choice([0.0, 1.0, 25.0], 600)
    lon[:5] = np.nan
    for key in ("vale", "ring", "yard"):
        quick = GRID.nearness(key, lon, lat, radius, km)
        assert quick.tolist() == GROUND.nearness(key, lon, lat, radius, km).tolist()


def test_quick_distances_lie_within_their_margin() -> None:
    """Of the distance that decides, also near a pole, over the date line and 500 km off."""
    chance = np.random.default_rng(11)
    pieces = Pieces(GROUND.edges)
    piece = chance.integers(0, len(pieces.edges), 4000)
    start = pieces.edges[piece]
    off = chance.choice([0.001, 0.1, 1.0, 4.0], (4000, 1)) * chance.uniform(-1, 1, (4000, 2))
    lon = (start[:, 0] + off[:, 0] / np.cos(np.radians(start[:, 1].clip(-89, 89))) + 180) % 360 - 180
    lat = (start[:, 1] + off[:, 1]).clip(-85, 85)
    exactly = distances(lon, lat, start)
    quickly = pieces.km(in_space(lon, lat), np.arange(4000), piece)
    near = exactly < 600
    assert near.sum() > 2000
    assert (np.abs(quickly - exactly)[near] <= LOOSE * exactly[near] + LOOSE_KM).all()
