"""What an arrangement demands, of whom, by whose word, and how it stands.

Where the text is not public each term stands as reported: whoever reports it is its source.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.case.view import View
from trucewatch.model.arrangement import Arrangement, PartyTo, Statement, Term
from trucewatch.model.citation import Citation
from trucewatch.model.frozen import Frozen
from trucewatch.products.cite import case_cite
from trucewatch.products.words import ACTS, boundary_words
from trucewatch.terms.durations import length_words
from trucewatch.terms.known import known
from trucewatch.terms.status import formal


class ArrangementSheet(Frozen):
    """What an arrangement demands, of whom, and how it stands, each line with who says so."""

    id: str
    name: str
    kind: str
    in_force_possible: bool
    text: str
    status: str
    parties: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...]
    statements: tuple[tuple[str, str], ...]
    end_rule: str


def demands(view: View, arrangement: Arrangement) -> ArrangementSheet:
    """One arrangement as known to the view: its kind, parties, terms, statements and who may end it."""
    zone, at = arrangement.zone, view.known_at
    said = formal(view.book, arrangement, None, at)
    rule = arrangement.end_rule
    text = {"public": "the text is public", "not public": "not public; each term as reported", "unknown": "unknown"}
    readings = [("", arrangement.terms), *((f" [reading of {r.issuer}]", r.terms) for r in arrangement.readings)]
    return ArrangementSheet(
        id=arrangement.id,
        name=arrangement.name,
        kind=_kind(arrangement),
        in_force_possible=arrangement.can_be_in_force,
        text=text[arrangement.text],
        status=f"{said.contest}: {said.basis}" if arrangement.can_be_in_force else f"{arrangement.stage}; not in force",
        parties=tuple((_party(view, p, zone), _by(p.cite)) for p in arrangement.parties if known(p.cite, at)),
        terms=tuple(
            (_term(view, t, zone) + where, _by(t.cite)) for where, terms in readings for t in terms if known(t.cite, at)
        ),
        statements=tuple((_statement(s), _by(s.cite)) for s in arrangement.statements if known(s.cite, at)),
        end_rule=f"{rule.says} ({_by(rule.cite)})" if rule and known(rule.cite, at) else "",
    )


def _kind(arrangement: Arrangement) -> str:
    announced = (
        f", announced {boundary_words(arrangement.announced, arrangement.zone)}" if arrangement.announced else ""
    )
    length = f", for {length_words(arrangement.stated_duration)}" if arrangement.stated_duration else ""
    aliases = f"; also called {', '.join(arrangement.aliases)}" if arrangement.aliases else ""
    within = f"; within {arrangement.within}" if arrangement.within else ""
    return f"{arrangement.form}, {arrangement.stage}{announced}{length}{aliases}{within}"


def _party(view: View, to: PartyTo, zone: str) -> str:
    held = view.book.parties.get(to.party)
    category = view.book.categories.get(to.party)
    name = held.name if held else f"“{category.words}” (open list)" if category else to.party
    since = f" from {boundary_words(to.since, zone)}" if to.since else ""
    until = f" until {boundary_words(to.until, zone)}" if to.until else ""
    return f"{name}: {to.role}{since}{until}" + (f"; {to.words}" if to.words else "")


def _term(view: View, term: Term, zone: str) -> str:
    acts = ", ".join(ACTS[act] for act in term.acts)
    due = f"; due {boundary_words(term.by, zone)}" if term.by else ""
    names = [view.book.parties[key].name if key in view.book.parties else key for key in term.of]
    on = f"; lies on {', '.join(names)}" if names else ""
    away = f"; at least {term.distance_km:g} km from {view.book.zones[term.line].name}" if term.line else ""
    return f"{term.id}, {term.effect}: {term.words} [{acts}]{away}{due}{on}"


def _statement(said: Statement) -> str:
    over = "" if said.over is None else " (holds it to be over)" if said.over else " (holds it not to be over)"
    return f"on its {said.about}, {said.on.as_written}: {said.by}: {said.says}{over}"


def _by(cites: Sequence[Citation]) -> str:
    return "; ".join(case_cite(c).document for c in cites)
