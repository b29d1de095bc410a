"""A stock of records kept ready, so that one new record finds what may be the same in milliseconds.

The levels, the weights and the rarity of words are those of the batch; only the way to the candidates differs: indexes
over places and days are built once, and what they give (tens of records, not a million) is compared. A live look sees
what is near in place and time, and with `unplaced` also what has no point, in its days; what shares nothing but a name
or rare words far away is found by the batch.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.feeds import SCHEMA
from trucewatch.fuse.compare import UNDATED_DAYS, compare
from trucewatch.fuse.explain import Reason, reasons, surroundings
from trucewatch.fuse.levels import FEATURES
from trucewatch.fuse.near import BESIDE_KM, CELL, DAYS, LONGEST, WIDEST, Index, cells_of, key_of
from trucewatch.fuse.records import DEFAULT_RADIUS_KM, party_shares, prepared
from trucewatch.fuse.weights import Weights, odds, weights
from trucewatch.fuse.words import telling_words
from trucewatch.terms.distance import great_circle

TOLD = 20
"""At most so many are told of one record, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A record of the stock by its row, the probability of the pair among its rivals there, and the reasons."""

    row: int
    probability: float
    reasons: tuple[Reason, ...]


MOST = 400
"""Of what is near one record by its place alone or its days alone, at most so many are compared, the nearest first."""


class Known:
    """The stock. `table` is in the columns of `trucewatch.feeds.SCHEMA`; it is not copied. `unplaced`: what has no
    point is found by its days, and finds what was in its days; for a stock of claims, which often have no place.
    """

    def __init__(self, table: pa.Table, use: Weights | None = None, unplaced: bool = False) -> None:
        self.table, self._use = table.combine_chunks(), use or weights()
        self._spread = telling_words(table["text"], table["place"]).over(table.num_rows)
        self._named = party_shares(table)
        lat, lon, radius = (_floats(table[name]) for name in ("lat", "lon", "precision_km"))
        start, end = (pc.cast(table[name], pa.int32()).to_numpy() for name in ("date_from", "date_to"))
        level = np.searchsorted(WIDEST[:-1], np.nan_to_num(radius, nan=DEFAULT_RADIUS_KM).clip(0, WIDEST[-1]))
        lasting = np.searchsorted(LONGEST, end - start + 1)
        self._lat, self._lon, self._start, self._end = lat, lon, start, end
        self._reach = np.nan_to_num(radius, nan=DEFAULT_RADIUS_KM).clip(0, WIDEST[-1])
        self._parts: list[tuple[int, int, int, Index]] = []
        for held, size, length in _combinations(level, lasting):
            rows = np.flatnonzero((level == held) & (lasting == length) & ~np.isnan(lat))
            if len(rows):
                row, column = cells_of(lat[rows], lon[rows], float(CELL[size]), 0)
                index = Index(key_of(row, column[:, 0]), start[rows], rows)
                self._parts.append((held, size, int((end[rows] - start[rows]).max()), index))
        self._by_day: list[tuple[bool, int, Index]] = []
        for pointless, length in sorted(set(zip(np.isnan(lat).tolist(), lasting.tolist(), strict=True))):
            rows = np.flatnonzero((np.isnan(lat) == pointless) & (lasting == length) & (end - start <= UNDATED_DAYS))
            if unplaced and len(rows):
                index = Index(np.zeros(len(rows), dtype=np.int64), start[rows], rows)
                self._by_day.append((pointless, int((end[rows] - start[rows]).max()), index))

    def compared(
        self, record: dict[str, object], new: bool = True
    ) -> tuple[NDArray[np.int64], dict[str, NDArray[np.int8]]]:
        """The rows of the stock that are near one record, and the levels of each pair. `new`: it is not in it."""
        one = pa.Table.from_pylist([{name: record.get(name) for name in SCHEMA.names}], schema=SCHEMA)
        rows = self._near(one)
        if not len(rows):
            return rows, {feature: np.zeros(0, dtype=np.int8) for feature in FEATURES}
        few = pa.concat_tables([self.table.take(rows), one])
        few = few.set_column(0, "id", pa.array([str(i) for i in range(few.num_rows)]))
        records = prepared(few, self._spread, self._named, new)
        return rows, compare(records, np.full(len(rows), len(rows)), np.arange(len(rows)))

    def alike(self, record: dict[str, object]) -> list[Alike]:
        """What may be the same as one record, likeliest first; without a point or a day nothing is near it."""
        rows, levels = self.compared(record)
        b = np.arange(len(rows))
        busy = np.full(len(b), np.log2(1 + len(b)), dtype=np.float32)  # its own surroundings stand for both
        bits = self._use.total(levels, busy)
        own = odds(bits)
        chance = own / (1 + own.sum())
        codes = np.stack([levels[feature] for feature in FEATURES], axis=1)
        out = []
        for at in np.lexsort((b, -chance))[:TOLD].tolist():
            why = (*reasons(codes[at], self._use), surroundings(bits[at], codes[at], self._use))
            out.append(Alike(int(rows[b[at]]), round(float(chance[at]), 4), why))
        return out

    def _near(self, one: pa.Table) -> NDArray[np.int64]:
        """Rows in the cells around a record's point, in its days; and by its days, those that a point cannot find."""
        lat, lon, radius = (_floats(one[name]) for name in ("lat", "lon", "precision_km"))
        start, end = (pc.cast(one[name], pa.int32()).to_numpy() for name in ("date_from", "date_to"))
        in_days = self._in_days(start, end, not np.isnan(lat[0]))
        if np.isnan(lat[0]):
            return in_days
        level = int(np.searchsorted(WIDEST[:-1], np.nan_to_num(radius, nan=DEFAULT_RADIUS_KM).clip(0, WIDEST[-1]))[0])
        asked = np.zeros(9, dtype=np.int64)  # the point's own cell and the eight around it
        around: dict[int, NDArray[np.int64]] = {}
        found = [np.zeros(0, dtype=np.int64)]
        for held, size, longest, index in self._parts:
            if size != max(level, held):
                continue
            if size not in around:
                rows = [cells_of(lat, lon, float(CELL[size]), across) for across in (-1, 0, 1)]
                around[size] = np.concatenate([key_of(np.repeat(row, 3), three[0]) for row, three in rows])
            first, last = np.repeat(start - longest - DAYS, 9), np.repeat(end + DAYS, 9)
            found += [b for _, b in index.within(around[size], first, last, asked, 1_000_000)]
        near = np.unique(np.concatenate(found))
        reach = np.nan_to_num(radius, nan=DEFAULT_RADIUS_KM).clip(0, WIDEST[-1])
        close = great_circle(self._lat[near], self._lon[near], lat, lon) <= BESIDE_KM + reach + self._reach[near]
        meets = (self._start[near] - end <= DAYS) & (start - self._end[near] <= DAYS)
        found_near = near[close & meets]
        if end[0] - start[0] > UNDATED_DAYS and len(found_near) > MOST:
            apart = great_circle(self._lat[found_near], self._lon[found_near], lat, lon)
            found_near = np.sort(found_near[np.argsort(apart, kind="stable")[:MOST]])
        out: NDArray[np.int64] = np.concatenate([found_near, in_days])
        return out

    def _in_days(self, start: NDArray[np.int32], end: NDArray[np.int32], pointed: bool) -> NDArray[np.int64]:
        """Rows in the days of a record; of one that has a point, those without one. None for what is undated."""
        nobody = np.zeros(0, dtype=np.int64)
        if end[0] - start[0] > UNDATED_DAYS:
            return nobody
        key, found = np.zeros(1, dtype=np.int64), [nobody]
        for pointless, longest, index in self._by_day:
            if pointless or not pointed:
                asked = index.within(key, start - longest - DAYS, end + DAYS, key, 1_000_000)
                found += [b for _, b in asked]
        rows = np.unique(np.concatenate(found))
        rows = rows[(self._start[rows] - end <= DAYS) & (start - self._end[rows] <= DAYS)]
        if len(rows) > MOST:
            off = np.abs(self._start[rows].astype(np.int64) + self._end[rows] - start - end)
            rows = np.sort(rows[np.argsort(off, kind="stable")[:MOST]])
        return rows


def _floats(column: pa.ChunkedArray) -> NDArray[np.float64]:
    return np.array(pc.cast(column, pa.float64()).to_numpy(), dtype=np.float64)


def _combinations(level: NDArray[np.int64], lasting: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Class of radius, size of cells (that class's or a wider one's), and class of length, where there are records."""
    seen = sorted(set(zip(level.tolist(), lasting.tolist(), strict=True)))
    return [(held, size, length) for held, length in seen for size in range(held, len(CELL))]
