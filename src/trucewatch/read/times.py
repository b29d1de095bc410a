"""Times as stated: weekdays, dates, parts of a day, periods; a half-open UTC interval, or kept as words.

A relative word ("Monday") is resolved only from the anchor of its passage; without one it stays unresolved. The
conventions for parts of a day stand in the language pack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from trucewatch.model.instant import MINUTE, local
from trucewatch.model.report import Anchor
from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.clock import PRECISION_OF, Clock, back, counted, first_after, first_of, safe_date
from trucewatch.read.pack import words
from trucewatch.read.timewords import grammar_of


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression: its interval, its role and the local day that it names, if it names one.

    `role`: `at`, `since`, `until`, `past` (a period up to the anchor), `part` (a part of a day without its day).
    """

    when: When
    role: str
    day: date | None = None
    hours: tuple[int, int] | None = None


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
    return sorted(kept, key=lambda t: t.when.span or (0, 0))


def _length(time: Time) -> int:
    a, b = time.when.span or (0, 0)
    return b - a


def _meet(one: Time, other: Time) -> bool:
    (a, b), (c, d) = one.when.span or (0, 0), other.when.span or (0, 0)
    return a < d and c < b


def _when(
    clock: Clock,
    match: re.Match[str],
    start: datetime | None,
    end: datetime | None,
    precision: Precision,
    *,
    stated: bool = False,
    about: bool = False,
) -> When:
    written = match.group().strip()
    offset = match.start() + match.group().index(written)
    basis = TimeBasis.STATED if stated else TimeBasis.ANCHORED
    if start is None and end is None:
        precision, basis = Precision.UNRESOLVED, TimeBasis.NONE
    return When(
        start=start,
        end=end,
        precision=precision,
        zone=clock.zone,
        as_written=written,
        basis=basis,
        span=(offset, offset + len(written)),
        approximate=about,
    )


def _unresolved(clock: Clock, match: re.Match[str], role: str = "at") -> Time:
    return Time(_when(clock, match, None, None, Precision.UNRESOLVED), role)


def _role(clock: Clock, lead: str | None) -> str:
    sheet = words(clock.language, "times")
    low = (lead or "").lower()
    return "since" if low in (*sheet["since"], "from") else "until" if low in sheet["until"] else "at"


def _spread(
    clock: Clock, match: re.Match[str], role: str, start: datetime, end: datetime, precision: Precision, **rest: Any
) -> Time:
    """The interval as its role asks: since → to the end of the anchor's day; until → open at its start."""
    day, hours = rest.pop("day", None), rest.pop("hours", None)
    if role == "since":
        until = clock.instant(clock.day + timedelta(days=1)) if clock.day else None
        if until is not None and until <= start:
            until = None
        return Time(
            _when(clock, match, start, until, Precision.OPEN if until is None else precision, **rest), role, day
        )
    if role == "until":
        return Time(_when(clock, match, None, end, Precision.OPEN, **rest), role, day)
    return Time(_when(clock, match, start, end, precision, **rest), role, day, hours)


