"""What is in force here, at this instant, as known then; and what is not, where that needs saying.

One standing per arrangement and reading: rival readings are answered side by side, never merged. What is only
proposed, negotiated or aimed at is never in force.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

import numpy as np

from trucewatch.model.arrangement import Arrangement, Reading, Statement
from trucewatch.model.citation import Citation
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary
from trucewatch.model.vocabulary import Truth
from trucewatch.model.where import Where
from trucewatch.terms.book import Book
from trucewatch.terms.codes import NO, YES
from trucewatch.terms.cover import Cover, cover
from trucewatch.terms.extents import Validity, extents, micros
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
from trucewatch.terms.lying import Spots, dense
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
    return tuple(s for s in needing_words(book, place, at, known_at) if s.in_force is not Truth.NO)


def set_aside(book: Book, place: Where, at: datetime, known_at: datetime | None = None) -> tuple[Standing, ...]:
    """The standings that are not in force here though they need a word: expired, not yet begun, or left out here."""
    return tuple(s for s in needing_words(book, place, at, known_at) if s.in_force is Truth.NO)


def needing_words(book: Book, place: Where, at: datetime, known_at: datetime | None = None) -> tuple[Standing, ...]:
    """The standings in force and those set aside, in the order of the book: all but what is plainly elsewhere."""
    return _standings(book, place, at, known_at, every=False)


def proposals(book: Book, known_at: datetime | None = None) -> tuple[Arrangement, ...]:
    """What is proposed, under negotiation or aimed at, as known at an instant; none of it is in force."""
    return tuple(a for a in book.arrangements.values() if not a.can_be_in_force and known(a.cite, known_at))


def standings(book: Book, place: Where, at: datetime, known_at: datetime | None = None) -> tuple[Standing, ...]:
    """Every reading of every arrangement that can be in force, each with its answer, also a plain no."""
    return _standings(book, place, at, known_at, every=True)


def _standings(
    book: Book, place: Where, at: datetime, known_at: datetime | None, *, every: bool
) -> tuple[Standing, ...]:
    of = extents(book, known_at)
    said, validity = _as_declared(book, at, known_at)
    now = np.array([micros(at)])
    answers = of.answers(dense(book, Spots.of([place])), now, now, validity)
    wanted = (answers.area[0] != NO) | (answers.left_out[0] == YES) | every
    near = set(of.arrangement_of[wanted].tolist())
    found: dict[int, list[tuple[Reading, Cover, bool]]] = {n: [] for n in sorted(near)}
    for n in np.flatnonzero(np.isin(of.arrangement_of, list(near))).tolist():
        arrangement, reading = of.readings[n]
        answer = cover(of, n, answers, 0, (at, at), said[arrangement.id].ended)
        found[int(of.arrangement_of[n])].append((reading, answer, bool(wanted[n])))
    return tuple(
        standing
        for n, answered in found.items()
        for standing in _of_arrangement(of.arrangements[n], answered, said[of.arrangements[n].id], at, known_at)
    )


@lru_cache(maxsize=8)
def _as_declared(book: Book, at: datetime, known_at: datetime | None) -> tuple[dict[str, Formal], Validity]:
    """What was declared of each arrangement by an instant, and the windows of all areas by it; once for many places."""
    of = extents(book, known_at)
    said = {a.id: formal(book, a, at, known_at) for a in of.arrangements}
    return said, of.ending(lambda a: said[a.id].ended)


def _of_arrangement(
    arrangement: Arrangement,
    answered: list[tuple[Reading, Cover, bool]],
    said: Formal,
    at: datetime,
    known_at: datetime | None,
) -> list[Standing]:
    """The standings of the readings that are wanted; the others tell where they differ."""
    told = tuple(s for s in arrangement.statements if known(s.cite, known_at))
    answers = [(reading, answer) for reading, answer, _ in answered]
    return [
        _standing(arrangement, reading, answer, said, told, at, known_at, rival_flags(reading, answers))
        for reading, answer, wanted in answered
        if wanted
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
