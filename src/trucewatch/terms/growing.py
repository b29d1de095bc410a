"""A grid over zones, grown from their edges: the cells that a zone's edge comes near, parted until they tell enough.

A grid is for discs of one class of reach. A cell is square in degrees, of level n if 2^n of them go round the globe. Of
a cell and a zone it is known how near the zone's edge comes to any point in it, how far it can be from it, and on which
side the cell lies. Where that answers for every reach of the class, the cell is not parted further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from trucewatch.terms.codes import UNKNOWN, YES, Codes, Indices, spread
from trucewatch.terms.pieces import LOOSE, LOOSE_KM, Floats, Pieces, Runs, in_space
from trucewatch.terms.squares import POLAR, among, children_of, distinct, half_km, middle, number, rows_of, size

STEPS = 3
"""Levels between one level at which entries are kept and the next."""

Sides = Callable[[Indices, Floats, Floats], Codes]
"""Zones and points to whether each point lies in the zone, yes or no."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Pairs of a cell and a zone at one level. Nothing is kept of a zone that a whole cell plainly lies outside.

    `side`: yes or no where no edge runs through the cell, else unknown. `near`, `far`: bounds in km of the distance
    from any point of the cell to the zone's edge. `pieces`: those that can be nearest within the class's reach, end to
    end, `count[n]` of them; none where they are not needed.
    """

    level: int
    column: Indices
    row: Indices
    zone: Indices
    side: Codes
    near: Floats
    far: Floats
    pieces: Indices
    count: Indices


@dataclass(frozen=True, slots=True)
class _Groups:
    """Cells near a zone's edge, with the pieces of it, or runs of them, that matter there."""

    level: int
    column: Indices
    row: Indices
    zone: Indices
    side: Codes
    members: Indices
    count: Indices


@dataclass(frozen=True, slots=True)
class Growth:
    """What to grow: for discs whose reach is from `least` to `most` km, cells down to the level `finest`."""

    least: float
    most: float
    finest: int

    @property
    def first(self) -> int:
        """The level of the first cells: about as wide as the discs, and not far above the finest."""
        wanted = int(np.log2(360.0 * 111.2 / max(2 * self.most, 1e-3)))
        return min(max(wanted, self.finest - STEPS), self.finest) if self.most else self.finest


