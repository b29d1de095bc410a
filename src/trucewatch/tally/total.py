"""A sum inside one scope, as an interval: events of one kind of count and one category, each counted once.

A part of another count is never added. Of several counts of one event none is chosen and none is averaged: the event
contributes the interval that holds them all.
"""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.figure import Counted, Figure
from trucewatch.model.frozen import Frozen
from trucewatch.tally.alike import folded
from trucewatch.tally.scope import Counting


class Total(Frozen):
    """`[low, high]` over so many events; `high` None is no bound. `unnumbered` events have no number in any count."""

    counted: Counted
    category: str
    low: int
    high: int | None
    events: int
    unnumbered: int

    @property
    def sign(self) -> str:
        """The sum in signs: `=12`, `≥12`, `12–30`."""
        if self.high is None:
            return f"≥{self.low}"
        return f"={self.low}" if self.low == self.high else f"{self.low}–{self.high}"


def totals(countings: Iterable[Counting]) -> tuple[Total, ...]:
    """A sum for each kind of count and category, over the events that have one, in order of their words."""
    held: dict[tuple[Counted, str], dict[str, list[Figure]]] = {}
    shown: dict[tuple[Counted, str], str] = {}
    for counting in countings:
        figure = counting.figure
        if figure.subset_of or counting.share:
            continue
        key = (figure.counted, folded(figure.category))
        shown[key] = min(figure.category, shown.get(key, figure.category))
        held.setdefault(key, {}).setdefault(counting.told.event or counting.told.id, []).append(figure)
    return tuple(_total(key, shown[key], events) for key, events in sorted(held.items()))


def _total(key: tuple[Counted, str], category: str, events: dict[str, list[Figure]]) -> Total:
    spans = [around(figures) for figures in events.values()]
    highs = [high for _, high in spans]
    return Total(
        counted=key[0],
        category=category,
        low=sum(low for low, _ in spans),
        high=None if None in highs else sum(high for high in highs if high is not None),
        events=len(events),
        unnumbered=sum(all(f.value is None and f.low is None and f.high is None for f in fs) for fs in events.values()),
    )


def around(figures: Iterable[Figure]) -> tuple[int, int | None]:
    """The interval that holds every one of these counts; a count without a lower bound may be as low as zero."""
    held = list(figures)
    highs = [f.high for f in held]
    return min(f.low or 0 for f in held), None if None in highs else max(h for h in highs if h is not None)
