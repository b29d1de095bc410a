"""Whether an arrangement was ended, apart from how it is said to be doing.

Invariant: a position never ends an arrangement. Only the rule on who may declare it over does, when all whom it names
have done so; when only some have, it is for a person. What is said about its condition changes nothing here.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from trucewatch.model.arrangement import Arrangement, Statement
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary
from trucewatch.terms.book import Book
from trucewatch.terms.known import known, sources


class Contest(StrEnum):
    """What the positions on its end come to."""

    NONE = "not contested"
    CONTESTED = "contested"
    FOR_A_PERSON = "for a person to decide"
    ENDED = "ended"


class Formal(Frozen):
    """The formal status: what the positions come to, why, since when it is over (if it is), and the positions."""

    contest: Contest
    basis: str
    ended: Boundary | None = None
    positions: tuple[Statement, ...] = ()


def formal(book: Book, arrangement: Arrangement, at: datetime | None, known_at: datetime | None = None) -> Formal:
    """The formal status from the positions taken by `at` (None: all on record) and known at `known_at`.

    A position dated to a day counts from the start of that day, and an end that rests on it is known no better than
    that day. A party's last own position stands for it. What somebody who is part of a named party declares does not
    end the arrangement, but is for a person to weigh.
    """
    positions = tuple(
        s for s in arrangement.statements if s.about == "end" and known(s.cite, known_at) and _taken(s, at)
    )
    over = [s for s in positions if s.over is True]
    rule = arrangement.end_rule
    if rule is None or not known(rule.cite, known_at):
        return _without_rule(positions, over)
    last = {member: _last_word(member, positions) for member in rule.all_of}
    declared = {member: s for member, s in last.items() if s is not None and s.over}
    said = f"{rule.says} ({sources(rule.cite)})"
    if len(declared) == len(rule.all_of):
        return Formal(
            contest=Contest.ENDED,
            basis=f"declared over by all whom the rule names: {said}",
            ended=_latest([s.on for s in declared.values()]),
            positions=positions,
        )
    parts = [s for s in over if _part_of_any(book, s.party, rule.all_of)]
    if declared or parts:
        names = ", ".join([_name(book, member) for member in declared] + [s.by for s in parts])
        why = f"declared over by {names} only; the rule as quoted does not resolve this: {said}"
        return Formal(contest=Contest.FOR_A_PERSON, basis=why, positions=positions)
    if over:
        return Formal(
            contest=Contest.CONTESTED,
            basis=f"declared over by {_voices(over)}, whom the rule does not name: {said}",
            positions=positions,
        )
    why = f"not declared over by any whom the rule names: {said}"
    return Formal(contest=Contest.NONE, basis=why, positions=positions)


def _without_rule(positions: tuple[Statement, ...], over: list[Statement]) -> Formal:
    if not over:
        return Formal(contest=Contest.NONE, basis="nobody on record declared it over", positions=positions)
    against = [s for s in positions if s.over is False]
    if against:
        why = f"declared over by {_voices(over)}; {_voices(against)} said that it is not over"
        return Formal(contest=Contest.CONTESTED, basis=why, positions=positions)
    why = f"declared over by {_voices(over)}; no rule on record says who may end it"
    return Formal(contest=Contest.FOR_A_PERSON, basis=why, positions=positions)


def _taken(statement: Statement, at: datetime | None) -> bool:
    return at is None or statement.on.earliest <= at


def _last_word(member: str, positions: tuple[Statement, ...]) -> Statement | None:
    own = [s for s in positions if s.over is not None and s.party == member]
    return max(own, key=lambda s: s.on.earliest, default=None)


def _part_of_any(book: Book, party: str | None, members: tuple[str, ...]) -> bool:
    return party is not None and party not in members and not book.belongs_to(party).isdisjoint(members)


def _latest(boundaries: list[Boundary]) -> Boundary:
    """When the last of several happened; known to the interval in which that can lie."""
    latest = None if any(b.latest is None for b in boundaries) else max(b.latest for b in boundaries if b.latest)
    last = max(boundaries, key=lambda b: b.earliest)
    return Boundary(earliest=last.earliest, latest=latest, as_written=last.as_written)


def _name(book: Book, party: str) -> str:
    return book.parties[party].name if party in book.parties else party


def _voices(statements: list[Statement]) -> str:
    return ", ".join(dict.fromkeys(f"{s.by} on {s.on.as_written}" for s in statements))
