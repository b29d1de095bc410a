"""The project's own way through the step of `zone_step`: the terms' grid, as findings ask it, and windows in slices.

Findings ask the grid which zones hold a place, and say beforehand which pairs matter at all by their time; so it is
here. Time is cut into slices of nine and a half hours: what a zone is in a slice, open or shut, is one look-up, and
only where it changes within the slice are the windows asked.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from trucewatch.bench.zone_peers import Taken
from trucewatch.bench.zone_step import Ints, Pairs, Step
from trucewatch.terms.codes import YES
from trucewatch.terms.geometry import Ground
from trucewatch.terms.grid import Grid

CHUNK, THREADS = 262_144, 2
"""Points at once, and how many such parts are in work."""

SLICE = 35
"""Two to this power is a slice of time in microseconds."""

SHUT, OPEN, CHANGES = 0, 1, 2


def ours(step: Step) -> Taken:
    """The pairs, by a grid and slices that are made within the time."""
    ground = Ground(step.zones)  # checks the outlines and makes shapes of them, which no peer is timed for
    started = time.perf_counter()
    grid, slices = Grid(ground), Slices(step)

    def part(first: int) -> Pairs:
        some = slice(first, first + CHUNK)
        lon, lat, at = step.lon[some], step.lat[some], step.at[some]
        point, zone, code = grid.pairs(lon, lat, np.zeros(len(at)), lambda p, z: slices.open_at(z, at, p))
        inside = np.flatnonzero(code == YES)
        return point.take(inside) + first, zone.take(inside)

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(part, range(0, len(step.at), CHUNK)))
    point, zone = (np.concatenate(side) for side in zip(*found, strict=True))
    return Taken((point, zone), time.perf_counter() - started, "the terms' grid, made within the time")


class Slices:
    """What each zone is in each slice of time; the first and the last stand for all before and after."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._start = int(step.since.min()) - (1 << SLICE)
        self._count = int((step.until.max() - self._start) >> SLICE) + 2
        state = np.full((len(step.zones), self._count), SHUT, dtype=np.int8)
        for zone, begin, end in zip(step.window_zone, self.of(step.since), self.of(step.until), strict=True):
            state[zone, begin + 1 : end] = OPEN
            state[zone, [begin, end]] = CHANGES
        self._state = state.ravel()

    def of(self, at: Ints) -> Ints:
        """The slice of each instant."""
        number: Ints = np.minimum(np.maximum(at - self._start, 0) >> SLICE, self._count - 1)
        return number

    def open_at(self, zone: Ints, at: Ints, which: Ints) -> NDArray[np.bool_]:
        """Whether a window of each zone is open at the instant of `at` that `which` points to."""
        state = self._state.take(zone * self._count + self.of(at).take(which))
        found: NDArray[np.bool_] = state != SHUT
        ask = np.flatnonzero(state == CHANGES)
        found[ask] = self._step.is_open(at.take(which.take(ask)), zone.take(ask))
        return found
