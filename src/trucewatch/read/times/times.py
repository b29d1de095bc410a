"""Times as stated: weekdays, dates, parts of a day, periods; a half-open UTC interval, or kept as words.

A relative word ("Monday") is resolved only from the anchor of its passage; without one it stays unresolved. The
conventions for parts of a day stand in the language pack.
"""

from __future__ import annotations

import re

from trucewatch.model.report import Anchor
from trucewatch.read.times import weeks
from trucewatch.read.times.clock import Clock
from trucewatch.read.times.days import day_named, part_alone
from trucewatch.read.times.hours import clock_time, with_days
from trucewatch.read.times.interval import Time
from trucewatch.read.times.periods import days_of_month, months_of_year, paired, years
from trucewatch.read.times.ranged import is_ranged, over_range
from trucewatch.read.times.timewords import grammar_of, needs

_RULES = {
    "clock": clock_time,
    "day": day_named,
    "days": days_of_month,
    "months": months_of_year,
    "years": years,
    "began": weeks.began,
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

_OF_DIGITS = frozenset({"days", "years", "year"})
"""Rules of which every expression has a digit; a passage without one is not searched for them."""
_OR_DIGITS = frozenset({"day", "clock"})
"""Rules of which every expression has a digit or one of the words that they need."""
_DIGIT = re.compile(r"\d")


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
    """The time expressions of `text[start:end]`, in order; overlapping ones give way to the longer.

    From an anchor that is a range of days a relative word gives all that it can mean (see `ranged`).
    """

    def counted_from(one: Anchor | None) -> list[Time]:
        return _times(text, (start, end), one, zone, ahead, language)

    return over_range(counted_from, anchor) if anchor is not None and is_ranged(anchor) else counted_from(anchor)


def _times(
    text: str,
    span: tuple[int, int],
    anchor: Anchor | None,
    zone: str,
    ahead: re.Pattern[str] | None,
    language: str,
) -> list[Time]:
    start, end = span
    clock, grammar = Clock(anchor, zone, language), grammar_of(language)
    found: list[Time] = []
    digits, low, needed = _DIGIT.search(text, start, end) is not None, text[start:end].lower(), needs(language)
    for name, rule in _RULES.items():
        if name in _OF_DIGITS and not digits:
            continue
        if (any_of := needed.get(name)) and not (digits and name in _OR_DIGITS) and not any(w in low for w in any_of):
            continue
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
    return paired(with_days(kept, text), text, clock)


def _length(time: Time) -> int:
    a, b = time.when.span or (0, 0)
    return b - a


def _meet(one: Time, other: Time) -> bool:
    (a, b), (c, d) = one.when.span or (0, 0), other.when.span or (0, 0)
    return a < d and c < b
