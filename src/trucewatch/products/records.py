"""Records of feeds as shown: what the source's row says, and how it stands under every reading. Never more than a
record.

Each of these products says that nobody reviewed what it shows. Findings are computed for the records that are asked
for, as of the view's instants, by the very function that computes those which are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from trucewatch.case.kept import OUTCOMES, brief_of, kept_now
from trucewatch.case.records import HeldFeed, by_policy, held_feed, held_feeds, record_named
from trucewatch.case.view import View
from trucewatch.errors import BadInput
from trucewatch.findings.live import find
from trucewatch.findings.recorded import findings_of
from trucewatch.findings.records import incident_of_record
from trucewatch.model.frozen import Frozen
from trucewatch.products.cite import document_words
from trucewatch.products.incidents import FindingLine, finding_line
from trucewatch.products.scope import Area, Window
from trucewatch.products.words import ACTS
from trucewatch.terms.distance import great_circle

UNREVIEWED = (
    "Records are rows of a source's table as it coded them. Nobody here reviewed them; they are no claims on record."
)
ON_A_PAGE = 50


class Standing(Frozen):
    """How records stand under one reading: the outcome, and of how many records where it stands for several."""

    arrangement: str
    name: str
    reading: str
    issuer: str
    outcome: str
    records: int = 1


class RecordLine(Frozen):
    """One record in a list. `doer` is whom the source names as the one who did it; empty where it names none."""

    id: str
    days: str
    place: str
    within: str
    kind: str
    parties: str
    doer: str
    findings: tuple[Standing, ...]


class RecordBlock(Frozen):
    """One record with all that its row says, whose statement it is, and its findings with what each test rests on."""

    id: str
    note: str
    days: str
    place: str
    lat: float | None
    lon: float | None
    within: str
    kind: str
    acts: tuple[str, ...]
    parties: str
    doer: str
    hit: str
    killed: str
    words: str
    source: str
    source_id: str
    document: str
    citation: str
    licence: str
    findings: tuple[FindingLine, ...]


class RecordPage(Frozen):
    """The records of some days, a page of them; `counts` are of all of them, `total` how many that are."""

    note: str
    days: str
    total: int
    page: int
    pages: int
    lines: tuple[RecordLine, ...]
    counts: tuple[Standing, ...]


class RecordsInWindow(Frozen):
    """Records of the policy's feeds in a window, in short, for a report: how many of which feed, and how they stand."""

    note: str
    feeds: tuple[tuple[str, int], ...]
    counts: tuple[Standing, ...]


def record_block(view: View, key: str) -> RecordBlock:
    """The record of that id. Raises NotHeld."""
    feed, place = record_named(view, key)
    [row] = feed.shown([place])
    incident = incident_of_record(feed.records, place, row["place"], (row["date_from"], row["date_to"]))
    doer = incident.attributions[0][1].actor.shown if incident.attributions else ""
    found = find([incident], view.book, view.known_at)
    located = incident.where[0] if incident.where else None
    return RecordBlock(
        id=incident.id,
        note=UNREVIEWED,
        days=_days(row),
        place=row["place"] or "place not given in words",
        lat=located.lat if located else None,
        lon=located.lon if located else None,
        within=_within(feed, place),
        kind=row["kind"] or "",
        acts=tuple(ACTS[act] for act in incident.acts),
        parties=row["parties"] or "",
        doer=doer,
        hit=row["hit"] or "",
        killed=_killed(row["killed_low"], row["killed_high"]),
        words=row["text"] or "",
        source=feed.records.spoken[int(feed.records.code[place])].voice,
        source_id=row["id"],
        document=document_words(feed.report, view),
        citation=feed.citation,
        licence=feed.licence,
        findings=tuple(finding_line(view, finding) for finding in found),
    )


