"""Kleene's three values over arrays: what `kleene` says of one answer, for millions of them.

The codes are in the order no < unknown < yes, so that "and" is the least and "or" the greatest.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

NO, UNKNOWN, YES = 0, 1, 2

Codes = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]


def code_of(value: bool | None) -> int:
    """The code of one answer."""
    return UNKNOWN if value is None else YES if value else NO


def value_of(code: int) -> bool | None:
    """The answer that a code stands for."""
    return None if code == UNKNOWN else code == YES


def both(one: Codes, other: Codes) -> Codes:
    """And, element by element."""
    return np.minimum(one, other)


def negated(codes: Codes) -> Codes:
    """Not, element by element; unknown stays unknown."""
    return YES - codes


def agreed(least: Codes, most: Codes) -> Codes:
    """The answer that rival statements share, from the least and the most of each group's codes."""
    return np.where(least == most, least, np.int8(UNKNOWN))


# for each set of codes, one bit a code, the answer that its members share; nobody is in the empty one
_AS_SET = np.array([1, 2, 4], dtype=np.uint8)
_AGREED = np.array([UNKNOWN, NO, UNKNOWN, UNKNOWN, YES, UNKNOWN, UNKNOWN, UNKNOWN], dtype=np.int8)


def agreed_within(codes: Codes, first: Indices) -> Codes:
    """The answer that each group's members share; the n-th group begins at `first[n]`, and none is empty."""
    if len(first) == len(codes):
        return codes
    found: Codes = _AGREED.take(np.bitwise_or.reduceat(_AS_SET.take(codes), first, axis=0))
    return found


def settled(certain: Flags, possible: Flags) -> Codes:
    """Yes where it is certain, no where it is not even possible, unknown between."""
    found: Codes = (certain | possible).view(np.int8) + certain.view(np.int8)  # the codes are counts of the two
    return found


def spread(counts: Indices) -> tuple[Indices, Indices]:
    """For so many of each: whose each one is, and the how-manieth."""
    of = np.repeat(np.arange(len(counts)), counts)
    return of, np.arange(len(of)) - (np.cumsum(counts) - counts).take(of)


def runs_of(keys: Indices) -> Indices:
    """Where each run of equal keys, side by side, begins."""
    other = np.ones(len(keys), dtype=np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=other[1:])
    return np.flatnonzero(other)
