"""Aid by the day: blockages, suspensions until a resumption, and counts held against a written threshold.

A day on which nobody says anything is open: not delivered is a statement, not the absence of one. Counts of different
places are never added, and rival counts of one place must all pass, or all fail, for the day to be decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product

from trucewatch.model.claim import Claim
from trucewatch.model.condition import AidDay, Measure
from trucewatch.model.figure import Counted, Figure
from trucewatch.model.vocabulary import Act, Kind, Modality, Stance
from trucewatch.model.when import When
from trucewatch.terms.book import Book
from trucewatch.terms.breaks import Break, Breaks, Ground, counts, hull, in_grounds
from trucewatch.terms.calendar import Calendar, Day
from trucewatch.terms.calm import standing
from trucewatch.terms.intime import InTime
from trucewatch.terms.kleene import agreed, both
from trucewatch.terms.runs import Mark

TOLD = frozenset({Stance.STATES, Stance.ALLEGES, Stance.ADMITS, Stance.ASSESSES})
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class AidClaim:
    """A claim on aid that counts for a test: when, and whether it lies in the ground (None: perhaps)."""

    claim: Claim
    start: datetime | None
    end: datetime | None
    inside: bool | None

    def within(self, day: Day) -> bool:
        """Whether its time lies in a day, first moment to last."""
        return self.start is not None and self.end is not None and day.start <= self.start and self.end <= day.end

    @property
    def sure(self) -> bool:
        """Whether its matter is told outright, and lies in the ground."""
        return self.inside is True and self.claim.modality is Modality.ACTUAL


def aid_claims(book: Book, ground: Ground, test: AidDay, claims: Iterable[Claim]) -> tuple[AidClaim, ...]:
    """The claims on aid that tell of something done, in or perhaps in the ground, by those whose word counts."""
    found = []
    told = [claim for claim in claims if _tells(claim) and counts(claim, test)]
    for claim, inside in zip(told, in_grounds(book, ground, [c.where for c in told]), strict=True):
        if inside is None and not any(w.located for w in claim.where):
            inside = True if test.unplaced == "inside" else None
        if inside is not False:
            when: When | None = claim.when or claim.when_said
            start, end = hull((when,) if when else (), None)
            found.append(AidClaim(claim, start, end, inside))
    return tuple(found)


def _tells(claim: Claim) -> bool:
    done = claim.modality in (Modality.ACTUAL, Modality.HEDGED)
    return claim.kind is Kind.ACCESS and claim.stance in TOLD and done


def aid_breaks(days: Calendar, first: datetime, test: AidDay, told: Iterable[AidClaim]) -> Breaks:
    """What claims of the acts in `broken_by` break; a suspension also every day until a resumption is on record."""
    told = tuple(told)
    found: list[Break] = []
    aside: list[str] = []
    for one in told:
        if one.claim.act not in test.broken_by:
            continue
        if one.start is None or one.end is None:
            aside.append(one.claim.id)
        elif one.claim.act is Act.AID_SUSPENDED:
            found.extend(_suspended(days, first, one, told))
        elif one.end > first:
            begun, last = days.labels(max(one.start, first), one.end)
            found.append(Break(begun, last, one.sure and one.start >= first, _said(one), one.claim.id))
    return Breaks(tuple(found), tuple(aside))


def _said(one: AidClaim) -> str:
    return one.claim.act.replace("_", " ") + ("" if one.sure else " (not certain, or not certainly inside)")


def _suspended(days: Calendar, first: datetime, one: AidClaim, told: tuple[AidClaim, ...]) -> Iterator[Break]:
    """Days that may lie in the suspension, and, one by one, those that certainly do."""
    assert one.start is not None
    assert one.end is not None
    over = resumed(one, told)
    why = _said(one) + ("" if over else ", no resumption on record")
    last = date.max if over is None or over.end is None else days.labels(over.end - _TICK, over.end)[1]
    begun, sure = days.labels(max(one.start, first), max(one.end, first + _TICK))
    if last < begun:
        return
    if sure > begun:
        yield Break(begun, min(sure - timedelta(days=1), last), False, why, one.claim.id)
    until = date.max if over is None or over.start is None else days.label_at(over.start)
    if sure <= until:
        yield Break(sure, until, one.sure, why, one.claim.id, lasting=True)
    if until < last:
        yield Break(until + timedelta(days=1), last, False, why, one.claim.id)


def resumed(one: AidClaim, told: Iterable[AidClaim]) -> AidClaim | None:
    """The first resumption on record after a suspension, by those said to have suspended, where that is said."""
    who = {p.key or p.as_written for p in one.claim.participants}
    after = [
        r
        for r in told
        if r.claim.act is Act.AID_RESUMED
        and r.end is not None
        and (one.end is None or r.end > one.end)
        and (not who or who & {p.key or p.as_written for p in r.claim.participants})
    ]
    return min(after, key=lambda r: (r.end or datetime.max, r.claim.id), default=None)


def aid_marks(
    days: Iterable[Day], test: AidDay, time: InTime, breaks: Breaks, told: Iterable[AidClaim], at: datetime
) -> tuple[Mark, ...]:
    """What each day comes to: broken, kept by what is on record of it, or open."""
    told = tuple(told)
    return tuple(_mark(day, test, time, breaks, told, at) for day in days)


def _mark(day: Day, test: AidDay, time: InTime, breaks: Breaks, told: tuple[AidClaim, ...], at: datetime) -> Mark:
    whole, value, why, rests_on = standing(day, time, breaks, at)
    kept, words, ids = _kept(test, [t for t in told if t.within(day)])
    why, rests_on = [*why, *words], [*rests_on, *ids]
    if value is not False:
        value = both(value, kept)
    over = day.end <= at
    if value is not False and not over:
        value = None
    return Mark(day, value, tuple(dict.fromkeys(why)), tuple(dict.fromkeys(rests_on)), whole, over)


def _kept(test: AidDay, told: list[AidClaim]) -> tuple[bool | None, list[str], list[str]]:
    """Whether the day's own claims keep the threshold, in words, and by which claims."""
    acting = [t for t in told if t.claim.act in test.kept_by]
    counted = [t for t in told if any(f.counted in _asked(test) for f in t.claim.figures)]
    if test.measures and (counted or not acting):
        value = measured(test.measures, [t.claim for t in counted]) if counted else None
        sure = value if value is not True or all(t.sure for t in counted) else None
        return sure, [_figures(counted)] if counted else ["nothing on record of aid"], [t.claim.id for t in counted]
    if not acting:
        return None, ["nothing on record of aid"], []
    said = list(dict.fromkeys(_said(t) for t in acting))
    return (True if any(t.sure for t in acting) else None), said, [t.claim.id for t in acting]


