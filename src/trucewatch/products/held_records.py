"""What holding the records of feeds came to: what was computed, what kept, what came out otherwise, and how they
stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta

from trucewatch.case.derived import folder
from trucewatch.case.holding import Holding, Progress, Reheld, hold_feed
from trucewatch.case.kept import kept, missing
from trucewatch.case.records import HeldFeed, by_policy, held_feed
from trucewatch.case.view import View
from trucewatch.errors import NotHeld
from trucewatch.model.arrangement import Arrangement
from trucewatch.model.frozen import Frozen
from trucewatch.model.report import Report
from trucewatch.products.cite import document_words
from trucewatch.products.records import UNREVIEWED
from trucewatch.products.scope import day_of
from trucewatch.products.words import count_words

LABELS = 5
"""So many labels of records that open no incident are named."""

NOWHERE = "no record in its area and time"


class ReheldLine(Frozen):
    """One arrangement held again. `altered`: (issuer of the reading, outcome before, after, records)."""

    arrangement: str
    name: str
    why: str
    computed: int
    kept: int
    findings: int
    altered: tuple[tuple[str, str, str, int], ...]
    first: str
    last: str
    some: tuple[str, ...]


class OutcomeLine(Frozen):
    """How many records have which outcome under one reading."""

    arrangement: str
    name: str
    issuer: str
    outcomes: tuple[tuple[str, int], ...]


class FeedHeld(Frozen):
    """One feed: its records, the rows that are none, what was done now and how the records stand under each reading.

    `missing`: the arrangements for which nothing current is kept.
    """

    report: str
    document: str
    records: int
    unlocated: int
    unused: int
    peaceful: tuple[tuple[str, int], ...]
    unread: tuple[tuple[str, int], ...]
    current: int
    missing: tuple[str, ...]
    reheld: tuple[ReheldLine, ...]
    gone: tuple[str, ...]
    outcomes: tuple[OutcomeLine, ...]


class HeldRecords(Frozen):
    """The feeds of a case, and what their records are."""

    note: str
    feeds: tuple[FeedHeld, ...]


def hold_reports(view: View, reports: list[Report], told: Callable[[Progress], None] | None = None) -> HeldRecords:
    """Bring what is kept of these feeds up to date. Raises NotHeld for a view of an earlier instant: nothing is kept
    of it.
    """
    if view.known_at or view.recorded_by:
        raise NotHeld("what is kept is as of now; ask for single days or records with --known-at and --recorded-by")
    lines = []
    for report in reports:
        feed = held_feed(view.case, report, view.files)
        lines.append(feed_line(view, feed, hold_feed(view.case, feed, view.book, told)))
    return HeldRecords(note=UNREVIEWED, feeds=tuple(lines))


def to_compute(view: View) -> list[str]:
    """The arrangements for which findings of records were kept and are no longer those that hold, by id."""
    reports = [report for report in by_policy(view) if folder(view.case, report.id).exists()]
    feeds = [held_feed(view.case, report, view.files) for report in reports]
    return sorted({key for feed in feeds if kept(view.case, feed) for key in missing(view.case, feed, view.book)})


def feed_line(view: View, feed: HeldFeed, done: Holding | None = None) -> FeedHeld:
    """How a feed stands; `done`: what was just computed."""
    stale = missing(view.case, feed, view.book)
    held = {key: found for key, found in kept(view.case, feed).items() if key not in stale}
    return FeedHeld(
        report=feed.report.id,
        document=document_words(feed.report, view),
        records=len(feed),
        unlocated=feed.unlocated,
        unused=feed.unused,
        peaceful=tuple(feed.records.peaceful.items()),
        unread=tuple(feed.records.unread.items()),
        current=len(held),
        missing=tuple(stale),
        reheld=tuple(_line(view, again) for again in done.reheld) if done else (),
        gone=done.gone if done else (),
        outcomes=tuple(
            line
            for key, arrangement in view.book.arrangements.items()
            if key in held
            for line in _outcomes(arrangement, held[key].counts)
        ),
    )


def _outcomes(arrangement: Arrangement, counts: Mapping[str, Mapping[str, int]]) -> list[OutcomeLine]:
    return [
        OutcomeLine(
            arrangement=arrangement.id,
            name=arrangement.name,
            issuer=reading.issuer,
            outcomes=tuple(sorted(counts[reading.id].items(), key=lambda pair: (-pair[1], pair[0]))),
        )
        for reading in arrangement.readings
        if reading.id in counts
    ]


def _line(view: View, again: Reheld) -> ReheldLine:
    arrangement, config = view.book.arrangements[again.arrangement], view.files.config
    issuers = {reading.id: reading.issuer for reading in arrangement.readings}
    return ReheldLine(
        arrangement=again.arrangement,
        name=arrangement.name,
        why=again.why,
        computed=again.computed,
        kept=again.kept,
        findings=again.findings,
        altered=tuple((issuers.get(r, r), one, other, n) for (r, one, other), n in again.changed.items()),
        first=day_of(again.first, config).isoformat() if again.first else "",
        last=day_of(again.last - timedelta(microseconds=1), config).isoformat() if again.last else "",
        some=again.some,
    )


def held_lines(product: HeldRecords) -> list[str]:
    """The product as plain lines."""
    lines = [product.note]
    if not product.feeds:
        lines.append("No source under hold_records in case.yml has a feed here.")
    for feed in product.feeds:
        lines += _feed_lines(feed)
    return lines


def _feed_lines(feed: FeedHeld) -> list[str]:
    lines = ["", f"{feed.report}  {feed.document}", f"    {feed.records:,} records that open an incident"]
    lines += _left_out("tell of nothing violent", feed.peaceful)
    lines += _left_out("not understood; say under hold_records what the labels mean", feed.unread)
    if feed.unlocated:
        lines.append(f"    {feed.unlocated:,} records without a point, or without a precision: place not known")
    if feed.unused:
        lines.append(f"    {count_words(feed.unused, 'row')} not used; `add` listed them")
    lines += [line for again in feed.reheld for line in _reheld_lines(again)]
    again, arrangements = len(feed.reheld), count_words(feed.current, "arrangement")
    lines.append(
        f"    {again} of {arrangements} held again, {feed.current - again} kept"
        if again
        else f"    held against {arrangements}, as the terms now stand"
    )
    if feed.missing:
        lines.append(f"    still to be held against {', '.join(feed.missing)}: `trucewatch findings` with --records")
    if feed.gone:
        lines.append(f"    no longer in the case: {', '.join(feed.gone)}")
    for line in feed.outcomes:
        told = ", ".join(f"{outcome} {n:,}" for outcome, n in line.outcomes) or NOWHERE
        lines.append(f"    {line.name} (reading of {line.issuer}): {told}")
    return lines


def _left_out(why: str, labels: tuple[tuple[str, int], ...]) -> list[str]:
    if not labels:
        return []
    named = ", ".join(f"“{label or 'no label'}” {n:,}" for label, n in labels[:LABELS])
    more = f" and {count_words(len(labels) - LABELS, 'more label')}" if len(labels) > LABELS else ""
    return [f"    {sum(n for _, n in labels):,} rows open none: {why} ({named}{more})"]


def _reheld_lines(again: ReheldLine) -> list[str]:
    lines = [
        f"    {again.name}: {again.why}; {again.computed:,} records computed, {again.kept:,} kept, "
        f"{again.findings:,} findings"
    ]
    if again.altered:
        total = Counter[tuple[str, str]]()
        for _, one, other, n in again.altered:
            total[one, other] += n
        days = again.first if again.first == again.last else f"{again.first} to {again.last}"
        lines.append(
            f"        {sum(total.values()):,} outcomes altered, of records of {days}; {', '.join(again.some)} …"
        )
        lines += [f"        {issuer}: {one} → {other}: {n:,}" for issuer, one, other, n in again.altered]
    return lines
