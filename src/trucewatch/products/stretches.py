"""Cutting a long register into stretches of time that can each be seen, and the days to mark on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.model.instant import start_of_day, zone_named

APART = timedelta(days=9)
"""What begins later than this after everything before it has ended is a stretch of its own."""

MARGIN = 0.06
"""How much of a stretch's length is added on either side, so that no bar ends at the very edge unless it goes on."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """`[start, end)` in UTC."""

    start: datetime
    end: datetime

    def meets(self, start: datetime | None, end: datetime | None) -> bool:
        """Whether something between these instants (None is open) can be seen in it."""
        return (start is None or start < self.end) and (end is None or end > self.start)


def stretches(spans: Iterable[tuple[datetime, datetime]]) -> tuple[Stretch, ...]:
    """Stretches that hold all the spans (of what has no end, its start twice), cut where nothing is for `APART`."""
    groups: list[tuple[datetime, datetime]] = []
    for start, end in sorted(spans):
        if groups and start - groups[-1][1] <= APART:
            groups[-1] = groups[-1][0], max(end, groups[-1][1])
        else:
            groups.append((start, end))
    return tuple(_padded(first, last) for first, last in groups)


def _padded(first: datetime, last: datetime) -> Stretch:
    length = max(last - first, timedelta(hours=36))
    return Stretch(first - length * MARGIN, first + length * (1 + MARGIN))


def ticks(stretch: Stretch, zone: str) -> Iterator[tuple[datetime, str]]:
    """Local midnights to mark, with their words: about ten of them, whole days, weeks, months or years apart."""
    there = zone_named(zone)
    days = (stretch.end - stretch.start) / timedelta(days=1)
    day = stretch.start.astimezone(there).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0)
    step = next((n for n in (1, 2, 7, 14) if days / n <= 12), 0)
    while (at := start_of_day(day, there)) < stretch.end:
        if at >= stretch.start:
            if step:
                yield at, f"{day.day} {day:%b}"
            elif days <= 400:
                if day.day == 1:
                    yield at, f"{day:%b %Y}"
            elif (day.month, day.day) == (1, 1):
                yield at, f"{day:%Y}"
        day += timedelta(days=step or 1)


def offsets(stretch: Stretch, zone: str) -> str:
    """The local clock's offset in a stretch: `UTC+03:00`, or both where the clock changes in it."""
    there = zone_named(zone)
    found = dict.fromkeys(_offset(at.astimezone(there)) for at in (stretch.start, stretch.end))
    return ", then ".join(found)


def _offset(at: datetime) -> str:
    text = at.strftime("%z")
    return f"UTC{text[:3]}:{text[3:]}"
