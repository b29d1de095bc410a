"""One place and one time against one reading: the two tests "in area" and "in time", with what they rest on.

Each area of a reading has its own periods, so the two are asked together: a time counts only in an area where the
place may be. The desk's question ("what is in force here now") and a finding use this same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from trucewatch.model.arrangement import Area, Exclusion, Reading
from trucewatch.model.instant import Boundary, iso
from trucewatch.model.when import When
from trucewatch.model.where import Where
from trucewatch.terms.book import Book
from trucewatch.terms.kleene import agreed, both, either, negated
from trucewatch.terms.known import known, sources
from trucewatch.terms.periods import counted, windows, written

InZones = Mapping[str, bool | None]
"""For one place: zone id to whether it lies in that zone. A zone that is missing is plainly elsewhere (False)."""

Span = tuple[datetime | None, datetime | None]
"""`[start, end)` in UTC; None is an open side."""

Timed = tuple[Area, bool | None, bool | None]
"""An area, whether it holds the place, and whether its periods hold the time."""


@dataclass(frozen=True)
class Cover:
    """Whether a reading's area and time hold the place and the time, and why.

    Everything but the answer on the area is worked out when it is first asked for: most readings are plainly elsewhere,
    and nobody asks them more.
    """

    area: bool | None
    within: bool | None
    excluded: bool | None
    known_areas: tuple[tuple[Area, bool | None], ...]
    left_out: tuple[Exclusion, ...]
    span: Span
    known_at: datetime | None
    ended: Boundary | None

    @cached_property
    def areas(self) -> tuple[Timed, ...]:
        """The areas in which the place may lie (all of them, where it lies in none), each with its time."""
        asked = [pair for pair in self.known_areas if pair[1] is not False] or self.known_areas
        return tuple((a, value, windows(a, self.known_at, self.ended).covers(*self.span)) for a, value in asked)

    @cached_property
    def time(self) -> bool | None:
        """Whether the time lies in the periods of the areas in which the place may lie."""
        return _time(self.areas)

    @cached_property
    def area_basis(self) -> str:
        """What the answer on the area rests on."""
        return _area_basis(self.known_areas, self.within, self.left_out, self.excluded)

    @cached_property
    def time_basis(self) -> str:
        """What the answer on the time rests on."""
        return _time_basis(self.areas, self.span, self.known_at, self.ended)


def in_zones(book: Book, places: Sequence[Where]) -> tuple[InZones, ...]:
    """For each place, how it lies to each zone: one geometry step for all; without a point, unknown everywhere."""
    lon, lat = (np.array([getattr(p, axis) if p.located else np.nan for p in places], float) for axis in ("lon", "lat"))
    answers: list[dict[str, bool | None]] = [{} for _ in places]
    words = {1: True, -1: None}
    for at, zone, codes in book.ground.pairs(lon, lat, np.array([p.radius_km for p in places], float)):
        for point, index, code in zip(at.tolist(), zone.tolist(), codes.tolist(), strict=True):
            if code:
                answers[point][book.ground.ids[index]] = words[code]
    return tuple(_by_name(book, place, answer) for place, answer in zip(places, answers, strict=True))


def _by_name(book: Book, place: Where, answer: dict[str, bool | None]) -> InZones:
    """A place that the gazetteer puts inside the zone of that id is in it, though its radius reaches over the edge.

    Not so where the words widen the place ("near X"): its radius is then larger than the gazetteer's own. A place that
    the geometry puts plainly outside stays outside: the names then contradict the map.
    """
    held = book.places.get(place.key or "")
    if held is None or place.radius_km > held.radius_km or (place.lat, place.lon) != (held.lat, held.lon):
        return answer
    named = book.contained_in(held.id)
    return {zone: True if value is None and zone in named else value for zone, value in answer.items()}


def cover(reading: Reading, zones: InZones, span: Span, known_at: datetime | None, ended: Boundary | None) -> Cover:
    """The reading's answer for one place and one span `[start, end)`, as known at `known_at`.

    A place left out is outside, whatever areas hold it. Several areas that may hold the place and disagree on the time
    leave the time unknown.
    """
    areas = tuple((a, zones.get(a.zone, False)) for a in reading.areas if counted(a, known_at))
    out = tuple(e for e in reading.left_out if known(e.cite, known_at) and zones.get(e.zone, False) is not False)
    excluded = either(*(zones.get(e.zone, False) for e in out))
    within = either(*(value for _, value in areas))
    return Cover(both(within, negated(excluded)), within, excluded, areas, out, span, known_at, ended)


def _time(timed: Sequence[Timed]) -> bool | None:
    if any(area and time for area, time in ((t[1], t[2]) for t in timed)):
        return True
    return agreed(time for _, _, time in timed)


def _area_basis(
    areas: Sequence[tuple[Area, bool | None]], within: bool | None, out: Sequence[Exclusion], excluded: bool | None
) -> str:
    if excluded is not False:
        names = ", ".join(dict.fromkeys(e.zone for e in out))
        cites = sources(c for e in out for c in e.cite)
        how = "left out" if excluded else "may lie in what is left out"
        return f"{how}: zone {names} (sources: {cites})"
    told = ", ".join(_called(area) for area, value in areas if value is within)
    if within is False:
        return f"outside {told}" if told else "the reading has no area known at that instant"
    return f"inside {told}" if within else f"it may lie inside or outside {told}"


def _called(area: Area) -> str:
    return f"zone {area.zone}" + (f" (“{area.as_written}”)" if area.as_written else "")


def _time_basis(timed: Sequence[Timed], span: Span, known_at: datetime | None, ended: Boundary | None) -> str:
    start, end = (iso(side) if side else "open" for side in span)
    asked = start if start == end else f"{start} to {end}"
    lines = []
    for area, _, time in timed:
        periods = "; ".join(
            f"{written(p.since)} to {written(p.until) if p.until else 'no stated end'}" for p in counted(area, known_at)
        )
        word = {True: "within", False: "outside", None: "not certainly within or outside"}[time]
        lines.append(f"{asked} is {word} {periods} (zone {area.zone})")
    over = f"; ended {ended.as_written}" if ended else ""
    return "; ".join(lines) + over


def spans(whens: Sequence[When]) -> tuple[Span, ...]:
    """The spans of stated times. One that is only approximate is widened by its own length on either side."""
    return tuple(_span(when) for when in whens if when.resolved)


def _span(when: When) -> Span:
    if not when.approximate or when.start is None or when.end is None:
        return when.start, when.end
    length = when.end - when.start
    return when.start - length, when.end + length