def records_in(view: View, window: Window, page: int = 1, outcome: str = "", report: str = "") -> RecordPage:
    """The records of a window, by start, feed after feed; `outcome`: only those that have it under some reading.

    Raises BadInput where there is no such page.
    """
    held = [_held(view, feed, _places(feed, window)) for feed in _asked(view, report)]
    listed = [stands.places if not outcome else stands.having(outcome) for stands in held]
    total = sum(map(len, listed))
    pages = max(1, -(-total // ON_A_PAGE))
    if not 1 <= page <= pages:
        raise BadInput(f"page: got {page}, expected a number from 1 to {pages}")
    lines: list[RecordLine] = []
    first = (page - 1) * ON_A_PAGE
    for stands, places in zip(held, listed, strict=True):
        lines += _lines(view, stands, places[max(first, 0) : max(first + ON_A_PAGE, 0)].tolist())
        first -= len(places)
        if first + ON_A_PAGE <= 0:
            break
    return RecordPage(
        note=UNREVIEWED,
        days=window.words,
        total=total,
        page=page,
        pages=pages,
        lines=tuple(lines),
        counts=_counted(view, held),
    )


def in_short(view: View, window: Window, area: Area | None = None) -> RecordsInWindow | None:
    """Records of the policy's feeds in a window, counted: of all of the case, or those that may lie in an area.

    None where the case's policy holds no records.
    """
    if not by_policy(view):
        return None
    held = [_held(view, feed, _near(feed, _places(feed, window), area)) for feed in held_feeds(view)]
    return RecordsInWindow(
        note=UNREVIEWED,
        feeds=tuple((document_words(stands.feed.report, view), len(stands.places)) for stands in held),
        counts=_counted(view, held),
    )


@dataclass(frozen=True)
class _Stands:
    """How some records of a feed stand: for each arrangement the findings' records, readings and outcomes."""

    feed: HeldFeed
    places: NDArray[np.int64]
    found: dict[str, _Found]

    def having(self, outcome: str) -> NDArray[np.int64]:
        """The records that have this outcome under some reading."""
        some = [found.place[found.outcome == OUTCOMES.index(outcome)] for found in self.found.values()]
        out: NDArray[np.int64] = self.places[np.isin(self.places, np.concatenate([*some, self.places[:0]]))]
        return out


class _Found(NamedTuple):
    """The findings on one arrangement: the record's place, a code into `readings`, a code into `OUTCOMES`."""

    place: NDArray[np.int64]
    reading: NDArray[np.int64]
    readings: tuple[str, ...]
    outcome: NDArray[np.int64]


def _held(view: View, feed: HeldFeed, places: NDArray[np.int64]) -> _Stands:
    """How these records stand as known to the view: what is kept as of now, the rest computed."""
    if not len(places):
        return _Stands(feed, places, {})
    now = view.known_at is None and view.recorded_by is None
    briefs = {k: one.of(feed, places) for k, one in kept_now(view.case, feed, view.book).items()} if now else {}
    if len(briefs) < len(view.book.arrangements):
        computed = findings_of(feed.records, places, view.book, view.known_at)
        briefs |= {key: brief_of(table) for key, table in computed.items() if key not in briefs}
    found = {}
    for key in view.book.arrangements:
        if key in briefs and len(briefs[key].rows):
            brief = briefs[key]
            found[key] = _Found(feed.places(brief.rows), brief.reading, brief.readings, brief.outcome)
    return _Stands(feed, places, found)


def _asked(view: View, report: str) -> list[HeldFeed]:
    """The feed of a report, or those of the policy."""
    if report:
        return [held_feed(view.case, view.reports[report], view.files)] if report in view.reports else []
    return held_feeds(view)


def _places(feed: HeldFeed, window: Window) -> NDArray[np.int64]:
    start, end = (round(at.timestamp()) * 1_000_000 for at in (window.start, window.end))
    return feed.between(start, end)


def _near(feed: HeldFeed, places: NDArray[np.int64], area: Area | None) -> NDArray[np.int64]:
    """Those whose disc may reach into an area's, by the great circle; a record without a place may lie anywhere."""
    if area is None:
        return places
    r = feed.records
    away = great_circle(r.lat[places], r.lon[places], area.place.lat, area.place.lon)
    out: NDArray[np.int64] = places[~(away > r.radius_km[places] + area.place.radius_km)]
    return out


def _counted(view: View, held: Sequence[_Stands]) -> tuple[Standing, ...]:
    """How many records have which outcome, reading by reading in the order of the book, most records first."""
    many: Counter[tuple[str, str, int]] = Counter()
    for stands in held:
        for key, found in stands.found.items():
            codes = found.reading * len(OUTCOMES) + found.outcome
            for code, n in zip(*(part.tolist() for part in np.unique(codes, return_counts=True)), strict=True):
                many[key, found.readings[code // len(OUTCOMES)], code % len(OUTCOMES)] += n
    order = {
        (a.id, r.id): n for n, (a, r) in enumerate((a, r) for a in view.book.arrangements.values() for r in a.readings)
    }
    rows = sorted(many.items(), key=lambda row: (order[row[0][:2]], -row[1]))
    return tuple(_standing(view, *key, n) for key, n in rows)


def _standing(view: View, arrangement: str, reading: str, outcome: int, records: int = 1) -> Standing:
    held = view.book.arrangements[arrangement]
    return Standing(
        arrangement=arrangement,
        name=held.name,
        reading=reading,
        issuer=next(r.issuer for r in held.readings if r.id == reading),
        outcome=OUTCOMES[outcome],
        records=records,
    )


def _lines(view: View, stands: _Stands, places: list[int]) -> list[RecordLine]:
    feed = stands.feed
    standing: dict[int, list[Standing]] = {place: [] for place in places}
    for key, found in stands.found.items():
        for n in np.flatnonzero(np.isin(found.place, places)).tolist():
            reading = found.readings[int(found.reading[n])]
            standing[int(found.place[n])].append(_standing(view, key, reading, int(found.outcome[n])))
    return [
        RecordLine(
            id=f"{feed.report.id}.{feed.records.rows[place]}",
            days=_days(row),
            place=(row["place"] or "place not given in words").split(";")[0],
            within=_within(feed, place),
            kind=row["kind"] or "",
            parties=row["parties"] or "",
            doer=row["doer"] or "",
            findings=tuple(standing[place]),
        )
        for place, row in zip(places, feed.shown(places), strict=True)
    ]


def _days(row: dict[str, Any]) -> str:
    first, last = row["date_from"], row["date_to"]
    assert isinstance(first, date)
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _within(feed: HeldFeed, place: int) -> str:
    radius = float(feed.records.radius_km[place])
    if np.isnan(radius):
        return "place not known"
    return f"within {radius:g} km" if radius else "exact point"


def _killed(low: int | None, high: int | None) -> str:
    """Bounds of the dead as the source gives them; empty is not known, never zero."""
    if low is None and high is None:
        return "not given"
    if low == high:
        return str(low)
    return f"{'unknown' if low is None else low} to {'unknown' if high is None else high}"
