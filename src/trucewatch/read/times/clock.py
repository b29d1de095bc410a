"""Calendar arithmetic of one passage: days, weeks, months and years counted from its anchor, in its zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from trucewatch.model.instant import start_of_day, zone_named
from trucewatch.model.report import Anchor
from trucewatch.model.when import Precision
from trucewatch.read.pack import words

SPELLED = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}


class Clock:
    """Resolves expressions in one passage: the anchor's local day, the zone, and whether the sentence looks ahead."""

    def __init__(self, anchor: Anchor | None, zone: str, language: str = "en") -> None:
        self.zone, self.tz = zone, zone_named(zone)
        self.language = language
        start = anchor.when.start if anchor else None
        self.day: date | None = start.astimezone(self.tz).date() if start else None

    def instant(self, day: date, hour: int = 0) -> datetime:
        """The UTC instant of a local hour of a day; hours run below 0 and above 24 into the next days."""
        shift, hour = divmod(hour, 24)
        begins = datetime(day.year, day.month, day.day) + timedelta(days=shift)
        if hour == 0:
            return start_of_day(begins, self.tz)
        return (begins + timedelta(hours=hour)).replace(tzinfo=self.tz).astimezone(UTC)

    def weekday(self, name: str, ahead: bool, which: str | None = None) -> date | None:
        """The nearest such day, back (the anchor's day counts) or ahead; "last" is before the anchor's day."""
        if self.day is None:
            return None
        wanted = words(self.language, "times")["weekdays"][name.lower()]
        gap = (self.day.weekday() - wanted) % 7
        if which == "last":
            return self.day - timedelta(days=gap or 7)
        if which == "next" or (ahead and gap):
            return self.day + timedelta(days=(wanted - self.day.weekday()) % 7 or 7)
        return self.day - timedelta(days=gap)

    def nearest(self, day: int, month: int) -> tuple[date, bool] | None:
        """The date of that day and month nearest to the anchor, before or after: a deadline may lie on either side."""
        if self.day is None:
            return None
        near = [d for step in (-1, 0, 1) if (d := safe_date(self.day.year + step, month, day))]
        anchor = self.day
        return (min(near, key=lambda d: abs(d - anchor)), False) if near else None

    def dated(self, day: int, month: int, year: int | None, ahead: bool) -> tuple[date, bool] | None:
        """A date, and whether its year was stated; without one the latest past, or the next one, from the anchor."""
        try:
            if year is not None:
                return date(year, month, day), True
            if self.day is None:
                return None
            for step in (0, 1, 2, 3, 4):
                found = safe_date(self.day.year + (step if ahead else -step), month, day)
                if found and (found >= self.day if ahead else found <= self.day):
                    return found, False
        except ValueError:
            return None
        return None


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_of(day: date, unit: str) -> date:
    """The first day of the week, month or year that a day lies in."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def first_after(day: date, unit: str) -> date:
    """The first day after the week, month or year that begins with a day."""
    if unit == "week":
        return day + timedelta(days=7)
    return first_of(day.replace(day=28) + timedelta(days=7), "month") if unit == "month" else date(day.year + 1, 1, 1)


PRECISION_OF = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}


def counted(written: str | None) -> int:
    """A count in digits or words; none is one."""
    low = (written or "1").lower()
    return SPELLED.get(low) or min(int(low), 100_000)


def back(day: date, count: int, unit: str) -> date:
    """The day that lies so many hours, days, weeks, months or years before."""
    if unit == "hour":
        return day - timedelta(days=max(1, min(count, 20_000) // 24))
    if unit in ("day", "week"):
        return day - timedelta(days=min(count, 9_000) * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(max(months, 12), 12)
    return date(year, month + 1, min(day.day, 28))
