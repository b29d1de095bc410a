"""What an arrangement is said to be: form, area, beginning, what it leaves out, why it failed; and efforts beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from trucewatch.model.vocabulary import Act, Modality
from trucewatch.tally.alike import same_words
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground, Lies
from trucewatch.tally.told import Told, near, times

MADE = frozenset({Act.TRUCE_DECLARED, Act.TRUCE_AGREED})
PLACED = MADE | {Act.TRUCE_IN_FORCE}
TRUCES = PLACED | {Act.TRUCE_PROPOSED, Act.TRUCE_EXTENDED, Act.TRUCE_ENDED, Act.TRUCE_COLLAPSED}
NEAR = timedelta(days=3)


def _one(told: Sequence[Told], acts: frozenset[Act]) -> Iterator[tuple[Told, Told]]:
    """Pairs of claims of these acts that speak of one arrangement, in order of their ids."""
    held = sorted((t for t in told if t.claim.act in acts and t.claim.about), key=lambda t: t.id)
    return ((a, b) for a, b in combinations(held, 2) if a.claim.about == b.claim.about)


def form_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Declared by one side, agreed between several, or owed to somebody else: what the arrangement is."""
    for one, other in _one(told, MADE | {Act.DESCRIPTION}):
        acts = {one.claim.act, other.claim.act}
        if acts == {Act.DESCRIPTION} or (
            one.speakers == other.speakers and one.report == other.report and not acts >= MADE
        ):
            continue
        if acts >= MADE:
            reason = "declared by one side according to one, agreed between several according to another"
        elif (
            Act.DESCRIPTION in acts
            and len(acts) == 2
            and all(t.claim.says for t in (one, other) if t.claim.act is Act.DESCRIPTION)
        ):
            reason = "described otherwise than as it is said to have come about"
        else:
            continue
        answers = (_form(one), _form(other))
        yield Pair(Question.FORM, one.claim.about or "", Difference.CONFLICT, (reason,), one, other, answers)


def _form(told: Told) -> str:
    if told.claim.act is Act.DESCRIPTION:
        return f"“{told.claim.says}”"
    verb = "declared" if told.claim.act is Act.TRUCE_DECLARED else "agreed"
    who = " and ".join(sorted(p.shown for p in told.claim.participants))
    return f"{verb} by {who}" if who and verb == "declared" else f"{verb} between {who}" if who else verb


def area_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Lists of places of which each names one that the other neither names nor contains."""
    for one, other in _one(told, PLACED):
        if len(one.claim.where) < 2 or len(other.claim.where) < 2:
            continue
        if ground.places(one.claim.where, other.claim.where) in (Lies.OVERLAPPING, Lies.APART):
            reason = "each names a place that the other does not"
            answers = (_places(one), _places(other))
            yield Pair(Question.AREA, one.claim.about or "", Difference.CONFLICT, (reason,), one, other, answers)


def _places(told: Told) -> str:
    return " and ".join(sorted(w.name or f"“{w.as_written}”" for w in told.claim.where))


def beginning_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Announced on one day and in effect on another is no contradiction; two days for one of the two is."""
    for one, other in _one(told, PLACED):
        if not (one.when and other.when) or times(one.when, other.when) is not Lies.APART:
            continue
        if Modality.ACTUAL not in (one.claim.modality, other.claim.modality) or not _begins(one, other):
            continue
        if one.claim.act is other.claim.act:
            difference, reason = Difference.CONFLICT, "two days for one thing"
        elif near(one.when, other.when, NEAR) and Act.TRUCE_IN_FORCE in (one.claim.act, other.claim.act):
            difference, reason = (
                Difference.SCOPE,
                "one is when it was announced or agreed, the other when it took effect",
            )
        else:
            continue
        answers = (_begun(one), _begun(other))
        yield Pair(Question.BEGINNING, one.claim.about or "", difference, (reason,), one, other, answers)


def _begins(one: Told, other: Told) -> bool:
    """Whether both tell of a beginning: how it stood on a later day is another matter."""
    made = [t for t in (one, other) if t.claim.act in MADE]
    force = [t for t in (one, other) if t.claim.act is Act.TRUCE_IN_FORCE]
    return len(made) == 2 or (len(made) == 1 and len(force) == 1 and len(force[0].claim.where) > 0)


def _begun(told: Told) -> str:
    words = {Act.TRUCE_DECLARED: "announced", Act.TRUCE_AGREED: "agreed"}.get(told.claim.act, "in effect")
    assert told.when is not None
    return f"{words} {told.when.as_written}".rstrip()


def left_out_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """One exclusion told in other words: who did it, and what it is called."""
    for one, other in _one(told, frozenset({Act.TRUCE_EXCLUSION})):
        if not _one_exclusion(one, other, ground) or one.speakers == other.speakers:
            continue
        if same_words(one.claim.says, other.claim.says) or not (one.claim.says and other.claim.says):
            continue
        answers = (f"“{one.claim.says}”", f"“{other.claim.says}”")
        reason = "one exclusion, told in words that mean different things"
        yield Pair(Question.LEFT_OUT, one.claim.about or "", Difference.FRAMING, (reason,), one, other, answers)


def _one_exclusion(one: Told, other: Told, ground: Ground) -> bool:
    if one.claim.where or other.claim.where:
        return ground.places(one.claim.where, other.claim.where) not in (Lies.APART, Lies.UNKNOWN)
    return any(ground.one_side(a, b) for a in one.claim.participants for b in other.claim.participants)


def cause_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Claims of collapse that name parties, and blame for the arrangement's state at large, naming other sides."""
    held = [t for t in told if t.claim.attributions]
    for one, other in _one(held, frozenset({Act.TRUCE_COLLAPSED, Act.ACCUSATION})):
        if Act.TRUCE_COLLAPSED not in (one.claim.act, other.claim.act) or one.speakers == other.speakers:
            continue
        a, b = (frozenset(ground.side(x.actor) for x in t.claim.attributions) for t in (one, other))
        if a != b:
            answers = (_named(one), _named(other))
            reason = "the failure is laid to different sides"
            yield Pair(Question.CAUSE, one.claim.about or "", Difference.CONFLICT, (reason,), one, other, answers)


def _named(told: Told) -> str:
    return "laid to " + " and ".join(sorted(a.actor.shown for a in told.claim.attributions))


def effort_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """What is worked out for one place at one time, told under several names; whether it is one effort is not said."""
    ahead = (Modality.PROSPECTIVE, Modality.PLANNED)
    truces = {t.claim.about for t in told if t.claim.act in TRUCES}
    held = [
        t
        for t in told
        if t.claim.about
        and (
            t.claim.act is Act.TRUCE_PROPOSED
            or (t.claim.act is Act.UNDERTAKING and t.claim.modality in ahead and t.claim.about in truces)
        )
    ]
    for one, other in combinations(sorted(held, key=lambda t: t.id), 2):
        if one.claim.about == other.claim.about or one.report == other.report:
            continue
        if Act.TRUCE_PROPOSED not in (one.claim.act, other.claim.act) or not near(one.said, other.said, NEAR):
            continue
        if ground.places(one.claim.where, other.claim.where) is Lies.APART:
            continue
        reason = "told of different arrangements; whether they are one effort is not stated"
        answers = tuple(t.claim.says or t.claim.about or "" for t in (one, other))
        yield Pair(
            Question.EFFORT,
            "efforts of one time",
            Difference.SCOPE,
            (reason,),
            one,
            other,
            (f"“{answers[0]}”", f"“{answers[1]}”"),
        )
