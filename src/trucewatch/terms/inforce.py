"""What is in force here, at this instant, as known then; and what is not, where that needs saying.

One standing per arrangement and reading: rival readings are answered side by side, never merged. What is only
proposed, negotiated or aimed at is never in force.
"""

from __future__ import annotations

from datetime import datetime

from trucewatch.model.arrangement import Arrangement, Reading, Statement
from trucewatch.model.citation import Citation
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary
from trucewatch.model.vocabulary import Truth
from trucewatch.model.where import Where
from trucewatch.terms.book import Book
from trucewatch.terms.cover import Cover, InZones, cover, in_zones
from trucewatch.terms.flags import (
    asked_chain,
    condition_flags,
    expired,
    foremost,
    left_out_flags,
    period_flags,
    rival_flags,
)
from trucewatch.terms.kleene import both
from trucewatch.terms.known import known
from trucewatch.terms.periods import counted, written
from trucewatch.terms.status import Contest, Formal, formal


class Standing(Frozen):
    """How one reading of one arrangement stands at a place and an instant.

    `since` and `until` are those of the chain of periods asked about (`until` None: no end is stated); `end` says it
    in words. `contest`, `contest_basis` and `positions` are about whether it was ended; `conditions` are what others
    say of how it is doing, and change nothing.
    """

    arrangement: str
    name: str
    reading: str
    issuer: str
    area: Truth
    time: Truth
    in_force: Truth
    area_basis: str
    time_basis: str
    since: Boundary
    until: Boundary | None
    end: str
    contest: Contest
    contest_basis: str
    positions: tuple[Statement, ...]
    conditions: tuple[Statement, ...]
    flags: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def status(self) -> str:
        """The formal status in words: `no end recorded, contested`."""
        return self.end if self.contest is Contest.NONE else f"{self.end}, {self.contest}"


def in_force(book: Book, place: Where, at: datetime, known_at: datetime | None = None) -> tuple[Standing, ...]:
    """The standings for which neither the area nor the time is plainly no, in the order of the book."""
    return tuple(s for s in standings(book, place, at, known_at) if s.in_force is not Truth.NO)


def set_aside(book: Book, place: Where, at: datetime, known_at: datetime | None = None) -> tuple[Standing, ...]:
    """The standings that are not in force here though they need a word: expired, not yet begun, or left out here."""
    return tuple(s for s in standings(book, place, at, known_at) if s.in_force is Truth.NO and _tells(s))


def _tells(standing: Standing) -> bool:
    return standing.area is not Truth.NO or standing.area_basis.startswith("left out")


def proposals(book: Book, known_at: datetime | None = None) -> tuple[Arrangement, ...]:
    """What is proposed, under negotiation or aimed at, as known at an instant; none of it is in force."""
    return tuple(a for a in book.arrangements.values() if not a.can_be_in_force and known(a.cite, known_at))


def standings(book: Book, place: Where, at: datetime, known_at: datetime | None = None) -> tuple[Standing, ...]:
    """Every reading of every arrangement that can be in force, each with its answer, also a plain no."""
    zones = in_zones(book, [place])[0]
    found: list[Standing] = []
    for arrangement in book.arrangements.values():
        if arrangement.can_be_in_force:
            found.extend(_of_arrangement(book, arrangement, zones, at, known_at))
    return tuple(found)


def _of_arrangement(
    book: Book, arrangement: Arrangement, zones: InZones, at: datetime, known_at: datetime | None
) -> list[Standing]:
    said = formal(book, arrangement, at, known_at)
    answers = [
        (reading, cover(reading, zones, (at, at), known_at, said.ended))
        for reading in arrangement.readings
        if any(counted(area, known_at) for area in reading.areas)
    ]
    told = tuple(s for s in arrangement.statements if known(s.cite, known_at))
    return [
        _standing(arrangement, reading, answer, said, told, at, known_at, rival_flags(reading, answers))
        for reading, answer in answers
    ]


def _standing(
    arrangement: Arrangement,
    reading: Reading,
    answer: Cover,
    said: Formal,
    told: tuple[Statement, ...],
    at: datetime,
    known_at: datetime | None,
    rivals: tuple[str, ...],
) -> Standing:
    area = foremost(answer)
    since, until = asked_chain(area, at, known_at)
    flags = (
        *condition_flags(arrangement, reading, until, told, at),
        *left_out_flags(answer),
        *period_flags(area, arrangement.zone, known_at),
        *rivals,
    )
    cites = [c for a, _, _ in answer.areas for p in counted(a, known_at) for c in p.cite]
    return Standing(
        arrangement=arrangement.id,
        name=arrangement.name,
        reading=reading.id,
        issuer=reading.issuer,
        area=Truth.of(answer.area),
        time=Truth.of(answer.time),
        in_force=Truth.of(both(answer.area, answer.time)),
        area_basis=answer.area_basis,
        time_basis=answer.time_basis,
        since=since,
        until=until,
        end=_end(since, until, at, said),
        contest=said.contest,
        contest_basis=said.basis,
        positions=said.positions,
        conditions=tuple(s for s in told if s.about == "condition" and s.on.earliest <= at),
        flags=flags,
        citations=tuple(dict.fromkeys([*cites, *(c for e in answer.left_out for c in e.cite)])),
    )


def _end(since: Boundary, until: Boundary | None, at: datetime, said: Formal) -> str:
    if said.ended is not None:
        return f"declared over {said.ended.as_written}"
    if at < since.earliest:
        return f"not yet begun, from {written(since)}"
    if until is None:
        return "no end recorded"
    return f"{'expired' if expired(until, at) else 'ends'} {written(until)}"
