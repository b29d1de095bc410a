"""Counts of one matter that differ: in conflict where their bounds exclude each other, else in scope.

Counts are of one matter where they count the same thing, speak of places that touch and of periods that touch, each of
the same order of size: a day in one town and five years in a country are two matters. Counts of single events are held
together only where a person put the events together; two events of one day stay two events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import combinations

from trucewatch.model.figure import Counted, Figure
from trucewatch.model.incident import OPEN_END, OPEN_START
from trucewatch.model.vocabulary import VIOLENT, Modality, Stance
from trucewatch.tally.compare import Comparison, Match, compare, times_apart
from trucewatch.tally.difference import Difference, Pair, Question
from trucewatch.tally.ground import Ground, Lies, of_a_country
from trucewatch.tally.scope import Counting, scopes
from trucewatch.tally.told import Told, ends, times

PEOPLE = (Counted.KILLED, Counted.WOUNDED, Counted.KILLED_OR_WOUNDED, Counted.MISSING, Counted.DISPLACED)
COMPARED = frozenset({*PEOPLE, Counted.BREACH, Counted.PLANNED, Counted.DELIVERED, Counted.HINDERED})
"""What is held side by side across claims; munitions and facilities only within one event."""

AREA_RATIO = 10.0
PERIOD_RATIO = 4.0
BACK = timedelta(days=31)
"""How far back a count without a period is taken to reach from its report, to find what to show beside it."""

ORDER, ORDER_UNSTATED = 50.0, 20.0
"""From this ratio on, numbers tell of two matters where nobody put them together: with both periods stated, or not."""
FAR_IN_WORDS = 1.5
FAR = 2.0
"""From this ratio on, numbers without margins are shown as a conflict in one scope."""


def count_pairs(told: Iterable[Told], ground: Ground) -> Iterator[Pair]:
    """Pairs of counts of one matter that differ, each claim against each other."""
    countings = [
        Counting(t, f)
        for t in told
        if t.claim.stance is not Stance.DISPUTES and t.claim.modality in (Modality.ACTUAL, Modality.HEDGED)
        for f in t.claim.figures
        if not f.subset_of
    ]
    seen: set[tuple[int, int]] = set()
    for one, other in candidates(countings, ground):
        key = (min(one, other), max(one, other))
        a, b = countings[one], countings[other]
        if key not in seen and a.told.id != b.told.id and (a.told.asked or b.told.asked):
            seen.add(key)
            yield from _pair(a, b, ground)


def candidates(countings: Sequence[Counting], ground: Ground) -> Iterator[tuple[int, int]]:
    """Places in the list of counts that can be of one matter: of one event, or of places and periods that touch."""
    events: dict[tuple[Counted, str], list[int]] = {}
    blocks: dict[tuple[Counted, str], list[int]] = {}
    reach = [_reach(c) for c in countings]
    for i, c in enumerate(countings):
        events.setdefault((c.figure.counted, c.told.event), []).append(i)
        for key in _blocks(c, ground):
            blocks.setdefault((c.figure.counted, key), []).append(i)
    for group in events.values():
        yield from combinations(group, 2)
    for block in blocks.values():
        ordered = sorted(block, key=lambda i: reach[i][0])
        for n, one in enumerate(ordered):
            for other in ordered[n + 1 :]:
                if reach[other][0] >= reach[one][1]:
                    break
                yield one, other


def _blocks(counting: Counting, ground: Ground) -> set[str]:
    """The places that another count must share, their own or ones that contain them; a country only with a country."""
    where = counting.told.claim.where
    if _single(counting) or counting.figure.counted not in COMPARED:
        return set()
    if of_a_country(where):
        return {w.key for w in where if w.key}
    return {k for w in where if w.key for k in (w.key, *ground.containing.get(w.key, ()))}


def _pair(one: Counting, other: Counting, ground: Ground) -> Iterator[Pair]:
    together = bool(one.told.event) and one.told.event == other.told.event
    if not together and not one_matter(one, other, ground):
        return
    found = compare(one, other, ground)
    told_once = one.told.report == other.told.report and one.told.speakers == other.told.speakers
    difference = _difference(one, other, found, together)
    weak = difference is None or told_once
    weak = weak or (not together and _of_several_places(one, other, ground))
    if difference is None and _same_number(one.figure, other.figure):
        return
    yield Pair(
        question=Question.COUNT,
        subject=subject_of(one, other),
        difference=difference or Difference.SCOPE,
        reasons=_reasons(one, other, found),
        one=one.told,
        other=other.told,
        answers=(count_words(one.figure), count_words(other.figure)),
        weak=weak,
    )


def one_matter(one: Counting, other: Counting, ground: Ground) -> bool:
    """Whether two counts of no single event may be of one matter: areas, periods and categories that touch, one order.

    Of two categories of which neither is everybody and that share no word (fighters, medical workers), neither is part
    of the other.
    """
    if one.figure.counted not in COMPARED or _single(one) or _single(other):
        return False
    a, b = one.told.claim.where, other.told.claim.where
    lie = ground.places(a, b)
    if lie in (Lies.APART, Lies.UNKNOWN) or of_a_country(a) is not of_a_country(b):
        return False
    if scopes(one, other, ground).category is Lies.APART or not _one_order(one, other):
        return False
    if not (_bounded(one) and _bounded(other)) and one.told.report != other.told.report and lie is not Lies.SAME:
        return False
    sizes = [max((w.radius_km for w in where), default=0.0) or 1.0 for where in (a, b)]
    return max(sizes) <= AREA_RATIO * min(sizes) and _one_period(one, other)


def _one_order(one: Counting, other: Counting) -> bool:
    """Numbers of quite another order tell that it is another period or another matter."""
    stated = one.told.when is not None and other.told.when is not None
    return (times_apart(one.figure, other.figure) or 1.0) <= (ORDER if stated else ORDER_UNSTATED)


def _bounded(counting: Counting) -> bool:
    """Whether anything tells over which days it may be counted: its period, or when its report could be known."""
    return counting.told.when is not None or counting.told.known.resolved


def _of_several_places(one: Counting, other: Counting, ground: Ground) -> bool:
    """Whether one of two counts is of several places together, and the other is not of the same ones."""
    a, b = one.told.claim.where, other.told.claim.where
    return max(len(a), len(b)) > 1 and ground.places(a, b) is not Lies.SAME


def _single(counting: Counting) -> bool:
    """Whether it counts what one event did: such a count belongs to that event alone."""
    return counting.told.claim.act in VIOLENT


def _one_period(one: Counting, other: Counting) -> bool:
    a, b = one.told.when, other.told.when
    if a is not None and b is not None:
        if times(a, b) is Lies.APART:
            return False
        lengths = [(until - since).total_seconds() for since, until in (ends(a), ends(b))]
        return max(lengths) <= PERIOD_RATIO * min(lengths)
    (a_from, a_to), (b_from, b_to) = _reach(one), _reach(other)
    return a_from < b_to and b_from < a_to


def _reach(counting: Counting) -> tuple[datetime, datetime]:
    """When it may be counted over: as stated, or else the weeks before its report could be known."""
    if counting.told.when is not None:
        return ends(counting.told.when)
    known = counting.told.known
    if not known.resolved:
        return OPEN_START, OPEN_END
    start, end = known.start or known.end, known.end or known.start
    assert start is not None
    assert end is not None
    return start - BACK, end


def _difference(one: Counting, other: Counting, found: Comparison, together: bool) -> Difference | None:
    """The relation; None where the two agree, or where one has no number and so can neither agree nor differ."""
    if _same_number(one.figure, other.figure):
        return None
    if found.match is Match.INCOMPATIBLE:
        return Difference.CONFLICT
    apart = times_apart(one.figure, other.figure)
    if found.match is Match.COMPATIBLE:
        unbound = "no margin is stated" in found.reasons
        return Difference.CONFLICT if unbound and apart is not None and apart >= FAR else None
    if one.share or other.share:
        return Difference.SCOPE
    if together or not (one.numbered and other.numbered):
        return None
    return Difference.SCOPE


def _same_number(one: Figure, other: Figure) -> bool:
    return one.value is not None and one.value == other.value


def _reasons(one: Counting, other: Counting, found: Comparison) -> tuple[str, ...]:
    """The comparison's own; and how far apart the numbers are, where nothing but the period differs."""
    apart = times_apart(one.figure, other.figure)
    if apart is None or apart < FAR_IN_WORDS or set(found.reasons) - {"periods differ", "no margin is stated"}:
        return found.reasons
    return (
        *found.reasons,
        f"the larger number stated is {apart:.1f} times the smaller, and nothing on record says why",
    )


