"""Points with a radius against zones by a grid: the answers of `geometry`, for millions of points.

Most points lie in a cell for which the answer is known beforehand. For the rest the pieces of the edge that can be
nearest are at hand: a quick distance to them tells most, and where it is too close to call, the distance of `geometry`
itself decides. There is a grid for each class of radii, made when it is first worth it. Very wide discs, places near a
pole, and a few points of a class are asked of `geometry` directly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from threading import Lock

import numpy as np

from trucewatch.terms import geometry
from trucewatch.terms.cells import Cells
from trucewatch.terms.codes import NO, UNKNOWN, YES, Codes, Flags, Indices, runs_of, settled
from trucewatch.terms.geometry import BEND_KM, SLACK, Ground, distances, in_range
from trucewatch.terms.growing import STEPS, Growth, grown
from trucewatch.terms.pieces import FARTHEST_KM, LOOSE, LOOSE_KM, Floats, Pieces, Runs, in_space
from trucewatch.terms.squares import COARSEST, POLAR

STEPS_KM = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0)
"""Radii between which one grid serves all; a radius that many places share gets one of its own, which is finer."""

WORTH = 3_000
"""Points of a class after which its grid is made. It changes no answer."""

_SOME = 100  # points at least for a question to count towards a grid: the desk asks of a few, and must not wait
_SAMPLE, _OFTEN = 512, 16  # of so many radii, a radius seen this often is one that many places share
_MOST = 24  # grids of their own

_ASK = 3  # a code that is still to be told
Pairs = tuple[Indices, Indices, Codes]
"""Places and zones by index, side by side, and how the one lies to the other."""

Wanted = Callable[[Indices, Indices], Flags]
"""Rows and zones, side by side, to whether each pair matters."""

Class = tuple[float, float]
"""Least and greatest radius in km; `(0, 0)` are exact points."""


class Grid:
    """The grids over a ground. Threads may share it."""

    def __init__(self, ground: Ground, worth: int = WORTH) -> None:
        self._ground, self._worth, self._lock = ground, worth, Lock()
        self._cells: dict[Class, Cells] = {}
        self._asked: dict[Class, int] = {}
        self._making: dict[Class, Lock] = {}
        self._shared: tuple[float, ...] = (0.0,)

    @property
    def made(self) -> tuple[Class, ...]:
        """The classes of radii that have a grid."""
        return tuple(self._cells)

    def pairs(self, lon: Floats, lat: Floats, radius_km: Floats, wanted: Wanted | None = None) -> Pairs:
        """The (point, zone) index pairs that are not plainly outside, with their codes; in no order.

        All points are known. `wanted`: whether a pair matters at all, asked before the geometry is. Raises ValueError
        where a number is out of range.
        """
        in_range(lon, lat, radius_km)
        none = np.empty(0, dtype=np.int64)
        found: list[Pairs] = [(none, none, np.empty(0, dtype=np.int8))]
        for each, rows in self._in_turn(lat, radius_km):
            x, y, r = lon[rows], lat[rows], radius_km[rows]
            cells = self._cells_of(each, len(rows)) if each else None
            if cells is None:
                point, zone, code = ranked(self._ground.pairs(x, y, r))
                kept = np.flatnonzero(wanted(rows.take(point), zone)) if wanted else slice(None)
                found.append((rows.take(point[kept]), zone[kept], code[kept]))
            else:
                found.append(self._by_cells(cells, rows, x, y, r, wanted))
        row, zone, code = (np.concatenate(part) for part in zip(*found, strict=True))
        ask = np.flatnonzero(code == _ASK)
        at = row.take(ask)
        code[ask] = self._sides(zone.take(ask), lon.take(at), lat.take(at), radius_km.take(at) == 0)
        kept = np.flatnonzero(code != NO)
        return row.take(kept), zone.take(kept), code.take(kept)

    def _in_turn(self, lat: Floats, radius_km: Floats) -> Iterator[tuple[Class | None, Indices]]:
        """The classes, those last of which another thread is making the grid."""
        left = list(self._classes(lat, radius_km))
        while left:
            yield left.pop(next((n for n, (each, _) in enumerate(left) if not self._busy(each)), 0))

    def _classes(self, lat: Floats, radius_km: Floats) -> Iterator[tuple[Class | None, Indices]]:
        """Each class of radii that occurs, with its points; None for those that no grid serves."""
        often, times = np.unique(radius_km[:: max(1, len(radius_km) // _SAMPLE)], return_counts=True)
        fresh = [r for r in often[times >= _OFTEN].tolist() if r <= STEPS_KM[-1] and r not in self._shared]
        self._shared = (*self._shared, *fresh)[:_MOST]
        polar = np.abs(lat) >= POLAR
        left = ~polar
        for radius in self._shared:
            own = left & (radius_km == radius)
            if own.any():
                left &= ~own
                yield (radius, radius), np.flatnonzero(own)
        rest = np.flatnonzero(left)
        step = np.searchsorted(STEPS_KM, radius_km[rest])
        for n in np.unique(step).tolist():
            bounds = (STEPS_KM[n - 1] if n else 0.0, STEPS_KM[n]) if n < len(STEPS_KM) else None
            yield bounds, rest[step == n]
        if polar.any():
            yield None, np.flatnonzero(polar)

    def _busy(self, each: Class | None) -> bool:
        """Whether another thread is making that grid."""
        return each is not None and each in self._making and self._making[each].locked()

    def _cells_of(self, each: Class, points: int) -> Cells | None:
        if each not in self._cells and points >= min(_SOME, self._worth):
            with self._lock:
                self._asked[each] = self._asked.get(each, 0) + points
                lock = self._making.setdefault(each, Lock())
            with lock:
                if self._asked[each] >= self._worth and each not in self._cells:
                    self._cells[each] = self._made(each)
        return self._cells.get(each)

    def _made(self, each: Class) -> Cells:
        least, most = (float(_reach(radius)) if radius else 0.0 for radius in each)
        growth = Growth(least, most, _finest(*each))
        return Cells(grown(*self._edges, self._ground.bounds, growth, self._inside), growth.finest)

    @cached_property
    def _edges(self) -> tuple[Pieces, Runs]:
        pieces = Pieces(self._ground.edges)
        return pieces, pieces.runs()

    def nearness(self, zone: str, lon: Floats, lat: Floats, radius_km: Floats, km: float) -> Codes:
        """`Ground.nearness` of many places: a quick distance tells of most, that of `geometry` of the rest."""
        ask = np.flatnonzero(np.isfinite(lon + lat + radius_km))
        codes = np.full(len(lon), UNKNOWN, dtype=np.int8)
        if len(ask) >= _SOME or "_edges" in vars(self):
            told, answers = self._quickly(self._ground.ids.index(zone), lon[ask], lat[ask], radius_km[ask], km)
            codes[ask[told]] = answers[told]
            ask = ask[~told]
        codes[ask] = self._ground.nearness(zone, lon[ask], lat[ask], radius_km[ask], km)
        return codes

    def _quickly(self, zone: int, lon: Floats, lat: Floats, radius_km: Floats, km: float) -> tuple[Flags, Codes]:
        """Which places a quick distance tells of, and the answers; `km` from the zone, as `nearness` has it."""
        _, runs = self._edges
        inside = self._ground.inside(zone, lon, lat)
        out = np.flatnonzero(~inside)
        away = np.zeros(len(lon))
        away[out] = runs.nearest(in_space(lon[out], lat[out]), np.flatnonzero(runs.zone == zone))
        loose = np.where(inside, 0.0, np.where(away < FARTHEST_KM, away * LOOSE + LOOSE_KM, away / 2))
        reach = radius_km * SLACK + BEND_KM
        nearer = (away + loose + reach < km) | (inside & (radius_km == 0) & (km > 0))
        farther = away - loose - reach >= km
        either = (away - loose + reach >= km) & (away + loose - reach < km)
        return nearer | farther | either, settled(nearer, ~farther)

    def _by_cells(
        self, cells: Cells, rows: Indices, lon: Floats, lat: Floats, radius_km: Floats, wanted: Wanted | None
    ) -> Pairs:
        """The pairs by one grid; `_ASK` stands where the edge does not come into the disc but runs through the cell."""
        point, entry = cells.met(lon, lat)
        if wanted:
            kept = np.flatnonzero(wanted(rows.take(point), cells.zone.take(entry)))
            point, entry = point.take(kept), entry.take(kept)
        code = cells.side.take(entry)
        reach = np.where(radius_km > 0, _reach(radius_km), 0.0)
        clear = reach.take(point) < cells.near.take(entry)
        kept = np.flatnonzero(~clear | (code == YES))
        point, entry, code, clear = point.take(kept), entry.take(kept), code.take(kept), clear.take(kept)
        code[code == UNKNOWN] = _ASK
        ask = np.flatnonzero(~clear & (radius_km.take(point) > 0))
        surely = reach.take(point.take(ask)) >= cells.far.take(entry.take(ask))
        code[ask[surely]] = UNKNOWN
        ask = ask[~surely]
        at = point.take(ask)
        touches = self._touch(*cells.pieces_of(entry.take(ask)), lon.take(at), lat.take(at), reach.take(at))
        code[ask[touches]] = UNKNOWN
        return rows.take(point), cells.zone.take(entry), code

    def _touch(self, of: Indices, piece: Indices, lon: Floats, lat: Floats, reach: Floats) -> Flags:
        """Whether one of the pieces of each disc, given side by side, comes into it."""
        pieces, _ = self._edges
        km = pieces.km(in_space(lon, lat), of, piece)
        least = np.full(len(lon), np.inf)
        if len(of):
            first = runs_of(of)
            least[of.take(first)] = np.minimum.reduceat(km, first)
        touches: Flags = least * (1 + LOOSE) + LOOSE_KM <= reach
        close = ~touches & (least * (1 - LOOSE) - LOOSE_KM <= reach)
        # only pieces that may be as near as the nearest are measured again
        again = np.flatnonzero(
            close.take(of) & (km * (1 - LOOSE) - LOOSE_KM <= (least * (1 + LOOSE) + LOOSE_KM).take(of))
        )
        if len(again):
            whose, which = of.take(again), piece.take(again)
            exactly = distances(lon.take(whose), lat.take(whose), pieces.edges.take(which, axis=0))
            first = runs_of(whose)
            held = whose.take(first)
            touches[held] = np.minimum.reduceat(exactly, first) <= reach.take(held)
        return touches

    def _sides(self, zone: Indices, lon: Floats, lat: Floats, exact: Flags) -> Codes:
        """Whether each point lies in its zone; an exact point on the edge is unknown."""
        order = np.argsort(zone.astype(np.int32), kind="stable")  # zone by zone: each outline is fetched once
        zone, lon, lat = zone.take(order), lon.take(order), lat.take(order)
        inside = self._ground.inside(zone, lon, lat)
        code = np.where(inside, np.int8(YES), np.int8(NO))
        rest = np.flatnonzero(~inside & exact.take(order))
        _, on_edge = self._ground.sides(zone.take(rest), lon.take(rest), lat.take(rest))
        code[rest[on_edge]] = UNKNOWN
        found = np.empty_like(code)
        found[order] = code
        return found

    def _inside(self, zone: Indices, lon: Floats, lat: Floats) -> Codes:
        """Whether each point, none on an edge, lies in its zone."""
        return self._sides(zone, lon, lat, np.zeros(len(zone), dtype=np.bool_))


def _reach(radius_km: Floats | float) -> Floats | float:
    return radius_km * SLACK + BEND_KM


def _finest(least: float, most: float) -> int:
    """The finest level of a class's grid: cells of 1.2 km up to a radius of 1 km, wider with the root of the radius."""
    wanted = round(15 - 0.5 * float(np.log2(max(least or most, 1.0))))
    return max(wanted, COARSEST + 2 * STEPS)


def ranked(found: Iterable[Pairs]) -> Pairs:
    """Pairs with the geometry's own codes, as it gives them in parts: those not plainly outside, with ours."""
    none = np.empty(0, dtype=np.int64)
    row, zone, code = (np.concatenate(part) for part in zip((none, none, np.empty(0, np.int8)), *found, strict=True))
    kept = np.flatnonzero(code != geometry.NO)
    return row[kept], zone[kept], _RANKED[code[kept]]


_RANKED = np.array([NO, YES, UNKNOWN], dtype=np.int8)  # by the geometry's codes 0, 1 and -1
