"""The containment-and-window step alone: which zones hold a point and have a window open at its time.

The points are those of the rows without their radius, the time is their start; a zone's windows are the certain windows
of all areas on it, put together. The answer is a set of pairs (point, zone), equal for whoever computes it, since no
made-up point lies on an edge. `fingerprint` hashes the sorted pairs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
import shapely
import shapely.geometry
from numpy.typing import NDArray

from trucewatch.bench.held_terms import Terms
from trucewatch.model.place import Zone
from trucewatch.terms.periods import Span, windows

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Pairs = tuple[Ints, Ints]
"""Numbers of points, numbers of zones."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Step:
    """Points in degrees with their instants, zones, and windows `[since, until)` sorted by zone; in microseconds."""

    lon: Floats
    lat: Floats
    at: Ints
    zones: tuple[Zone, ...]
    window_zone: Ints
    since: Ints
    until: Ints

    @property
    def shapes(self) -> list[shapely.Geometry]:
        """The zones' shapes."""
        return [shapely.geometry.shape(zone.geometry) for zone in self.zones]

    def first(self, points: int) -> Step:
        """The same with only so many points."""
        lon, lat, at = self.lon[:points], self.lat[:points], self.at[:points]
        return Step(lon, lat, at, self.zones, self.window_zone, self.since, self.until)

    def open_at(self, point: Ints, zone: Ints) -> Pairs:
        """Of pairs of a point and a zone that holds it, those in which a window of the zone is open at that time."""
        kept = self.is_open(self.at[point], zone)
        return point[kept], zone[kept]

    def is_open(self, at: Ints, zone: Ints) -> NDArray[np.bool_]:
        """Whether a window of each zone is open at the instant beside it."""
        kept = np.zeros(len(at), dtype=np.bool_)
        first = np.searchsorted(self.window_zone, np.arange(len(self.zones) + 1))
        for n in range(int(np.diff(first).max(initial=0))):
            window = first[zone] + n
            there = window < first[zone + 1]
            window = np.minimum(window, len(self.since) - 1)
            kept |= there & (self.since[window] <= at) & (at < self.until[window])
        return kept


def step(rows: Path, terms: Terms) -> Step:
    """The step for a file of rows: those that have a place and a start."""
    table = pq.read_table(rows, columns=["lon", "lat", "start"])
    table = table.filter(pc.and_(pc.is_valid(table["lon"]), pc.is_valid(table["start"])))
    at = table["start"].cast("int64").to_numpy()
    zones = tuple(terms.book.zones.values())
    number = {zone.id: n for n, zone in enumerate(zones)}
    found = sorted((number[zone], *span) for zone, span in _open(terms))
    merged: list[tuple[int, int, int]] = []
    for zone, since, until in found:
        if merged and merged[-1][0] == zone and since <= merged[-1][2]:
            merged[-1] = (zone, merged[-1][1], max(until, merged[-1][2]))
        else:
            merged.append((zone, since, until))
    window = np.array(merged, dtype=np.int64)
    return Step(table["lon"].to_numpy(), table["lat"].to_numpy(), at, zones, *window.T.copy())


def _open(terms: Terms) -> Iterator[tuple[str, tuple[int, int]]]:
    for arrangement in terms.book.arrangements.values():
        for reading in arrangement.readings:
            for area in reading.areas:
                yield from ((area.zone, _micros(span)) for span in windows(area).certain)


def _micros(span: Span) -> tuple[int, int]:
    since, until = ((side - EPOCH) // timedelta(microseconds=1) for side in span)
    return since, until


def fingerprint(pairs: Pairs) -> str:
    """Sixteen hex digits over the pairs, sorted by point, then zone."""
    point, zone = (np.asarray(side, np.int64) for side in pairs)
    order = np.lexsort((zone, point))
    return hashlib.sha256(np.column_stack([point[order], zone[order]]).tobytes()).hexdigest()[:16]
