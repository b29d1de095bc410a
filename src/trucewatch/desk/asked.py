"""What a request asks for, from its query: the same five words on every page.

at            the instant the page speaks of            2031-03-04T21:30 (case's zone) or with an offset or zone
hours         how far back from there                    24
area          a place of the gazetteer                   its id or a name
known_at      use only what could be known by then
recorded_by   replay what this desk held then
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import QueryDict

from trucewatch.errors import BadInput
from trucewatch.model.instant import local, parse_instant

HOURS = 24
LONGEST = 24 * 366


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is to show. `given` are the words of the query that were not left out, to carry them on in links."""

    at: datetime
    hours: int
    area: str | None
    known_at: datetime | None
    recorded_by: datetime | None
    zone: str
    given: tuple[tuple[str, str], ...]

    @property
    def since(self) -> datetime:
        """The start of the hours asked for."""
        return self.at - timedelta(hours=self.hours)

    def query(self, *, without: tuple[str, ...] = ()) -> str:
        """The query that asks the same again, with its question mark; empty where nothing was given."""
        kept = [(name, value) for name, value in self.given if name not in without]
        return f"?{urlencode(kept)}" if kept else ""

    def field(self, at: datetime | None) -> str:
        """An instant as a form field holds it: local time, with its offset only where the clock shows it twice."""
        return field_text(at, self.zone) if at else ""


NAMES = ("at", "hours", "area", "known_at", "recorded_by")


def asked(query: QueryDict, zone: str, default_at: datetime) -> Asked:
    """What a query asks for; raises BadInput that names the word."""
    given = tuple((name, value) for name in NAMES if (value := query.get(name, "").strip()))
    words = dict(given)
    return Asked(
        at=instant(words.get("at"), zone, "at") or default_at,
        hours=_hours(words.get("hours")),
        area=words.get("area"),
        known_at=instant(words.get("known_at"), zone, "known_at"),
        recorded_by=instant(words.get("recorded_by"), zone, "recorded_by"),
        zone=zone,
        given=given,
    )


def instant(text: str | None, zone: str, name: str) -> datetime | None:
    """An instant of the query, on the case's clock where it names no zone; None where it is left out."""
    if not text:
        return None
    try:
        return parse_instant(text, zone)
    except (ValueError, OverflowError) as error:
        raise BadInput(f"{name}: {error}") from error


def _hours(text: str | None) -> int:
    if text is None:
        return HOURS
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= LONGEST):
        raise BadInput(f"hours: got {text[:20]!r}, expected a whole number from 1 to {LONGEST}")
    return int(text)


def field_text(at: datetime, zone: str) -> str:
    """`2031-03-04T21:30`, or with an offset where that local time happens twice."""
    here = at.astimezone(ZoneInfo(zone))
    plain = here.replace(tzinfo=None)
    try:
        local(plain, ZoneInfo(zone))
    except ValueError:
        return here.isoformat(timespec="minutes")
    return plain.isoformat(timespec="minutes")
