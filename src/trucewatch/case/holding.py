"""Holding a feed's records against the terms: what is missing is computed, what still holds is kept, changes are told.

- An arrangement whose findings were never kept: every record.
- One whose terms have another version: the records within reach of it as it now is. What had a finding and is out of
  reach now plainly does not apply any more, which needs no computing.
- One whose records are taken otherwise, such as under labels that were explained: the same, all of them.
- One whose terms stand while a doer's name means another party: the records that name that doer, within reach.

`case/altered.py` is the same notion for claims: outcomes before and after, where either applies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from trucewatch.case.altered import PLAINLY_NO
from trucewatch.case.case import Case
from trucewatch.case.derived import whole
from trucewatch.case.kept import (
    APART,
    KEPT,
    NOT_APPLYING,
    OUTCOMES,
    Brief,
    Kept,
    brief_of,
    counts_of,
    footer,
    joined,
    kept,
    missing,
    path_of,
)
from trucewatch.case.records import HeldFeed
from trucewatch.findings.reach import in_reach
from trucewatch.findings.recorded import findings_of
from trucewatch.findings.records import instant
from trucewatch.terms.book import Book
from trucewatch.terms.version import zones_named

CHUNK = 200_000
"""Records held at once: bounds the memory, not the answer."""

SOME = 5
"""So many records with another outcome are named."""

FIRST, TERMS, NAMES = "not computed before", "its terms changed", "names of doers mean other parties"
RECORDS, RELEASE = "the records are taken otherwise", "this release computes anew"


@dataclass(frozen=True, slots=True)
class Progress:
    """Records held so far in one feed, of how many."""

    report: str
    done: int
    total: int


@dataclass(frozen=True)
class Reheld:
    """One arrangement held again: how many records were computed and how many kept as they were, and what came of it.

    `changed`: (reading, outcome before, outcome after) → records; empty where nothing was kept before. `first`, `last`:
    from when to when the records with another outcome are; `some`: ids of a few of them.
    """

    arrangement: str
    why: str
    computed: int
    kept: int
    findings: int
    changed: Mapping[tuple[str, str, str], int]
    first: datetime | None
    last: datetime | None
    some: tuple[str, ...]


@dataclass(frozen=True)
class Holding:
    """What one run did for a feed. `current`: arrangements whose findings stood as they were; `gone`: taken out."""

    report: str
    records: int
    current: tuple[str, ...]
    reheld: tuple[Reheld, ...]
    gone: tuple[str, ...]


def hold_feed(case: Case, feed: HeldFeed, book: Book, told: Callable[[Progress], None] | None = None) -> Holding:
    """Bring what is kept of a feed up to date with a book: all that is known, as recorded now."""
    before = kept(case, feed)
    stale = missing(case, feed, book)
    works = _works(feed, book, before, stale)
    done = [again for work in works for again in _again(case, feed, book, before, work, told)]
    gone = [key for key in before if key not in book.arrangements]
    for key in [*gone, *stale]:
        if key in before:
            before[key].path.unlink(missing_ok=True)
    order = {key: n for n, key in enumerate(book.arrangements)}
    return Holding(
        report=feed.report.id,
        records=len(feed),
        current=tuple(key for key in book.arrangements if key not in stale),
        reheld=tuple(sorted(done, key=lambda again: order[again.arrangement])),
        gone=tuple(gone),
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """Arrangements to be held on the same records, and those within reach of each."""

    why: str
    arrangements: tuple[str, ...]
    places: NDArray[np.int64]
    reached: Mapping[str, NDArray[np.bool_]]


def _works(feed: HeldFeed, book: Book, before: Mapping[str, Kept], stale: Sequence[str]) -> list[_Work]:
    whys: dict[str, list[str]] = {}
    for key in stale:
        whys.setdefault(_why(before.get(key), book.versions[key], feed), []).append(key)
    works = []
    for why, keys in whys.items():
        everywhere = np.ones(len(feed), dtype=np.bool_)
        among = _renamed(feed, before, keys) if why == NAMES else everywhere
        reached = {key: everywhere if why == FIRST else among & _reach(feed, book, key) for key in keys}
        places = np.flatnonzero(np.logical_or.reduce(list(reached.values())))
        works.append(_Work(why, tuple(keys), places, reached))
    return works


def _reach(feed: HeldFeed, book: Book, key: str) -> NDArray[np.bool_]:
    r = feed.records
    return in_reach(book.arrangements[key], book, r.lon, r.lat, r.radius_km, r.start, r.end)


def _why(old: Kept | None, version: str, feed: HeldFeed) -> str:
    """Why what is kept of an arrangement is not what it should be."""
    if old is None:
        return FIRST
    if old.made_from != feed.path.stem:
        return RECORDS
    if old.version != version:
        return TERMS
    return NAMES if old.named != feed.named else RELEASE


def _renamed(feed: HeldFeed, before: Mapping[str, Kept], keys: Sequence[str]) -> NDArray[np.bool_]:
    """The records whose doer's name means another party than when these arrangements were last held."""
    now = feed.named
    other = {words for key in keys for words in now if before[key].named.get(words) != now[words]}
    hit = np.array([spoken.doer in other for spoken in feed.records.spoken], dtype=np.bool_)
    out: NDArray[np.bool_] = hit[feed.records.code]
    return out


