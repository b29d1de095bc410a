"""The readings of a book laid out as arrays: their areas, what they leave out, and their windows of validity.

Here the two tests "in area" and "in time" are defined, once, for one place and time as for millions. Each area of a
reading has its own periods, so the two are asked together: a time counts only in an area where the place may be.

All arrays of readings are in the order of the book, those of areas and of zones left out in the order of the readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt

from trucewatch.model.arrangement import Area, Arrangement, Exclusion, Reading
from trucewatch.model.instant import Boundary
from trucewatch.model.vocabulary import Truth
from trucewatch.terms.book import Book
from trucewatch.terms.codes import NO, Codes, Flags, Indices, settled, value_of
from trucewatch.terms.known import known
from trucewatch.terms.periods import EVER, NEVER, Span, counted, windows
from trucewatch.terms.together import together, within_unless

Micros = npt.NDArray[np.int64]
"""Instants as microseconds since 1970 in UTC."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(at: datetime) -> int:
    """An instant as whole microseconds since 1970."""
    return (at - _EPOCH) // timedelta(microseconds=1)


FIRST, LAST = micros(EVER), micros(NEVER)
"""Before and after everything, where a side is open."""


Windows = tuple[Indices, Micros, Micros]
"""The n-th windows of areas: which areas have one, and for all areas its start and end."""


@dataclass(frozen=True, slots=True)
class Validity:
    """The windows of many areas, half-open: the first of each area, then a second of those that have one, and so on."""

    certain: tuple[Windows, ...]
    possible: tuple[Windows, ...]

    def holds(self, start: Micros, end: Micros, area: Indices) -> Codes:
        """Whether `[start, end)` lies in a certain window of an area (yes), outside all possible ones (no), or neither.

        The three stand side by side. `FIRST` and `LAST` are open sides; `start == end` asks for that instant.
        """
        last = np.where(start == end, start + 1, end)
        inside = _over(self.certain, area, lambda n, a, b: (a <= start[n]) & (last[n] <= b))
        meets = inside | _over(self.possible, area, lambda n, a, b: (start[n] < b) & (a < last[n]), inside)
        return settled(inside, meets)

    def until(self, certain: Micros, possible: Micros) -> Validity:
        """The same windows cut off at an instant an area: where it was certainly over, and where it may have been."""
        return Validity(
            tuple((of, a, np.minimum(b, certain)) for of, a, b in self.certain),  # none is held where it ends too soon
            tuple((of, *_cut(a, b, possible)) for of, a, b in self.possible),
        )

    def hull(self, areas: int) -> tuple[Micros, Micros]:
        """The least span that holds all possible windows of each area; an empty one where there is none."""
        start, end = np.full(areas, _EMPTY[0], dtype=np.int64), np.full(areas, _EMPTY[1], dtype=np.int64)
        for _, a, b in self.possible:
            start, end = np.minimum(start, a), np.maximum(end, b)
        return start, end


def _over(
    windows: Sequence[Windows], area: Indices, test: Callable[[Any, Micros, Micros], Flags], told: Flags | None = None
) -> Flags:
    """Whether any window of each area passes a test, which is given where it is asked and the windows' bounds.

    Where it is `told` beforehand, further windows are not asked.
    """
    _, start, end = windows[0]
    found = test(slice(None), start.take(area), end.take(area))
    left = None
    for of, start, end in windows[1:]:
        has = np.zeros(len(start), dtype=np.bool_)
        has[of] = True
        if left is None:
            left = np.flatnonzero(has.take(area) & ~(found if told is None else found | told))
        else:  # who has an n-th window has one before it
            left = left[has.take(area.take(left)) & ~found.take(left)]
        held = area.take(left)
        found[left] = test(left, start.take(held), end.take(held))
    return found


def _cut(start: Micros, end: Micros, cut: Micros) -> tuple[Micros, Micros]:
    end = np.minimum(end, cut)
    return np.where(end <= start, _EMPTY[0], start), np.where(end <= start, _EMPTY[1], end)


_EMPTY = (LAST + 1, FIRST - 1)
"""A window in which nothing lies and which nothing meets."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What places and times come to, a row each: by area, by what is left out, and by reading.

    `area` is made of `within` and `left_out`, `time` of the areas in which the place may lie.
    """

    areas: Codes
    times: Codes
    outs: Codes
    within: Codes
    left_out: Codes
    area: Codes
    time: Codes


