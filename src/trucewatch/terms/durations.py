"""Stated lengths against boundaries: a "72 h" that is 71 by the clock is told, never corrected."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from trucewatch.model.arrangement import Period
from trucewatch.model.instant import Boundary, zone_named

_ISO = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_TICK = timedelta(microseconds=1)


def in_words(length: timedelta) -> str:
    """A length in hours and minutes: `71 h`, `148 h 59 min`, `45 min`."""
    hours, minutes = divmod(round(length / timedelta(minutes=1)), 60)
    if minutes and hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min" if minutes else f"{hours} h"


def length_words(duration: str) -> str:
    """A stated length as it is said: `72 h`, `7 days`, `1 day 12 h`."""
    days, rest = parsed(duration)
    told = f"{days} day{'' if days == 1 else 's'}" if days else ""
    return f"{told} {in_words(rest)}".strip() if rest or not days else told


def parsed(duration: str) -> tuple[int, timedelta]:
    """Days, and the rest, of an ISO 8601 duration such as `PT72H` or `P7D`; ValueError for any other text."""
    found = _ISO.fullmatch(duration)
    if not found or not any(found.groups()):
        raise ValueError(f"{duration!r} is not a duration such as 'PT72H' or 'P7D'")
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return days, timedelta(hours=hours, minutes=minutes)


def counted_from(start: datetime, duration: str, zone: str | None = None, *, back: bool = False) -> datetime:
    """The instant a duration after `start` (or before it). Hours are elapsed time; days are calendar days of `zone`.

    Without a zone a day counts 24 hours. The difference shows where a clock change falls between.
    """
    days, rest = parsed(duration)
    sign = -1 if back else 1
    if zone is None or not days:
        return start + sign * (timedelta(days=days) + rest)
    there = zone_named(zone)
    local = start.astimezone(there).replace(tzinfo=None) + sign * timedelta(days=days)
    return local.replace(tzinfo=there).astimezone(UTC) + sign * rest


def counted_back(until: Boundary, duration: str, zone: str | None = None) -> Boundary:
    """The start that an end and a stated length give: an inference, and written as one."""
    return Boundary(
        earliest=counted_from(until.earliest, duration, zone, back=True),
        latest=until.latest and counted_from(until.latest, duration, zone, back=True),
        as_written=f"{duration} before {until.as_written}",
    )


def duration_mismatch(period: Period, zone: str | None = None) -> str | None:
    """What to tell when the boundaries cannot have the stated length: `stated 72 h, by its boundaries 71 h`.

    None where they agree, where nothing is stated, or where a boundary is too loosely known to tell.
    """
    if not period.stated_duration or period.until is None:
        return None
    since, until = period.since, period.until
    if since.latest is None or until.latest is None:
        return None
    soonest, latest = (counted_from(at, period.stated_duration, zone) for at in (since.earliest, since.latest))
    if soonest <= until.latest and until.earliest <= latest:
        return None
    shortest, longest = max(until.earliest - since.latest, timedelta()), until.latest - since.earliest
    measured = in_words(longest) if shortest == longest else f"{in_words(shortest)} to {in_words(longest)}"
    return f"stated {in_words(soonest - since.earliest)}, by its boundaries {measured}"


def end_mismatch(period: Period, zone: str | None = None) -> str | None:
    """What to tell when the stated end is a written instant or day (model/instant.py) other than the boundary's.

    A stated end in free words is not judged.
    """
    if not period.stated_end or period.until is None:
        return None
    try:
        stated = Boundary.parse(period.stated_end, zone)
    except ValueError:
        return None
    before = stated.latest is not None and stated.latest < period.until.earliest
    after = period.until.latest is not None and stated.earliest > period.until.latest
    return f"stated to end {period.stated_end}, by its boundary {period.until.as_written}" if before or after else None


def age_in_days(since: Boundary, at: datetime, zone: str) -> tuple[int, int]:
    """Least and most calendar days of `zone` from the start to `at`; equal where the day of the start is known."""
    there = zone_named(zone)
    today = at.astimezone(there).date()
    first = since.earliest.astimezone(there).date()
    most = max((today - first).days, 0)
    if since.latest is None:
        return 0, most
    last = (since.latest if since.exact else since.latest - _TICK).astimezone(there).date()
    return max((today - last).days, 0), most
