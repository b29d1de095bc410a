"""What was watched, when: the shifts of all seats over a zone, less their gaps.

A shift without an end covers nothing yet: nobody may be held to have watched because nobody wrote that they stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.model.watch import Gap, Mode, Shift
from trucewatch.terms.nesting import Nesting
from trucewatch.terms.spans import Span, clipped, merged, without


@dataclass(frozen=True, slots=True)
class WatchLog:
    """The shifts and gaps on record."""

    shifts: tuple[Shift, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def spans(self, shifts: Iterable[Shift]) -> tuple[Span, ...]:
        """When these shifts were watched: ended ones, each less the gaps of its own seat."""
        found: list[Span] = []
        for shift in shifts:
            if shift.until is not None:
                gaps = [(g.since, g.until) for g in self.gaps if g.seat == shift.seat]
                found.extend(without([(shift.since, shift.until)], gaps))
        return merged(found)

    def reaching(self, zone: str, nested: Nesting, above: frozenset[str]) -> WatchLog:
        """The shifts over a zone, over one that holds it, or over the case, with the gaps of their seats."""
        holding = {zone, *above, *(key for key, whole in nested.get(zone, {}).items() if whole)}
        shifts = tuple(s for s in self.shifts if not s.zones or holding.intersection(s.zones))
        seats = {shift.seat for shift in shifts}
        return WatchLog(shifts, tuple(g for g in self.gaps if g.seat in seats))

    def over(
        self,
        zone: str,
        nested: Nesting,
        above: frozenset[str],
        window: Span,
        mode: Mode | None = None,
        sources: Sequence[str] = (),
        known_at: datetime | None = None,
    ) -> tuple[Span, ...]:
        """When all of a zone was watched in a window: by shifts over it, over a zone that holds it, or over the case.

        `above` are the gazetteer places that hold the zone. A shift of other sources, or of the other mode where one is
        asked for, does not count. At `known_at`, what lies ahead is not watched yet.
        """
        fitting = [
            shift
            for shift in self.reaching(zone, nested, above).shifts
            if (mode is None or shift.mode is mode)
            and (not shift.sources or (bool(sources) and set(sources) <= set(shift.sources)))
        ]
        start, end = window
        return clipped(self.spans(fitting), start, end if known_at is None else max(start, min(end, known_at)))
