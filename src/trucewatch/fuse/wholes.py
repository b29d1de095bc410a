"""Which pairs may be of a whole and a part: a row that counts several incidents, and one of them.

A row may be a whole for another where its span is longer and holds the other's, or its place is a wide region that
holds the other's, and its toll is not smaller. Two rows of one day in one source that together make the toll of one
row of the other, and none of them alone, are its parts as well.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.records import Records

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]

REGION_KM = 60.0
MOST_PARTS = 6
LIKELY = -2.0
"""Bits from which on a pair may be a part of a sum: their adding up speaks for it too."""


def may_hold(records: Records, whole: Rows, part: Rows) -> Flags:
    """Whether each `whole` row may count what its `part` row tells, by span, place and toll."""
    inside = (records.start[whole] <= records.start[part]) & (records.end[part] <= records.end[whole])
    longer = records.end[whole] - records.start[whole] > records.end[part] - records.start[part]
    region = (records.radius[whole] >= REGION_KM) & (records.radius[part] < REGION_KM / 2)
    low = np.nan_to_num(records.low[part], nan=0)
    high = np.nan_to_num(records.high[whole], nan=np.inf)
    out: Flags = ((inside & longer) | (region & (inside | (records.start[whole] == records.start[part])))) & (
        low <= high
    )
    return out


def summed(records: Records, whole: Rows, part: Rows, bits: NDArray[np.float32]) -> Flags:
    """Pairs in which a row's toll is the sum of two to six partners', each likely and none of them all of it."""
    marked = np.zeros(len(whole), dtype=bool)
    toll = np.nan_to_num((records.low + records.high) / 2, nan=0)
    likely = np.flatnonzero((bits > LIKELY) & (toll[part] > 0) & (toll[whole] > toll[part]))
    groups: dict[int, list[int]] = defaultdict(list)
    for pair in likely.tolist():
        groups[int(whole[pair])].append(pair)
    for row, pairs in groups.items():
        if not 2 <= len(pairs) <= MOST_PARTS:
            continue
        parts = toll[part[pairs]]
        if 0.8 * records.low[row] <= parts.sum() <= 1.25 * records.high[row] and parts.max() <= 0.85 * toll[row]:
            marked[pairs] = True
    return marked