def grown(pieces: Pieces, runs: Runs, boxes: Floats, growth: Growth, sides: Sides) -> Iterator[Entries]:
    """The entries of all zones. `boxes`: the zones' bounds, `(n, 4)` degrees."""
    many = np.bincount(pieces.zone, minlength=len(boxes)).cumsum()
    parts = np.split(np.arange(len(boxes)), np.flatnonzero(np.diff(many // _AT_ONCE)) + 1)
    for part in parts:
        yield from _grown(part, pieces, runs, boxes, growth, sides)


_AT_ONCE = 3_000
"""Pieces whose cells are grown together, so that they stay in the processor's cache."""


def _grown(
    zones: Indices, pieces: Pieces, runs: Runs, boxes: Floats, growth: Growth, sides: Sides
) -> Iterator[Entries]:
    by_runs = growth.first < growth.finest - 1
    kind: Pieces | Runs = runs if by_runs else pieces
    groups = _first(zones, kind, growth)
    yield from _inner(groups, zones, boxes, growth, sides)
    if growth.first == growth.finest:
        groups, done = _weighed(groups, kind, growth, sides)
        yield from done
    while groups.level < growth.finest and len(groups.zone):
        if by_runs and groups.level == growth.finest - 1:
            groups, kind = _opened(groups, runs), pieces
        groups, done = _weighed(_parted(groups), kind, growth, sides)
        yield from done


def _first(zones: Indices, kind: Pieces | Runs, growth: Growth) -> _Groups:
    """The cells of the first level that some edge may come near, with the members that may."""
    level, most = growth.first, growth.most
    side, across = size(level), 1 << level
    members = np.arange(*np.searchsorted(kind.zone, (zones[0], zones[-1] + 1)))
    lon, lat = kind.edges[members][:, 0::2], kind.edges[members][:, 1::2]
    west, east, south, north = lon.min(axis=1), lon.max(axis=1), lat.min(axis=1), lat.max(axis=1)
    high = (most * (1 + LOOSE) + 2 * LOOSE_KM) / 110.5
    steep = np.minimum(np.maximum(np.abs(south), np.abs(north)) + high, 89.0)
    wide = np.minimum(high / np.cos(np.radians(steep)) * 1.02, 180.0)
    left, right = (np.floor((v + 180) / side).astype(np.int64) for v in (west - wide, east + wide))
    ends = (south - high, north + high)
    low, top = (np.floor((v + 90) / side).clip(*rows_of(level)).astype(np.int64) for v in ends)
    kept = np.flatnonzero((ends[0] < POLAR) & (ends[1] > -POLAR))
    members, left, right, low, top = (part[kept] for part in (members, left, right, low, top))
    columns, rows = np.minimum(right - left + 1, across), top - low + 1
    member, nth = spread(columns * rows)
    column, row = (left[member] + nth % columns[member]) % across, low[member] + nth // columns[member]
    zone = kind.zone[members[member]]
    key = number(level, column, row, zone)
    order = np.argsort(key, kind="stable")
    first = np.flatnonzero(np.diff(key[order], prepend=-1))
    head = order[first]
    open_still = np.full(len(head), UNKNOWN, dtype=np.int8)
    counts = np.diff(first, append=len(order))
    return _Groups(level, column[head], row[head], zone[head], open_still, members[member[order]], counts)


def _inner(groups: _Groups, zones: Indices, boxes: Floats, growth: Growth, sides: Sides) -> Iterator[Entries]:
    """The cells in zones that no edge comes near, as coarse as they can be."""
    level, column, row, zone = groups.level, groups.column, groups.row, groups.zone
    while level > growth.finest - 2 * STEPS:
        above = distinct(level - 1, column >> 1, row >> 1, zone)
        children = children_of(*above)
        away = ~among(number(level, *children), number(level, column, row, zone))
        inner, rows, zones_in = (part[away] for part in children)
        yield from _whole(level, inner, rows, zones_in, sides)
        level, (column, row, zone) = level - 1, above
    side = size(level)
    low, high = (np.floor((boxes[zones][:, n : n + 2] + (180, 90)) / side).astype(np.int64) for n in (0, 2))
    south, north = rows_of(level)
    low, high = np.maximum(low, (0, south)), np.minimum(high, ((1 << level) - 1, north))
    wide = np.maximum(high - low + 1, 0)
    of, nth = spread(wide[:, 0] * wide[:, 1])
    columns, rows = low[of, 0] + nth % wide[of, 0], low[of, 1] + nth // wide[of, 0]
    away = ~among(number(level, columns, rows, zones[of]), number(level, column, row, zone))
    yield from _whole(level, columns[away], rows[away], zones[of[away]], sides)


def _whole(level: int, column: Indices, row: Indices, zone: Indices, sides: Sides) -> Iterator[Entries]:
    """Entries for those of the cells, none near an edge, that lie in their zone."""
    inside = np.flatnonzero(sides(zone, *middle(level, column, row)) == YES)
    if len(inside):
        yield _plain(level, column[inside], row[inside], zone[inside], YES, np.inf, np.inf)


def _plain(level: int, column: Indices, row: Indices, zone: Indices, side: int, near: float, far: float) -> Entries:
    n = len(zone)
    none = np.empty(0, dtype=np.int64)
    codes = np.full(n, side, dtype=np.int8)
    return Entries(level, column, row, zone, codes, np.full(n, near), np.full(n, far), none, np.zeros(n, np.int64))


def _parted(groups: _Groups) -> _Groups:
    """The cells parted in four each, with the same members."""
    column, row, zone = children_of(groups.column, groups.row, groups.zone)
    count = np.repeat(groups.count, 4)
    of, nth = spread(count)
    members = groups.members[np.repeat(np.cumsum(groups.count) - groups.count, 4)[of] + nth]
    return _Groups(groups.level + 1, column, row, zone, np.repeat(groups.side, 4), members, count)


def _opened(groups: _Groups, runs: Runs) -> _Groups:
    """The same cells with the pieces of their runs."""
    of, nth = spread(runs.count[groups.members])
    whose, _ = spread(groups.count)
    count = np.bincount(whose, weights=runs.count[groups.members], minlength=len(groups.count)).astype(np.int64)
    pieces = runs.first[groups.members][of] + nth
    return _Groups(groups.level, groups.column, groups.row, groups.zone, groups.side, pieces, count)


def _weighed(groups: _Groups, kind: Pieces | Runs, growth: Growth, sides: Sides) -> tuple[_Groups, list[Entries]]:
    """The cells of which more must be known, with the members that still matter, and the entries of those done."""
    level, column, row, zone, side = groups.level, groups.column, groups.row, groups.zone, groups.side.copy()
    lon, lat = middle(level, column, row)
    half = half_km(level, lat)
    of, _ = spread(groups.count)
    km = kind.km(in_space(lon, lat), of, groups.members)
    slack = kind.slack.take(groups.members)
    begins = np.cumsum(groups.count) - groups.count
    nearest = np.minimum.reduceat(km - slack, begins) if len(km) else km
    surest = np.minimum.reduceat(km + slack, begins) if len(km) else km
    near = nearest * (1 - LOOSE) - LOOSE_KM - half
    far = surest * (1 + LOOSE) + LOOSE_KM + half
    fresh = np.flatnonzero((side == UNKNOWN) & (near > 0))
    side[fresh] = sides(zone[fresh], lon[fresh], lat[fresh])
    away, within = near > growth.most, far < growth.least
    held = away & (side == YES)
    done = [
        _plain(level, column[which], row[which], zone[which], code, *bounds)
        for which, code, bounds in ((held, YES, (np.inf, np.inf)), (within, UNKNOWN, (0.0, 0.0)))
        if which.any()
    ]
    open_still = ~away & ~within
    reach = np.minimum((growth.most + half) / (1 - LOOSE), (surest + 2 * half) * (1 + 3 * LOOSE)) + 3 * LOOSE_KM
    kept = open_still.take(of) & (km - slack <= reach.take(of))
    counts = np.bincount(of[kept], minlength=len(zone))[open_still]
    at = np.flatnonzero(open_still)
    rest = _Groups(level, column[at], row[at], zone[at], side[at], groups.members[kept], counts)
    if level == growth.finest and len(at):
        needed = (rest.members, counts) if growth.most else (rest.members[:0], np.zeros_like(counts))
        done.append(Entries(level, rest.column, rest.row, rest.zone, rest.side, near[at], far[at], *needed))
    return rest, done
