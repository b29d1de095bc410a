"""Clock times: "1:00 am Friday (2200 GMT Thursday)", "around noon local time on Monday", "at 21:40"; one minute each.

Two clocks that a text gives for one time must agree; where they do not, nothing is chosen: the words of both are kept,
unresolved. A clock without a day of its own takes the day that stands beside it in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from trucewatch.model.instant import MINUTE, local
from trucewatch.model.when import Precision
from trucewatch.read.pack import words
from trucewatch.read.times.clock import Clock
from trucewatch.read.times.interval import Time, role_of, unresolved, when_over

BESIDE = 24
"""A day at most so many signs from a clock time is its day before any other one."""


def clock_time(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    """A clock time with its weekday; without one it waits for a day (role `clock`)."""
    point = _point(match)
    if point is None or not _is_a_time(match):
        return None
    role = role_of(clock, match["lead"])
    if point == (24, 0) and match["point"] and role != "until":
        return None  # the midnight that a day begins with, or the one that ends it: the day itself stands
    named = match["wd"] or match["wd2"]
    day = clock.weekday(named, ahead or role == "until") if named and clock.day else None
    if day is not None:
        return _at(clock, match, day, role)
    waiting = unresolved(clock, match, "clock")
    return replace(waiting, pending=(clock, match, role)) if not named else replace(waiting, role=role)


def _is_a_time(match: re.Match[str]) -> bool:
    """Whether digits are a clock at all: "am", a zone, a weekday, a second clock or a word such as "at" says so."""
    return any(match[n] for n in ("half", "half2", "wd", "gh", "tail", "point", "at", "lead"))


def _point(match: re.Match[str]) -> tuple[int, int] | None:
    """Hour and minute, or None where there is no such time; midnight is the end of a day."""
    if match["point"]:
        return (12, 0) if match["point"].lower() in ("noon", "midday") else (24, 0)
    whole = match["whole"]
    hour, minute = (int(whole[:2]), int(whole[2:])) if whole else (int(match["h"]), int(match["min"] or 0))
    half = (match["half"] or match["half2"] or "").lower().replace(".", "")
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    return (hour % 12 + (12 if half == "pm" else 0) if half else hour), minute


def _at(clock: Clock, match: re.Match[str], day: date, role: str) -> Time:
    point = _point(match)
    assert point is not None
    stated_in_utc = (match["tail"] or "").upper() in ("GMT", "UTC")
    begins = datetime(day.year, day.month, day.day, point[0] % 24, point[1]) + timedelta(days=point[0] // 24)
    try:
        at = begins.replace(tzinfo=UTC) if stated_in_utc else local(begins, clock.tz)
    except ValueError:
        return unresolved(clock, match, role)
    if match["gh"] and (at.hour, at.minute) != (int(match["gh"]), int(match["gm"])):
        return unresolved(clock, match, role)
    weekdays = words(clock.language, "times")["weekdays"]
    if match["gwd"] and weekdays[match["gwd"].lower()] != at.weekday():
        return unresolved(clock, match, role)
    if role == "until":
        return Time(when_over(clock, match, None, at, Precision.OPEN), role, day)
    return Time(when_over(clock, match, at, at + MINUTE, Precision.MINUTE, about=bool(match["about"])), role, day)


def with_days(found: list[Time], text: str) -> list[Time]:
    """Clock times that wait for a day, with the day that stands beside them, else the only one of the sentence."""
    days = [t for t in found if t.day is not None and t.pending is None and t.hours is None]
    return [_dated(t, days, text) if t.pending is not None else t for t in found]


def _dated(time: Time, days: list[Time], text: str) -> Time:
    assert time.pending is not None
    clock, match, role = time.pending
    near = sorted(days, key=lambda d: _gap(time, d))
    distinct = {d.day for d in days}
    if not near or (_gap(time, near[0]) > BESIDE and len(distinct) > 1):
        return time
    day = near[0].day
    assert day is not None
    shift = _shift(clock, text, match.end())
    if shift and near[0].when.span and near[0].when.span[0] > match.end():
        return time  # "at 9 pm the day before", and the day that is meant stands after it
    return _at(clock, match, day + timedelta(days=shift), role)


def _shift(clock: Clock, text: str, at: int) -> int:
    """`at 9 pm the day before`: how many days from the day named before the clock's own lies."""
    low = " ".join(text[at : at + 30].lower().split())
    shifts = words(clock.language, "times")["day_shifts"]
    return next((int(days) for phrase, days in shifts.items() if low.startswith(phrase)), 0)


def on_day(time: Time, day: date) -> Time:
    """A clock time that waits for a day, on a day that another passage gives it."""
    if time.pending is None:
        return time
    clock, match, role = time.pending
    return _at(clock, match, day, role)


def _gap(one: Time, other: Time) -> int:
    (a, b), (c, d) = one.when.span or (0, 0), other.when.span or (0, 0)
    return max(c - b, a - d, 0)
