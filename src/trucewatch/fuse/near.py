"""Candidates: which records of two sources may speak of one incident, by where and when each says it was.

Three ways in, none of which is a verdict: near in place under both radii and in time; one place name farther apart (or
without a point); rare words in common. A record's cell is looked up with its eight neighbours in a grid as wide as its
class of radius asks for; a grid's columns are counted row by row, so that cells keep their width towards the poles.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.records import Records
from trucewatch.terms.distance import great_circle

BESIDE_KM = 15.0
"""Points may lie so far apart beyond what their radii explain."""
DAYS = 2
"""Days between two intervals within which they may be of one incident."""
NAMED_KM, RARE_KM, RARE_DAYS, RARE_IN = 150.0, 300.0, 7, 24
"""How far a common name reaches; how far, how long and in how many records at most a rare word does."""

WIDEST = np.array([10.0, 60.0, 200.0])
CELL = (2 * WIDEST + BESIDE_KM) / 111.0
LONGEST = np.array([1, 7, 31, 10_000])

Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]


def apart_km(records: Records, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    """Great-circle distances in km; nan where one of the two has no point."""
    return great_circle(records.lat[a], records.lon[a], records.lat[b], records.lon[b])


def gap_days(records: Records, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int32]:
    """Days between the two intervals; 0 where they meet."""
    gap = np.maximum(records.start[b] - records.end[a], records.start[a] - records.end[b])
    out: NDArray[np.int32] = np.maximum(gap, 0)
    return out


def near(records: Records, first: NDArray[np.int64], second: NDArray[np.int64], most: int = 400_000) -> Iterator[Pairs]:
    """Pairs of a row of `first` and a row of `second`, in parts of about `most`; a pair may come up more than once."""
    yield from _in_place(records, first, second, most)
    yield from _by_name(records, first, second, most)
    yield from _by_words(records, first, second, most)


def _in_place(records: Records, first: NDArray[np.int64], second: NDArray[np.int64], most: int) -> Iterator[Pairs]:
    level = np.searchsorted(WIDEST[:-1], np.minimum(records.radius, WIDEST[-1]))
    pointed = ~np.isnan(records.lat)
    one, other = first[pointed[first]], second[pointed[second]]
    for at in range(len(WIDEST)):
        for asked, held, swapped in (
            (one[level[one] <= at], other[level[other] == at], False),
            (other[level[other] < at], one[level[one] == at], True),
        ):
            if len(asked) and len(held):
                for a, b in _cells(records, asked, held, float(CELL[at]), most):
                    yield (b, a) if swapped else (a, b)


def _cells(
    records: Records, asked: NDArray[np.int64], held: NDArray[np.int64], size: float, most: int
) -> Iterator[Pairs]:
    row, column = cells_of(records.lat[held], records.lon[held], size, 0)
    lasting = np.searchsorted(LONGEST, records.end[held] - records.start[held] + 1)
    for length in np.unique(lasting).tolist():
        these = lasting == length
        index = Index(key_of(row[these], column[these, 0]), records.start[held[these]], held[these])
        slack = int((records.end[held[these]] - records.start[held[these]]).max()) + DAYS
        for across in (-1, 0, 1):
            rows, columns = cells_of(records.lat[asked], records.lon[asked], size, across)
            for along in range(columns.shape[1]):
                keys = key_of(rows, columns[:, along])
                for a, b in index.within(keys, records.start[asked] - slack, records.end[asked] + DAYS, asked, most):
                    close = apart_km(records, a, b) <= BESIDE_KM + reach_km(records, a) + reach_km(records, b)
                    close &= gap_days(records, a, b) <= DAYS
                    if close.any():
                        yield a[close], b[close]


def reach_km(records: Records, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """How far from its point a record is looked for."""
    out: NDArray[np.float32] = np.minimum(records.radius[rows], np.float32(WIDEST[-1]))
    return out


def cells_of(
    lat: NDArray[np.float64], lon: NDArray[np.float64], size: float, across: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The row `across` rows off each point's own, and three columns of it: the point's and both beside it.

    With `across` 0 the first column is the point's own.
    """
    row = np.floor((lat + 90) / size).astype(np.int64) + across
    edge = np.clip(np.maximum(np.abs(row * size - 90), np.abs((row + 1) * size - 90)), 0, 89.9)
    count = np.maximum(np.floor(360 * np.cos(np.radians(edge)) / size), 1).astype(np.int64)
    column = np.floor((lon + 180) / 360 * count).astype(np.int64)
    three = np.stack([column % count, (column - 1) % count, (column + 1) % count], axis=1)
    three[:, 1] = np.where(count > 1, three[:, 1], -1)  # a row of one or two cells must not be looked up twice
    three[:, 2] = np.where(count > 2, three[:, 2], -1)
    return row, three