def _day(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    role = _role(clock, match["lead"])
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
        return _unresolved(clock, match, role)
    sheet = words(clock.language, "times")
    part = sheet["before_day"].get(_squeeze(match["before"])) or sheet["after_day"].get(_squeeze(match["after"]))
    hours = (part[0], part[1]) if part else (0, 24)
    precision = Precision.PART_OF_DAY if part else Precision.DAY
    start, end = clock.instant(day, hours[0]), clock.instant(day, hours[1])
    return _spread(clock, match, role, start, end, precision, stated=stated, day=day, hours=hours if part else None)


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
    if year_text is None and _role(clock, match["lead"]) == "until":
        return clock.nearest(int(number), months[name.lower()])
    return clock.dated(int(number), months[name.lower()], int(year_text) if year_text else None, ahead)


def _clock(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    """A clock time with its weekday; a second clock in brackets must agree, else the words stay unresolved."""
    hour, minute = int(match["h"]), int(match["min"])
    half = (match["half"] or "").lower().replace(".", "")
    if hour > 24 or minute > 59 or not (half or match["wd"] or match["gh"]):
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    role = _role(clock, match["lead"])
    if not match["wd"] or clock.day is None:
        return _unresolved(clock, match, role)
    day = clock.weekday(match["wd"], ahead or role == "until")
    assert day is not None
    try:
        at = local(datetime(day.year, day.month, day.day, hour % 24, minute) + timedelta(days=hour // 24), clock.tz)
    except ValueError:
        return _unresolved(clock, match, role)
    if match["gh"] and (at.hour, at.minute) != (int(match["gh"]), int(match["gm"])):
        return _unresolved(clock, match, role)
    if role == "until":
        return Time(_when(clock, match, None, at, Precision.OPEN), role, day)
    return Time(_when(clock, match, at, at + MINUTE, Precision.MINUTE), role, day)


def _part(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    hours = words(clock.language, "times")["alone"][_squeeze(match.group())]
    if clock.day is None:
        return Time(_when(clock, match, None, None, Precision.UNRESOLVED), "part", None, (hours[0], hours[1]))
    return Time(part_of_day(clock, match, clock.day, (hours[0], hours[1])), "part", None, (hours[0], hours[1]))


def part_of_day(clock: Clock, match: re.Match[str], day: date, hours: tuple[int, int]) -> When:
    """A part of a day; equal hours are a clock time (noon), written as one minute."""
    start, end = clock.instant(day, hours[0]), clock.instant(day, hours[1])
    if start == end:
        return _when(clock, match, start, end + MINUTE, Precision.MINUTE, about=True)
    return _when(clock, match, start, end, Precision.PART_OF_DAY)


def _week(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """Last, this and next week, month and year; "this" ends with the anchor's day."""
    unit, which, role = match["unit"].lower(), match["which"].lower(), _role(clock, match["lead"])
    if clock.day is None:
        return _unresolved(clock, match, role)
    first = first_of(clock.day, unit)
    if which == "last":
        first, last = first_of(first - timedelta(days=1), unit), first
    elif which == "next":
        first = first_after(first, unit)
        last = first_after(first, unit)
    else:
        last = first_after(first, unit) if ahead else clock.day + timedelta(days=1)
    return _spread(clock, match, role, clock.instant(first), clock.instant(last), PRECISION_OF[unit])


def _earlier(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    if clock.day is None:
        return _unresolved(clock, match)
    unit = match["unit"].lower()
    return Time(
        _when(
            clock,
            match,
            clock.instant(first_of(clock.day, unit)),
            clock.instant(clock.day + timedelta(days=1)),
            PRECISION_OF[unit],
        ),
        "at",
    )


def _ends(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """`at the end of last year`: its last two months (of a month: its last ten days), marked approximate."""
    if clock.day is None:
        return _unresolved(clock, match)
    unit = match["unit"].lower()
    first = first_of(clock.day, unit)
    if match["which"].lower() == "last":
        first = first_of(first - timedelta(days=1), unit)
    last = first_after(first, unit)
    if match["part"].lower() == "end":
        first = date(first.year, 11, 1) if unit == "year" else last - timedelta(days=10)
    else:
        last = date(first.year, 4, 1) if unit == "year" else first + timedelta(days=10)
    return Time(_when(clock, match, clock.instant(first), clock.instant(last), Precision.MONTH, about=True), "at")


def _weekend(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    role = _role(clock, match["lead"])
    if clock.day is None:
        return _unresolved(clock, match, role)
    saturday = clock.day - timedelta(days=(clock.day.weekday() - 5) % 7)
    if clock.day.weekday() == 5:
        saturday -= timedelta(days=7)
    return _spread(
        clock, match, role, clock.instant(saturday), clock.instant(saturday + timedelta(days=2)), Precision.DAYS
    )


def _past(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    """`in the past four days`: from that many days before the anchor's day to its end; 24 hours are one day back."""
    if clock.day is None:
        return _unresolved(clock, match, "past")
    unit = words(clock.language, "times")["units"][match["unit"].lower()]
    count = counted(match["n"])
    first = back(clock.day, count, unit)
    return Time(
        _when(clock, match, clock.instant(first), clock.instant(clock.day + timedelta(days=1)), Precision.DAYS), "past"
    )


def _ago(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    if clock.day is None:
        return _unresolved(clock, match)
    unit = words(clock.language, "times")["units"][match["unit"].lower()]
    if unit == "hour":
        return None
    day = back(clock.day, counted(match["n"]), unit)
    if unit == "day":
        return Time(
            _when(clock, match, clock.instant(day), clock.instant(day + timedelta(days=1)), Precision.DAY), "at", day
        )
    first = first_of(day, unit)
    return Time(
        _when(
            clock, match, clock.instant(first), clock.instant(first_after(first, unit)), PRECISION_OF[unit], about=True
        ),
        "at",
    )


def _month(clock: Clock, match: re.Match[str], ahead: bool) -> Time | None:
    """A month by name, the latest past one where no year is given; "early", "mid" and "late" are thirds of it."""
    name = match["m"]
    if not name[0].isupper():
        return None
    role, number = _role(clock, match["lead"]), words(clock.language, "times")["months"][name.lower()]
    if match["y"]:
        first = date(int(match["y"]), number, 1)
    elif clock.day is None:
        return _unresolved(clock, match, role)
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
    return _spread(
        clock,
        match,
        role,
        clock.instant(first),
        clock.instant(last),
        Precision.MONTH,
        stated=bool(match["y"]),
        about=bool(match["part"]),
    )


def _year(clock: Clock, match: re.Match[str], ahead: bool) -> Time:
    first = date(int(match["y"]), 1, 1)
    last, role = first_after(first, "year"), _role(clock, match["lead"])
    if part := (match["part"] or "").lower():
        start = {"early": 1, "mid": 5, "late": 9}[part]
        first, last = date(first.year, start, 1), (date(first.year, start + 4, 1) if start < 9 else last)
    return _spread(
        clock,
        match,
        role,
        clock.instant(first),
        clock.instant(last),
        Precision.YEAR,
        stated=True,
        about=bool(match["part"]),
    )


_RULES = {
    "clock": _clock,
    "day": _day,
    "ends": _ends,
    "earlier": _earlier,
    "past": _past,
    "ago": _ago,
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "year": _year,
    "part": _part,
}
