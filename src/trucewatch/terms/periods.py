"""An area's periods as windows of validity: where it certainly holds, where it may, and what is loose between.

Ends are exclusive. A boundary known only to an interval leaves that interval unknown, save where an extension starts
at the very end, written in the same way, of the period before: then one of the two holds, whenever that was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from trucewatch.model.arrangement import Area, Period
from trucewatch.model.instant import Boundary, iso
from trucewatch.terms.durations import in_words
from trucewatch.terms.known import known

EVER, NEVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
"""Before and after everything, where a side is open."""

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Windows:
    """Half-open spans in UTC: `certain` are merged and in order; `possible` contain them."""

    certain: tuple[Span, ...]
    possible: tuple[Span, ...]


def counted(area: Area, known_at: datetime | None = None) -> tuple[Period, ...]:
    """The periods known at an instant, in order of start."""
    return tuple(sorted((p for p in area.periods if known(p.cite, known_at)), key=lambda p: p.since.earliest))


def windows(area: Area, known_at: datetime | None = None, ended: Boundary | None = None) -> Windows:
    """The windows of the periods known at `known_at`, cut off where the arrangement was ended."""
    periods = counted(area, known_at)
    certain = [(_late(p.since), p.until.earliest if p.until else NEVER) for p in periods]
    possible = [(p.since.earliest, _late(p.until) if p.until else NEVER) for p in periods]
    for before, after in pairwise(periods):
        if before.until and _same(before.until, after.since):
            certain.append((before.until.earliest, _late(after.since)))
    if ended:
        certain = [(a, min(b, ended.earliest)) for a, b in certain]
        possible = [(a, min(b, _late(ended))) for a, b in possible]
    return Windows(_merged(certain), _merged(possible))


def chains(periods: Sequence[Period]) -> tuple[tuple[Period, ...], ...]:
    """Periods in order of start, those that may follow without a gap put together."""
    found: list[list[Period]] = []
    for period in periods:
        until = found[-1][-1].until if found else None
        if found and (until is None or period.since.earliest <= _late(until)):
            found[-1].append(period)
        else:
            found.append([period])
    return tuple(tuple(chain) for chain in found)


def gaps(area: Area, known_at: datetime | None = None) -> tuple[str, ...]:
    """What does not join between one period and the next: certain gaps and overlaps, and what cannot be told."""
    periods = counted(area, known_at)
    seams = (_seam(before, after) for before, after in pairwise(periods))
    return tuple(seam for seam in seams if seam)


def _seam(before: Period, after: Period) -> str | None:
    if before.until is None:
        return f"a period from {written(after.since)} follows one without a stated end"
    if _same(before.until, after.since):
        return None
    between = f"{written(before.until)} (end) and {written(after.since)} (next start)"
    if after.since.earliest > _late(before.until):
        least = in_words(after.since.earliest - _late(before.until))
        return f"gap of {'' if _exact(before, after) else 'at least '}{least} between {between}"
    if before.until.earliest > _late(after.since):
        least = in_words(before.until.earliest - _late(after.since))
        return f"overlap of {'' if _exact(before, after) else 'at least '}{least} between {between}"
    return f"it cannot be told whether there is a gap between {between}"


def _exact(before: Period, after: Period) -> bool:
    return before.until is not None and before.until.exact and after.since.exact


def written(boundary: Boundary) -> str:
    """A boundary as the case writes it, with UTC beside it where it is known to the instant."""
    plain = boundary.exact and "=" not in boundary.as_written
    return f"{boundary.as_written} ({iso(boundary.earliest)})" if plain else boundary.as_written


def _late(boundary: Boundary) -> datetime:
    return NEVER if boundary.latest is None else boundary.latest


def _same(one: Boundary, other: Boundary) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
