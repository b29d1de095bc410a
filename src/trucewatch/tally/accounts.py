"""Accounts that exclude each other: who did it, what it was, whether it is shown, whether a force is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from trucewatch.model.claim import Attribution
from trucewatch.model.incident import CLEARING
from trucewatch.model.vocabulary import VIOLENT, Act, Kind, Stance
from trucewatch.tally.alike import same_words
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground, Lies
from trucewatch.tally.neighbours import near_across, near_pairs
from trucewatch.tally.told import Told, near, times

NEAR = timedelta(days=14)
"""How near in time an accusation without an event and a denial are held to each other."""

ONE_SIDED = VIOLENT - {Act.ARMED_CLASH}


def actor_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """One voice names a party, another clears it, or both name parties of two sides for one event."""
    naming = [t for t in told if t.claim.attributions and (t.claim.act in VIOLENT or t.claim.act is Act.ACCUSATION)]
    for one, other in _candidates(naming):
        if one.speakers == other.speakers or not _one_matter(one, other, ground):
            continue
        for a in one.claim.attributions:
            for b in other.claim.attributions:
                if _clears(one) is not _clears(other) and ground.one_side(a.actor, b.actor):
                    yield _conflict(one, other, a, b, "named by one voice, cleared or denied by another")
        if _rival(one, other, ground):
            first, second = one.claim.attributions[0], other.claim.attributions[0]
            yield _conflict(one, other, first, second, "two voices name parties of different sides for one event")


def _candidates(naming: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs that can be of one matter: those of one event, and each clearing with each naming of the same act."""
    events: dict[str, list[Told]] = {}
    clearing: dict[Act, list[Told]] = {}
    blaming: dict[Act, list[Told]] = {}
    for t in naming:
        events.setdefault(t.event, []).append(t)
        (clearing if _clears(t) else blaming).setdefault(t.claim.act, []).append(t)
    for group in events.values():
        yield from combinations(group, 2)
    for act, held in clearing.items():
        for one, other in near_across(held, blaming.get(act, ()), lambda t: t.said, NEAR):
            if other.event != one.event:
                yield one, other


def _one_matter(one: Told, other: Told, ground: Ground) -> bool:
    if one.event == other.event:
        return True
    area = ground.places(one.claim.where, other.claim.where)
    if area is Lies.APART or times(one.when, other.when) is Lies.APART:
        return False
    if one.claim.act is not other.claim.act or _clears(one) is _clears(other):
        return False
    if not near(one.said, other.said, NEAR) or _topics_differ(one, other):
        return False
    dated = one.claim.act is Act.ACCUSATION or times(one.when, other.when) is not Lies.UNKNOWN
    return one.report == other.report or (area is not Lies.UNKNOWN and dated)


def _topics_differ(one: Told, other: Told) -> bool:
    """Whether a person said that the two speak of different things."""
    return bool(one.claim.about or other.claim.about) and one.claim.about != other.claim.about


def _clears(told: Told) -> bool:
    return told.claim.stance in CLEARING


def _rival(one: Told, other: Told, ground: Ground) -> bool:
    """Whether two voices name different sides for one event that has one side doing it.

    Whether two names that the case does not know are of two sides ("militants", "rebels", an old name) nobody can say.
    """
    if one.event != other.event or _clears(one) or _clears(other):
        return False
    if not {one.claim.act, other.claim.act} <= ONE_SIDED:
        return False
    pairs = [(a, b) for a in one.claim.attributions for b in other.claim.attributions]
    if not all(x.actor.key in ground.lineage for pair in pairs for x in pair):
        return False
    return not any(ground.one_side(a.actor, b.actor) or (ground.side(a.actor) & ground.side(b.actor)) for a, b in pairs)


def _conflict(one: Told, other: Told, a: Attribution, b: Attribution, reason: str) -> Pair:
    answers = (_answer(one, a), _answer(other, b))
    subject = ", ".join(sorted({t.claim.act for t in (one, other)}))
    return Pair(Question.ACTOR, subject, Difference.CONFLICT, (reason,), one, other, answers)


