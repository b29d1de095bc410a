"""A stated time as an interval: what every rule of a time expression makes of its match."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.pack import words
from trucewatch.read.times.clock import Clock


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression: its interval, its role and the local day that it names, if it names one.

    `role`: `at`, `since`, `until`, `past` (a period up to the anchor), `period` (between two stated days),
    `part` (a part of a day without its day), `clock` (a clock time without its day, which `pending` makes into one).
    """

    when: When
    role: str
    day: date | None = None
    hours: tuple[int, int] | None = None
    pending: tuple[Clock, re.Match[str], str] | None = None


def when_over(
    clock: Clock,
    match: re.Match[str],
    start: datetime | None,
    end: datetime | None,
    precision: Precision,
    *,
    stated: bool = False,
    about: bool = False,
) -> When:
    """The interval over the words of a match; without ends it is unresolved and keeps the words."""
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


def unresolved(clock: Clock, match: re.Match[str], role: str = "at") -> Time:
    """The words of a match, with no date given to them."""
    return Time(when_over(clock, match, None, None, Precision.UNRESOLVED), role)


def role_of(clock: Clock, lead: str | None) -> str:
    """What the word before a time makes of it: `since`, `until` or `at`."""
    sheet = words(clock.language, "times")
    low = (lead or "").lower()
    return "since" if low in (*sheet["since"], "from") else "until" if low in sheet["until"] else "at"


def spread(
    clock: Clock, match: re.Match[str], role: str, start: datetime, end: datetime, precision: Precision, **rest: Any
) -> Time:
    """The interval as its role asks: since → to the end of the anchor's day; until → open at its start."""
    day, hours = rest.pop("day", None), rest.pop("hours", None)
    if role == "since":
        until = clock.instant(clock.day + timedelta(days=1)) if clock.day else None
        if until is not None and until <= start:
            until = None
        return Time(
            when_over(clock, match, start, until, Precision.OPEN if until is None else precision, **rest), role, day
        )
    if role == "until":
        return Time(when_over(clock, match, None, end, Precision.OPEN, **rest), role, day)
    return Time(when_over(clock, match, start, end, precision, **rest), role, day, hours)
