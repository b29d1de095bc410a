"""What is told of one place and day: calm or not, and since when it goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from trucewatch.model.vocabulary import VIOLENT, Act
from trucewatch.model.when import Precision
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground, Lies
from trucewatch.tally.neighbours import near_across
from trucewatch.tally.told import Told, ends

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
