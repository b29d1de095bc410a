"""What is told of one place and day: calm or not, since when it goes on, what was hit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from trucewatch.model.figure import Counted
from trucewatch.model.vocabulary import VIOLENT, Act
from trucewatch.model.when import Precision
from trucewatch.tally.alike import telling
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.neighbours import near_across
from trucewatch.tally.told import Ground, Lies, Told, ends, times

DAY = timedelta(days=1, hours=1)
WEEK = timedelta(days=7)
FINE = frozenset({Precision.MINUTE, Precision.PART_OF_DAY, Precision.DAY})


def calm_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Less fighting is told of a part of a day or place, and harm or fighting of the same day: both can be so."""
    lulls = [t for t in told if t.claim.act is Act.LULL and t.when and t.when.precision in FINE]
    harm = [
        t
        for t in told
        if t.when
        and t.when.precision in FINE
        and (t.claim.tells_of_an_event or t.claim.act is Act.TOLL)
        and t.claim.act in VIOLENT | {Act.TOLL}
    ]
    for one, other in near_across(lulls, harm, lambda t: t.when, DAY):
        if one.speakers == other.speakers and one.report == other.report and one.when == other.when:
            continue
        if ground.places(one.claim.where, other.claim.where) in (Lies.APART, Lies.UNKNOWN) or not _one_day(one, other):
            continue
        subject = " / ".join(sorted({w.name for w in one.claim.where}))
        reason = "less fighting is told of a part of the day or of the place; that is no calm day"
        answers = (f"less fighting: “{one.claim.says}”" if one.claim.says else "less fighting", "harm or fighting told")
        yield Pair(Question.CALM, subject, Difference.SCOPE, (reason,), one, other, answers)


def _one_day(one: Told, other: Told) -> bool:
    assert one.when is not None
    assert other.when is not None
    (a, b), (c, d) = ends(one.when), ends(other.when)
    return max(b, d) - min(a, c) <= DAY


def onset_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """A collapse is dated, and counts of the same place begin within days of it: the start of a count is not the start
    of what it counts.
    """
    falls = [t for t in told if t.claim.act is Act.TRUCE_COLLAPSED and t.when and t.claim.where]
    counts = [
        t for t in told if t.claim.act is Act.TOLL and t.when and t.when.precision not in FINE and t.claim.figures
    ]
    for one, other in near_across(falls, counts, lambda t: t.when, WEEK):
        assert one.when is not None
        assert other.when is not None
        if ground.places(one.claim.where, other.claim.where) in (Lies.APART, Lies.UNKNOWN):
            continue
        gap = abs(ends(other.when)[0] - ends(one.when)[0])
        if timedelta(0) < gap <= WEEK:
            subject = " / ".join(sorted({w.name for t in (one, other) for w in t.claim.where}))
            reason = "the start of a count is not the start of what it counts"
            answers = (f"said to have collapsed {one.when.as_written}", f"counted {other.when.as_written}")
            yield Pair(Question.ONSET, subject, Difference.SCOPE, (reason,), one, other, answers)


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
            yield Pair(Question.OBJECTS, "what was hit", Difference.SCOPE, (reason,), one, other, answers)


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
