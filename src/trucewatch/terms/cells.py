"""The entries of a grid, found by point: of which zones something must be known there.

Entries are kept at three levels, each with cells an eighth as wide as the one before. A point has a cell at each, found
by three look-ups, and meets the entries of all three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from trucewatch.terms.codes import Codes, Indices, spread
from trucewatch.terms.growing import STEPS, Entries
from trucewatch.terms.pieces import Floats
from trucewatch.terms.squares import size

_FAN = 1 << STEPS

Narrow = npt.NDArray[np.float32]


class Cells:
    """The entries by cell. `zone`, `side`, `near`, `far` are those of each entry; `pieces_of` gives its pieces."""

    def __init__(self, entries: Iterable[Entries], finest: int) -> None:
        self._finest = finest
        levels = [finest - 2 * STEPS, finest - STEPS, finest]
        held = [_at_kept_level(each, finest) for each in entries]
        every = sorted(held, key=lambda e: e.level)
        # entries in the order of their cells, coarse ones first; no two levels share a number
        cell = _joined([_cell(e) + (e.level << 2 * finest) for e in every])
        turn = np.argsort(cell, kind="stable")
        cell = cell.take(turn)
        self.zone: Indices = _joined([e.zone for e in every]).take(turn)
        self.side: Codes = np.concatenate([np.empty(0, np.int8), *(e.side for e in every)]).take(turn)
        self.near: Narrow = np.concatenate([np.empty(0), *(e.near for e in every)]).take(turn).astype(np.float32)
        self.far: Narrow = np.concatenate([np.empty(0), *(e.far for e in every)]).take(turn).astype(np.float32)
        self._count = _joined([e.count for e in every]).take(turn)
        begin = np.cumsum(_joined([e.count for e in every])) - _joined([e.count for e in every])
        self._begin = begin.take(turn)
        self._pieces = _joined([e.pieces for e in every]).astype(np.int32)
        own = [_distinct(cell[cell >> 2 * finest == n] - (n << 2 * finest)) for n in levels]
        self._nodes(own, cell, levels)

    def _nodes(self, own: list[Indices], cell: Indices, levels: Sequence[int]) -> None:
        """A number for each cell that has entries or parts; 0 stands for none. `own`: the cells with entries."""
        finest = self._finest
        for n in (1, 0):
            own[n] = _distinct(np.sort(np.concatenate([own[n], _up(own[n + 1], levels[n + 1])])))
        first = np.cumsum([1, *(len(cells) for cells in own)])
        every = np.concatenate([cells + (n << 2 * finest) for cells, n in zip(own, levels, strict=True)])
        self._first = np.concatenate([[0], np.searchsorted(cell, every)])
        self._entries = np.concatenate([[0], np.searchsorted(cell, every, side="right")]) - self._first
        self._root = np.zeros(1 << (2 * levels[0] - 1), dtype=np.int64)
        self._root[own[0]] = first[0] + np.arange(len(own[0]))
        child = np.zeros((first[2], _FAN * _FAN), dtype=np.int32)
        for n in (1, 2):
            parent = first[n - 1] + np.searchsorted(own[n - 1], _up(own[n], levels[n]))
            child[parent, _within(own[n], levels[n])] = first[n] + np.arange(len(own[n]))
        self._child = child.ravel()

    def met(self, lon: Floats, lat: Floats) -> tuple[Indices, Indices]:
        """The pairs of each point and the entries of its cells, by index, one level after the other."""
        side, across = size(self._finest), 1 << self._finest
        column = np.minimum(((lon + 180) / side).astype(np.int64), across - 1)
        row = np.minimum(((lat + 90) / side).astype(np.int64), across // 2 - 1)
        up = 2 * STEPS
        node = self._root.take(((row >> up) << (self._finest - up)) + (column >> up))
        found = [self._of(node)]
        for up in (STEPS, 0):
            inner = (((row >> up) & (_FAN - 1)) << STEPS) + ((column >> up) & (_FAN - 1))
            node = self._child.take((node << (2 * STEPS)) + inner).astype(np.int64)
            found.append(self._of(node))
        points, entries = zip(*found, strict=True)
        return np.concatenate(points), np.concatenate(entries)

    def pieces_of(self, entry: Indices) -> tuple[Indices, Indices]:
        """For entries: whose each piece is, by place in `entry`, and the pieces."""
        of, nth = spread(self._count.take(entry))
        nth += self._begin.take(entry).take(of)
        return of, self._pieces.take(nth).astype(np.int64)

    def _of(self, node: Indices) -> tuple[Indices, Indices]:
        counts = self._entries.take(node)
        some = np.flatnonzero(counts)
        of, nth = spread(counts.take(some))
        nth += self._first.take(node.take(some)).take(of)
        return some.take(of), nth


def _at_kept_level(entries: Entries, finest: int) -> Entries:
    """Entries of a level between two that are kept, as those of all cells of the next one that is."""
    further = (finest - entries.level) % STEPS
    if not further:
        return entries
    n = 1 << further
    of, nth = spread(np.full(len(entries.zone), n * n))
    column = (entries.column[of] << further) + nth % n
    row = (entries.row[of] << further) + nth // n
    rest = (entries.zone[of], entries.side[of], entries.near[of], entries.far[of], entries.pieces, entries.count[of])
    return Entries(entries.level + further, column, row, *rest)


def _cell(entries: Entries) -> Indices:
    return (entries.row << entries.level) + entries.column


def _up(cells: Indices, level: int) -> Indices:
    """The cells, of the level kept above, in which cells of a level lie."""
    row, column = cells >> level, cells & ((1 << level) - 1)
    return ((row >> STEPS) << (level - STEPS)) + (column >> STEPS)


def _within(cells: Indices, level: int) -> Indices:
    """Which of the cells of the one above each is."""
    row, column = cells >> level, cells & ((1 << level) - 1)
    return ((row & (_FAN - 1)) << STEPS) + (column & (_FAN - 1))


def _distinct(cells: Indices) -> Indices:
    """Each of some cells, which grow, once."""
    return cells[np.flatnonzero(np.diff(cells, prepend=-1))]


def _joined(parts: Sequence[Indices]) -> Indices:
    return np.concatenate([np.empty(0, dtype=np.int64), *parts])