class Extents:
    """The readings that can be in force and have an area known at an instant, with what place and time ask of them."""

    def __init__(self, book: Book, known_at: datetime | None) -> None:
        self.book, self.known_at = book, known_at
        self.readings: tuple[tuple[Arrangement, Reading], ...] = tuple(_readings(book, known_at))
        self.arrangements = tuple({a.id: a for a, _ in self.readings}.values())
        order = {a.id: n for n, a in enumerate(self.arrangements)}
        self.arrangement_of = _indices(order[a.id] for a, _ in self.readings)
        held = [[area for area in r.areas if counted(area, known_at)] for _, r in self.readings]
        out = [[e for e in r.left_out if known(e.cite, known_at)] for _, r in self.readings]
        at = {zone: n for n, zone in enumerate(book.zones)}
        self.areas: tuple[Area, ...] = tuple(area for each in held for area in each)
        self.area_zone = _indices(at[area.zone] for area in self.areas)
        self.area_reading, self.first_area = _members(held)
        self.outs: tuple[Exclusion, ...] = tuple(e for each in out for e in each)
        self.out_zone = _indices(at[e.zone] for e in self.outs)
        self.out_reading, self.first_out = _members(out)
        self.validity = _validity(self.areas, known_at)

    def ending(self, ended: Callable[[Arrangement], Boundary | None]) -> Validity:
        """The windows of all areas, cut off where an arrangement was ended otherwise than by its periods."""
        ends = [ended(a) for a in self.arrangements]
        if not any(ends):
            return self.validity
        sure = _indices(micros(e.earliest) if e else LAST for e in ends)
        late = _indices(micros(e.latest) if e and e.latest else LAST for e in ends)
        of = self.arrangement_of[self.area_reading]
        return self.validity.until(sure[of], late[of])

    def answers(self, zones: Codes, start: Micros, end: Micros, validity: Validity) -> Answers:
        """Every reading's answers for places and times.

        `zones`: shape `(n, zones of the book)`, how each place lies to each zone. `start`, `end`: shape `(n,)`.
        """
        n, many = len(zones), len(self.areas)
        area, row = np.tile(np.arange(many), n), np.repeat(np.arange(n), many)
        areas, outs = zones[:, self.area_zone], zones[:, self.out_zone]
        times = validity.holds(start[row], end[row], area).reshape(n, many)
        shape = n, len(self.readings)
        first = (np.arange(n)[:, None] * many + self.first_area[:-1]).ravel()
        within, time = (part.reshape(shape) for part in together(areas.ravel(), times.ravel(), first))
        left_out = np.full(shape, NO, dtype=np.int8)
        if len(self.outs):
            some = np.flatnonzero(np.diff(self.first_out))
            left_out[:, some] = np.maximum.reduceat(outs, self.first_out[some], axis=1)
        return Answers(areas, times, outs, within, left_out, within_unless(within, left_out), time)


def in_time(
    area: Area,
    start: datetime | None,
    end: datetime | None,
    known_at: datetime | None = None,
    ended: Boundary | None = None,
) -> Truth:
    """Whether `[start, end)` lies in the area's time: in one continuous chain of periods, outside all, or unknown.

    None for a side is an open one; `start == end` asks for that instant. Only periods known at `known_at` count.
    `ended` is when the arrangement was ended otherwise than by its periods.
    """
    held = windows(area, known_at, ended)
    validity = Validity(_beside([held.certain]), _beside([held.possible]))
    since, until = micros(start) if start else FIRST, micros(end) if end else LAST
    code = validity.holds(np.array([since]), np.array([until]), np.zeros(1, dtype=np.int64))[0]
    return Truth.of(value_of(int(code)))


@lru_cache(maxsize=8)
def extents(book: Book, known_at: datetime | None) -> Extents:
    """The readings of a book as known at an instant, laid out once."""
    return Extents(book, known_at)


def _readings(book: Book, known_at: datetime | None) -> Iterable[tuple[Arrangement, Reading]]:
    for arrangement in book.arrangements.values():
        if arrangement.can_be_in_force:
            for reading in arrangement.readings:
                if any(counted(area, known_at) for area in reading.areas):
                    yield arrangement, reading


def _members(of: Sequence[Sequence[object]]) -> tuple[Indices, Indices]:
    """For members in a row: to which each belongs, and where each one's begin (one more than there are)."""
    counts = [len(each) for each in of]
    return np.repeat(np.arange(len(of)), counts), _indices([0, *accumulate(counts)])


def _indices(values: Iterable[int]) -> Indices:
    return np.fromiter(values, dtype=np.int64)


def _validity(areas: Sequence[Area], known_at: datetime | None) -> Validity:
    held = [windows(area, known_at) for area in areas]
    return Validity(_beside([w.certain for w in held]), _beside([w.possible for w in held]))


def _beside(spans: Sequence[Sequence[Span]]) -> tuple[Windows, ...]:
    most = max((len(each) for each in spans), default=0)
    found = []
    for n in range(max(most, 1)):
        bounds = [(micros(each[n][0]), micros(each[n][1])) if n < len(each) else _EMPTY for each in spans]
        start, end = np.array(bounds, dtype=np.int64).reshape(-1, 2).T.copy()
        found.append((np.array([i for i, each in enumerate(spans) if n < len(each)], dtype=np.int64), start, end))
    return tuple(found)
