"""What a party is to an arrangement at a time: bound, not bound, excluded, or not on record.

A party's own role comes first; without one, that of what it is part of ("what a state's army does is done by its
government"), nearest first. A role of an open category goes to those on its list, and to nobody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trucewatch.model.arrangement import Arrangement, PartyRole, PartyTo
from trucewatch.model.instant import Boundary
from trucewatch.terms.book import Book
from trucewatch.terms.kleene import agreed, both
from trucewatch.terms.known import known, sources

BOUND = frozenset({PartyRole.ACCEPTED, PartyRole.DECLARED})
UNBOUND = frozenset({PartyRole.REFUSED, PartyRole.NOT_PARTY, PartyRole.EXCLUDED})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question about roles is asked for: the arrangement, the span `[start, end)`, the instant of knowledge."""

    book: Book
    arrangement: Arrangement
    start: datetime | None
    end: datetime | None
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with its basis in plain words."""

    value: bool | None
    basis: str


def roles(asked: Asked, party: str) -> tuple[tuple[PartyTo, bool | None], ...]:
    """The party's roles that bear on bound and excluded, each with whether it holds in the span (True or None).

    Those that plainly do not hold then are left out. Empty: none is on record.
    """
    on_record = [
        (to, holds)
        for to in asked.arrangement.parties
        if to.role in BOUND | UNBOUND
        and known(to.cite, asked.known_at)
        and (holds := _holds(to, asked.start, asked.end)) is not False
    ]
    for generation in asked.book.lineage(party):
        names = generation | {category for key in generation for category in asked.book.listed_in(key)}
        if found := tuple(pair for pair in on_record if pair[0].party in names):
            return found
    return ()


def bound(asked: Asked, party: str) -> Answer:
    """Whether the arrangement binds the party: unknown where nothing is on record, or where the record disagrees."""
    found = roles(asked, party)
    name = _name(asked, party)
    if not found:
        return Answer(None, f"no role of {name} is on record")
    value = agreed(None if holds is None else to.role in BOUND for to, holds in found)
    return Answer(value, f"{name}: {_told(asked, party, found)}")


def excluded(asked: Asked, party: str) -> Answer:
    """Whether the party is outside the arrangement's protection, as somebody states it.

    A party said only not to have joined, and one on no list beside an open category, are not exempt and not protected
    for certain: unknown.
    """
    found = roles(asked, party)
    name = _name(asked, party)
    if found:
        out = [holds for to, holds in found if to.role is PartyRole.EXCLUDED]
        joined = any(to.role in BOUND for to, _ in found)
        value = None if joined or not out else any(out) or None
        return Answer(False if joined and not out else value, f"{name}: {_told(asked, party, found)}")
    open_ones = [asked.book.categories[key].words if key in asked.book.categories else key for key in _open(asked)]
    if open_ones:
        return Answer(None, f"{name} is on no list; the category {', '.join(open_ones)!r} is open")
    return Answer(False, f"{name} is not among the excluded")


def any_exclusion(asked: Asked) -> bool:
    """Whether somebody states that the arrangement leaves any party out."""
    return any(to.role is PartyRole.EXCLUDED and known(to.cite, asked.known_at) for to in asked.arrangement.parties)


def _open(asked: Asked) -> list[str]:
    """The excluded ids that are no party: categories, whose lists are kept by people and never complete."""
    return [
        to.party
        for to in asked.arrangement.parties
        if to.role is PartyRole.EXCLUDED
        and to.party not in asked.book.parties
        and known(to.cite, asked.known_at)
        and _holds(to, asked.start, asked.end) is not False
    ]


def _holds(to: PartyTo, start: datetime | None, end: datetime | None) -> bool | None:
    return both(_after(to.since, start, end), _before(to.until, start, end))


def _after(since: Boundary | None, start: datetime | None, end: datetime | None) -> bool | None:
    if since is None:
        return True
    if since.latest is not None and start is not None and since.latest <= start:
        return True
    return False if end is not None and _ends_by(start, end, since.earliest) else None


def _before(until: Boundary | None, start: datetime | None, end: datetime | None) -> bool | None:
    if until is None:
        return True
    if end is not None and _ends_by(start, end, until.earliest):
        return True
    return False if until.latest is not None and start is not None and until.latest <= start else None


def _ends_by(start: datetime | None, end: datetime, limit: datetime) -> bool:
    """Whether the half-open span is over at `limit`; an instant (`start == end`) is over only after itself."""
    return end < limit if start == end else end <= limit


def _name(asked: Asked, party: str) -> str:
    held = asked.book.parties.get(party)
    return held.name if held else party


def _told(asked: Asked, party: str, found: tuple[tuple[PartyTo, bool | None], ...]) -> str:
    """Each role with its source; under whose name it stands, where that is not the party itself."""
    return "; ".join(
        f"{to.role}{f' as {_name(asked, to.party)}' if to.party != party else ''}"
        f"{' for some of the time' if holds is None else ''} ({sources(to.cite)})"
        for to, holds in found
    )
