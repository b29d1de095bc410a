"""Incidents against areas and windows: which readings may apply to each, and how surely.

An incident with several places or times is asked about each; yes or no is what they all come to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from trucewatch.findings.ready import Ready
from trucewatch.findings.rows import Laid
from trucewatch.terms.codes import NO, Codes, Flags, Indices, agreed_within, spread
from trucewatch.terms.extents import Answers, Micros
from trucewatch.terms.lying import dense, many_pairs

Met = tuple[Indices, Indices, Codes, Codes]
"""Incidents, readings, and the answers on area and time, of one length."""

_CELLS = 4_000_000
"""Answers on areas that are held at once."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Pairs of an incident and a reading, in that order, with the two answers.

    `start`, `end`: the least span that holds all the incident's times.
    """

    incident: Indices
    reading: Indices
    area: Codes
    time: Codes
    start: Micros
    end: Micros


def placed(laid: Laid, begin: int, end: int, ready: Ready, every: bool) -> Placed:
    """The pairs of the incidents `[begin, end)` for which neither area nor time is plainly no; or `every` pair."""
    whole = np.arange(begin, end)
    rows = laid.first[begin:end]
    alone = np.diff(np.append(laid.first, len(laid.said))[begin : end + 1]) == 1
    known = np.isfinite(laid.spots.lon[rows] + laid.spots.lat[rows] + laid.spots.radius_km[rows])
    plain = alone & known & (not every)
    found = [_sparsely(whole[plain], laid, ready), *_each(whole[~plain], laid, ready, every)]
    if len(found) == 1:
        return with_hulls(found[0], laid, begin, end)
    incident, reading, area, time = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.argsort(incident * len(ready.extents.readings) + reading, kind="stable")
    return with_hulls((incident[order], reading[order], area[order], time[order]), laid, begin, end)


def _sparsely(incidents: Indices, laid: Laid, ready: Ready) -> Met:
    """Incidents with one place and one time, both known or open."""
    rows = laid.first[incidents]
    start, end = laid.start[rows], laid.end[rows]
    pairs = many_pairs(ready.book, laid.spots.take(rows), ready.meeting.wanted(start, end))
    found = ready.meeting.of(pairs, start, end)
    return incidents.take(found.row), found.reading, found.area, found.time


def _each(incidents: Indices, laid: Laid, ready: Ready, every: bool) -> Iterator[Met]:
    """Incidents with several places or times, or without a place: each reading that one of them may meet is asked."""
    for part in _steps(incidents, laid, ready):
        rows, begins = laid.rows_of(part)
        start, end = laid.start[rows], laid.end[rows]
        zones = dense(ready.book, laid.spots.take(rows))
        at, reading = _asked(zones, begins, start, end, ready, every)
        counts = np.diff(begins, append=len(rows))
        pair, nth = spread(counts[at])
        row = begins[at[pair]] + nth
        areas, times = ready.meeting.of_rows(zones, row, reading[pair], start, end)
        first = np.flatnonzero(nth == 0)
        area, time = agreed_within(areas, first), agreed_within(times, first)
        kept = slice(None) if every else (area != NO) & (time != NO)
        yield part[at[kept]], reading[kept], area[kept], time[kept]


def _asked(
    zones: Codes, begins: Indices, start: Micros, end: Micros, ready: Ready, every: bool
) -> tuple[Indices, Indices]:
    """The pairs of an incident and a reading worth asking about: the others are plainly outside, all in all."""
    of = ready.extents
    shape = len(begins), len(of.readings)
    if every or not len(of.readings):
        return tuple(np.indices(shape).reshape(2, -1))  # type: ignore[return-value]
    may = np.logical_or.reduceat(zones[:, of.area_zone] != NO, of.first_area[:-1], axis=1)
    at, reading = np.nonzero(np.logical_or.reduceat(may, begins, axis=0))
    since = np.minimum.reduceat(start, begins)
    until = np.maximum.reduceat(np.where(start == end, end + 1, end), begins)  # an instant is over only after itself
    meets = ready.meeting.meets(reading, since[at], until[at])
    return at[meets], reading[meets]


def met(incidents: Indices, answers: Answers, begins: Indices, every: bool) -> Met:
    """The pairs out of the answers on every reading, a row each place and time; `begins`: where an incident's begin."""
    area, time = agreed_within(answers.area, begins), agreed_within(answers.time, begins)
    kept: Flags = np.ones(area.shape, dtype=np.bool_) if every else (area != NO) & (time != NO)
    at, reading = np.nonzero(kept)
    return incidents[at], reading, area[kept], time[kept]


def with_hulls(pairs: Met, laid: Laid, begin: int, end: int) -> Placed:
    """Pairs of the incidents `[begin, end)` with the least span that holds all times of each."""
    bounds = np.append(laid.first, len(laid.said))
    rows = slice(bounds[begin], bounds[end])
    since = np.minimum.reduceat(laid.start[rows], bounds[begin:end] - bounds[begin])
    until = np.maximum.reduceat(laid.end[rows], bounds[begin:end] - bounds[begin])
    return Placed(*pairs, since[pairs[0] - begin], until[pairs[0] - begin])


def _steps(incidents: Indices, laid: Laid, ready: Ready) -> list[Indices]:
    """Incidents in parts of which the answers fit into memory."""
    most = max(1, _CELLS // (len(ready.book.zones) + len(ready.extents.areas) + 1))
    rows = np.cumsum(np.append(laid.first, len(laid.said))[incidents + 1] - laid.first[incidents])
    return np.split(incidents, np.flatnonzero(np.diff(rows // most)) + 1) if len(incidents) else []