def _again(
    case: Case,
    feed: HeldFeed,
    book: Book,
    before: Mapping[str, Kept],
    work: _Work,
    told: Callable[[Progress], None] | None,
) -> list[Reheld]:
    """Compute one work and write a file for each of its arrangements; they appear when all of them are whole."""
    part = _part(book, work.arrangements)
    briefs: dict[str, list[Brief]] = {key: [] for key in work.arrangements}
    done: list[Reheld] = []
    with ExitStack() as files:
        asides = {key: files.enter_context(whole(path_of(case, feed, book, key))) for key in work.arrangements}
        writers = {key: files.enter_context(pq.ParquetWriter(aside, KEPT)) for key, aside in asides.items()}
        if work.why == NAMES:
            found = _pieced(feed, before, work, findings_of(feed.records, work.places, part))
            for key, table in found.items():
                briefs[key].append(_written(writers[key], table))
        else:
            for start in range(0, len(work.places), CHUNK):
                places = work.places[start : start + CHUNK]
                for key, table in findings_of(feed.records, places, part).items():
                    briefs[key].append(_written(writers[key], table))
                if told:
                    told(Progress(feed.report.id, start + len(places), len(work.places)))
        for key, writer in writers.items():
            brief = joined(briefs[key])
            writer.add_key_value_metadata(footer(feed, book, key, counts_of(brief)))
            done.append(_reheld(key, work, feed, before.get(key), brief))
    return done


def _part(book: Book, keys: Sequence[str]) -> Book:
    """The book with these arrangements and the zones that they name alone, so that no others are made ready."""
    if len(keys) == len(book.arrangements):
        return book
    held = {key: book.arrangements[key] for key in keys}
    zones = {zone: book.zones[zone] for arrangement in held.values() for zone in zones_named(arrangement)}
    return replace(book, arrangements=held, zones=zones)


def _pieced(
    feed: HeldFeed, before: Mapping[str, Kept], work: _Work, found: Mapping[str, pa.Table]
) -> dict[str, pa.Table]:
    """The findings that stand, with those that were computed again in their places, in the order of the records."""
    whole_ones = {}
    for key in work.arrangements:
        old = before[key].table()
        stands = ~work.reached[key][feed.places(old["row"].to_numpy())]
        now = [found[key].cast(KEPT)] if key in found else []
        both = pa.concat_tables([old.filter(pa.array(stands)).cast(KEPT), *now])
        both = both.unify_dictionaries()
        order = np.argsort(feed.places(both["row"].to_numpy()), kind="stable")
        whole_ones[key] = both.take(pa.array(order))
    return whole_ones


def _written(writer: pq.ParquetWriter, table: pa.Table) -> Brief:
    writer.write_table(table.select(KEPT.names).cast(KEPT))
    return brief_of(table)


def _reheld(key: str, work: _Work, feed: HeldFeed, old: Kept | None, now: Brief) -> Reheld:
    computed = int(work.reached[key].sum())
    changed, rows = ({}, np.zeros(0, dtype=np.int64)) if old is None else _changed(old.brief, now)
    places = np.sort(feed.places(rows))
    places = places[places >= 0]
    return Reheld(
        arrangement=key,
        why=work.why,
        computed=computed,
        kept=len(feed) - computed,
        findings=len(now.rows),
        changed=changed,
        first=instant(int(feed.records.start[places].min())) if len(places) else None,
        last=instant(int(feed.records.end[places].max())) if len(places) else None,
        some=tuple(f"{feed.report.id}.{feed.records.rows[place]}" for place in places[:SOME]),
    )


def _changed(old: Brief, now: Brief) -> tuple[dict[tuple[str, str, str], int], NDArray[np.int64]]:
    """Outcomes before and after, where they differ, with how many records; and the rows of those records."""
    readings = list(dict.fromkeys((*old.readings, *now.readings)))
    keys = [_keys(brief, readings) for brief in (old, now)]
    both = np.unique(np.concatenate(keys))
    outcome = np.full((2, len(both)), APART)
    for side, (key, brief) in enumerate(zip(keys, (old, now), strict=True)):
        outcome[side, np.searchsorted(both, key)] = brief.outcome
    plain = np.isin(outcome, [OUTCOMES.index(word) for word in PLAINLY_NO] + [APART]).all(axis=0)
    differ = np.flatnonzero((outcome[0] != outcome[1]) & ~plain)
    words = (*OUTCOMES, NOT_APPLYING)
    counted = Counter(
        (readings[key % len(readings)], words[one], words[other])
        for key, one, other in zip(both[differ].tolist(), *outcome[:, differ].tolist(), strict=True)
    )
    rows: NDArray[np.int64] = np.unique(both[differ] // max(len(readings), 1))
    return dict(sorted(counted.items())), rows


def _keys(brief: Brief, readings: Sequence[str]) -> NDArray[np.int64]:
    at = np.array([readings.index(reading) for reading in brief.readings] or [0], dtype=np.int64)
    out: NDArray[np.int64] = brief.rows * max(len(readings), 1) + at[brief.reading]
    return out
