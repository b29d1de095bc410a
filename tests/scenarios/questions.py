"""The questions that a scenario can ask, each answered as plain data: texts, lists and mappings.

These need the case files alone; those of `record` need a case laid out. A question has the name of its function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from seeds.material import Content, Material, file_bytes
from trucewatch.case.check import check
from trucewatch.case.files import CaseFiles, read_case_files
from trucewatch.case.slots import WrittenFigure, WrittenSlots, figure_of, filled, place
from trucewatch.errors import CaseFault
from trucewatch.findings.live import find
from trucewatch.model.arrangement import Statement
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Finding
from trucewatch.model.incident import incident_of
from trucewatch.model.instant import Boundary, iso, parse_instant
from trucewatch.model.quotation import Quotation, Voice
from trucewatch.model.vocabulary import Act, Kind, Modality, Stance, Truth
from trucewatch.model.watch import Mode, Shift
from trucewatch.model.when import from_boundary
from trucewatch.model.where import Where
from trucewatch.terms.book import Book
from trucewatch.terms.conditions import Clock, Evidence, clocks
from trucewatch.terms.inforce import Standing, proposals, standings
from trucewatch.terms.outlook import by, outlook
from trucewatch.terms.watched import WatchLog


@dataclass(frozen=True, slots=True)
class Terms:
    """What the case files alone say."""

    files: CaseFiles
    book: Book


def terms_of(material: Material) -> Terms:
    """The case files of a material, read and checked."""
    files = read_case_files(file_bytes(material.files))
    if faults := check(files):
        raise CaseFault(faults)
    book = Book(
        arrangements=files.arrangements,
        versions=files.versions,
        zones=files.zones,
        parties=files.parties,
        categories=files.categories,
        places=files.places,
    )
    return Terms(files, book)


def instant(text: str | None, zone: str) -> datetime | None:
    """An instant of a question; None for "with all that is on record"."""
    return None if text is None else parse_instant(text, zone)


def inforce(terms: Terms, asked: Content) -> Content:
    """What applies at a place and instant, what may, and every standing by arrangement (its first reading)."""
    zone = terms.files.config.zone
    at = instant(asked["at"], zone)
    assert at is not None
    found = standings(terms.book, _where(terms, asked["place"]), at, instant(asked.get("known_at"), zone))
    return {
        "applies": sorted({s.arrangement for s in found if s.in_force is Truth.YES}),
        "may_apply": sorted({s.arrangement for s in found if s.in_force is Truth.UNKNOWN}),
        "standings": {s.arrangement: _standing(s) for s in reversed(found)},
        "proposed": sorted(a.id for a in proposals(terms.book, instant(asked.get("known_at"), zone))),
    }


def _standing(s: Standing) -> Content:
    return {
        "in_force": s.in_force.value,
        "area": s.area.value,
        "time": s.time.value,
        "area_basis": s.area_basis,
        "since": [iso(s.since.earliest), iso(s.since.latest) if s.since.latest else ""],
        "until": iso(s.until.earliest) if s.until else "no end recorded",
        "end": s.end,
        "contest": s.contest.value,
        "basis": s.contest_basis,
        "positions": _said(s.positions),
        "conditions": _said(s.conditions),
        "flags": list(s.flags),
        "cited": sorted({c.outlet for c in s.citations}),
    }


def _said(statements: Iterable[Statement]) -> list[Content]:
    """Who says what about which side of an arrangement, in order of the words."""
    told = [{"by": s.by, "says": s.says, "about": s.about} for s in statements]
    return sorted(told, key=lambda row: row["says"])


def boundary(terms: Terms, asked: Content) -> Content:
    """A boundary as somebody writes it: its two ends in UTC, or why it is refused."""
    try:
        read = Boundary.parse(asked["written"], asked.get("zone", terms.files.config.zone))
    except ValueError as error:
        return {"refused": str(error)}
    return {"earliest": iso(read.earliest), "latest": iso(read.latest) if read.latest else "or later"}


def arrangement(terms: Terms, asked: Content) -> Content:
    """What is on record of one arrangement."""
    held = terms.files.arrangements[asked["id"]]
    return {
        "stage": held.stage.value,
        "text": held.text,
        "within": held.within or "",
        "aliases": sorted(held.aliases),
        "announced": iso(held.announced.earliest) if held.announced else "",
        "form": held.form.value,
        "parties": [{"party": p.party, "role": p.role.value, "by": c.outlet} for p in held.parties for c in p.cite],
        "statements": _said(held.statements),
        "zones": sorted({a.zone for r in held.readings for a in r.areas}),
        "starts": sorted({p.since.as_written for r in held.readings for a in r.areas for p in a.periods}),
    }


def party(terms: Terms, asked: Content) -> Content:
    """A party by a name that texts call it: one party for all its names, and what it is said to be."""
    held = terms.files.parties
    found = [p for p in held.values() if asked["called"] in (p.id, p.name, *(n.name for n in p.names))]
    since = {
        n.name: [iso(n.since.earliest), iso(n.since.latest) if n.since.latest else ""]
        for p in found
        for n in p.names
        if n.since
    }
    return {
        "ids": sorted(p.id for p in found),
        "since": since,
        "roles": [{"role": r.role, "of": r.of, "by": c.outlet} for p in found for r in p.roles for c in r.cite],
    }


def age(terms: Terms, asked: Content) -> Content:
    """How many days after an arrangement's first day a day of the case is."""
    held = terms.files.arrangements[asked["id"]]
    first = min(p.since.earliest for r in held.readings for a in r.areas for p in a.periods)
    at = instant(asked["at"], terms.files.config.zone)
    assert at is not None
    zone = ZoneInfo(terms.files.config.zone)
    return {"days": str((at.astimezone(zone).date() - first.astimezone(zone).date()).days)}


