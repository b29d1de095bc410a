"""Claims whose times lie near each other, found by going along the calendar once instead of trying every two.

What goes through it afterwards is compared as before: it only leaves out pairs that are farther apart than asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from heapq import heappop, heappush

from trucewatch.model.when import When
from trucewatch.tally.told import Told, closed

Stretch = Callable[[Told], When | None]
Row = tuple[datetime, datetime, int, Told]


def near_pairs(told: Iterable[Told], stretch: Stretch, within: timedelta) -> Iterator[tuple[Told, Told]]:
    """Every two of a list whose stretches lie no farther apart than that, each pair once; undated ones in none."""
    under_way: list[tuple[datetime, int, Told]] = []
    for start, end, place, t in _rows(told, stretch, 0):
        _past(under_way, start, within)
        yield from ((other, t) for _, _, other in under_way if other.asked or t.asked)
        heappush(under_way, (end, place, t))


def near_across(
    ones: Iterable[Told], others: Iterable[Told], stretch: Stretch, within: timedelta
) -> Iterator[tuple[Told, Told]]:
    """Every one of the first list with every one of the second that lies no farther apart than that."""
    first, second = _rows(ones, stretch, 0), _rows(others, stretch, 1)
    under_way: tuple[list[tuple[datetime, int, Told]], ...] = ([], [])
    for start, end, place, t in sorted([*first, *second], key=lambda row: row[:3]):
        side = place % 2
        _past(under_way[1 - side], start, within)
        met = (other for _, _, other in under_way[1 - side] if other.asked or t.asked)
        yield from ((t, other) if side == 0 else (other, t) for other in met)
        heappush(under_way[side], (end, place, t))


def _rows(told: Iterable[Told], stretch: Stretch, side: int) -> list[Row]:
    """Start, end, a number that no other row has (its last bit is the side), the claim; in order of starts."""
    rows = []
    for n, t in enumerate(told):
        when = stretch(t)
        if when is not None and when.resolved:
            rows.append((*closed(when), 2 * n + side, t))
    return sorted(rows, key=lambda row: row[:3])


def _past(under_way: list[tuple[datetime, int, Told]], start: datetime, within: timedelta) -> None:
    while under_way and start - under_way[0][0] > within:
        heappop(under_way)
