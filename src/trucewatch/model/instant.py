"""Instants and boundaries.

An instant is aware and kept in UTC. A boundary is an instant known only to an interval: `2031-02-27` says that
something began at some time of that day, not at midnight.

Written form of a boundary, in case files (`ZONE` is an IANA name; it may be left out where a home zone is given):

    2031-05-04 01:00 Asia/Kathmandu                               to the minute
    2031-05-04 01:00 Asia/Kathmandu = 2031-05-03 19:15 UTC        two clocks, which must agree
    2031-05-03 24:00 Asia/Kathmandu                               the end of that day
    2031-05-04T01:00+05:45                                        ISO 8601 with an offset
    2031-02-27 · 2031-02 · 2031                                   a day, a month, a year
    2031-09-12..2031-09-14                                        some time in these days
    2031-05-04..                                                  then or later
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, GetJsonSchemaHandler, PlainSerializer, ValidationInfo, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from trucewatch.model.frozen import Frozen

MINUTE = timedelta(minutes=1)
FIRST_YEAR, LAST_YEAR = 1000, 9000
"""The years that may be written: enough for any record, and far from where a clock's arithmetic ends."""


def in_utc(value: datetime) -> datetime:
    """An aware datetime in UTC; a naive one is refused, because no zone may be guessed."""
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} names no zone; write an offset or an IANA zone")
    return value.astimezone(UTC)


def iso(value: datetime) -> str:
    """`2031-05-03T22:00Z`, with seconds only where there are some."""
    text = value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    return text.removesuffix(":00") + "Z"


def year_in_range(year: int, text: str) -> None:
    """Refuse a year that cannot be meant, such as one with a digit missing."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{text!r}: the year {year} cannot be meant; write one from {FIRST_YEAR} to {LAST_YEAR}")


Instant = Annotated[datetime, AfterValidator(in_utc), PlainSerializer(iso, return_type=str, when_used="json")]
"""One instant, aware, in UTC, half-open when it ends something."""


_OF_THE_MACHINE = ("localtime", "posixrules", "Factory")


def zone_named(name: str) -> ZoneInfo:
    """The IANA zone of that name, or a ValueError that says so."""
    try:
        if name in _OF_THE_MACHINE:
            raise ValueError("it means another zone on every machine")
        return ZoneInfo("UTC" if name in ("Z", "GMT") else name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is not an IANA time zone such as 'Europe/Kyiv'") from error


def local(day: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a naive local time in a zone.

    A time that the clock change skips does not exist and one that it repeats is ambiguous: both are refused, with
    the remedy (write the offset).
    """
    one, other = (day.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if one.utcoffset() != other.utcoffset():
        there = _utc(one).astimezone(zone).replace(tzinfo=None) == day
        what = "happens twice" if there else "does not exist"
        raise ValueError(f"{day:%Y-%m-%d %H:%M} {what} in {zone.key} (clock change); write it with an offset")
    return _utc(one)


def _utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{value.date()} is outside the years that a clock can show") from error


def _next_day(day: datetime) -> datetime:
    try:
        return day + timedelta(days=1)
    except OverflowError as error:
        raise ValueError(f"{day.date()} is outside the years that a clock can show") from error


_CLOCK = re.compile(
    r"^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2}(?::\d{2})?)(?:\s*(Z|[+-]\d{2}:\d{2}|[A-Za-z_]+(?:/\S+)?))?$",
    re.ASCII,
)
_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:\s+([A-Za-z_]+(?:/\S+)?))?$", re.ASCII)