def suppose(terms: Terms, asked: Content) -> Content:
    """The findings on an incident that the question makes up, by arrangement; `suppose` holds its claims' slots."""
    claims = [_supposed(terms.files, slots, n) for n, slots in enumerate(asked["claims"])]
    others = [_supposed(terms.files, slots, 50 + n) for n, slots in enumerate(asked.get("held", ()))]
    incident = incident_of(claims, {key: terms.book.contained_in(key) - {key} for key in terms.files.places})
    held = {claim.id: claim for claim in [*claims, *others]}
    known_at = instant(asked.get("known_at"), terms.files.config.zone)
    return findings_of(find([incident], terms.book, known_at, claims=held, every=True))


def _supposed(files: CaseFiles, slots: Content, n: int) -> Claim:
    words = f"passage {n}"
    quotation = Quotation(report="r-000000000000", start=20 * n, end=20 * n + len(words), words=words)
    blank = Claim(
        kind=Kind.OCCURRENCE,
        act=Act.ATTACK,
        stance=Stance.STATES,
        modality=Modality.ACTUAL,
        quotation=quotation,
        chain=(Voice(name="somebody"),),
    )
    return filled(WrittenSlots.model_validate(slots, context={"zone": files.config.zone}), blank, files)


def findings_of(found: tuple[Finding, ...]) -> Content:
    """Findings by arrangement: outcome, and each test's answer."""
    return {
        f.arrangement: {
            "outcome": f.outcome.value,
            **{t.name: t.answer.value for t in f.tests},
            "basis": [t.basis for t in f.tests],
        }
        for f in reversed(found)
    }


def clock(terms: Terms, asked: Content) -> Content:
    """A condition under one reading, held against made-up events, claims and watch, at an instant.

    `events`: groups of claims that speak of one event; `watch`: stretches `{from, until, zones, mode}`.
    """
    zone = terms.files.config.zone
    at = instant(asked["at"], zone)
    assert at is not None
    groups = [[_supposed(terms.files, s, 9 * i + j) for j, s in enumerate(g)] for i, g in enumerate(asked["events"])]
    others = [_supposed(terms.files, slots, 900 + n) for n, slots in enumerate(asked.get("claims", ()))]
    inside = {key: terms.book.contained_in(key) - {key} for key in terms.files.places}
    incidents = [incident_of(group, inside) for group in groups]
    log = WatchLog(tuple(_shift(row, n, zone) for n, row in enumerate(asked.get("watch", ()))))
    evidence = Evidence(
        terms.book,
        {i.id: i for i in incidents},
        {c.id: c for c in (*(c for g in groups for c in g), *others)},
        log,
        at,
        day_starts=terms.files.config.day_starts,
    )
    found = next(
        c
        for c in clocks(evidence)
        if c.condition.id == asked["condition"]
        and (c.reading is None or c.reading.id == asked.get("reading", c.reading.id))
    )
    return read_clock(found)


def _shift(row: Content, n: int, zone: str) -> Shift:
    since, until = (parse_instant(row[key], zone) for key in ("from", "until"))
    mode = Mode(row.get("mode", "remote"))
    return Shift(seat=f"seat-{n}", since=since, until=until, zones=tuple(row.get("zones", ())), mode=mode)


def read_clock(found: Clock) -> Content:
    """What a clock comes to: its value, what is still possible, and its parts with their days."""
    said = outlook(found)
    words = {True: "met", False: "not met", None: "undetermined"}
    told = {
        "value": words[said.value],
        "earliest": iso(said.earliest) if said.earliest else "never",
        "latest": iso(said.latest) if said.latest else "none",
        "projected": [iso(p) if p else "none" for p in said.projected],
        "reached": "yes" if said.projected_reached(found.at) else "no",
        "blocking": list(said.blocking),
        "open": list(said.open),
        "aside": str(len(found.aside)),
        "parts": {},
    }
    for leaf in found.tree.leaves():
        part: Content = {"value": words[by(leaf, found.at)]}
        if leaf.run is not None:
            low, high = leaf.run.counted(found.at)
            ended = leaf.run.marks[: leaf.run.ended(found.at)]
            part |= {"counted": str(low), "at_most": str(high), "of": str(leaf.run.number)}
            part["days"] = {str(m.day.label): Truth.of(m.value).value for m in ended}
            part["hours"] = {str(m.day.label): str((m.day.end - m.day.start) // timedelta(hours=1)) for m in ended}
            part["starts"] = {str(m.day.label): iso(m.day.start) for m in ended}
        if leaf.act is not None:
            part["said"] = leaf.act.words_at(found.at)
        told["parts"][leaf.need.id] = part
    return told


def figure(terms: Terms, asked: Content) -> Content:
    """A count as a person writes it, and what it comes to."""
    read = figure_of(WrittenFigure.model_validate(asked["written"]))
    bounds = {
        name: str(value) if (value := getattr(read, name)) is not None else "none" for name in ("value", "low", "high")
    }
    return bounds | {"sign": read.sign, "qualifier": read.qualifier.value}


def days(terms: Terms, asked: Content) -> Content:
    """How many days a written boundary spans, counted inclusively on the wall clock of the case."""
    zone = terms.files.config.zone
    read = from_boundary(Boundary.parse(asked["written"], zone), zone)
    assert read.start is not None
    assert read.end is not None
    first, last = (end.astimezone(ZoneInfo(zone)).date() for end in (read.start, read.end))
    return {"days": str((last - first).days)}


def _where(terms: Terms, key: str) -> Where:
    return place(key, terms.files)


TERMS: dict[str, Callable[[Terms, Any], Content]] = {
    f.__name__: f for f in (inforce, boundary, arrangement, party, age, suppose, clock, figure, days)
}
