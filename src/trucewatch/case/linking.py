"""Recording what one claim is to another: each link is checked against the times and stances of both.

What cannot be is refused with a remedy: an answer before the question, the outcome of a meeting before the meeting, a
plan as a fulfilment, something that comes after itself.
"""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.decisions import Decision
from trucewatch.case.refer import Desk, find
from trucewatch.ledger.payloads import Linked
from trucewatch.model.claim import Claim
from trucewatch.model.link import EVIDENCE, REPLIES, Link
from trucewatch.model.vocabulary import Act, Kind, Modality, Relation
from trucewatch.model.when import When

ON_ARRANGEMENTS = frozenset({Relation.DEPENDENCE, Relation.CONSEQUENCE, Relation.REASON})
ONE_WAY = frozenset({Relation.SEQUEL, Relation.DEPENDENCE, Relation.REPLACEMENT})
HAPPENED = frozenset({Modality.ACTUAL, Modality.HEDGED})


def in_order(claim: Claim) -> Claim:
    """The claim, if what it promises is not due before it was promised; raises ValueError otherwise."""
    if claim.due and claim.when_said and _before(claim.due, claim.when_said):
        raise ValueError(
            f"the deadline ({claim.due.as_written}) lies before the commitment was made "
            f"({claim.when_said.as_written}); correct `due` or `when_said`, or give the date as `when` if it tells of "
            "what was"
        )
    return claim


def linked(desk: Desk, decision: Decision) -> Linked | None:
    """The entry that links what the decision names; None where it stands already. Raises ValueError with the fault."""
    assert decision.link is not None
    assert decision.relation is not None
    claim = _on_record(desk, find(desk, decision.link, desk.taken))
    if decision.to is not None:
        other = _on_record(desk, find(desk, decision.to, desk.taken))
        of = other.id
        _checked(desk, claim, decision.relation, other)
    else:
        of = decision.arrangement or ""
        if of not in desk.files.arrangements:
            raise ValueError(f"the arrangement {of!r} is not defined by the case")
        if decision.relation not in ON_ARRANGEMENTS:
            told = ", ".join(sorted(ON_ARRANGEMENTS))
            raise ValueError(f"an arrangement has no {decision.relation}; of an arrangement a claim can be: {told}")
    made = Link(claim=claim.id, relation=decision.relation, of=of, either_or=decision.either_or)
    if made in desk.links:
        return None
    desk.links.append(made)
    return Linked(link=made, why=decision.why)


def _on_record(desk: Desk, claim: Claim) -> Claim:
    if claim.id not in desk.taken:
        raise ValueError(f"{claim.id} is not on record; accept it first")
    return claim


def _checked(desk: Desk, claim: Claim, relation: Relation, of: Claim) -> None:
    if claim.id == of.id:
        raise ValueError("a claim cannot be linked to itself; name two claims")
    said = _told(desk, claim)
    made = of.when_said or of.when
    if relation in REPLIES and made and _before(said, made):
        raise ValueError(
            f"the answer ({said.as_written}) lies before the question ({made.as_written}); correct the dates of the "
            "claims, or link the claim that answers"
        )
    if relation in EVIDENCE:
        _evidence(desk, claim, relation, of, said)
    if relation in ONE_WAY and _reaches(desk, of.id, claim.id, relation):
        raise ValueError(f"this makes each the {relation} of the other; undo the earlier link first")


def _evidence(desk: Desk, claim: Claim, relation: Relation, of: Claim, said: When) -> None:
    if claim.modality not in HAPPENED:
        raise ValueError(f"what is told as {claim.modality} is no {relation}; link a claim that tells of what happened")
    planned = of.due or of.when
    if of.kind is Kind.MEETING and planned and _before(said, planned):
        raise ValueError(
            f"the outcome ({said.as_written}) lies before the meeting ({planned.as_written}); correct the dates of the "
            "claims, or link what was said after it"
        )
    if of.when_said and _before(said, of.when_said):
        raise ValueError(
            f"the {relation} ({said.as_written}) lies before the commitment was made ({of.when_said.as_written}); "
            "correct the dates of the claims"
        )
    if relation is Relation.FULFILMENT and of.kind is not Kind.MEETING and _unspecified(desk, of.id):
        raise ValueError(
            "it is on record that its content was left unsaid, so nothing can fulfil it; record what was promised and "
            "link it as its content first"
        )


def _unspecified(desk: Desk, key: str) -> bool:
    relations = {link.relation for link in desk.links if link.of == key}
    acts = {desk.known[link.claim].act for link in desk.links if link.of == key and link.claim in desk.known}
    return Relation.OMISSION in relations and Act.OMISSION in acts and Relation.CONTENT not in relations


def _reaches(desk: Desk, start: str, goal: str, relation: Relation) -> bool:
    """Whether following links of this relation from `start` comes to `goal`."""
    seen, now = set[str](), {start}
    while now:
        if goal in now:
            return True
        seen |= now
        now = {link.of for link in desk.links if link.relation is relation and link.claim in now} - seen
    return False


def _told(desk: Desk, claim: Claim) -> When:
    """When a claim's matter happened or was said; without either, when its report could be known."""
    known = claim.when or claim.when_said
    return known if known and known.resolved else desk.held.reports[claim.quotation.report].available_from


def _before(one: When, other: When) -> bool:
    """Whether the first lies wholly before the second; what is open or without a date is not known to."""
    first: datetime | None = one.end
    return first is not None and other.start is not None and first <= other.start
