"""Places that may lie in areas, and times in their windows, pair by pair: for very many that each meet few areas.

The answers are those of `Extents.answers`, which asks every reading about every place; here only readings are asked in
whose areas the place may lie, and whose windows the time can meet at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.terms.codes import NO, Codes, Flags, Indices, runs_of, spread
from trucewatch.terms.extents import FIRST, LAST, Extents, Micros, Validity
from trucewatch.terms.grid import Pairs, Wanted
from trucewatch.terms.together import together, within_unless


@dataclass(frozen=True, slots=True)
class Meetings:
    """Rows and readings in pairs, by row, then reading, with the answers on area and time; neither is no."""

    row: Indices
    reading: Indices
    area: Codes
    time: Codes


class Meeting:
    """The areas, and what is left out, by zone, with the hulls of the readings' windows."""

    def __init__(self, of: Extents, zones: int, validity: Validity) -> None:
        self._of, self._readings, self._validity = of, len(of.readings), validity
        self._areas, self._outs = _by_zone(of.area_zone, zones), _by_zone(of.out_zone, zones)
        self._start, self._end = validity.hull(len(of.areas))
        if len(of.areas):
            self._start = np.minimum.reduceat(self._start, of.first_area[:-1])
            self._end = np.maximum.reduceat(self._end, of.first_area[:-1])
        self._zone_start, self._zone_end = np.full(zones, LAST + 1), np.full(zones, FIRST - 1)
        for zone, reading in ((of.area_zone, of.area_reading), (of.out_zone, of.out_reading)):
            np.minimum.at(self._zone_start, zone, self._start[reading])
            np.maximum.at(self._zone_end, zone, self._end[reading])

    def of(self, pairs: Pairs, start: Micros, end: Micros) -> Meetings:
        """The readings that rows may meet. `pairs`: rows and zones, none plainly outside; `start`, `end`: one a row."""
        row, area, code = _spread(pairs, self._areas)
        reading = self._of.area_reading.take(area)
        some = np.flatnonzero(self.meets(reading, start.take(row), end.take(row)))
        row, area, code, reading = row.take(some), area.take(some), code.take(some), reading.take(some)
        time = self._validity.holds(start.take(row), end.take(row), area)
        # row and reading and the two answers in one number, which sorts faster than an order is found
        packed = ((row * self._readings + reading) << 4) | (code.astype(np.int64) << 2) | time
        packed.sort()
        pair = packed >> 4
        first = runs_of(pair)
        pair = pair.take(first)
        within, times = together(((packed >> 2) & 3).astype(np.int8), (packed & 3).astype(np.int8), first)
        areas = within_unless(within, self._left_out(pairs, pair))
        kept = np.flatnonzero((areas != NO) & (times != NO))
        pair = pair.take(kept)
        return Meetings(pair // self._readings, pair % self._readings, areas.take(kept), times.take(kept))

    def wanted(self, start: Micros, end: Micros) -> Wanted:
        """Which zones can matter to rows at all: those of a reading whose windows the row's time can meet."""
        last = np.where(start == end, start + 1, end)

        def matters(row: Indices, zone: Indices) -> Flags:
            meets: Flags = start.take(row) < self._zone_end.take(zone)
            meets &= self._zone_start.take(zone) < last.take(row)
            return meets

        return matters

    def meets(self, reading: Indices, start: Micros, end: Micros) -> Flags:
        """Whether times can meet any window of readings: if not, the time of the reading is plainly no."""
        last = np.where(start == end, start + 1, end)
        meets: Flags = (start < self._end.take(reading)) & (self._start.take(reading) < last)
        return meets

    def near(self, pairs: Pairs) -> tuple[Indices, Indices]:
        """The rows and readings in whose areas the rows may lie; the same may come more than once."""
        row, area, _ = _spread(pairs, self._areas)
        return row, self._of.area_reading.take(area)

    def of_rows(self, zones: Codes, row: Indices, reading: Indices, start: Micros, end: Micros) -> tuple[Codes, Codes]:
        """The answers of (row, reading) pairs, whatever they are. `zones`: shape `(rows, zones of the book)`."""
        of = self._of
        pair, nth = spread(np.diff(of.first_area).take(reading))
        area = of.first_area.take(reading).take(pair) + nth
        at = row.take(pair)
        times = self._validity.holds(start.take(at), end.take(at), area)
        first = np.flatnonzero(nth == 0)
        within, time = together(zones[at, of.area_zone.take(area)], times, first)
        left_out = np.full(len(row), NO, dtype=np.int8)
        pair, nth = spread(np.diff(of.first_out).take(reading))
        out = of.first_out.take(reading).take(pair) + nth
        np.maximum.at(left_out, pair, zones[row.take(pair), of.out_zone.take(out)])
        return within_unless(within, left_out), time

    def _left_out(self, pairs: Pairs, pair: Indices) -> Codes:
        """Whether each (row, reading) is left out."""
        found = np.full(len(pair), NO, dtype=np.int8)
        row, zone, code = pairs
        some = np.flatnonzero(self._outs[2].take(zone))
        row, out, code = _spread((row.take(some), zone.take(some), code.take(some)), self._outs)
        if len(out) and len(pair):
            wanted = row * self._readings + self._of.out_reading.take(out)
            at = np.minimum(np.searchsorted(pair, wanted), len(pair) - 1)
            same = pair.take(at) == wanted
            np.maximum.at(found, at[same], code[same])
        return found


_ByZone = tuple[Indices, Indices, Indices]
"""Members in the order of zones, where each zone's begin, and how many it has."""


def _by_zone(zone: Indices, zones: int) -> _ByZone:
    count = np.bincount(zone, minlength=zones)
    return np.argsort(zone, kind="stable"), np.cumsum(count) - count, count


def _spread(pairs: Pairs, members: _ByZone) -> tuple[Indices, Indices, Codes]:
    """Pairs of rows and zones as pairs of rows and the zones' members."""
    row, zone, code = pairs
    order, first, count = members
    of, nth = spread(count.take(zone))
    return row.take(of), order.take(first.take(zone).take(of) + nth), code.take(of)
