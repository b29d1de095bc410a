"""The days that a case knows, by which a text without a date can be bounded."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from trucewatch.case.files import CaseFiles
from trucewatch.read.dating.bounds import KnownDay

INSTANT = timedelta(microseconds=1)
"""Boundaries are half-open: a day ends where the next one begins."""


def known_days(files: CaseFiles) -> tuple[KnownDay, ...]:
    """The first day of each arrangement under each reading, with its name and other names, in the zone of the case.

    A reading whose start is only known as a stretch gives none.
    """
    zone, found = ZoneInfo(files.config.zone), dict[KnownDay, None]()
    for one in files.arrangements.values():
        for reading in one.readings:
            starts = [p.since for area in reading.areas for p in area.periods if p.kind == "first"]
            for since in starts:
                first = since.earliest.astimezone(zone).date()
                if since.latest is not None and (since.latest - INSTANT).astimezone(zone).date() == first:
                    found[KnownDay((one.name, *one.aliases), first)] = None
    return tuple(found)
