"""Incidents and a book of terms in, findings out: the live path, for one incident or a few thousand.

The geometry runs once for all places, the SQL text once for all rows; between them each test gathers its columns and
says on what. A finding speaks of the incident and one reading; it names no culprit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from trucewatch.findings.actor import actor
from trucewatch.findings.acts import by_terms, terms_of
from trucewatch.findings.decide import TESTS, Held, decide, table_of
from trucewatch.findings.exclusion import exclusion
from trucewatch.findings.withdrawal import withdrawals
from trucewatch.model.arrangement import Arrangement, Reading
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Finding, Test
from trucewatch.model.incident import Incident
from trucewatch.model.instant import Boundary, iso
from trucewatch.model.vocabulary import Outcome, Truth
from trucewatch.terms.book import Book
from trucewatch.terms.cover import Cover, InZones, Span, cover, in_zones, spans
from trucewatch.terms.kleene import agreed
from trucewatch.terms.periods import counted
from trucewatch.terms.roles import Asked
from trucewatch.terms.status import formal

NAMES = {
    "in_area": "in area",
    "in_time": "in time",
    "prohibited": "prohibited act",
    "bound": "actor bound",
    "excluded": "excluded",
    "permitted": "permitted",
}
"""The six tests as products call them."""

Row = tuple[Held, dict[str, str]]


@dataclass(frozen=True, slots=True)
class _Against:
    """One arrangement as all incidents meet it."""

    arrangement: Arrangement
    readings: tuple[Reading, ...]
    ended: Boundary | None


def find(
    incidents: Sequence[Incident],
    book: Book,
    known_at: datetime | None = None,
    *,
    claims: Mapping[str, Claim] | None = None,
    every: bool = False,
) -> tuple[Finding, ...]:
    """One finding per incident, arrangement and reading for which neither area nor time is plainly no.

    `known_at`: only terms whose source could be known by then count (the incidents are the caller's, made from what
    was known). `claims`, by id, are what the desk holds; with them a disputed target or presence is seen, and the
    bases name the claims that say so. `every`: also those whose area or time is plainly no. Order: incidents, then
    the book.
    """
    against = _against(book, known_at)
    rows = [
        row
        for incident, zones in zip(incidents, _zones(incidents, book), strict=True)
        for held in against
        for row in _rows(incident, zones, held, book, known_at, claims or {}, every)
    ]
    return tuple(_findings(rows))


def _zones(incidents: Sequence[Incident], book: Book) -> Iterator[tuple[InZones, ...]]:
    """For each incident, how each of its places lies to the zones; without a place, all zones are unknown."""
    answers = iter(in_zones(book, [place for incident in incidents for place in incident.where]))
    nowhere: InZones = dict.fromkeys(book.zones)
    for incident in incidents:
        yield tuple(next(answers) for _ in incident.where) or (nowhere,)


@lru_cache(maxsize=4)
def _against(book: Book, known_at: datetime | None) -> tuple[_Against, ...]:
    """What incidents are held against, once for a book (which never changes) and an instant of knowledge."""
    found = []
    for arrangement in book.arrangements.values():
        readings = tuple(r for r in arrangement.readings if any(counted(area, known_at) for area in r.areas))
        if arrangement.can_be_in_force and readings:
            found.append(_Against(arrangement, readings, formal(book, arrangement, None, known_at).ended))
    return tuple(found)


def _rows(
    incident: Incident,
    zones: tuple[InZones, ...],
    held: _Against,
    book: Book,
    known_at: datetime | None,
    claims: Mapping[str, Claim],
    every: bool,
) -> Iterator[Row]:
    near = [r for r in held.readings if every or any(z.get(a.zone, False) is not False for a in r.areas for z in zones)]
    if not near:
        return
    times = spans(incident.when) or ((None, incident.told_by),)
    covers = {r.id: [cover(r, z, t, known_at, held.ended) for z in zones for t in times] for r in near}
    asked_for = [r for r in near if every or _may_apply(covers[r.id])]
    if not asked_for:
        return
    asked = Asked(book, held.arrangement, *_hull(times), known_at)
    who, whom = actor(incident, asked, claims), exclusion(incident, asked, claims)
    for reading in asked_for:
        written = terms_of(held.arrangement, reading, known_at)
        terms = by_terms(written, incident.acts, withdrawals(written, incident, times, asked))
        row = Held(
            incident=incident.id,
            arrangement=held.arrangement.id,
            reading=reading.id,
            terms_version=book.versions[held.arrangement.id],
            in_area=agreed(c.area for c in covers[reading.id]),
            in_time=agreed(c.time for c in covers[reading.id]),
            act_prohibited=terms.prohibited,
            act_permitted=terms.permitted,
            actor_named=who.named,
            actor_disputed=who.disputed,
            actor_bound=who.bound,
            target_stated=whom.stated,
            target_excluded=whom.excluded,
            target_disputed=whom.disputed,
            object_protected=whom.protected,
        )
        yield (
            row,
            {
                "in_area": _area_basis(incident, covers[reading.id], claims),
                "in_time": _time_basis(incident, covers[reading.id], claims),
                "prohibited": f"{terms.prohibited_basis}{_said(incident, claims, lambda c: c.act in incident.acts)}",
                "bound": f"{who.basis}{_said(incident, claims, lambda c: bool(c.attributions)) if who.named else ''}",
                "excluded": whom.basis,
                "permitted": terms.permitted_basis,
            },
        )


def _may_apply(covers: Sequence[Cover]) -> bool:
    return agreed(c.area for c in covers) is not False and agreed(c.time for c in covers) is not False


def _hull(times: Sequence[Span]) -> Span:
    """The least span that holds all the times; open where one of them is."""
    starts, ends = [start for start, _ in times], [end for _, end in times]
    start = None if None in starts else min(s for s in starts if s is not None)
    return start, None if None in ends else max(e for e in ends if e is not None)


def _area_basis(incident: Incident, covers: Sequence[Cover], claims: Mapping[str, Claim]) -> str:
    said = _said(incident, claims, lambda c: any(w.located for w in c.where))
    if not incident.where:
        return f"no claim gives a place that can be located{said}"
    each = len(covers) // len(incident.where)
    told = {
        f"{place.name or place.as_written} (within {place.radius_km:g} km): {covers[i * each].area_basis}": None
        for i, place in enumerate(incident.where)
    }
    return "; ".join(told) + said


def _time_basis(incident: Incident, covers: Sequence[Cover], claims: Mapping[str, Claim]) -> str:
    said = _said(incident, claims, lambda c: c.when is not None and c.when.resolved)
    if not any(when.resolved for when in incident.when):
        bound = f", and it was told by {iso(incident.told_by)}" if incident.told_by else ""
        return f"no claim gives a time that can be dated{bound}{said}"
    return "; ".join(dict.fromkeys(c.time_basis for c in covers)) + said


def _said(incident: Incident, claims: Mapping[str, Claim], says: Callable[[Claim], bool]) -> str:
    """The claims that say so, in brackets: those of the incident that do, or all of them where they are not at hand."""
    held = [key for key in incident.claims if key in claims]
    ids = [key for key in held if says(claims[key])] if held else list(incident.claims)
    return f" [{', '.join(ids)}]" if ids else ""


def _findings(rows: Sequence[Row]) -> Iterator[Finding]:
    if not rows:
        return
    decided = decide(table_of([held for held, _ in rows])).to_pylist()
    for (held, bases), answer in zip(rows, decided, strict=True):
        yield Finding(
            incident=held.incident,
            arrangement=held.arrangement,
            reading=held.reading,
            terms_version=held.terms_version,
            tests=tuple(Test(name=NAMES[t], answer=Truth.of(answer[t]), basis=bases[t]) for t in TESTS),
            outcome=Outcome(answer["outcome"]),
        )