def count_words(figure: Figure) -> str:
    """A count in signs, and what it counts."""
    return f"{figure.sign} {figure.category}" + (f" {figure.counted}" if figure.counted in PEOPLE else "")


def beside(countings: Sequence[Counting], ground: Ground) -> tuple[str, ...]:
    """Where counts of two areas would together be more than one of an area that touches both; they are not added.

    Sizes can stand so without any of them being wrong, because their scopes differ.
    """
    wholes = [c for c in countings if c.figure.counted in PEOPLE and c.figure.value and not c.figure.subset_of]
    notes = set()
    for one, other in combinations(wholes, 2):
        if not _two_areas(one, other, ground):
            continue
        for whole in wholes:
            if whole.figure.counted is one.figure.counted and _spans(whole, one, other, ground):
                parts = " and ".join(sorted(f"{count_words(c.figure)} ({_area(c)})" for c in (one, other)))
                notes.add(
                    f"{parts} would together be more than {count_words(whole.figure)} ({_area(whole)}): other sources, "
                    "areas, periods or categories; not reconciled by arithmetic."
                )
    return tuple(sorted(notes))


def _two_areas(one: Counting, other: Counting, ground: Ground) -> bool:
    """Whether two counts of one kind are given for two areas, each with a party or side of its own to hold it."""
    if one.figure.counted is not other.figure.counted or _single(one) or _single(other):
        return False
    a, b = one.told.claim.where, other.told.claim.where
    return len(a) == len(b) == 1 and ground.places(a, b) is Lies.OVERLAPPING and one_matter(one, other, ground)


def _spans(whole: Counting, one: Counting, other: Counting, ground: Ground) -> bool:
    """Whether a third count is of an area that touches both and contains one, and is less than the two together."""
    if _single(whole) or whole.told.speakers in (one.told.speakers, other.told.speakers):
        return False
    value = whole.figure.value or 0
    touching = all(one_matter(whole, c, ground) for c in (one, other))
    lies = [ground.places(c.told.claim.where, whole.told.claim.where) for c in (one, other)]
    more = (
        (one.figure.low or 0) + (other.figure.low or 0) > value >= max(one.figure.value or 0, other.figure.value or 0)
    )
    return touching and Lies.INSIDE in lies and Lies.SAME not in lies and more


def _area(counting: Counting) -> str:
    return " / ".join(sorted(w.name or w.as_written for w in counting.told.claim.where))


def subject_of(one: Counting, other: Counting) -> str:
    """What is counted, and where."""
    return f"{one.figure.counted}, {_place(one, other)}"


def _place(one: Counting, other: Counting) -> str:
    names = {w.name or w.as_written for c in (one, other) for w in c.told.claim.where}
    return " / ".join(sorted(names)) or "place not given"
