"""Whether a whole day lies in the time of a reading, over all the zones that are asked about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trucewatch.model.arrangement import Area
from trucewatch.model.instant import MINUTE, Boundary
from trucewatch.terms.calendar import Day
from trucewatch.terms.kleene import both
from trucewatch.terms.periods import Windows, windows
from trucewatch.terms.spans import Span, merged


@dataclass(frozen=True, slots=True)
class InTime:
    """The time of a reading in each zone: spans that certainly hold, and spans that may."""

    areas: tuple[Windows, ...]

    def whole(self, day: Day) -> bool | None:
        """True where the whole day certainly lies inside, False where a part of it certainly does not.

        A day that only misses its last minute is whole: 23:59 is how documents write the end of a day.
        """
        return both(*(_whole(w, day) for w in self.areas)) if self.areas else True

    @property
    def start(self) -> datetime | None:
        """The earliest instant at which it may have begun in every zone; None where no zone has a time."""
        firsts = [w.possible[0][0] for w in self.areas if w.possible]
        return max(firsts) if firsts and len(firsts) == len(self.areas) else None


def _whole(windows: Windows, day: Day) -> bool | None:
    last = day.end - MINUTE
    if any(a <= day.start and last <= b for a, b in windows.certain):
        return True
    return None if any(a <= day.start and last <= b for a, b in windows.possible) else False


def in_time(
    areas: Iterable[Area],
    known_at: datetime | None = None,
    ended: Boundary | None = None,
    since: datetime | None = None,
) -> InTime:
    """The time of these areas as known at an instant. `since`: counting starts here, whatever the periods say of the
    start; their ends still hold.
    """
    found = [windows(area, known_at, ended) for area in areas]
    return InTime(tuple(w if since is None else _from(w, since) for w in found if w.possible))


def _from(windows: Windows, since: datetime) -> Windows:
    def begun(spans: tuple[Span, ...], reach: datetime | None) -> tuple[Span, ...]:
        first = [(since, reach)] if reach is not None and since < reach else []
        return tuple((max(a, since), b) for a, b in merged([*spans, *first]) if b > since)

    return Windows(
        begun(windows.certain, windows.certain[0][1] if windows.certain else None),
        begun(windows.possible, windows.possible[0][1]),
    )
