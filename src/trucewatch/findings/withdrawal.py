"""Is an act against a term that requires a withdrawal: within its distance, from its hour on, by those it lies on?

All three are asked, and an unknown one leaves it unknown. An actor counts as in `actor.py`: an undisputed naming puts
the act on those it names; to take it off them, it needs more than one voice, an admission or an assessment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from trucewatch.findings.actor import NAMING, alone
from trucewatch.model.arrangement import Term
from trucewatch.model.incident import CLEARING, Incident
from trucewatch.model.instant import Boundary
from trucewatch.model.where import Where
from trucewatch.terms.book import Book
from trucewatch.terms.cover import Span
from trucewatch.terms.kleene import agreed, both
from trucewatch.terms.periods import written
from trucewatch.terms.roles import Asked

Against = Mapping[str, tuple[bool | None, str]]
"""Term id to whether the incident is against it, and the basis in plain words."""


def withdrawals(terms: Sequence[Term], incident: Incident, times: Sequence[Span], asked: Asked) -> Against:
    """For each term on a withdrawal that names an act of the incident, whether the incident is against it."""
    named = [t for t in terms if t.is_withdrawal and not set(t.acts).isdisjoint(incident.acts)]
    reached = {t.id: both(_near(t, incident.where, asked.book), _due(t.by, times)) for t in named}
    everybody = all(value is True for value in reached.values())
    found: dict[str, tuple[bool | None, str]] = {}
    for term in named:
        on, who = _lies_on(term, incident, asked, everybody)
        found[term.id] = both(reached[term.id], on), f"{_told(term, incident.where, times, asked.book)}; {who}"
    return found


def _near(term: Term, places: Sequence[Where], book: Book) -> bool | None:
    return agreed(_nearer(term, place, book) for place in places)


def _nearer(term: Term, place: Where, book: Book) -> bool | None:
    if place.lat is None or place.lon is None or term.line is None or term.distance_km is None:
        return None
    return book.ground.nearer(term.line, place.lon, place.lat, place.radius_km, term.distance_km)


def _due(by: Boundary | None, times: Sequence[Span]) -> bool | None:
    """Whether the hour has come at every time that is told; an act that goes on over it is against the term then."""
    return True if by is None else agreed(_after(by, *span) for span in times)


def _after(by: Boundary, start: datetime | None, end: datetime | None) -> bool | None:
    if start is not None and by.latest is not None and start >= by.latest:
        return True
    before = end is not None and (end < by.earliest or (end == by.earliest and start != end))
    return False if before else None


def _lies_on(term: Term, incident: Incident, asked: Asked, everybody: bool) -> tuple[bool | None, str]:
    """Whether the term lies on whoever did it. Where nobody is named, only if every such term reaches there by then."""
    if not term.of:
        return True, "it lies on all who are bound"
    book, parties = asked.book, set(term.of)
    names = ", ".join(book.parties[key].name if key in book.parties else key for key in term.of)
    naming = [(stance, a) for stance, a in incident.attributions if stance in NAMING]
    if not naming:
        told = "it reaches whoever it was" if everybody else "it is open on whom else such a term lies"
        return True if everybody else None, f"it lies on {names}, nobody is named, and {told}"
    theirs = {bool(book.belongs_to(a.actor.key) & parties) if a.actor.key else None for _, a in naming}
    cleared = any(stance in CLEARING for stance, _ in incident.attributions)
    value = agreed(theirs)
    if cleared or any(a.hedged or a.either_or for _, a in naming) or (value is False and alone(naming)):
        value = None
    word = {True: "is named", False: "is not named", None: "is not settled to have done it"}[value]
    return value, f"it lies on {names}, who {word}"


def _told(term: Term, places: Sequence[Where], times: Sequence[Span], book: Book) -> str:
    where = {True: "nearer", False: "not nearer", None: "not certainly nearer or farther"}[_near(term, places, book)]
    when = {True: "after", False: "before", None: "not certainly before or after"}[_due(term.by, times)]
    due = f", {when} the hour due ({written(term.by)})" if term.by else ""
    return f"{where} than {term.distance_km:g} km to zone {term.line}{due}"
