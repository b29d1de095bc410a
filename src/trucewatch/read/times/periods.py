"""Rules for a period between two stated ends: `between D1 and D2`, `from D1 to D2`, `3-5 May`, `from March to May`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.pack import plain, words
from trucewatch.read.times.clock import PRECISION_OF, Clock, first_after, safe_date
from trucewatch.read.times.interval import Time, unresolved, when_over


def days_of_month(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    """`between 3 and 5 May`, `from May 3 to 5`, `3-5 May`: days of one month."""
    n = "1" if match["m1"] else "2"
    name, year = match[f"m{n}"], match[f"y{n}"]
    if not name[0].isupper():
        return None
    found = clock.dated(int(match[f"to{n}"]), _month(clock, name), int(year) if year else None, ahead)
    if found is None:
        return (
            unresolved(clock, match, "period") if safe_date(2000, _month(clock, name), int(match[f"to{n}"])) else None
        )
    last, stated = found
    first = safe_date(last.year, last.month, int(match[f"from{n}"]))
    if first is None or first >= last:
        return None
    end = clock.instant(last + timedelta(days=1))
    return Time(when_over(clock, match, clock.instant(first), end, Precision.DAYS, stated=stated), "period")


def months_of_year(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    """`between March and May`, `from March 2030 to May 2031`: whole months."""
    if not (match["from"][0].isupper() and match["to"][0].isupper()):
        return None
    first_month, last_month = _month(clock, match["from"]), _month(clock, match["to"])
    year = match["y2"] or match["y1"]
    if year is None and clock.day is None:
        return unresolved(clock, match, "period")
    last_year = int(year) if year else clock.day.year if clock.day else 0
    if year is None and clock.day and date(last_year, last_month, 1) > clock.day and not ahead:
        last_year -= 1
    first_year = int(match["y1"]) if match["y1"] else last_year - (first_month > last_month)
    first, last = date(first_year, first_month, 1), first_after(date(last_year, last_month, 1), "month")
    return _whole(clock, match, first, last, "month", year is not None)


def years(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    """`between 2030 and 2032`, `from 2030 to 2032`: whole years."""
    return _whole(clock, match, date(int(match["from"]), 1, 1), date(int(match["to"]) + 1, 1, 1), "year", True)


def _whole(clock: Clock, match: re.Match[str], first: date, last: date, unit: str, stated: bool) -> Time | None:
    if first >= last:
        return None
    when = when_over(clock, match, clock.instant(first), clock.instant(last), PRECISION_OF[unit], stated=stated)
    return Time(when, "period")


def _month(clock: Clock, name: str) -> int:
    return int(words(clock.language, "times")["months"][name.lower()])


def paired(found: list[Time], text: str, clock: Clock) -> list[Time]:
    """Two days beside each other that are the ends of one period, as that period: `since D1 until D2`."""
    out: list[Time] = []
    for time in found:
        before = out[-1] if out else None
        made = _between(before, time, text, clock) if before is not None else None
        if made is None:
            out.append(time)
        else:
            out[-1] = made
    return out


def _between(one: Time, other: Time, text: str, clock: Clock) -> Time | None:
    (a, b), (c, d) = one.when.span or (0, 0), other.when.span or (0, 0)
    if one.day is None or other.day is None or c - b > 12 or one.role == "until" or other.role == "since":
        return None
    opens = _opening(text, a, one.when.as_written, clock.language)
    joined = " ".join(
        (text[b:c] + " " + other.when.as_written.split()[0] if other.role == "until" else text[b:c]).split()
    )
    if opens is None or joined.lower() not in plain(clock.language, "times", "joins_a_period"):
        return None
    first, end = one.day, other.when.end
    if other.when.basis is TimeBasis.STATED and one.when.basis is not TimeBasis.STATED:
        first = _in_year_of(first, other.day)
    start = clock.instant(first, one.hours[0] if one.hours else 0)
    if end is None or start >= end:
        return None
    begins, stated = a - opens, other.when.basis
    when = When(
        start=start,
        end=end,
        precision=Precision.DAYS,
        zone=clock.zone,
        as_written=text[begins:d],
        basis=stated,
        span=(begins, d),
    )
    return Time(when, "period")


def _in_year_of(day: date, last: date) -> date:
    """A day without a year before a day with one: in its year, else in the year before."""
    steps = (safe_date(last.year - step, day.month, day.day) for step in (0, 1))
    return next((d for d in steps if d is not None and d <= last), day)


def _opening(text: str, at: int, written: str, language: str) -> int | None:
    """How far before a time the word that opens a period stands; 0 where it is the time's own first word."""
    opens = plain(language, "times", "opens_a_period")
    if written.split()[0].lower() in opens:
        return 0
    before = re.search(r"(\w+)\s+$", text[max(0, at - 12) : at])
    if before is None or before.group(1).lower() not in opens:
        return None
    return len(before.group())
