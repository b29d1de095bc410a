"""The geometry step, written once: points known to a radius, against zones. One row or a million.

A place known to a radius is a disc. The disc lies wholly inside a zone (yes), wholly outside (no), or the zone's edge
runs through it (unknown). A zone's edges are straight in longitude and latitude, as RFC 7946 has it.

Distances are in kilometres from the disc's own centre: each edge is drawn around that centre by the azimuthal
equidistant projection, scaled by the two radii of curvature of the WGS84 ellipsoid at its latitude. Measured against
geodesics, the error stays below 0.1 % up to 100 km and 0.3 % up to 500 km, also at latitude 85 and over the date line;
`SLACK` and `BEND_KM` make every disc wider by that much and 2 m, so that the error can only turn a certain answer
into unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
import shapely
import shapely.affinity
import shapely.geometry

from trucewatch.errors import CaseFault, Fault
from trucewatch.model.place import Zone
from trucewatch.terms.codes import settled
from trucewatch.terms.fault import zone_fault

YES, NO, UNKNOWN = 1, 0, -1

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]
Indices = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

SLACK = 1.003
CHUNK = 100_000  # points a step: bounds the memory, not the answer
BEND_KM = 0.002
_STEP = 0.1  # degrees: edges are drawn in pieces of this length, which bend by 1.2 m at most (at latitude 45)
_FIRST = 8  # points in the box of a shape that make its indexes: GEOS makes some at the second question only
_CELLS = 2_000_000  # point-edge distances computed at once
_A, _E2 = 6378.137, 0.00669437999014  # WGS84: equatorial radius in km, squared eccentricity
_KM_PER_DEGREE = 110.57  # the shortest degree of latitude


def relate(lon: npt.ArrayLike, lat: npt.ArrayLike, radius_km: npt.ArrayLike, zones: Sequence[Zone] | Ground) -> Codes:
    """How each disc lies to each zone.

    `lon`, `lat`: degrees, shape `(n,)`; a NaN means that the place is not known. `radius_km`: shape `(n,)` or one
    number, not negative; 0 is an exact point, infinity a place not known. Returns int8 of shape `(n, len(zones))`:
    1 inside, 0 outside, -1 unknown (also a point exactly on an edge).

    Raises CaseFault where a zone's geometry is not valid, ValueError where a number is out of range.
    """
    ground = zones if isinstance(zones, Ground) else Ground(zones)
    x, y, r = (np.atleast_1d(np.asarray(v, dtype=np.float64)) for v in (lon, lat, radius_km))
    x, y, r = np.broadcast_arrays(x, y, r)
    codes = np.zeros((len(x), len(ground.ids)), dtype=np.int8)
    for point, zone, code in ground.pairs(x, y, r):
        codes[point, zone] = code
    return codes


class Ground:
    """Zones made ready for many questions: an index over them, their shapes prepared, their edges in short pieces."""

    def __init__(self, zones: Sequence[Zone]) -> None:
        faults = [Fault(f"zone {z.id}", f, "a valid geometry") for z in zones if (f := zone_fault(z.geometry))]
        if faults:
            raise CaseFault(faults)
        self.ids = tuple(zone.id for zone in zones)
        self._shapes = [_without_seam(shapely.geometry.shape(zone.geometry)) for zone in zones]
        self._edges = [_pieces(shape) for shape in self._shapes]
        self._lines = [shapely.boundary(shape) for shape in self._shapes]
        for shape in (*self._shapes, *self._lines):
            _prepare(shape)
        self._every = np.array([*self._shapes, None], dtype=object)[:-1]
        self._tree = shapely.STRtree(self._shapes)

    def pairs(self, lon: Floats, lat: Floats, radius_km: Floats) -> Iterator[tuple[Indices, Indices, Codes]]:
        """Chunk by chunk, the (point, zone) index pairs that are not plainly outside, with their codes."""
        unknown = np.isnan(lon) | np.isnan(lat) | np.isnan(radius_km) | np.isinf(radius_km)
        in_range(lon[~unknown], lat[~unknown], radius_km[~unknown])
        for start in range(0, len(lon), CHUNK):
            rows = np.arange(start, min(start + CHUNK, len(lon)))
            nowhere = rows[unknown[rows]]
            if len(nowhere) and self.ids:
                pairs = np.repeat(nowhere, len(self.ids)), np.tile(np.arange(len(self.ids)), len(nowhere))
                yield *pairs, np.full(len(pairs[0]), UNKNOWN, dtype=np.int8)
            rows = rows[~unknown[rows]]
            if len(rows) and self.ids:
                yield from self._near(rows, lon[rows], lat[rows], radius_km[rows])

    def shape(self, zone: str) -> shapely.Geometry:
        """A zone's shape, with a cut at the date line healed. Raises KeyError for an unknown zone."""
        if zone not in self.ids:
            raise KeyError(zone)
        return self._shapes[self.ids.index(zone)]

    @property
    def edges(self) -> Sequence[Floats]:
        """The edges of each zone as `(m, 4)`: lon, lat, lon, lat; once round the globe, in short pieces."""
        return self._edges

    @property
    def bounds(self) -> Floats:
        """The least and the greatest longitude and latitude of each zone, shape `(n, 4)`."""
        return np.array([shapely.bounds(shape) for shape in self._shapes]).reshape(-1, 4)

    def sides(self, zone: Indices | int, lon: Floats, lat: Floats) -> tuple[Flags, Flags]:
        """Whether exact points lie inside zones, by index side by side, and whether on their edges."""
        inside = self.inside(zone, lon, lat)
        on_edge = np.zeros(len(lon), dtype=np.bool_)
        out = np.flatnonzero(~inside)
        which = self._every[zone if isinstance(zone, int) else zone[out]]
        on_edge[out] = shapely.intersects_xy(which, lon[out], lat[out])
        return inside, on_edge

    def inside(self, zone: Indices | int, lon: Floats, lat: Floats) -> Flags:
        """Whether points lie inside zones, by index side by side."""
        inside: Flags = shapely.contains_xy(self._every[zone], lon, lat)
        return inside

    def nearness(self, zone: str, lon: Floats, lat: Floats, radius_km: Floats, km: float) -> Codes:
        """Whether places known to a radius are nearer to a zone than `km` (inside it is no distance at all).

        Answers in the order no < unknown < yes of `codes`, shape `(n,)`; unknown where a place may be either, or is not
        known. Raises KeyError for an unknown zone.
        """
        known = ~(np.isnan(lon) | np.isnan(lat) | np.isnan(radius_km))
        inside, away = np.zeros(len(lon), dtype=np.bool_), np.zeros(len(lon))
        inside[known] = shapely.contains_xy(self.shape(zone), lon[known], lat[known])
        ask = np.flatnonzero(known & ~inside)
        away[ask] = _distance(lon[ask], lat[ask], self._edges[self.ids.index(zone)])
        reach = radius_km * SLACK + BEND_KM
        surely = known & ((away + reach < km) | (inside & (radius_km == 0) & (km > 0)))
        return settled(surely, ~known | ~(away - reach >= km))

    def _near(self, rows: Indices, lon: Floats, lat: Floats, r: Floats) -> Iterator[tuple[Indices, Indices, Codes]]:
        wide, high = _reach(lat, r)
        beyond = (lon - wide < -180) | (lon + wide > 180)
        found = [self._query(lon, lat, wide, high)]
        for turn in (-360.0, 360.0):
            at, zone = self._query(lon[beyond] + turn, lat[beyond], wide[beyond], high[beyond])
            found.append((np.flatnonzero(beyond)[at], zone))
        pairs = np.unique(np.hstack([np.vstack(pair) for pair in found]), axis=1)
        for zone in np.unique(pairs[1]):
            at = pairs[0][pairs[1] == zone]
            code = self._codes(int(zone), lon[at], lat[at], r[at], np.hypot(wide[at], high[at]), beyond[at])
            yield rows[at], np.full(len(at), zone), code

    def _query(self, lon: Floats, lat: Floats, wide: Floats, high: Floats) -> tuple[Indices, Indices]:
        boxes = shapely.box(lon - wide, lat - high, lon + wide, lat + high)
        at, zone = self._tree.query(boxes, predicate="intersects")
        return at, zone

    def _codes(self, zone: int, lon: Floats, lat: Floats, r: Floats, reach: Floats, beyond: Flags) -> Codes:
        inside, on_edge = self.sides(zone, lon, lat)
        codes = np.where(on_edge, UNKNOWN, np.where(inside, YES, NO)).astype(np.int8)
        # Only where the edge comes into the disc's box can it come into the disc.
        near = beyond | _within(self._lines[zone], shapely.points(lon, lat), reach)
        ask = np.flatnonzero(near & (r > 0) & ~on_edge)
        cut = _distance(lon[ask], lat[ask], self._edges[zone]) <= r[ask] * SLACK + BEND_KM
        codes[ask[cut]] = UNKNOWN
        return codes


