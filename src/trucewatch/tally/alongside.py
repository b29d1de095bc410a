"""What stands beside counts of one matter and raises no question by itself: what one event did, told in the same
report; and how fierce it was, in words without a number. Each is shown where counts differ anyway.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from trucewatch.model.figure import Counted
from trucewatch.model.vocabulary import VIOLENT, Act, Modality
from trucewatch.tally.alike import words
from trucewatch.tally.compare import times_apart
from trucewatch.tally.counts import ORDER_UNSTATED, PEOPLE, count_words, subject_of
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground, Lies, of_a_country
from trucewatch.tally.lexicon import lexicon
from trucewatch.tally.scope import Counting
from trucewatch.tally.told import Told, near

NEAR = timedelta(days=7)
WHERE = frozenset({Lies.SAME, Lies.AROUND})
"""An event told of a finer place than the count's is plainly one of those that it counts."""
REALISED = (Modality.ACTUAL, Modality.HEDGED)


def alongside_pairs(told: Sequence[Told], ground: Ground) -> Iterator[Pair]:
    """Weak pairs: each count whose period is not stated with what its report tells of one event of the place; each
    count with descriptions of the fighting there.
    """
    tolls = [Counting(t, f) for t in told if t.claim.act is Act.TOLL for f in t.claim.figures if f.counted in PEOPLE]
    reports: dict[str, list[Told]] = {}
    fierce = [t for t in told if t.claim.act is Act.DESCRIPTION and t.claim.where and _fierce(t.claim.says)]
    for t in told:
        if t.claim.act in VIOLENT and t.claim.modality in REALISED:
            reports.setdefault(t.report, []).append(t)
    for whole in tolls:
        for t in reports.get(whole.told.report, ()):
            yield from _of_one_event(whole, t, ground)
        for t in fierce:
            yield from _how_fierce(whole, t, ground)


def _of_one_event(whole: Counting, event: Told, ground: Ground) -> Iterator[Pair]:
    if whole.told.when is not None or ground.places(event.claim.where, whole.told.claim.where) not in WHERE:
        return
    for figure in event.claim.figures:
        one_order = (times_apart(figure, whole.figure) or 1.0) <= ORDER_UNSTATED
        same = figure.counted is whole.figure.counted and not figure.subset_of
        if same and one_order and event.speakers != whole.told.speakers:
            reason = "one counts over a time, the other what one event did"
            answers = (count_words(whole.figure), f"{count_words(figure)} in one event")
            yield _weak(whole, Counting(event, figure), reason, answers)


def _how_fierce(whole: Counting, told: Told, ground: Ground) -> Iterator[Pair]:
    if whole.figure.counted is not Counted.KILLED or whole.figure.subset_of:
        return
    if of_a_country(told.claim.where) is not of_a_country(whole.told.claim.where):
        return
    if _there(told, whole.told, ground) and near(told.when or told.said, whole.told.when or whole.told.said, NEAR):
        answers = (count_words(whole.figure), f"“{told.claim.says}”, no number")
        yield _weak(whole, Counting(told, whole.figure), "one is in words without a number", answers)


def _there(told: Told, whole: Told, ground: Ground) -> bool:
    return ground.places(told.claim.where, whole.claim.where) in (Lies.SAME, Lies.INSIDE, Lies.AROUND)


def _fierce(says: str) -> bool:
    return not lexicon().fierce.isdisjoint(words(says))


def _weak(whole: Counting, other: Counting, reason: str, answers: tuple[str, str]) -> Pair:
    subject = subject_of(whole, other)
    return Pair(Question.COUNT, subject, Difference.SCOPE, (reason,), whole.told, other.told, answers, weak=True)
