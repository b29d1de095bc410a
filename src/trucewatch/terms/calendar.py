"""The days of a condition: from midnight, from another hour, or from sunset; 23, 24 or 25 hours long.

A day bears the date on which it begins. Sunset is computed for a place and rounded down to the minute (astral, after
the NOAA solar equations); hills and weather move it by minutes, which no written day can be meant to turn on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from astral import Observer
from astral.sun import sunset

from trucewatch.model.condition import DayRule
from trucewatch.model.instant import start_of_day, zone_named
from trucewatch.model.place import Place

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One day `[start, end)` in UTC; `label` is the date on which it begins."""

    label: date
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """The rule by which days begin: an hour of the clock of `zone`, or sunset at a point (then `hour` is None)."""

    zone: str
    hour: time | None
    lat: float = 0.0
    lon: float = 0.0

    def start(self, label: date) -> datetime:
        """When the day of that date begins. Raises ValueError where the sun does not set on it."""
        return _start(self, label)

    def day(self, label: date) -> Day:
        """The day of that date."""
        return Day(label, self.start(label), self.start(label + ONE))

    def label_at(self, at: datetime) -> date:
        """The date of the day in which an instant lies."""
        label = at.astimezone(zone_named(self.zone)).date() + ONE
        while self.start(label) > at:
            label -= ONE
        return label

    def first_from(self, at: datetime) -> date:
        """The date of the first day that begins at an instant or after it."""
        label = self.label_at(at)
        return label if self.start(label) == at else label + ONE

    def days(self, first: date, number: int) -> Iterator[Day]:
        """So many days from a date on."""
        for n in range(number):
            yield self.day(first + n * ONE)

    def labels(self, start: datetime, end: datetime) -> tuple[date, date]:
        """The dates of the first and the last day that `[start, end)` touches."""
        return self.label_at(start), self.label_at(max(start, end - timedelta(microseconds=1)))


@lru_cache(maxsize=8192)
def _start(days: Calendar, label: date) -> datetime:
    """Kept, because each event of a case asks for the same few days."""
    zone = zone_named(days.zone)
    if days.hour is not None:
        return start_of_day(datetime.combine(label, days.hour), zone)
    try:
        at = sunset(Observer(days.lat, days.lon), label, tzinfo=zone)
    except ValueError as error:
        raise ValueError(f"the sun does not set on {label} at {days.lat}, {days.lon}") from error
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def calendar(rule: DayRule | None, zone: str, day_starts: str, place: Place | None = None) -> Calendar:
    """The days of a condition; without a rule of its own, those of the case. `place` is where the sun sets."""
    if rule is not None and rule.starts == "sunset":
        if place is None:
            raise ValueError(f"the place {rule.at!r} is not in the gazetteer")
        return Calendar(zone, None, place.lat, place.lon)
    hours, minutes = map(int, (day_starts if rule is None else rule.starts).split(":"))
    return Calendar(zone, time(hours, minutes))
