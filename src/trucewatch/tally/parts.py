"""The arithmetic of published tallies: do the parts that a source gives fit the whole that it gives?

Whether the parts are meant to be all of it is rarely said, so parts that fall short are told, not found wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from trucewatch.model.figure import Figure
from trucewatch.model.frozen import Frozen
from trucewatch.tally.alike import folded
from trucewatch.tally.ground import Ground, Lies
from trucewatch.tally.scope import Counting
from trucewatch.tally.told import Told, times


class Adds(StrEnum):
    """What the arithmetic of a tally comes to."""

    UP = "adds up"
    OVER = "parts exceed the whole"
    SHORT = "parts fall short of the whole"
    OPEN = "cannot be checked"


class PartsCheck(Frozen):
    """One whole and its parts as stated, with the difference where both are exact. `by`: divided by what."""

    claim: str
    whole: Figure
    parts: tuple[Figure, ...]
    by: str
    adds: Adds
    difference: int | None
    claims: tuple[str, ...]


def checks(told: Iterable[Told], ground: Ground) -> tuple[PartsCheck, ...]:
    """Every whole that is given with parts: in the words of one claim, or by one source in one report, place by place
    or stretch by stretch. In order of claims.
    """
    held = sorted(told, key=lambda t: (t.report, t.claim.quotation.start, t.id))
    return (*(c for t in held for c in _within(t)), *_across(held, ground))


def orphans(told: Iterable[Told]) -> tuple[tuple[str, str], ...]:
    """Claims by id with the category of a whole that parts are given of and that the claim itself does not give."""
    found = set()
    for t in told:
        wholes = {(f.counted, folded(f.category)) for f in t.claim.figures}
        found |= {
            (t.id, f.subset_of)
            for f in t.claim.figures
            if f.subset_of is not None and (f.counted, folded(f.subset_of)) not in wholes
        }
    return tuple(sorted(found))


def _within(told: Told) -> Iterable[PartsCheck]:
    """One part alone ("including 12 children") is no division of the whole: it can only be too many."""
    for whole in told.claim.figures:
        kind = folded(whole.category)
        parts = [
            f
            for f in told.claim.figures
            if f is not whole and f.subset_of is not None and f.counted is whole.counted and folded(f.subset_of) == kind
        ]
        if len(parts) > 1 or (parts and _adds(whole, parts)[0] is Adds.OVER):
            yield _check(told, whole, parts, "category", [told])


def _across(held: list[Told], ground: Ground) -> Iterable[PartsCheck]:
    counted = [Counting(t, f) for t in held for f in t.claim.figures if not f.subset_of]
    for whole in counted:
        own = [c for c in counted if c is not whole and _one_tally(whole, c)]
        by_place = [c for c in own if _places(c, whole, ground) is Lies.INSIDE and _periods(c, whole) is Lies.SAME]
        by_time = [c for c in own if _places(c, whole, ground) is Lies.SAME and _periods(c, whole) is Lies.INSIDE]
        for by, parts in (("place", by_place), ("period", by_time)):
            if len(parts) > 1 and _apart(parts, by, ground):
                figures = [c.figure for c in parts]
                yield _check(whole.told, whole.figure, figures, by, [whole.told, *(c.told for c in parts)])


def _one_tally(one: Counting, other: Counting) -> bool:
    a, b = one.figure, other.figure
    same = a.counted is b.counted and folded(a.category) == folded(b.category)
    return same and one.told.report == other.told.report and one.told.speakers == other.told.speakers


def _places(one: Counting, other: Counting, ground: Ground) -> Lies:
    return ground.places(one.told.claim.where, other.told.claim.where)


def _periods(one: Counting, other: Counting) -> Lies:
    return times(one.told.when, other.told.when)


def _apart(parts: list[Counting], by: str, ground: Ground) -> bool:
    """Whether no two parts touch: what overlaps cannot be added."""
    pairs = [(a, b) for i, a in enumerate(parts) for b in parts[i + 1 :]]
    if by == "period":
        return all(_periods(a, b) is Lies.APART for a, b in pairs)
    return all(_divided(a.told, b.told, ground) for a, b in pairs)


def _divided(one: Told, other: Told, ground: Ground) -> bool:
    """Two places that the gazetteer sets beside each other: neither contains the other (their radii may touch)."""
    return ground.places(one.claim.where, other.claim.where) in (Lies.APART, Lies.OVERLAPPING)


def _check(told: Told, whole: Figure, parts: list[Figure], by: str, from_: list[Told]) -> PartsCheck:
    adds, difference = _adds(whole, parts)
    return PartsCheck(
        claim=told.id,
        whole=whole,
        parts=tuple(parts),
        by=by,
        adds=adds,
        difference=difference,
        claims=tuple(dict.fromkeys(t.id for t in from_)),
    )


def _adds(whole: Figure, parts: list[Figure]) -> tuple[Adds, int | None]:
    low = sum(p.low or 0 for p in parts)
    highs = [p.high for p in parts]
    high = None if None in highs else sum(h for h in highs if h is not None)
    exact = whole.low == whole.high and low == high and whole.low is not None and high is not None
    if whole.high is not None and low > whole.high:
        return Adds.OVER, low - whole.high
    if whole.low is not None and high is not None and high < whole.low:
        return Adds.SHORT, whole.low - high
    return (Adds.UP, 0) if exact else (Adds.OPEN, None)