def _asked(test: AidDay) -> frozenset[Counted]:
    return frozenset(c for m in test.measures for c in (m.measure, m.percent_of) if c is not None)


def _figures(told: list[AidClaim]) -> str:
    return ", ".join(dict.fromkeys(f"{f.sign} {f.category} {f.counted}" for t in told for f in t.claim.figures))


Scope = tuple[frozenset[str], str]
"""What a count of aid is a count of: its places and its category."""


def measured(measures: Iterable[Measure], claims: Iterable[Claim]) -> bool | None:
    """Whether counts keep every measure, in every place and category that they speak of. None where nobody counts."""
    scopes: dict[Scope, dict[Counted, list[Figure]]] = {}
    for claim in claims:
        places = frozenset(w.key or w.as_written for w in claim.where)
        for figure in claim.figures:
            held = scopes.setdefault((places, figure.category), {})
            held.setdefault(figure.counted, []).append(figure)
    asked = tuple(measures)
    answers = [both(*(_keeps(m, held) for m in asked)) for held in scopes.values()]
    return both(*answers) if answers and asked else None


def _keeps(measure: Measure, held: Mapping[Counted, list[Figure]]) -> bool | None:
    whole: list[Figure | None] = list(held.get(measure.percent_of, ())) if measure.percent_of else [None]
    return agreed(_within(measure, part, of) for part, of in product(held.get(measure.measure, ()), whole))


def _within(measure: Measure, part: Figure, whole: Figure | None) -> bool | None:
    """One count against the bound, in whole numbers (`part · 100`, `bound · whole`); open sides decide nothing."""
    bound = measure.at_least if measure.at_least is not None else measure.at_most
    assert bound is not None
    scale = 100 if whole is not None else 1
    low, high = (None if side is None else side * scale for side in (part.low, part.high))
    least, most = (bound, bound) if whole is None else (_times(bound, whole.low), _times(bound, whole.high))
    if measure.at_least is not None:
        return _ordered(most, low, least, high)
    return _ordered(high, least, low, most)


def _times(bound: int, side: int | None) -> int | None:
    return None if side is None else bound * side


def _ordered(most: int | None, low: int | None, least: int | None, high: int | None) -> bool | None:
    """True where `most` ≤ `low`, False where `high` < `least`, else unknown."""
    if most is not None and low is not None and most <= low:
        return True
    return False if least is not None and high is not None and high < least else None
