"""Written times moved by whole days and from zone to zone, by the calendar and `zoneinfo` alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Shift:
    """Whole days on, and from one zone to another; clocks on the wall stay as they are."""

    days: int
    old: str
    new: str

    def text(self, text: str) -> str:
        """The text, if it is a zone, an instant or a boundary, as it reads after the shift."""
        if text == self.old:
            return self.new
        if _INSTANT.match(text):
            here = datetime.fromisoformat(text).astimezone(ZoneInfo(self.old)).replace(tzinfo=None)
            return self._utc(here + timedelta(days=self.days))
        if not _BOUNDARY.match(text):
            return text
        written, equals, _ = text.partition(" = ")
        if not (self.days or equals):
            return text.replace(self.old, self.new)
        first, dots, last = written.partition("..")
        if equals:
            wall = self._clock(written)
            return f"{wall} = {self._utc(datetime.fromisoformat(wall[:16]))[:16].replace('T', ' ')} UTC"
        if dots:
            return f"{self._point(first)[0]}..{self._point(last)[1] if last else ''}"
        one, other = self._point(first)
        return one if one == other else f"{one}..{other}"

    def _utc(self, wall: datetime) -> str:
        return wall.replace(tzinfo=ZoneInfo(self.new)).astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")

    def _clock(self, text: str) -> str:
        day = date.fromisoformat(text[:10]) + timedelta(days=self.days)
        return f"{day}{text[10:].replace(self.old, self.new)}"

    def _point(self, text: str) -> tuple[str, str]:
        """First and last day of a written point; a clock time stays a clock time."""
        if ":" in text:
            return (self._clock(text),) * 2
        year, month, day = ([*map(int, text.split("-")), 0, 0])[:3]
        first = date(year, month or 1, day or 1)
        last = first if day else _eve(date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1))
        return str(first + timedelta(days=self.days)), str(last + timedelta(days=self.days))


_INSTANT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\dZ$")
_POINT = r"(?:19|20)\d\d(?:-\d\d)?(?:-\d\d)?(?: \d\d:\d\d(?: [A-Z]\w+/\w+)?)?"
_BOUNDARY = re.compile(rf"^{_POINT}(?:\.\.(?:{_POINT})?| = {_POINT} UTC)?$")


def _eve(day: date) -> date:
    return day - timedelta(days=1)