def _prepare(shape: shapely.Geometry) -> None:
    """Prepare a shape, and ask it once. Its indexes are made at the first questions, which GEOS does not guard: two
    threads that ask them at once damage the memory of the process.
    """
    shapely.prepare(shape)
    west, south, east, north = shapely.bounds(shape)
    x, y = np.linspace(west, east, _FIRST), np.linspace(south, north, _FIRST)
    shapely.contains_xy(shape, x, y)
    shapely.intersects_xy(shape, x, y)
    shapely.dwithin(shape, shapely.points(x, y), 0.0)


_within = cast("Callable[[shapely.Geometry, object, Floats], Flags]", shapely.dwithin)
"""shapely.dwithin with one distance a point, which its stubs leave out."""


def in_range(lon: Floats, lat: Floats, radius_km: Floats) -> None:
    """Raise ValueError where a number cannot be meant."""
    if (np.abs(lon) > 180).any() or (np.abs(lat) > 90).any():
        raise ValueError("a point is out of range: longitude -180 to 180, latitude -90 to 90")
    if (radius_km < 0).any():
        raise ValueError("a radius is negative; expected 0 km or more")


def _reach(lat: Floats, r: Floats) -> tuple[Floats, Floats]:
    """Half width and half height, in degrees, of a box that holds each disc; all round where it holds a pole."""
    high = np.minimum((r * SLACK + BEND_KM) / _KM_PER_DEGREE, 180.0)
    polar = np.abs(lat) + high >= 89.9
    angle = np.sin(np.radians(np.where(polar, 0.0, high))) / np.cos(np.radians(np.where(polar, 0.0, lat)))
    wide = np.where(polar, 360.0, np.degrees(np.arcsin(np.clip(angle, -1, 1))) * 1.01)
    return wide, high


