"""Half-open spans of time: merged, taken away from each other, and measured."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

Span = tuple[datetime, datetime]
"""`[start, end)` in UTC, not empty."""


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time as spans in order that do not touch."""
    out: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def clipped(spans: Iterable[Span], start: datetime, end: datetime) -> tuple[Span, ...]:
    """What of the spans lies in `[start, end)`."""
    return merged((max(a, start), min(b, end)) for a, b in spans)


def without(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """What of the spans lies in none of those taken away."""
    left = merged(spans)
    for start, end in merged(taken):
        left = merged(piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)))
    return left


def length(spans: Iterable[Span]) -> timedelta:
    """How long the spans are together, each moment once."""
    return sum((b - a for a, b in merged(spans)), timedelta())