def parse_instant(text: str, home: str | None = None) -> datetime:
    """One instant from its written form with a clock time; `home` is the zone where the text names none."""
    found = _CLOCK.match(text.strip())
    if not found:
        raise ValueError(f"{text!r} is not an instant; write it like '2031-05-04 01:00 Asia/Kathmandu'")
    day, clock, zone = found.groups()
    year_in_range(int(day[:4]), text)
    if zone is None and home is None:
        raise ValueError(f"{text!r} names no zone; add one, such as 'Asia/Kathmandu' or '+05:45'")
    midnight = datetime.fromisoformat(day)
    whole = clock in ("24:00", "24:00:00")
    clock = f"0{clock}" if clock.index(":") == 1 else clock
    naive = _next_day(midnight) if whole else datetime.fromisoformat(f"{day}T{clock}")
    if zone and zone[0] in "+-":
        return _utc(datetime.fromisoformat(f"{naive.isoformat()}{zone}"))
    named = zone_named(zone or home or "UTC")
    return start_of_day(naive, named) if whole else local(naive, named)


def _first_of_next(year: int, month: int | None, day: int | None) -> datetime:
    start = datetime(year, 1 if month is None else month, 1 if day is None else day)
    if day is not None:
        return _next_day(start)
    if month is not None:
        return datetime(year + month // 12, month % 12 + 1, 1)
    return datetime(year + 1, 1, 1)


def _span(text: str, home: str | None) -> tuple[datetime, datetime]:
    """The interval of a written point in time: `[t, t]` for a clock time, else the day, month or year."""
    found = _DATE.match(text.strip())
    if not found:
        at = parse_instant(text, home)
        return at, at
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    assert year is not None
    year_in_range(year, text)
    name = found.group(4) or home
    if name is None:
        raise ValueError(f"{text!r} names no zone and none is given; add one, such as 'Asia/Kathmandu'")
    zone = zone_named(name)
    following = _first_of_next(year, month, day)  # tells of a month or day that cannot be
    first = datetime(year, month or 1, day or 1)
    start, end = start_of_day(first, zone), start_of_day(following, zone)
    if start == end:
        raise ValueError(f"{text.strip()} does not exist in {name}: the date line moved over it")
    return start, end


def start_of_day(day: datetime, zone: ZoneInfo) -> datetime:
    """The first instant of a naive day in a zone, also where the clock skips midnight."""
    return _utc(day.replace(tzinfo=zone, fold=0))


class Boundary(Frozen):
    """When something begins or ends, known to an interval `[earliest, latest]`; `latest` None is "or later".

    `as_written` keeps the words of the case file. A clock time has `earliest == latest`.
    """

    earliest: Instant
    latest: Instant | None
    as_written: str

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any, info: ValidationInfo) -> Any:
        if not isinstance(value, str):
            return value
        home = (info.context or {}).get("zone")
        return cls.parse(value, home).model_dump()

    @model_validator(mode="after")
    def _ordered(self) -> Boundary:
        if self.latest is not None and self.latest < self.earliest:
            raise ValueError(f"{self.as_written!r} ends before it starts")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """In a published schema a boundary is its written form."""
        return {"type": "string", "title": "Boundary", "examples": ["2031-03-04 01:00 Asia/Kathmandu", "2031-03-04"]}

    @classmethod
    def parse(cls, text: str, home: str | None = None) -> Boundary:
        """A boundary from its written form (see the module's table); `home` is the zone where none is named."""
        head, equals, tail = text.partition("=")
        if equals:
            one, other = parse_instant(head.strip(), home), parse_instant(tail.strip(), home)
            if one != other:
                told = f"{head.strip()} is {iso(one)}, {tail.strip()} is {iso(other)}"
                raise ValueError(f"the two clocks disagree: {told}; correct one of them, or leave the second out")
            return cls(earliest=one, latest=one, as_written=text)
        first, dots, last = text.partition("..")
        earliest, latest = _span(first, home)
        if dots:
            until = _span(last, home)[1] if last.strip() else None
            if until is not None and until < earliest:
                raise ValueError(f"{text!r} ends before it starts")
            return cls(earliest=earliest, latest=until, as_written=text)
        return cls(earliest=earliest, latest=latest, as_written=text)

    @property
    def exact(self) -> bool:
        """Whether it is known to the instant."""
        return self.earliest == self.latest
