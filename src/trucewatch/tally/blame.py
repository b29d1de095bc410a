"""What one speaker is reported to have said of whom: a choice of what to tell, not a contradiction of facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain

from trucewatch.model.vocabulary import VIOLENT, Act, Stance
from trucewatch.model.when import When
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground, Lies
from trucewatch.tally.neighbours import near_pairs
from trucewatch.tally.told import Told, times

BLAMING = frozenset({Stance.ALLEGES, Stance.ASSESSES, Stance.STATES})
NARROWING = frozenset({Stance.DENIES, Stance.EXONERATES})


def blamed_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Two reports of what one speaker said on one day, naming other sides; at least one of them blames in general."""
    held = [
        t
        for t in told
        if t.claim.attributions
        and t.claim.stance in BLAMING
        and (t.claim.act is Act.ACCUSATION or t.claim.act in VIOLENT)
        and len(t.claim.chain) > 1
    ]
    by_speaker: dict[frozenset[str], list[Told]] = {}
    for t in held:
        by_speaker.setdefault(t.speakers, []).append(t)
    on_one_day = (near_pairs(group, _on_the_day, timedelta(0)) for group in by_speaker.values())
    for one, other in chain.from_iterable(on_one_day):
        if one.report == other.report or times(_on_the_day(one), _on_the_day(other)) is Lies.APART:
            continue
        if Act.ACCUSATION not in (one.claim.act, other.claim.act) or _sides(one, ground) == _sides(other, ground):
            continue
        reason = "one speaker on one day: the reports name other sides"
        yield Pair(
            Question.BLAMED, _speaker(one), Difference.FRAMING, (reason,), one, other, (_answer(one), _answer(other))
        )


def _on_the_day(told: Told) -> When | None:
    return told.claim.when_said


def _sides(told: Told, ground: Ground) -> frozenset[frozenset[str]]:
    return frozenset(ground.side(a.actor) for a in told.claim.attributions)


def _speaker(told: Told) -> str:
    return " + ".join(voice.name for voice in told.claim.speakers)


def _answer(told: Told) -> str:
    return "names " + " and ".join(sorted(a.actor.shown for a in told.claim.attributions))


def narrower_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """A report says that a speaker cleared a party at large; the words it gives are narrower or another's denial."""
    broad = [t for t in told if t.claim.stance is Stance.EXONERATES and not t.claim.where and t.when is None]
    for one in broad:
        for other in told:
            if other.report != one.report or other.id == one.id or other.claim.stance not in NARROWING:
                continue
            through = {v.key or v.name for v in other.claim.chain[1:]}
            told_by = {v.key or v.name for v in one.claim.speakers}
            shared = any(
                ground.one_side(a.actor, b.actor) for a in one.claim.attributions for b in other.claim.attributions
            )
            if shared and told_by <= through and (len(other.claim.chain) > len(one.claim.chain) or other.claim.where):
                reason = "the statement at large is the report's; the words that it gives are narrower"
                answers = ("cleared at large", "a denial passed on" if len(through) > 1 else "cleared of one matter")
                yield Pair(Question.NARROWER, _speaker(one), Difference.FRAMING, (reason,), one, other, answers)
