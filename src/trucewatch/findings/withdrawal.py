"""Is an act against a term that requires a withdrawal: within its distance, from its hour on, by those it lies on?

All three are asked, and an unknown one leaves it unknown. An actor counts as in `actor.py`: an undisputed naming puts
the act on those it names; to take it off them, it needs more than one voice, an admission or an assessment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from trucewatch.findings.actor import Naming
from trucewatch.model.arrangement import Term
from trucewatch.model.instant import Boundary
from trucewatch.model.vocabulary import Act
from trucewatch.terms.book import Book
from trucewatch.terms.codes import Codes, Indices, agreed_within, settled
from trucewatch.terms.extents import Micros, micros
from trucewatch.terms.kleene import agreed, both
from trucewatch.terms.lying import Spots
from trucewatch.terms.periods import written

Against = Mapping[str, tuple[bool | None, str]]
"""Term id to whether the incident is against it, and the basis in plain words."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How an incident stands to a term on a withdrawal: nearer than it says, and after the hour due."""

    near: bool | None
    due: bool | None


def near_codes(term: Term, spots: Spots, first: Indices, book: Book) -> Codes:
    """Whether incidents are nearer than a term says. `first`: where each one's places begin; all of them must agree."""
    assert term.line is not None
    assert term.distance_km is not None
    codes = book.grid.nearness(term.line, spots.lon, spots.lat, spots.radius_km, term.distance_km)
    return agreed_within(codes, first)


def due_codes(by: Boundary | None, start: Micros, end: Micros, first: Indices) -> Codes:
    """Whether the hour has come at every time that is told; an act that goes on over it is against the term then."""
    if by is None:
        every = np.ones(len(start), dtype=np.bool_)
        return agreed_within(settled(every, every), first)
    earliest = micros(by.earliest)
    after = np.zeros(len(start), dtype=np.bool_) if by.latest is None else start >= micros(by.latest)
    before = (end < earliest) | ((end == earliest) & (start != end))
    return agreed_within(settled(after, after | ~before), first)


def asked_of(terms: Sequence[Term], acts: Sequence[Act]) -> tuple[Term, ...]:
    """The terms on a withdrawal that name one of the acts."""
    return tuple(t for t in terms if t.is_withdrawal and not set(t.acts).isdisjoint(acts))


def withdrawals(reaches: Mapping[str, Reach], terms: Sequence[Term], naming: Naming, book: Book) -> Against:
    """For each term on a withdrawal of which a reach is given, by its id, whether the incident is against it."""
    reached = {key: both(reach.near, reach.due) for key, reach in reaches.items()}
    everybody = all(value is True for value in reached.values())
    found: dict[str, tuple[bool | None, str]] = {}
    for term in terms:
        if term.id in reached:
            on, who = _lies_on(term, naming, book, everybody)
            found[term.id] = both(reached[term.id], on), f"{_told(term, reaches[term.id])}; {who}"
    return found


def _lies_on(term: Term, naming: Naming, book: Book, everybody: bool) -> tuple[bool | None, str]:
    """Whether the term lies on whoever did it. Where nobody is named, only if every such term reaches there by then."""
    if not term.of:
        return True, "it lies on all who are bound"
    parties = set(term.of)
    names = ", ".join(book.parties[key].name if key in book.parties else key for key in term.of)
    if not naming.parties:
        told = "it reaches whoever it was" if everybody else "it is open on whom else such a term lies"
        return True if everybody else None, f"it lies on {names}, nobody is named, and {told}"
    value = agreed(None if key is None else bool(book.belongs_to(key) & parties) for key in naming.parties)
    if naming.guarded or (value is False and naming.alone):
        value = None
    word = {True: "is named", False: "is not named", None: "is not settled to have done it"}[value]
    return value, f"it lies on {names}, who {word}"


def _told(term: Term, reach: Reach) -> str:
    where = {True: "nearer", False: "not nearer", None: "not certainly nearer or farther"}[reach.near]
    when = {True: "after", False: "before", None: "not certainly before or after"}[reach.due]
    due = f", {when} the hour due ({written(term.by)})" if term.by else ""
    return f"{where} than {term.distance_km:g} km to zone {term.line}{due}"
