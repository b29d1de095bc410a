"""What is in force at a place, rival readings side by side, and what is not though it needs a word."""

from __future__ import annotations

from datetime import datetime, timedelta

from trucewatch.case.view import View
from trucewatch.model.arrangement import Statement
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Truth
from trucewatch.model.where import Where
from trucewatch.products.cite import Cite, case_cite
from trucewatch.products.words import boundary_words
from trucewatch.terms.inforce import Standing, needing_words, proposals


class StandingLine(Frozen):
    """One reading of one arrangement at the place and instant asked about.

    `in_force` is yes, no or unknown; `status` the formal status, apart from what anybody says of its condition.
    """

    arrangement: str
    name: str
    reading: str
    issuer: str
    in_force: str
    area: str
    time: str
    status: str
    since: str
    until: str
    positions: tuple[str, ...]
    conditions: tuple[str, ...]
    flags: tuple[str, ...]
    cites: tuple[Cite, ...]


class Answer(Frozen):
    """The readings of one arrangement that give the same answer here, each with its issuer and its end."""

    name: str
    in_force: str
    readings: tuple[tuple[str, str], ...]


class Standings(Frozen):
    """The answer for a place and an instant: what applies, what is set aside, and what is only proposed.

    `applies` holds what is or may be in force (its `in_force` is yes or unknown); `answers` says the same in short.
    """

    place: str
    at: str
    answers: tuple[Answer, ...]
    applies: tuple[StandingLine, ...]
    set_aside: tuple[StandingLine, ...]
    not_in_force: tuple[str, ...]


def standings_at(view: View, place: Where, at: datetime, near: timedelta | None = None) -> Standings:
    """Everything that may apply at a place and instant, as known to the view.

    With `near`, what is set aside is told only where it ended or begins within that time of the instant.
    """
    book, known = view.book, view.known_at
    found = needing_words(book, place, at, known)
    applies = tuple(_line(view, s) for s in found if s.in_force is not Truth.NO)
    aside = (s for s in found if s.in_force is Truth.NO and (near is None or _near(s, at, near)))
    return Standings(
        place=place.name or place.as_written,
        at=at.isoformat(),
        answers=_answers(applies),
        applies=applies,
        set_aside=tuple(_line(view, s) for s in aside),
        not_in_force=tuple(f"{a.name} ({a.stage})" for a in proposals(book, known)),
    )


def _answers(applies: tuple[StandingLine, ...]) -> tuple[Answer, ...]:
    """Arrangement by arrangement and answer by answer, in their own order."""
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for line in applies:
        found.setdefault((line.arrangement, line.name, line.in_force), []).append((line.issuer, line.until))
    return tuple(Answer(name=name, in_force=said, readings=tuple(r)) for (_, name, said), r in found.items())


def _near(standing: Standing, at: datetime, near: timedelta) -> bool:
    begins = standing.since is None or standing.since.earliest <= at + near
    ended = standing.until is None or standing.until.latest is None or standing.until.latest >= at - near
    return begins and ended


def _line(view: View, standing: Standing) -> StandingLine:
    zone = view.book.arrangements[standing.arrangement].zone
    return StandingLine(
        arrangement=standing.arrangement,
        name=standing.name,
        reading=standing.reading,
        issuer=standing.issuer,
        in_force=standing.in_force,
        area=f"{standing.area}: {standing.area_basis}",
        time=f"{standing.time}: {standing.time_basis}",
        status=standing.status,
        since=boundary_words(standing.since, zone),
        until=boundary_words(standing.until, zone, "no end recorded"),
        positions=tuple(_said(s) for s in standing.positions),
        conditions=tuple(_said(s) for s in standing.conditions),
        flags=(*standing.flags, *((standing.contest_basis,) if standing.positions else ())),
        cites=tuple(case_cite(c) for c in standing.citations),
    )


def _said(statement: Statement) -> str:
    return f"{statement.by}, {statement.on.as_written}: {statement.says}"
