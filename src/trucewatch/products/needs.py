"""What a matter depends on, and whether that is satisfied: only what is on record as met or in force satisfies."""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.matters import Matter, Matters, Tie
from trucewatch.case.progress import account
from trucewatch.case.view import View
from trucewatch.model.arrangement import Arrangement
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Relation, Truth
from trucewatch.products.words import chain_words, claim_words
from trucewatch.terms.extents import in_time
from trucewatch.terms.status import formal


class Need(Frozen):
    """One thing that a matter depends on, by whose word, and whether it is satisfied: yes, no or unknown, and why."""

    what: str
    by: str
    met: Truth
    satisfied: bool
    basis: str


def needs(view: View, held: Matters, matter: Matter, at: datetime) -> tuple[Need, ...]:
    """The conditions attached to a matter and what it depends on, each evaluated at an instant."""
    found = [_condition(view, held, tie, at) for tie in matter.tied(Relation.CONDITION)]
    for tie in matter.onward:
        if tie.relation is Relation.DEPENDENCE:
            arrangement = view.files.arrangements.get(tie.of)
            found.append(_in_force(view, arrangement, tie, at) if arrangement else _on_other(view, held, tie, at))
    return tuple(dict.fromkeys(found))


def _condition(view: View, held: Matters, tie: Tie, at: datetime) -> Need:
    claim = tie.claim.claim
    own = held.of(claim.id)
    words = claim.says or claim_words(claim, view.files.config.zone)
    return _need(view, held, own, f"“{words}”" if claim.says else words, chain_words(claim), at)


def _on_other(view: View, held: Matters, tie: Tie, at: datetime) -> Need:
    other = held.of(tie.of)
    on_record = view.claims[tie.of]
    words = claim_words(on_record.claim, view.files.config.zone)
    return _need(view, held, other, words, chain_words(tie.claim.claim), at)


def _need(view: View, held: Matters, matter: Matter | None, what: str, by: str, at: datetime) -> Need:
    met = account(view, held, matter, at).fulfilled if matter else Truth.UNKNOWN
    basis = {
        Truth.YES: "on record as fulfilled",
        Truth.NO: "on record as not fulfilled",
        Truth.UNKNOWN: "no evidence on record that it is met",
    }
    return Need(what=what, by=by, met=met, satisfied=met is Truth.YES, basis=basis[met])


def _in_force(view: View, arrangement: Arrangement, tie: Tie, at: datetime) -> Need:
    """Whether an arrangement is in force anywhere at the instant, under some reading known by then."""
    known = at if view.known_at is None else min(at, view.known_at)
    by = chain_words(tie.claim.claim)
    what = f"{arrangement.name} in force"
    if not arrangement.can_be_in_force:
        return Need(what=what, by=by, met=Truth.NO, satisfied=False, basis=f"{arrangement.stage}; not in force")
    ended = formal(view.book, arrangement, at, known).ended
    answers = {in_time(area, at, at, known, ended) for reading in arrangement.readings for area in reading.areas}
    met = answers.pop() if len(answers) == 1 else Truth.UNKNOWN if answers else Truth.NO
    basis = {
        Truth.YES: "in force under every reading",
        Truth.NO: "in force under no reading known by then",
        Truth.UNKNOWN: "in force under some readings or areas only, or not known",
    }
    return Need(what=what, by=by, met=met, satisfied=met is Truth.YES, basis=basis[met])
