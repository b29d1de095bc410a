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


def agreed_within(codes: Codes, first: Indices) -> Codes:
    """The answer that each group's members share; the n-th group begins at `first[n]`, and none is empty."""
    if len(first) == len(codes):
        return codes
    return agreed(np.minimum.reduceat(codes, first, axis=0), np.maximum.reduceat(codes, first, axis=0))


def settled(certain: Flags, possible: Flags) -> Codes:
    """Yes where it is certain, no where it is not even possible, unknown between."""
    return np.where(certain, np.int8(YES), np.where(possible, np.int8(UNKNOWN), np.int8(NO)))


def spread(counts: Indices) -> tuple[Indices, Indices]:
    """For so many of each: whose each one is, and the how-manieth."""
    of = np.repeat(np.arange(len(counts)), counts)
    return of, np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)
