"""What the areas of a reading come to together: how each holds a place and a time, and what is left out of them."""

from __future__ import annotations

import numpy as np

from trucewatch.terms.codes import NO, UNKNOWN, YES, Codes, Indices, both, negated


def together(areas: Codes, times: Codes, first: Indices) -> tuple[Codes, Codes]:
    """Whether areas of a reading hold a place, and whether they hold the time, from each area's two answers.

    `first`: where each group of areas begins; none is empty. Several areas that may hold the place and disagree on the
    time leave the time unknown; where none may hold it, all of them are asked.
    """
    if len(first) == len(areas):
        return areas, times
    if not len(first):
        return areas[:0], times[:0]
    held = np.bitwise_or.reduceat(_PAIR.take(3 * areas + times), first)
    within, time = _TOGETHER
    return within.take(held), time.take(held)


_PAIR = 1 << np.arange(9, dtype=np.uint16)
"""The two answers of an area, three times the first plus the second, as one bit of a set of such pairs."""


def _of_set(held: int) -> tuple[int, int]:
    """What areas come to together, by which pairs of answers there are among them."""
    pairs = [divmod(n, 3) for n in range(9) if held >> n & 1]
    within = max((area for area, _ in pairs), default=NO)
    times = {time for area, time in pairs if area != NO or within == NO}
    if (YES, YES) in pairs:
        return within, YES
    return within, times.pop() if len(times) == 1 else UNKNOWN


_TOGETHER = np.array([_of_set(held) for held in range(1 << 9)], dtype=np.int8).T.copy()


def within_unless(within: Codes, left_out: Codes) -> Codes:
    """Whether a place is in a reading's area: a place left out is outside, whatever areas hold it."""
    return both(within, negated(left_out))
