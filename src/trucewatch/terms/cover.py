"""One place and one time against one reading: the two tests "in area" and "in time", with what they rest on.

The answers come from `extents`; here they are put into words. The desk's question ("what is in force here now") and a
finding use this same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from trucewatch.model.arrangement import Area, Exclusion
from trucewatch.model.instant import Boundary, iso
from trucewatch.model.when import When
from trucewatch.terms.codes import NO, value_of
from trucewatch.terms.extents import Answers, Extents
from trucewatch.terms.known import sources
from trucewatch.terms.periods import counted, written

Span = tuple[datetime | None, datetime | None]
"""`[start, end)` in UTC; None is an open side."""

Timed = tuple[Area, bool | None, bool | None]
"""An area, whether it holds the place, and whether its periods hold the time."""


@dataclass(frozen=True)
class Cover:
    """Whether a reading's area and time hold the place and the time, and why.

    `within`: whether an area holds the place; `excluded`: whether it is left out, by one of `left_out`. `areas` are
    those in which the place may lie (all of them, where it lies in none). The words are worked out when asked for.
    """

    area: bool | None
    time: bool | None
    within: bool | None
    excluded: bool | None
    areas: tuple[Timed, ...]
    left_out: tuple[Exclusion, ...]
    span: Span
    known_at: datetime | None
    ended: Boundary | None

    @cached_property
    def area_basis(self) -> str:
        """What the answer on the area rests on."""
        return _area_basis([(a, value) for a, value, _ in self.areas], self.within, self.left_out, self.excluded)

    @cached_property
    def time_basis(self) -> str:
        """What the answer on the time rests on."""
        return _time_basis(self.areas, self.span, self.known_at, self.ended)


def cover(of: Extents, reading: int, answers: Answers, row: int, span: Span, ended: Boundary | None) -> Cover:
    """One reading's answer for one place and one span `[start, end)`, out of those on many.

    `reading`: its index in `of`; `row`: that of the place and time in `answers`. `ended`: when the arrangement was
    ended, for the words.
    """
    areas = range(of.first_area[reading], of.first_area[reading + 1])
    outs = range(of.first_out[reading], of.first_out[reading + 1])
    asked = [n for n in areas if answers.areas[row, n] != NO] or areas
    return Cover(
        area=value_of(int(answers.area[row, reading])),
        time=value_of(int(answers.time[row, reading])),
        within=value_of(int(answers.within[row, reading])),
        excluded=value_of(int(answers.left_out[row, reading])),
        areas=tuple(
            (of.areas[n], value_of(int(answers.areas[row, n])), value_of(int(answers.times[row, n]))) for n in asked
        ),
        left_out=tuple(of.outs[n] for n in outs if answers.outs[row, n] != NO),
        span=span,
        known_at=of.known_at,
        ended=ended,
    )


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
        return f"outside {told}"
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
