"""How busy the surroundings of each record are: other sources' records near it in place and time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.near import DAYS, Index, cells_of, key_of
from trucewatch.fuse.records import Records

_SIZE = 0.1


def crowd(records: Records, asked: NDArray[np.int64], held: NDArray[np.int64]) -> NDArray[np.float32]:
    """For each asked row, the rows of `held` within about 15 km and DAYS days of its first day.

    Without a point, those that give the same name to their finest place.
    """
    counted = _under_one_name(records, asked, held)
    held = held[~np.isnan(records.lat[held])]
    pointed = np.flatnonzero(~np.isnan(records.lat[asked]))
    if not (len(held) and len(pointed)):
        return counted.astype(np.float32)
    rows = asked[pointed]
    row, column = cells_of(records.lat[held], records.lon[held], _SIZE, 0)
    index = Index(key_of(row, column[:, 0]), records.start[held], held)
    for across in (-1, 0, 1):
        near, three = cells_of(records.lat[rows], records.lon[rows], _SIZE, across)
        for along in range(three.shape[1]):
            keys = key_of(near, three[:, along])
            low, high = index.stretch(keys, records.start[rows] - DAYS, records.start[rows] + DAYS)
            counted[pointed] += high - low
    return counted.astype(np.float32)


def _under_one_name(records: Records, asked: NDArray[np.int64], held: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same for rows without a point, by name; 0 for all others."""
    name = records.names[:, 0].astype(np.int64)
    index = Index(name[held], records.start[held], held)
    wanted = np.where(np.isnan(records.lat[asked]), name[asked], -1)
    low, high = index.stretch(wanted, records.start[asked] - DAYS, records.start[asked] + DAYS)
    out: NDArray[np.int64] = high - low
    return out
