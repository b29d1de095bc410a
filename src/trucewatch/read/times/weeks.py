"""Rules for weeks, weekends, months and years, and for so many of them back from the anchor."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.model.when import Precision
from trucewatch.read.pack import words
from trucewatch.read.times.clock import PRECISION_OF, Clock, back, counted, first_after, first_of
from trucewatch.read.times.interval import Time, role_of, spread, unresolved, when_over


def week(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """Last, this and next week, month and year; "this" ends with the anchor's day."""
    unit, which, role = match["unit"].lower(), match["which"].lower(), role_of(clock, match["lead"])
    if clock.day is None:
        return unresolved(clock, match, role)
    first = first_of(clock.day, unit)
    if which == "last":
        first, last = first_of(first - timedelta(days=1), unit), first
    elif which == "next":
        first = first_after(first, unit)
        last = first_after(first, unit)
    else:
        last = first_after(first, unit) if ahead else clock.day + timedelta(days=1)
    return spread(clock, match, role, clock.instant(first), clock.instant(last), PRECISION_OF[unit])


def earlier(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """`earlier this month`: from its beginning to the end of the anchor's day."""
    if clock.day is None:
        return unresolved(clock, match)
    unit = match["unit"].lower()
    return Time(
        when_over(
            clock,
            match,
            clock.instant(first_of(clock.day, unit)),
            clock.instant(clock.day + timedelta(days=1)),
            PRECISION_OF[unit],
        ),
        "at",
    )


def began(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """`since the beginning of the year`, `so far this year`: from its beginning to the end of the anchor's day."""
    if clock.day is None:
        return unresolved(clock, match, "since")
    unit = (match["unit"] or match["unit2"]).lower()
    start, end = clock.instant(first_of(clock.day, unit)), clock.instant(clock.day + timedelta(days=1))
    return Time(when_over(clock, match, start, end, PRECISION_OF[unit]), "since")


def ends(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """`at the end of last year`: its last two months (of a month: its last ten days), marked approximate."""
    if clock.day is None:
        return unresolved(clock, match)
    unit = match["unit"].lower()
    first = first_of(clock.day, unit)
    if match["which"].lower() == "last":
        first = first_of(first - timedelta(days=1), unit)
    last = first_after(first, unit)
    if match["part"].lower() == "end":
        first = date(first.year, 11, 1) if unit == "year" else last - timedelta(days=10)
    else:
        last = date(first.year, 4, 1) if unit == "year" else first + timedelta(days=10)
    return Time(when_over(clock, match, clock.instant(first), clock.instant(last), Precision.MONTH, about=True), "at")


def weekend(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """The Saturday and Sunday before the anchor's day."""
    role = role_of(clock, match["lead"])
    if clock.day is None:
        return unresolved(clock, match, role)
    saturday = clock.day - timedelta(days=(clock.day.weekday() - 5) % 7)
    if clock.day.weekday() == 5:
        saturday -= timedelta(days=7)
    return spread(
        clock, match, role, clock.instant(saturday), clock.instant(saturday + timedelta(days=2)), Precision.DAYS
    )


def past(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """`in the past four days`: from that many days before the anchor's day to its end; 24 hours are one day back."""
    if clock.day is None:
        return unresolved(clock, match, "past")
    unit = words(clock.language, "times")["units"][match["unit"].lower()]
    count = counted(match["n"])
    first = back(clock.day, count, unit)
    return Time(
        when_over(clock, match, clock.instant(first), clock.instant(clock.day + timedelta(days=1)), Precision.DAYS),
        "past",
    )


def ago(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    """`three days ago`; weeks, months and years ago are approximate, hours ago no day."""
    if clock.day is None:
        return unresolved(clock, match)
    unit = words(clock.language, "times")["units"][match["unit"].lower()]
    if unit == "hour":
        return None
    day = back(clock.day, counted(match["n"]), unit)
    if unit == "day":
        return Time(
            when_over(clock, match, clock.instant(day), clock.instant(day + timedelta(days=1)), Precision.DAY),
            "at",
            day,
        )
    first = first_of(day, unit)
    return Time(
        when_over(
            clock, match, clock.instant(first), clock.instant(first_after(first, unit)), PRECISION_OF[unit], about=True
        ),
        "at",
    )


def month(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    """A month by name, the latest past one where no year is given; "early", "mid" and "late" are thirds of it."""
    name = match["m"]
    if not name[0].isupper():
        return None
    role, number = role_of(clock, match["lead"]), words(clock.language, "times")["months"][name.lower()]
    if match["y"]:
        first = date(int(match["y"]), number, 1)
    elif clock.day is None:
        return unresolved(clock, match, role)
    else:
        first = date(clock.day.year, number, 1)
        if first > clock.day and not ahead:
            first = first.replace(year=first.year - 1)
        elif ahead and first_after(first, "month") <= clock.day:
            first = first.replace(year=first.year + 1)
    last = first_after(first, "month")
    if part := (match["part"] or "").lower():
        third = {"early": (0, 10), "mid": (10, 20), "late": (20, 31)}[part]
        first, last = first + timedelta(days=third[0]), min(first + timedelta(days=third[1]), last)
    return spread(
        clock,
        match,
        role,
        clock.instant(first),
        clock.instant(last),
        Precision.MONTH,
        stated=bool(match["y"]),
        about=bool(match["part"]),
    )


def year(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """A year by its number; "early", "mid" and "late" are thirds of it."""
    first = date(int(match["y"]), 1, 1)
    last, role = first_after(first, "year"), role_of(clock, match["lead"])
    if part := (match["part"] or "").lower():
        start = {"early": 1, "mid": 5, "late": 9}[part]
        first, last = date(first.year, start, 1), (date(first.year, start + 4, 1) if start < 9 else last)
    return spread(
        clock,
        match,
        role,
        clock.instant(first),
        clock.instant(last),
        Precision.YEAR,
        stated=True,
        about=bool(match["part"]),
    )