def key_of(row: NDArray[np.int64], column: NDArray[np.int64]) -> NDArray[np.int64]:
    """A cell in one number; -1 where the column says that it is not to be looked up."""
    return np.where(column < 0, np.int64(-1), (row + 4) * 100_000 + column)


class Index:
    """Rows by a key and a day, sorted, so that a window of days under one key is one stretch."""

    def __init__(self, keys: NDArray[np.int64], days: NDArray[np.int32], rows: NDArray[np.int64]) -> None:
        self._mark = (keys << 24) + (days.astype(np.int64) + 2**23)
        order = np.lexsort((rows, self._mark))
        self._mark, self._rows = self._mark[order], rows[order]

    def stretch(
        self, keys: NDArray[np.int64], first: NDArray[np.int32], last: NDArray[np.int32]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """From where to where (not included) rows lie under each key from day `first` to day `last`."""
        low = np.searchsorted(self._mark, (keys << 24) + (first.astype(np.int64) + 2**23))
        high = np.searchsorted(self._mark, (keys << 24) + (last.astype(np.int64) + 2**23), side="right")
        return low, np.where(keys < 0, low, np.maximum(high, low))

    def within(
        self,
        keys: NDArray[np.int64],
        first: NDArray[np.int32],
        last: NDArray[np.int32],
        asked: NDArray[np.int64],
        most: int,
    ) -> Iterator[Pairs]:
        """Each asked row with every row in its stretch, in parts of about `most` pairs."""
        low, high = self.stretch(keys, first, last)
        total = np.cumsum(high - low)
        start = 0
        while start < len(asked):
            done = int(total[start - 1]) if start else 0
            stop = max(int(np.searchsorted(total, done + most, side="right")), start + 1)
            count = (high - low)[start:stop]
            if size := int(count.sum()):
                offset = np.arange(size) - np.repeat(np.cumsum(count) - count, count)
                yield np.repeat(asked[start:stop], count), self._rows[np.repeat(low[start:stop], count) + offset]
            start = stop


def _by_name(records: Records, first: NDArray[np.int64], second: NDArray[np.int64], most: int) -> Iterator[Pairs]:
    """One name for the finest place, farther apart than places are looked up, or without a point."""
    name = records.names[:, 0].astype(np.int64)
    asked, held = first[name[first] >= 0], second[name[second] >= 0]
    if not (len(asked) and len(held)):
        return
    short = records.end[held] - records.start[held] <= 31
    held = held[short]
    if not len(held):
        return
    index = Index(name[held], records.start[held], held)
    slack = int((records.end[held] - records.start[held]).max()) + DAYS
    for a, b in index.within(name[asked], records.start[asked] - slack, records.end[asked] + DAYS, asked, most):
        distance = apart_km(records, a, b)
        far = (distance > BESIDE_KM + reach_km(records, a) + reach_km(records, b)) & (distance <= NAMED_KM)
        wanted = (np.isnan(distance) | far) & (gap_days(records, a, b) <= DAYS)
        if wanted.any():
            yield a[wanted], b[wanted]


def _by_words(records: Records, first: NDArray[np.int64], second: NDArray[np.int64], most: int) -> Iterator[Pairs]:
    """A rare word in common, farther apart in place or time than the other ways look."""
    if not (len(first) and len(second)):
        return
    spread = np.bincount(records.words[records.words >= 0], minlength=1)
    for slot in range(min(4, records.words.shape[1])):
        word = records.words[:, slot].astype(np.int64)
        held = second[(word[second] >= 0) & (spread[word[second]] <= RARE_IN)]
        if not len(held):
            continue
        index = Index(word[held], np.zeros(len(held), dtype=np.int32), held)
        for asked_slot in range(min(4, records.words.shape[1])):
            wanted_word = records.words[:, asked_slot].astype(np.int64)
            asked = first[(wanted_word[first] >= 0) & (spread[wanted_word[first]] <= RARE_IN)]
            none = np.zeros(len(asked), dtype=np.int32)
            for a, b in index.within(wanted_word[asked], none, none, asked, most):
                distance, gap = apart_km(records, a, b), gap_days(records, a, b)
                beyond = (distance > BESIDE_KM + reach_km(records, a) + reach_km(records, b)) | (gap > DAYS)
                wanted = (np.isnan(distance) | (beyond & (distance <= RARE_KM))) & (gap <= RARE_DAYS)
                if wanted.any():
                    yield a[wanted], b[wanted]
