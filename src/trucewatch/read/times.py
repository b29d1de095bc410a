"""Times as stated: weekdays, dates, parts of a day, periods; a half-open UTC interval, or kept as words.

A relative word ("Monday") is resolved only from the anchor of its passage; without one it stays unresolved. The
conventions for parts of a day stand in the language pack.
"""

from __future__ import annotations

import re

from trucewatch.model.report import Anchor
from trucewatch.read import weeks
from trucewatch.read.clock import Clock
from trucewatch.read.days import clock_time, day_named, part_alone
from trucewatch.read.interval import Time
from trucewatch.read.periods import days_of_month, months_of_year, paired, years
from trucewatch.read.timewords import grammar_of

_RULES = {
    "clock": clock_time,
    "day": day_named,
    "days": days_of_month,
    "months": months_of_year,
    "years": years,
    "ends": weeks.ends,
    "earlier": weeks.earlier,
    "past": weeks.past,
    "ago": weeks.ago,
    "week": weeks.week,
    "weekend": weeks.weekend,
    "month": weeks.month,
    "year": weeks.year,
    "part": part_alone,
}


def times(
    text: str,
    start: int,
    end: int,
    anchor: Anchor | None,
    zone: str,
    *,
    ahead: re.Pattern[str] | None = None,
    language: str = "en",
) -> list[Time]:
    """The time expressions of `text[start:end]`, in order; overlapping ones give way to the longer."""
    clock, grammar = Clock(anchor, zone, language), grammar_of(language)
    found: list[Time] = []
    for name, rule in _RULES.items():
        for match in grammar[name].finditer(text, start, end):
            future = bool(ahead and ahead.search(text, start, match.start()))
            if time := rule(clock, match, future):
                found.append(time)
    found.sort(key=lambda t: (-_length(t), t.when.span))
    kept: list[Time] = []
    for time in found:
        if all(not _meet(time, other) for other in kept):
            kept.append(time)
    kept.sort(key=lambda t: t.when.span or (0, 0))
    return paired(kept, text, clock)


def _length(time: Time) -> int:
    a, b = time.when.span or (0, 0)
    return b - a


def _meet(one: Time, other: Time) -> bool:
    (a, b), (c, d) = one.when.span or (0, 0), other.when.span or (0, 0)
    return a < d and c < b
