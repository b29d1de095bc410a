"""Days in a row: what each day comes to, and whether so many of them have passed by an instant.

Kleene's values throughout: an unknown day neither counts nor breaks. A matter that lies on one of several days breaks
every run that holds them all, although each of the days by itself is open.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from trucewatch.model.condition import Reset
from trucewatch.terms.calendar import Day
from trucewatch.terms.kleene import agreed, both


@dataclass(frozen=True, slots=True)
class Mark:
    """What one day comes to: it counts (True), does not (False), or is open (None); why, and on what that rests.

    `in_time`: whether it lies whole in the reading's time; one that does not cannot count, though nothing broke it.
    `over`: the day has ended. One that has not is open, unless it is broken already.
    """

    day: Day
    value: bool | None
    why: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    in_time: bool | None = True
    over: bool = True

    def supposing(self, value: bool) -> Mark:
        """The day with what is open decided; one still to come counts either way, where it lies in the time."""
        if self.value is not None:
            return self
        return replace(self, value=value if self.over or self.in_time is None else self.in_time)


@dataclass(frozen=True)
class Run:
    """So many days in a row. `marks` are consecutive days; each of `windows` holds a day that is broken for certain.

    `counted` by an instant: how many days of the run now stand for certain, and how many at most.
    """

    number: int
    reset: Reset
    marks: tuple[Mark, ...]
    windows: tuple[tuple[date, date], ...] = ()

    def value_at(self, at: datetime) -> bool | None:
        """Whether, at an instant, the days that just ended make the run whole."""
        ended = self.ended(at)
        match self.reset:
            case Reset.RESTART:
                return self._stretch(ended - self.number, ended)
            case Reset.PAUSE:
                low, high = self.counted(at)
                return low >= self.number or (None if high >= self.number else False)
            case _:
                starts = self._starts()
                return agreed(self._stretch(n, n + self.number, ended) for n in starts) if starts else False

    def counted(self, at: datetime) -> tuple[int, int]:
        """How many days the run has at an instant: for certain, and at most. Neither goes over the number asked for."""
        ended = self.ended(at)
        if self.reset is Reset.PAUSE:
            held = [m.value for m in self.marks[:ended]]
            low, high = held.count(True), sum(v is not False for v in held) - self._lost(ended)
        elif self.reset is Reset.LAPSE:
            starts = self._starts()
            low = min((self._length(n, ended, sure=True) for n in starts), default=0)
            high = max((self._length(n, ended, sure=False) for n in starts), default=0)
        else:
            low, high = (self._back(ended, sure=sure) for sure in (True, False))
        return min(low, high, self.number), min(high, self.number)

    def supposing(self, value: bool) -> Run:
        """The same run with every open day that is over taken to count, or not to."""
        return replace(self, marks=tuple(mark.supposing(value) for mark in self.marks))

    def ended(self, at: datetime) -> int:
        """How many of the days had ended at an instant."""
        return bisect_right(self._ends, at)

    @cached_property
    def _ends(self) -> list[datetime]:
        return [mark.day.end for mark in self.marks]

    @cached_property
    def wide(self) -> list[tuple[date, date]]:
        """The windows of several days; a single day is marked as broken itself."""
        return [(a, b) for a, b in self.windows if a != b]

    def _stretch(self, start: int, end: int, ended: int | None = None) -> bool | None:
        """Whether the days `[start, end)` all count; False where they are not all there, or not all over."""
        if start < 0 or end > (len(self.marks) if ended is None else ended):
            return False
        if self._broken(start, end):
            return False
        return both(*(mark.value for mark in self.marks[start:end]))

    def _broken(self, start: int, end: int) -> bool:
        first, last = self.marks[start].day.label, self.marks[end - 1].day.label
        return any(first <= a and b <= last for a, b in self.wide)

    def _starts(self) -> range:
        """Where a run that may not begin twice can begin: from the first day not outside to the first for certain."""
        inside = [n for n, mark in enumerate(self.marks) if mark.in_time is not False]
        if not inside:
            return range(0)
        sure = next((n for n in inside if self.marks[n].in_time), inside[-1])
        return range(inside[0], sure + 1)

    def _length(self, start: int, ended: int, *, sure: bool) -> int:
        n = start
        while n < ended and n - start < self.number and self._may(n, sure=sure) and not self._broken(start, n + 1):
            n += 1
        done = n - start
        return done if sure or done == self.number or n == ended else 0

    def _back(self, ended: int, *, sure: bool) -> int:
        n = ended
        while n > 0 and self._may(n - 1, sure=sure) and not self._broken(n - 1, ended):
            n -= 1
        return ended - n

    def _may(self, n: int, *, sure: bool) -> bool:
        return self.marks[n].value is True or (not sure and self.marks[n].value is None)

    def _lost(self, ended: int) -> int:
        """Days lost for certain in windows none of whose days is marked as broken, counted without overlap."""
        lost, past = 0, -1
        label = {mark.day.label: n for n, mark in enumerate(self.marks[:ended])}
        for a, b in sorted(self.wide, key=lambda w: w[1]):
            if a in label and b in label and label[a] > past:
                inside = self.marks[label[a] : label[b] + 1]
                if all(mark.value is not False for mark in inside):
                    lost, past = lost + 1, label[b]
        return lost
