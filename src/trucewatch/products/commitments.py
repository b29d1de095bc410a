"""Commitments as they stand: offers, undertakings, demands with a date, announced terms; each with who says so.

An offer is no agreement; a condition is met only where a claim says so; no answer on record is neither yes nor no.
"""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.matters import Matter, Matters, Sort, Tie, matters
from trucewatch.case.progress import account, unspecified
from trucewatch.case.view import View
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Progress, Relation, Truth
from trucewatch.products.cite import Cite, claim_cite
from trucewatch.products.due_words import long_past, state_words, what_words
from trucewatch.products.needs import Need, needs
from trucewatch.products.words import STANCES, chain_words, claim_words, when_words

SHOWN = (Sort.OFFER, Sort.UNDERTAKING, Sort.DEMAND, Sort.TERM)


class Bearing(Frozen):
    """What a claim on record is to a matter: relation, words, who says so; `either_or` where it may be to another.

    `note` says what is on record, or not, of the claim's own matter: of a consequence, whether it was applied.
    """

    relation: str
    line: str
    by: str
    either_or: bool
    note: str
    cite: Cite


class CommitmentRow(Frozen):
    """One commitment. `on` are those on whom it lies, as far as named; `dues` each statement of when, with its voice.

    `fulfilled` is yes, no or unknown; `content` says when it is on record that what was promised was left unsaid.
    `known_from` is when the first of its claims could be known.
    """

    id: str
    sort: str
    topic: str
    what: tuple[str, ...]
    by: tuple[str, ...]
    on: tuple[str, ...]
    made: str
    dues: tuple[tuple[str, str], ...]
    progress: Progress
    state: str
    fulfilled: Truth
    content: str
    answer: str
    needs: tuple[Need, ...]
    bearings: tuple[Bearing, ...]
    known_from: str
    long_past: bool
    cites: tuple[Cite, ...]


def commitments(view: View, at: datetime) -> tuple[CommitmentRow, ...]:
    """Every commitment known by an instant, as it stands then, in the order in which they could be known."""
    held = matters(view, known_by_then(view, at))
    return tuple(_row(view, held, m, at) for m in held.held.values() if _committed(held, m))


def _committed(held: Matters, matter: Matter) -> bool:
    """Whether somebody is to do something: a demand without a date is a position, and so is a hope. A term with a date
    is its arrangement's; one that is announced in words without a date is listed until it comes.
    """
    dated = bool(held.dues(matter))
    return matter.sort in SHOWN and (dated if matter.sort is Sort.DEMAND else not dated or matter.sort is not Sort.TERM)


def known_by_then(view: View, at: datetime) -> datetime:
    """The earlier of the instant and of what the view is known at."""
    return at if view.known_at is None else min(at, view.known_at)


def _row(view: View, held: Matters, matter: Matter, at: datetime) -> CommitmentRow:
    zone = view.files.config.zone
    stands = account(view, held, matter, at)
    claims = [c.claim for c in matter.claims]
    made = [c.when_said for c in claims if c.when_said]
    return CommitmentRow(
        id=matter.id,
        sort=matter.sort,
        topic=matter.topic,
        what=tuple(dict.fromkeys(what_words(c) for c in matter.claims)),
        by=tuple(dict.fromkeys(chain_words(c) for c in claims)),
        on=tuple(dict.fromkeys(p.shown for c in claims for p in c.participants)),
        made=when_words(made[0], zone) if made else "when it was made is not given",
        dues=due_readings(view, held, matter),
        progress=stands.progress,
        state=state_words(matter, stands, at, zone, stands.latest),
        fulfilled=stands.fulfilled,
        content="not specified" if unspecified(matter) else "",
        answer=answer_words(matter),
        needs=needs(view, held, matter, at),
        bearings=bearings(view, held, matter.ties, at),
        known_from=known_from(view, matter),
        long_past=long_past(stands, at),
        cites=tuple(claim_cite(c, view) for c in matter.claims),
    )


def due_readings(view: View, held: Matters, matter: Matter) -> tuple[tuple[str, str], ...]:
    """When it is due, as each claim says, ambiguous words with what they may mean; of a sequel, its bound."""
    zone = view.files.config.zone
    found: dict[tuple[str, str], None] = {}
    for on_record in matter.claims:
        claim = on_record.claim
        if claim.due is not None:
            either = " or ".join(when_words(w, zone) for w in claim.due_either)
            words = when_words(claim.due, zone)
            found[(f"{words}: {either}; a person decides" if either else words, chain_words(claim))] = None
    if not found:
        for when in held.dues(matter):
            found[(when_words(when, zone), when.as_written if when.end is None else chain_of(matter))] = None
    return tuple(found)


def chain_of(matter: Matter) -> str:
    """The chains of a matter's claims, each once."""
    return "; ".join(dict.fromkeys(chain_words(c.claim) for c in matter.claims))


def answer_words(matter: Matter) -> str:
    """Who accepted or refused, and that nobody is on record as having done either."""
    told = [f"{tie.relation} by {chain_words(tie.claim.claim)}" for tie in replies(matter)]
    return "; ".join(dict.fromkeys(told)) or "no acceptance or refusal recorded"


def replies(matter: Matter) -> tuple[Tie, ...]:
    """Who accepted or refused."""
    return matter.tied(Relation.ACCEPTANCE, Relation.REFUSAL)


def bearings(view: View, held: Matters, ties: tuple[Tie, ...], at: datetime) -> tuple[Bearing, ...]:
    """What bears on a matter, in the order in which it could be known."""
    return tuple(
        Bearing(
            relation=tie.relation,
            line=f"{STANCES[tie.claim.claim.stance]}: {claim_words(tie.claim.claim, view.files.config.zone)}",
            by=chain_words(tie.claim.claim),
            either_or=tie.either_or,
            note=_note(view, held, tie, at),
            cite=claim_cite(tie.claim, view),
        )
        for tie in ties
    )


def _note(view: View, held: Matters, tie: Tie, at: datetime) -> str:
    own = held.of(tie.claim.claim.id)
    if tie.relation is not Relation.CONSEQUENCE or own is None:
        return ""
    applied = {
        Truth.YES: "applied, on record",
        Truth.NO: "not applied, on record",
        Truth.UNKNOWN: "no application recorded",
    }
    said = ["content not specified" if unspecified(own) else "", applied[account(view, held, own, at).fulfilled]]
    return "; ".join(filter(None, said))


def known_from(view: View, matter: Matter) -> str:
    """When the first of its claims could be known."""
    first = view.reports[matter.claims[0].claim.quotation.report].available_from
    return when_words(first, view.files.config.zone)
