"""Two counts held side by side: compatible, incompatible or not comparable, each with the reason.

Incompatible means that the bounds as stated exclude each other in one scope, or that a part of a scope is said to have
more than the whole of it may have. "About" gives no bounds, so it excludes nothing; no margin is ever invented.
"""

from __future__ import annotations

from enum import StrEnum

from trucewatch.model.figure import Figure
from trucewatch.model.frozen import Frozen
from trucewatch.tally.ground import Ground
from trucewatch.tally.scope import Counting, scopes


class Match(StrEnum):
    """What a comparison comes to."""

    COMPATIBLE = "compatible"
    INCOMPATIBLE = "incompatible"
    NOT_COMPARABLE = "not comparable"


class Comparison(Frozen):
    """The outcome and its reasons; the same whichever of the two comes first."""

    match: Match
    reasons: tuple[str, ...]


def compare(one: Counting, other: Counting, ground: Ground) -> Comparison:
    """Hold two counts side by side."""
    a, b = one.figure, other.figure
    if a.counted is not b.counted:
        return _not(" and ".join(sorted((f"{a.counted} is counted", f"{b.counted} is counted"))))
    if a.subset_of or b.subset_of:
        return _not("one is part of another count")
    if one.share or other.share:
        return _not("a share is no count without a sourced whole")
    if one.besides is not other.besides:
        return _not("one counts others than those told of before, or some of those")
    if not (one.told_as_number and other.told_as_number):
        return _not("one is read off a singular, and is no count")
    if not (one.numbered and other.numbered):
        return _not("one is in words without a number")
    lie = scopes(one, other, ground)
    if lie.same:
        return _sizes(a, b)
    whole = (b, a) if lie.inside else (a, b) if lie.turned.inside else None
    if whole and _exceeds(whole[1], whole[0]):
        return Comparison(match=Match.INCOMPATIBLE, reasons=("the part is said to be more than the whole", *lie.words))
    return Comparison(match=Match.NOT_COMPARABLE, reasons=lie.words)


def _not(reason: str) -> Comparison:
    return Comparison(match=Match.NOT_COMPARABLE, reasons=(reason,))


def _sizes(one: Figure, other: Figure) -> Comparison:
    if not meet(one, other):
        return Comparison(match=Match.INCOMPATIBLE, reasons=("the bounds exclude each other",))
    same = one.value is not None and one.value == other.value
    unbound = any(f.low is None and f.high is None for f in (one, other))
    reason = "the same number" if same else "no margin is stated" if unbound else "the bounds do not exclude each other"
    return Comparison(match=Match.COMPATIBLE, reasons=(reason,))


def meet(one: Figure, other: Figure) -> bool:
    """Whether some number satisfies the bounds of both."""
    return not (_exceeds(one, other) or _exceeds(other, one))


def _exceeds(one: Figure, other: Figure) -> bool:
    """Whether the least that one can be is more than the most that the other can be."""
    return one.low is not None and other.high is not None and one.low > other.high


def times_apart(one: Figure, other: Figure) -> float | None:
    """How many times the larger stated number is the smaller one; None where either has none, or is zero."""
    if not one.value or not other.value:
        return None
    return max(one.value, other.value) / min(one.value, other.value)