def _without_seam(shape: shapely.Geometry) -> shapely.Geometry:
    """The shape with the cut at the date line healed: RFC 7946 splits a zone there, but no border runs there."""
    west, _, east, _ = shapely.bounds(shape)
    if west > -180 and east < 180:
        return shape
    return shapely.union_all([shapely.affinity.translate(shape, xoff=turn) for turn in (-360.0, 0.0, 360.0)])


def _pieces(shape: shapely.Geometry) -> Floats:
    """The edges as `(m, 4)`: lon, lat, lon, lat; once round the globe, in short pieces, none along a pole."""
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    fine = [shapely.get_coordinates(shapely.segmentize(ring, _STEP)) for ring in rings]
    edges = np.vstack([np.hstack([c[:-1], c[1:]]) for c in fine])
    middle = (edges[:, 0] + edges[:, 2]) / 2
    at_pole = (np.abs(edges[:, 1]) == 90) & (np.abs(edges[:, 3]) == 90)
    kept: Floats = edges[(middle >= -180) & (middle <= 180) & ~at_pole]
    return kept


def _distance(lon: Floats, lat: Floats, edges: Floats) -> Floats:
    """Kilometres from each point to the nearest edge; infinity where the shape has none."""
    if not len(edges):
        return np.full(len(lon), np.inf)
    step = max(1, _CELLS // len(edges))
    parts = [_nearest(lon[i : i + step], lat[i : i + step], edges) for i in range(0, len(lon), step)]
    return np.concatenate(parts) if parts else np.empty(0)


def _nearest(lon: Floats, lat: Floats, edges: Floats) -> Floats:
    nearest: Floats = distances(lon[:, None], lat[:, None], edges[None, :, :]).min(axis=1)
    return nearest


def distances(lon: Floats, lat: Floats, edges: Floats) -> Floats:
    """Kilometres from points to edges `(…, 4)`, broadcast against each other."""
    ax, ay = _around(lon, lat, edges[..., 0], edges[..., 1])
    bx, by = _around(lon, lat, edges[..., 2], edges[..., 3])
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = np.clip(-(ax * dx + ay * dy) / np.where(length == 0, 1.0, length), 0.0, 1.0)
    nearest: Floats = np.hypot(ax + along * dx, ay + along * dy)
    return nearest


def _around(lon0: Floats, lat0: Floats, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """East and north in km of each `(lon, lat)` as seen from each `(lon0, lat0)`, broadcast against each other."""
    p0, p = np.radians(lat0), np.radians(lat)
    turn = np.radians(lon - lon0)
    east, north = np.cos(p) * np.sin(turn), np.cos(p0) * np.sin(p) - np.sin(p0) * np.cos(p) * np.cos(turn)
    sine = np.hypot(east, north)
    angle = np.arctan2(sine, np.sin(p0) * np.sin(p) + np.cos(p0) * np.cos(p) * np.cos(turn))
    scale = np.divide(angle, sine, out=np.ones_like(angle), where=sine > 0)
    bend = 1 - _E2 * np.sin(p0) ** 2
    return scale * east * _A / np.sqrt(bend), scale * north * _A * (1 - _E2) / bend**1.5
