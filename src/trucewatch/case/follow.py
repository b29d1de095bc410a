"""Recording a step in following an allegation. A step out of its order is refused with a remedy.

opened → preliminary inquiry, team tasked, investigation report, put to the party, answered, referred, assessed, in the
order in which they were done → closed, which needs an assessment since the last opening → reopened.
"""

from __future__ import annotations

from trucewatch.case.decisions import Decision, WrittenStep
from trucewatch.case.refer import Desk, find
from trucewatch.ledger.payloads import Followed
from trucewatch.model.allegation import Allegation, FollowStep
from trucewatch.model.claim import Claim
from trucewatch.model.incident import CLEARING
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Stance, Step
from trucewatch.model.when import When, from_boundary


def followed(desk: Desk, decision: Decision) -> Followed | None:
    """The entry that records a step; None where it stands already. Raises ValueError with the fault."""
    assert decision.follow is not None
    assert decision.step is not None
    claim = find(desk, decision.follow, desk.taken)
    if claim.id not in desk.taken:
        raise ValueError(f"{claim.id} is not on record; accept it first")
    step = _step(desk, claim, decision.step)
    if step in desk.steps:
        return None
    before = [s for s in desk.steps if s.allegation == step.allegation]
    after_all(step, before)
    in_turn(step, before)
    desk.steps.append(step)
    return Followed(step=step)


def _step(desk: Desk, claim: Claim, written: WrittenStep) -> FollowStep:
    zone = desk.files.config.zone
    source = find(desk, written.source, desk.taken) if written.source else None
    if source is not None and source.id not in desk.taken:
        raise ValueError(f"{source.id} is not on record; accept it first")
    on = from_boundary(written.on, zone)
    told = desk.held.reports[claim.quotation.report].available_from
    if _before(on, told):
        raise ValueError(f"{on.as_written} lies before the allegation could be known ({told.as_written}); correct `on`")
    due = from_boundary(written.due, zone) if written.due else None
    if due is not None and _before(due, on):
        raise ValueError(f"the answer is due ({due.as_written}) before it was asked for ({on.as_written})")
    return FollowStep(
        allegation=Allegation(claim=claim.id, party=_party(claim, written.party)),
        step=written.step,
        on=on,
        words=written.words,
        source=source.id if source else None,
        due=due,
        standard=written.standard,
        conclusion=written.conclusion,
    )


def party_key(named: Named) -> str:
    """What stands for a named party: its id, or the words of the text."""
    return named.key or named.as_written


def _party(claim: Claim, asked: str | None) -> str:
    """The party that the allegation is against: one that the claim names."""
    if claim.stance in CLEARING or claim.stance is Stance.ADMITS:
        raise ValueError(f"{claim.id} {claim.stance}: that is no allegation; follow the claim that names the party")
    named = list(dict.fromkeys(party_key(a.actor) for a in claim.attributions))
    if asked is None and len(named) == 1:
        return named[0]
    if asked not in named:
        told = f"it names {', '.join(named)}" if named else "it names nobody"
        raise ValueError(f"the party {asked or 'left out'}: {told}; follow a claim that names the party, and say which")
    return asked


def after_all(step: FollowStep, before: list[FollowStep]) -> None:
    """Raises ValueError where the step was done before an earlier one."""
    for earlier in before:
        if _before(step.on, earlier.on):
            raise ValueError(
                f"“{step.step}” on {step.on.as_written} lies before “{earlier.step}” on {earlier.on.as_written}; "
                "steps are recorded in the order in which they were done: correct `on`, or undo the other entry"
            )


def in_turn(step: FollowStep, before: list[FollowStep]) -> None:
    """Raises ValueError where the step cannot come after those before it."""
    last = before[-1].step if before else None
    if step.step is Step.OPENED:
        if before:
            raise ValueError(f"it was opened on {before[0].on.as_written} already; its last step is “{last}”")
        return
    if last is None:
        raise ValueError("nobody has opened it yet; record the step “opened” first")
    if (step.step is Step.REOPENED) != (last is Step.CLOSED):
        why = "it is closed; reopen it first" if last is Step.CLOSED else f"it is not closed; its last step is “{last}”"
        raise ValueError(why)
    if step.step is Step.ANSWERED and Step.PUT not in [s.step for s in before]:
        raise ValueError("an answer before the question: record when it was put to the party first")
    if step.step is Step.CLOSED and Step.ASSESSED not in _since_opening(before):
        raise ValueError(
            "closed without an assessment: record the step “assessed”, with its standard and conclusion, first"
        )


def _since_opening(before: list[FollowStep]) -> list[Step]:
    """The steps since the allegation was last opened or reopened."""
    steps = [s.step for s in before]
    last = max((i for i, s in enumerate(steps) if s in (Step.OPENED, Step.REOPENED)), default=0)
    return steps[last:]


def _before(one: When, other: When) -> bool:
    return one.end is not None and other.start is not None and one.end <= other.start
