"""What was hit, where two reports list it otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.model.figure import Counted
from trucewatch.model.vocabulary import Act
from trucewatch.tally.alike import telling
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground, Lies
from trucewatch.tally.told import Told, times


def object_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Two reports list what was hit in one stretch of time, at least one of them several things; not put together."""
    lists = [t for t in told if t.claim.targets and (t.claim.tells_of_an_event or t.claim.act is Act.ACCUSATION)]
    by_key: dict[str, list[Told]] = {}
    for t in lists:
        for key in _keys(t):
            by_key.setdefault(key, []).append(t)
    several = {t.id: t for t in lists if _several(t)}
    for one in several.values():
        near = {other.id: other for key in _keys(one) for other in by_key[key]}
        for other in near.values():
            if one.report == other.report or one.event == other.event or (other.id in several and other.id < one.id):
                continue
            if ground.places(one.claim.where, other.claim.where) is Lies.APART or not _one_stretch(one, other):
                continue
            reason = "different lists; whether they overlap is not stated"
            answers = (", ".join(sorted(one.claim.targets)), ", ".join(sorted(other.claim.targets)))
            places = {w.name or w.as_written for t in (one, other) for w in t.claim.where}
            subject = " / ".join(sorted(places)) or "place not given"
            yield Pair(Question.OBJECTS, subject, Difference.SCOPE, (reason,), one, other, answers)


def _several(told: Told) -> bool:
    return len(told.claim.targets) > 1 or any(f.counted is Counted.FACILITY for f in told.claim.figures)


def _keys(told: Told) -> set[str]:
    """What another list must share to be held beside it: a word for what was hit, or the speaker."""
    return {word.rstrip("s") for target in told.claim.targets for word in telling(target)} | {
        f"by {speaker}" for speaker in told.speakers
    }


def _one_stretch(one: Told, other: Told) -> bool:
    """Whether both may speak of one stretch of time: by what they tell of, or else by when it was said."""
    if one.when and other.when:
        return times(one.when, other.when) is not Lies.APART
    said = one.claim.when_said, other.claim.when_said
    return times(*said) not in (Lies.APART, Lies.UNKNOWN)
