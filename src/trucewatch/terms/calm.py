"""Calm days: watched whole, inside the time, and nothing on record that breaks them. No report is not calm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from trucewatch.model.condition import CalmDay
from trucewatch.model.instant import iso
from trucewatch.terms.breaks import Breaks
from trucewatch.terms.calendar import Day
from trucewatch.terms.durations import in_words, parsed
from trucewatch.terms.intime import InTime
from trucewatch.terms.runs import Mark
from trucewatch.terms.spans import Span, clipped, length, without

NOT_WHOLE = "not a whole day inside the reading's time"
MAY_BE_WHOLE = "perhaps not a whole day inside the reading's time"


def calm_marks(
    days: Iterable[Day], test: CalmDay, time: InTime, breaks: Breaks, watched: Iterable[Iterable[Span]], at: datetime
) -> tuple[Mark, ...]:
    """What each day comes to. `watched` holds, for each zone asked about, the spans in which it was watched; a day that
    is not over at `at` is open.
    """
    zones = [tuple(spans) for spans in watched]
    return tuple(_mark(day, test, time, breaks, zones, at) for day in days)


def _mark(day: Day, test: CalmDay, time: InTime, breaks: Breaks, watched: list[tuple[Span, ...]], at: datetime) -> Mark:
    whole, value, why, rests_on = standing(day, time, breaks, at)
    over = day.end <= at
    gaps = _gaps(day, test, watched) if over else []
    if value is not False and (gaps or not over):
        value = None
    return Mark(day, value, tuple(dict.fromkeys([*why, *gaps])), tuple(rests_on), whole, over)


def standing(
    day: Day, time: InTime, breaks: Breaks, at: datetime
) -> tuple[bool | None, bool | None, list[str], list[str]]:
    """What the reading's time and the breaks leave of a day: whether it lies inside, its value, why, and on what.

    Nothing breaks a day that has not begun: what lasts today may be over by then.
    """
    whole = time.whole(day)
    why = [NOT_WHOLE] if whole is False else [MAY_BE_WHOLE] if whole is None else []
    value = whole
    rests_on: list[str] = []
    for broken in breaks.on(day.label) if day.start < at else ():
        rests_on.append(broken.rests_on)
        value = False if broken.breaks_for_certain(day.label) or value is False else None
        one = broken.lasting or broken.first == broken.last
        why.append(broken.why if one else f"{broken.why}, some time {_between(broken.first, broken.last)}")
    return whole, value, why, rests_on


def _between(first: date, last: date) -> str:
    return f"from {first} on" if last == date.max else f"from {first} to {last}"


def _gaps(day: Day, test: CalmDay, watched: list[tuple[Span, ...]]) -> list[str]:
    """The stretches without watch, where they come to more than the threshold allows in a zone."""
    days, rest = parsed(test.unwatched)
    found: dict[Span, None] = {}
    for spans in watched:
        gaps = without([(day.start, day.end)], clipped(spans, day.start, day.end))
        if length(gaps) > rest and not days:
            found.update(dict.fromkeys(gaps))
    if any(gap == (day.start, day.end) for gap in found):
        return ["no watch on record"]
    return [f"no watch {iso(a)} to {iso(b)} ({in_words(b - a)})" for a, b in sorted(found)]
