"""How an arrangement stands, as said: in force, in danger, collapsed, over, breached. Formal force and compliance are
two questions; what several hold at one time is a conflict, what one holds at two times is a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from trucewatch.model.vocabulary import Act, Modality, Stance
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground, Lies
from trucewatch.tally.neighbours import near_across, near_pairs
from trucewatch.tally.told import Told, ends, times

HOLDS = frozenset({Act.TRUCE_IN_FORCE})
FAILED = frozenset({Act.TRUCE_ENDED, Act.TRUCE_COLLAPSED})
NEAR = timedelta(days=7)
SAID = {
    Act.TRUCE_IN_FORCE: "said to be in force",
    Act.TRUCE_ENDED: "said to be over",
    Act.TRUCE_COLLAPSED: "said to have collapsed",
    Act.TRUCE_VIOLATION: "a breach is alleged",
}
ASSERTED = (Modality.ACTUAL, Modality.HEDGED)


def status_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Statements on one arrangement of which one says that it holds and the other that it does not."""
    held = [
        t
        for t in told
        if t.claim.about and t.claim.act in HOLDS | FAILED and t.claim.kind == "status" and t.claim.modality in ASSERTED
    ]
    for one, other in near_pairs(held, lambda t: t.when or t.said, NEAR):
        if one.claim.about != other.claim.about or _holds(one) is _holds(other):
            continue
        yield _status(one, other, ground)


def _holds(told: Told) -> bool:
    return (told.claim.act in HOLDS) is not (told.claim.stance in (Stance.DENIES, Stance.DISPUTES))


def _status(one: Told, other: Told, ground: Ground) -> Pair:
    area = ground.places(one.claim.where, other.claim.where)
    apart = times(one.when or one.said, other.when or other.said) is Lies.APART
    if one.speakers == other.speakers and apart:
        difference, reason = Difference.CHANGE, "one voice at two times"
    elif area in (Lies.INSIDE, Lies.AROUND, Lies.APART) or (
        bool(one.claim.where) is not bool(other.claim.where) and _local(one, other)
    ):
        difference, reason = Difference.SCOPE, "the areas spoken of differ"
    else:
        difference, reason = Difference.CONFLICT, "said to hold by one voice and not to hold by another"
    return Pair(
        Question.STATUS, one.claim.about or "", difference, (reason,), one, other, (_answer(one), _answer(other))
    )


def _local(one: Told, other: Told) -> bool:
    """Whether a collapse is told of one area only: an arrangement as a whole can stand beside it."""
    return any(t.claim.act is Act.TRUCE_COLLAPSED and t.claim.where for t in (one, other))


def _answer(told: Told) -> str:
    return SAID[told.claim.act] + (f": “{told.claim.says}”" if told.claim.says else "")


def kept_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Described as in force, and a breach of it alleged at a time that touches: two questions, both can be so."""
    force = [t for t in told if t.claim.act in HOLDS and t.claim.about and t.claim.modality in ASSERTED]
    breach = [t for t in told if t.claim.act is Act.TRUCE_VIOLATION and t.claim.about]
    for one, other in near_across(force, breach, lambda t: t.said, 3 * NEAR):
        if one.claim.about != other.claim.about or one.speakers == other.speakers or not other.claim.attributions:
            continue
        if ground.places(one.claim.where, other.claim.where) is Lies.APART or times(one.when, other.when) is Lies.APART:
            continue
        reason = "formal force and compliance are two questions"
        answers = (_answer(one), _answer(other))
        yield Pair(Question.COMPLIANCE, one.claim.about or "", Difference.SCOPE, (reason,), one, other, answers)


def until_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Said to end at an hour, and spoken of as in force after it, with no extension on record for that place."""
    ending = [t for t in told if t.claim.act in HOLDS | {Act.TRUCE_EXTENDED} and t.claim.about and t.claim.due]
    later = [t for t in told if t.claim.act in HOLDS and t.claim.about and t.claim.modality in ASSERTED]
    for one in ending:
        assert one.claim.due is not None
        over = ends(one.claim.due)[1] if one.claim.due.resolved else None
        for other in later:
            if over is None or other.claim.about != one.claim.about or other.id == one.id:
                continue
            if ends(other.said)[0] < over or other.claim.when_said is None or not _covers(other, one, ground):
                continue
            if any(
                _covers(x, one, ground) and ends(x.claim.due)[1] > over for x in ending if x is not one and x.claim.due
            ):
                continue
            reason = "spoken of as in force after its stated end there; unknown: extension not recorded"
            answers = ("set to hold until then", "spoken of as in force later")
            yield Pair(Question.STATUS, one.claim.about or "", Difference.CONFLICT, (reason,), one, other, answers)


def _covers(told: Told, place: Told, ground: Ground) -> bool:
    """Whether a claim speaks of the place of another one, or of what contains it."""
    return any(ground.places([w], place.claim.where) in (Lies.SAME, Lies.AROUND) for w in told.claim.where)
