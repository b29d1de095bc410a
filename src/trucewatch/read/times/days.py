"""Rules for a day and for a part of a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.model.instant import MINUTE
from trucewatch.model.when import Precision, When
from trucewatch.read.pack import words
from trucewatch.read.times.clock import Clock, safe_date
from trucewatch.read.times.interval import Time, role_of, spread, unresolved, when_over


def day_named(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    """A weekday, a date or "yesterday", with the part of the day that stands beside it."""
    role = role_of(clock, match["lead"])
    if (
        role == "until"
        and re.search(r"['’]s(?:\s|$)|['’]$", match.group() + match.string[match.end() : match.end() + 2])
        and match["wd"]
    ):
        role = "at"
    stated, day = False, None
    if match["wd"]:
        day = clock.weekday(match["wd"], ahead, (match["which"] or "").lower() or None)
    elif match["rel"]:
        shift = words(clock.language, "times")["relative_days"][match["rel"].lower()]
        day = clock.day + timedelta(days=shift) if clock.day else None
    else:
        read = _date(clock, match, ahead)
        if read == "no date":
            return None
        if isinstance(read, tuple):
            day, stated = read
    if day is None:
        return unresolved(clock, match, role)
    sheet = words(clock.language, "times")
    part = sheet["before_day"].get(_squeeze(match["before"])) or sheet["after_day"].get(_squeeze(match["after"]))
    hours = (part[0], part[1]) if part else (0, 24)
    precision = Precision.PART_OF_DAY if part else Precision.DAY
    start, end = clock.instant(day, hours[0]), clock.instant(day, hours[1])
    return spread(clock, match, role, start, end, precision, stated=stated, day=day, hours=hours if part else None)


def _squeeze(phrase: str | None) -> str:
    return " ".join((phrase or "").lower().split())


def _date(clock: Clock, match: re.Match[str], ahead: bool) -> tuple[date, bool] | str | None:
    months = words(clock.language, "times")["months"]
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        read = safe_date(year, month, day)
        return (read, True) if read else "no date"
    if match["dotted"]:
        day, month, year = map(int, re.split(r"[./-]", match["dotted"]))
        read = safe_date(year, month, day)
        return (read, True) if read else "no date"
    n = "1" if match["m1"] else "2"
    name, number, year_text = match[f"m{n}"], match[f"d{n}"], match[f"y{n}"]
    if not name or not name[0].isupper() or not 1 <= int(number) <= 31:
        return "no date"
    if year_text is None and role_of(clock, match["lead"]) == "until":
        return clock.nearest(int(number), months[name.lower()])
    return clock.dated(int(number), months[name.lower()], int(year_text) if year_text else None, ahead)


def part_alone(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """A part of a day without its day: that of the anchor."""
    hours = words(clock.language, "times")["alone"][_squeeze(match.group())]
    if clock.day is None:
        return Time(when_over(clock, match, None, None, Precision.UNRESOLVED), "part", None, (hours[0], hours[1]))
    return Time(part_of_day(clock, match, clock.day, (hours[0], hours[1])), "part", None, (hours[0], hours[1]))


def part_of_day(clock: Clock, match: re.Match[str], day: date, hours: tuple[int, int]) -> When:
    """A part of a day; equal hours are a clock time (noon), written as one minute."""
    start, end = clock.instant(day, hours[0]), clock.instant(day, hours[1])
    if start == end:
        return when_over(clock, match, start, end + MINUTE, Precision.MINUTE, about=True)
    return when_over(clock, match, start, end, Precision.PART_OF_DAY)
