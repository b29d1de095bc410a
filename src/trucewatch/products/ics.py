"""Deadlines as an iCalendar file (RFC 5545) that calendar programs read.

A clock time is an instant, a day or month an all-day interval, words without a date a to-do without a due time: no
calendar entry ever has a time that nobody gave. The same rows give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Todo

from trucewatch.model.instant import start_of_day
from trucewatch.model.vocabulary import Progress, Release
from trucewatch.products.deadlines import Deadline

MEDIA_TYPE = "text/calendar"

CLASSES = {Release.INTERNAL: "CONFIDENTIAL", Release.PARTNERS: "PRIVATE", Release.PUBLIC: "PUBLIC"}
CANCELLED = frozenset({Progress.WITHDRAWN, Progress.SUPERSEDED})


def calendar(rows: Iterable[Deadline], case: str, name: str, zone: str, release: Release, at: datetime) -> bytes:
    """The rows as a calendar named after the case; `at` is the instant of which they speak, and stamps each entry."""
    made = Calendar()
    made.add("prodid", "-//Trucewatch//Deadlines//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _printable(f"Deadlines — {name}"))
    made.add("x-wr-timezone", zone)
    for row in rows:
        made.add_component(_entry(row, case, zone, release, at))
    return bytes(made.to_ical())


def _entry(row: Deadline, case: str, zone: str, release: Release, at: datetime) -> Event | Todo:
    entry = _event(row, ZoneInfo(zone)) or _todo(row)
    entry.add("uid", f"{row.id}@{case}.trucewatch")
    entry.add("dtstamp", at)
    entry.add("summary", _printable(row.what))
    entry.add("description", _printable(_description(row)))
    entry.add("class", CLASSES[release])
    entry.add("categories", [row.precision])
    return entry


def _event(row: Deadline, zone: ZoneInfo) -> Event | None:
    """A dated row: an instant, an interval of whole days, or an interval of clock times; None where an end is open."""
    if row.first is None or row.latest is None:
        return None
    event = Event()
    days = whole_days(row.first, row.latest, zone)
    event.add("dtstart", days[0] if days else row.first)
    if row.latest > row.first:
        event.add("dtend", days[1] if days else row.latest)
    event.add("status", "CANCELLED" if row.status in CANCELLED else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _todo(row: Deadline) -> Todo:
    """A row without a date, or open at one end: its words, and no due time."""
    todo = Todo()
    done = "COMPLETED" if row.status is Progress.MET else "NEEDS-ACTION"
    todo.add("status", "CANCELLED" if row.status in CANCELLED else done)
    return todo


def whole_days(first: datetime, latest: datetime, zone: ZoneInfo) -> tuple[date, date] | None:
    """The first day and the day after the last, where both ends are the start of a day of the zone; else None."""
    if first == latest:
        return None
    ends = tuple(end.astimezone(zone).date() for end in (first, latest))
    starts = [start_of_day(datetime(d.year, d.month, d.day), zone) for d in ends]
    return (ends[0], ends[1]) if starts == [first, latest] else None


def _description(row: Deadline) -> str:
    lines = [f"Due: {row.due} ({row.precision})", f"State: {row.state}", f"According to: {row.by}"]
    lines += [f"As stated: {when} ({by})" for when, by in row.readings if len(row.readings) > 1]
    lines += [f"Source: {cite.document}" for cite in row.cites]
    return "\n".join(dict.fromkeys(lines))


def _printable(text: str) -> str:
    """Text without the control characters that a calendar line may not hold; line feeds stay."""
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)