def _answer(told: Told, attribution: Attribution) -> str:
    verb = {
        Stance.DENIES: "denied for",
        Stance.EXONERATES: "said not responsible:",
        Stance.DISPUTES: "disputed for",
        Stance.ADMITS: "admitted by",
    }.get(told.claim.stance, "attributed to")
    return f"{verb} {attribution.actor.shown}"


def nature_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Of one event, what the acting side admits, and what others say that it was."""
    events: dict[str, list[Told]] = {}
    for t in told:
        if t.claim.says and t.claim.attributions and not _clears(t):
            events.setdefault(t.event, []).append(t)
    for group in events.values():
        for one, other in combinations(group, 2):
            stances = {one.claim.stance, other.claim.stance}
            if (
                Stance.ADMITS in stances
                and Stance.ALLEGES in stances
                and not same_words(one.claim.says, other.claim.says)
            ):
                answers = (f"“{one.claim.says}”", f"“{other.claim.says}”")
                reason = "admitted in part by one, described otherwise by another; intent is not determined"
                subject = ", ".join(sorted({one.claim.act, other.claim.act}))
                yield Pair(Question.NATURE, subject, Difference.CONFLICT, (reason,), one, other, answers)


def evidence_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """A claim, and a voice that doubts it or its evidence, where no party is cleared by that."""
    by_act: dict[Act, list[Told]] = {}
    for t in told:
        if t.claim.stance not in CLEARING and t.claim.kind is not Kind.EVIDENCE:
            by_act.setdefault(t.claim.act, []).append(t)
    for doubt in (t for t in told if t.claim.stance is Stance.DISPUTES and not t.claim.attributions):
        for other in _doubted(doubt, by_act.get(doubt.claim.act, ()), ground):
            answers = ("doubted" + (f": “{doubt.claim.says}”" if doubt.claim.says else ""), "claimed")
            reason = "claimed by one voice, doubted by another"
            yield Pair(Question.EVIDENCE, doubt.claim.act, Difference.CONFLICT, (reason,), doubt, other, answers)


def _doubted(doubt: Told, claimed: Sequence[Told], ground: Ground) -> Iterator[Told]:
    """What a person put it together with; without that, what its report told of the place last, before the doubt."""
    others = [t for t in claimed if t.speakers != doubt.speakers]
    together = [t for t in others if t.event == doubt.event]
    yield from together
    before = [t for t in others if t.report == doubt.report and not together and _start(t) <= _start(doubt)]
    near = [t for t in before if ground.places(doubt.claim.where, t.claim.where) is Lies.SAME]
    dated = [t for t in near if times(doubt.when, t.when) is not Lies.APART]
    yield from sorted(dated, key=lambda t: (_start(t), t.id))[-1:]


def _start(told: Told) -> int:
    return told.claim.quotation.start


def presence_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """A force is said to be at a place, and said not to be there, at times that touch."""
    present = [t for t in told if t.claim.act is Act.PRESENCE and t.claim.participants]
    for one, other in near_pairs(present, lambda t: t.when or t.said, NEAR):
        if _clears(one) is _clears(other) or one.speakers == other.speakers:
            continue
        if ground.places(one.claim.where, other.claim.where) in (Lies.APART, Lies.UNKNOWN):
            continue
        if times(one.when, other.when) is Lies.APART:
            continue
        pairs = ((a, b) for a in one.claim.participants for b in other.claim.participants)
        shared = [p for a, b in pairs if ground.one_side(a, b) for p in (a, b)]
        if shared:
            answers = tuple("said not to be there" if _clears(t) else "said to be there" for t in (one, other))
            reason = "said to be there by one voice, not to be there by another"
            subject = min(p.shown for p in shared)
            yield Pair(Question.PRESENCE, subject, Difference.CONFLICT, (reason,), one, other, (answers[0], answers[1]))
