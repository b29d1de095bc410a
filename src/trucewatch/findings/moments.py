"""When the roles of an arrangement are asked about: spans of time that stand alike to all dates of its roles.

Whether a party is bound at a time is settled by how the time lies to the dates of the parties' roles, so one answer
holds for every span of the same class.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from trucewatch.model.arrangement import Arrangement
from trucewatch.terms.codes import Indices
from trucewatch.terms.extents import LAST, Micros, micros


class Moments:
    """The classes of spans for each of some arrangements; `total` is how many there are in all."""

    def __init__(self, arrangements: Sequence[Arrangement]) -> None:
        dates = [_dates(a) for a in arrangements]
        self._all = np.array(sorted(set().union(*dates)), dtype=np.int64)
        own = np.array([[at in held for at in self._all.tolist()] for held in dates], dtype=np.int64)
        # how many of an arrangement's own dates are among the first n of all
        own = own.reshape(len(dates), len(self._all))
        self._before = np.hstack([np.zeros((len(dates), 1), np.int64), own.cumsum(axis=1)])
        self._width = self._before[:, -1] + 1
        self._first = np.concatenate([np.zeros(1, np.int64), np.cumsum(self._width**2)])
        self.total = int(self._first[-1])

    def of(self, arrangement: Indices, start: Micros, end: Micros) -> Indices:
        """The class of each span `[start, end)` for the arrangement at that index.

        A span is over at a date if it ends by it; an instant (`start == end`) is over only after itself.
        """
        if not len(self._all):
            return self._first.take(arrangement)
        begun = np.searchsorted(self._all, start, side="right")
        over = begun.copy()
        beyond = np.append(self._all, LAST + 1).take(begun)  # the first date after the start: most spans end by it
        some = np.flatnonzero((beyond < end) | (end < start))
        over[some] = np.searchsorted(self._all, end.take(some), side="left")
        one, other = self._before[arrangement, begun], self._before[arrangement, over]
        found: Indices = self._first.take(arrangement) + one * self._width.take(arrangement) + other
        return found


def _dates(arrangement: Arrangement) -> set[int]:
    bounds = [b for to in arrangement.parties for b in (to.since, to.until) if b is not None]
    return {micros(at) for b in bounds for at in (b.earliest, b.latest) if at is not None}
