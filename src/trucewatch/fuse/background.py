"""What would be linked if nothing were there to link: two tables are fused with the days of one shifted.

With one table's days moved by weeks no pair is of one incident, yet parties, labels, hot spots and each source's way of
writing stay as they are: what is linked then is what chance links. Chance pairs of one and the same day are more alike
than that (rows of one battle, attacks of one wave). How much more, each source shows by itself: its rows, parted in
two, are linked with and without the shift, and what is linked without it more often than with it raises the estimate.
Rows of one source that do tell of one incident make it too high, never too low; it may rise at most MOST_RAISED times.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.links import linked
from trucewatch.fuse.pairs import weighed
from trucewatch.fuse.records import Records
from trucewatch.fuse.weights import Weights

SHIFTS = (11, -11, 18, -18, 25, -25)
"""Days. Long enough that no incident is told twice, short enough that hot spots are still hot."""
CHUNK = 14
"""Days looked at in one piece where the tables are too long to be looked at whole."""
SAMPLE = 6_000
"""Rows of both tables looked at, about, with each shift."""
LEAST_DAYS = 60
"""A shorter overlap in time leaves no room for shifts."""
MOST_RAISED = 16.0
PARTED_BY = (3, 7)
"""Bits of a checksum of the id by which a source's rows are parted in two, each a new way."""

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]

_NONE = (np.zeros(0, dtype=np.int64),) * 3

EDGES = np.linspace(-4.0, 12.0, 33)
"""Steps of a link's strength: the logarithm to base two of its odds among its rivals."""


@dataclass(frozen=True, slots=True)
class Background:
    """Links that chance gave: rows `a` and `b`, the `step` of strength, and for how many each stands in the tables."""

    a: Rows
    b: Rows
    step: Rows
    weight: Floats

    def expected(self, taken: Floats) -> Floats:
        """Chance links by step, where each row is taken by a true partner with this probability."""
        free = (1 - taken[self.a]) * (1 - taken[self.b])
        out: Floats = np.bincount(self.step, weights=self.weight * free, minlength=len(EDGES)).astype(np.float64)
        return out


def strength(chance: Floats) -> NDArray[np.int64]:
    """The step that a probability falls into; -1 under the weakest."""
    clipped = np.clip(chance, 1e-9, 1 - 1e-9)
    step = np.searchsorted(EDGES, np.log2(clipped / (1 - clipped)), side="right") - 1
    out: NDArray[np.int64] = np.minimum(step, len(EDGES) - 1)
    return out


def background(records: Records, first: Rows, second: Rows, use: Weights) -> Background | None:
    """Chance links between two sources' rows; None where the tables overlap in too few days to tell."""
    begins = max(records.start[first].min(initial=2**30), records.start[second].min(initial=2**30))
    ends = min(records.start[first].max(initial=-(2**30)), records.start[second].max(initial=-(2**30)))
    days = int(ends) - int(begins) + 1
    if days < LEAST_DAYS:
        return None
    chunks, kept = _chunks(records, first, second, int(begins), days)

    def inside(seen: Records, rows: Rows) -> Rows:
        out: Rows = rows[np.isin((seen.start[rows] - begins) // CHUNK, chunks)]
        return out

    shifts = SHIFTS[: int(np.clip(2 * SAMPLE // max(len(kept), 1), 2, len(SHIFTS)))]
    across = _shifted(records, kept, second, shifts, days, inside, use)
    together, apart = np.zeros(len(EDGES)), np.zeros(len(EDGES))
    for rows, bit in product((first, second), PARTED_BY):
        half = np.array([zlib.crc32(records.ids[row].encode()) >> bit & 1 for row in rows.tolist()], dtype=bool)
        one, other = inside(records, rows[half]), rows[~half]
        steps = _steps(records, one, inside(records, other), use)[2]
        together += np.bincount(steps, minlength=len(EDGES))
        apart += _shifted(records, one, other, shifts[:2], days, inside, use).expected(np.zeros(len(records)))
    raised = np.clip((_tail(together) + 1) / (_tail(apart) + 1), 1, MOST_RAISED)
    within = np.count_nonzero((records.start[first] >= begins) & (records.start[first] <= ends))
    scale = raised[across.step] * within / max(len(kept), 1)
    return replace(across, weight=across.weight * scale)


def _shifted(
    records: Records,
    first: Rows,
    second: Rows,
    shifts: Sequence[int],
    days: int,
    inside: Callable[[Records, Rows], Rows],
    use: Weights,
) -> Background:
    """Links of `first` with `second` at its shifted days; each stands for its share of the shifts."""
    found = [_NONE]
    weights = [np.zeros(0)]
    for shift in shifts:
        moved = _moved(records, second, shift)
        found.append(_steps(moved, first, inside(moved, second), use))
        weights.append(np.full(len(found[-1][0]), days / (days - abs(shift)) / len(shifts)))
    a, b, step = (np.concatenate([links[i] for links in found]) for i in range(3))
    return Background(a, b, step, np.concatenate(weights))


def _chunks(records: Records, first: Rows, second: Rows, begins: int, days: int) -> tuple[NDArray[np.int32], Rows]:
    """Numbers of the stretches of days to look at, evenly spread, and the rows of `first` in them."""
    count = max(days // CHUNK, 1)
    share = min(1.0, SAMPLE / max(len(first) + len(second), 1))
    wanted = max(int(np.ceil(count * share)), 1)
    chunks = np.unique(np.linspace(0, count - 1, wanted).round()).astype(np.int32)
    return chunks, first[np.isin((records.start[first] - begins) // CHUNK, chunks)]


def _moved(records: Records, rows: Rows, shift: int) -> Records:
    by = np.zeros(len(records), dtype=np.int32)
    by[rows] = shift
    return replace(records, start=records.start + by, end=records.end + by)


def _steps(records: Records, first: Rows, second: Rows, use: Weights) -> tuple[Rows, Rows, Rows]:
    """Rows and steps of strength of the links that are not under the weakest."""
    if not (len(first) and len(second)):
        return _NONE
    links = linked(records, weighed(records, first, second, use), use)
    steps = strength(links.probability)
    kept = steps >= 0
    return links.pairs.a[kept], links.pairs.b[kept], steps[kept]


def _tail(counts: Floats) -> Floats:
    out: Floats = np.cumsum(counts[::-1])[::-1]
    return out
