"""Incidents against areas and windows: which readings may apply to each, and how surely.

An incident with several places or times is asked about each; yes or no is what they all come to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from trucewatch.findings.ready import Ready
from trucewatch.findings.rows import Laid
from trucewatch.terms.codes import NO, Codes, Flags, Indices, agreed_within, spread
from trucewatch.terms.extents import Answers, Micros
from trucewatch.terms.grid import Pairs
from trucewatch.terms.lying import Spots, in_full, many_pairs

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
    alone = laid.ends(whole) - rows == 1
    plain = alone & _known(laid.spots, rows) & (not every)
    lone, rest = whole[plain], _rest(whole[~plain], laid)
    row, zone, code = _pairs(laid.first[lone], rest, laid, ready, every)
    own, others = np.flatnonzero(row < len(lone)), np.flatnonzero(row >= len(lone))
    found = [_sparsely(lone, (row.take(own), zone.take(own), code.take(own)), laid, ready)]
    found += _each(rest, (row.take(others) - len(lone), zone.take(others), code.take(others)), laid, ready, every)
    if len(found) == 1:
        return with_hulls(found[0], laid, begin, end)
    incident, reading, area, time = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.argsort(incident * len(ready.extents.readings) + reading, kind="stable")
    return with_hulls((incident[order], reading[order], area[order], time[order]), laid, begin, end)


@dataclass(frozen=True, slots=True)
class _Rest:
    """Incidents with several places or times, or without a place; their rows end to end, and where each one's begin.

    `since`, `until`: the least span that holds all times of each incident; an instant is over only after itself.
    """

    incidents: Indices
    rows: Indices
    begins: Indices
    since: Micros
    until: Micros

    @property
    def of(self) -> Indices:
        """Whose each row is, by place among the incidents."""
        return np.repeat(np.arange(len(self.incidents)), np.diff(self.begins, append=len(self.rows)))


def _rest(incidents: Indices, laid: Laid) -> _Rest:
    rows, begins = laid.rows_of(incidents)
    start, end = laid.start[rows], laid.end[rows]
    if not len(incidents):
        return _Rest(incidents, rows, begins, start, end)
    until = np.maximum.reduceat(np.where(start == end, end + 1, end), begins)
    return _Rest(incidents, rows, begins, np.minimum.reduceat(start, begins), until)


def _known(spots: Spots, rows: Indices) -> Flags:
    known: Flags = np.isfinite(spots.lon[rows] + spots.lat[rows] + spots.radius_km[rows])
    return known


def _pairs(lone: Indices, rest: _Rest, laid: Laid, ready: Ready, every: bool) -> Pairs:
    """How the places of rows lie to zones, where that can matter: the rows `lone`, then those of the rest."""
    known, of = np.flatnonzero(_known(laid.spots, rest.rows)), rest.of
    rows = np.concatenate([lone, rest.rows[known]])
    start = np.concatenate([laid.start[lone], rest.since[of[known]]])
    end = np.concatenate([laid.end[lone], rest.until[of[known]]])
    row, zone, code = many_pairs(ready.book, laid.spots.take(rows), None if every else ready.meeting.wanted(start, end))
    if len(known) < len(rest.rows):
        row = np.concatenate([np.arange(len(lone)), len(lone) + known]).take(row)
    return row, zone, code


def _sparsely(incidents: Indices, pairs: Pairs, laid: Laid, ready: Ready) -> Met:
    """Incidents with one place and one time, both known or open."""
    rows = laid.first[incidents]
    found = ready.meeting.of(pairs, laid.start[rows], laid.end[rows])
    return incidents.take(found.row), found.reading, found.area, found.time


def _each(rest: _Rest, pairs: Pairs, laid: Laid, ready: Ready, every: bool) -> Iterator[Met]:
    """The rest: each reading that one of an incident's rows may meet is asked about all of them."""
    for part, own in _parts(rest, pairs, ready):
        start, end = laid.start[part.rows], laid.end[part.rows]
        unknown = ~_known(laid.spots, part.rows)
        at, reading = _every(len(part.incidents), ready) if every else _asked(part, own, unknown, ready)
        pair, nth = spread(np.diff(part.begins, append=len(part.rows))[at])
        row = part.begins[at[pair]] + nth
        zones = in_full(own, unknown, len(ready.book.zones))
        areas, times = ready.meeting.of_rows(zones, row, reading[pair], start, end)
        first = np.flatnonzero(nth == 0)
        area, time = agreed_within(areas, first), agreed_within(times, first)
        kept = slice(None) if every else (area != NO) & (time != NO)
        yield part.incidents[at[kept]], reading[kept], area[kept], time[kept]


def _every(incidents: int, ready: Ready) -> tuple[Indices, Indices]:
    """All pairs of an incident and a reading."""
    at, reading = np.indices((incidents, len(ready.extents.readings))).reshape(2, -1)
    return at, reading


def _asked(part: _Rest, pairs: Pairs, unknown: Flags, ready: Ready) -> tuple[Indices, Indices]:
    """The pairs of an incident and a reading worth asking about: the others are plainly outside, all in all."""
    many, of = len(ready.extents.readings), part.of
    row, reading = ready.meeting.near(pairs)
    nowhere = np.unique(of[unknown])  # incidents that may be in every area, by a place that is not known
    anywhere = (nowhere[:, None] * many + np.arange(many)).ravel()
    pair = np.unique(np.concatenate([of[row] * many + reading, anywhere]))
    at, reading = pair // max(many, 1), pair % max(many, 1)
    meets = ready.meeting.meets(reading, part.since[at], part.until[at])
    return at[meets], reading[meets]


def met(incidents: Indices, answers: Answers, begins: Indices, every: bool) -> Met:
    """The pairs out of the answers on every reading, a row each place and time; `begins`: where an incident's begin."""
    area, time = agreed_within(answers.area, begins), agreed_within(answers.time, begins)
    kept: Flags = np.ones(area.shape, dtype=np.bool_) if every else (area != NO) & (time != NO)
    at, reading = np.nonzero(kept)
    return incidents[at], reading, area[kept], time[kept]


def with_hulls(pairs: Met, laid: Laid, begin: int, end: int) -> Placed:
    """Pairs of the incidents `[begin, end)` with the least span that holds all times of each."""
    row, over = (laid.first[n] if n < len(laid.first) else len(laid.said) for n in (begin, end))
    first = laid.first[begin:end] - row
    since = np.minimum.reduceat(laid.start[row:over], first)
    until = np.maximum.reduceat(laid.end[row:over], first)
    return Placed(*pairs, since[pairs[0] - begin], until[pairs[0] - begin])


def _parts(rest: _Rest, pairs: Pairs, ready: Ready) -> Iterator[tuple[_Rest, Pairs]]:
    """The rest in parts of which the answers fit into memory, each with its pairs."""
    most = max(1, _CELLS // (len(ready.book.zones) + len(ready.extents.areas) + 1))
    cut = np.flatnonzero(np.diff(rest.begins // most)) + 1
    row, zone, code = pairs
    for first, end in pairwise([0, *cut.tolist(), len(rest.incidents)]):
        begins = rest.begins[first:end]
        if not len(begins):
            return
        since, until = begins[0], rest.begins[end] if end < len(rest.begins) else len(rest.rows)
        own = slice(None) if len(begins) == len(rest.begins) else (since <= row) & (row < until)
        span = rest.since[first:end], rest.until[first:end]
        part = _Rest(rest.incidents[first:end], rest.rows[since:until], begins - since, *span)
        yield part, (row[own] - since, zone[own], code[own])
