"""What a condition names across files: zones, places, sources, parties, and a sun that sets on each of its days."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from trucewatch.case.files import CaseFiles
from trucewatch.errors import Fault
from trucewatch.model.arrangement import Arrangement
from trucewatch.model.condition import Condition
from trucewatch.terms.calendar import calendar
from trucewatch.terms.circles import circles, walked
from trucewatch.written import Path, Written

A_YEAR = 366
"""Days over which the sun is asked to set: where it does on all of these, it does on all."""


def condition_faults(arrangement: Arrangement, files: CaseFiles) -> Iterator[Fault]:
    """Every fault of an arrangement's conditions, with file and line."""
    doc = files.written[arrangement.id]
    for i, condition in enumerate(arrangement.conditions):
        yield from _condition(condition, doc, ("conditions", i), arrangement, files)
    for n, reading in enumerate(arrangement.readings):
        for i, condition in enumerate(reading.conditions):
            yield from _condition(condition, doc, ("readings", n, "conditions", i), arrangement, files)
    yield from (Fault(doc.where(path), got, expected, remedy) for path, got, expected, remedy in circles(arrangement))


def _condition(
    condition: Condition, doc: Written, path: Path, arrangement: Arrangement, files: CaseFiles
) -> Iterator[Fault]:
    voices = {**files.sources, **files.parties}
    for at, part in walked(condition.needs, (*path, "needs")):
        if part.threshold is not None:
            rule = "calm" if part.calm else "aid"
            yield from _names(part.threshold.zones, files.zones, "zone", doc.where((*at, rule, "zones")))
            yield from _names(part.threshold.heard, voices, "source or party", doc.where((*at, rule, "heard")))
        if part.happened is not None:
            where = doc.where((*at, "happened", "participants"))
            yield from _names(part.happened.participants, files.parties, "party", where)
    if condition.day is not None and condition.day.at is not None:
        where = doc.where((*path, "day", "at"))
        yield from _names((condition.day.at,), files.places, "place", where)
        if condition.day.at in files.places:
            yield from _sunset(condition, where, arrangement, files)


def _names(keys: Iterable[str], known: Iterable[str], noun: str, where: str) -> Iterator[Fault]:
    names = sorted(known)
    for key in keys:
        if key not in names:
            near = tuple(difflib.get_close_matches(key, names, n=3, cutoff=0.5))
            yield Fault(where, f"the {noun} {key!r}", f"a {noun} that the case defines", near=near)


def _sunset(condition: Condition, where: str, arrangement: Arrangement, files: CaseFiles) -> Iterator[Fault]:
    assert condition.day is not None
    assert condition.day.at is not None
    days = calendar(condition.day, arrangement.zone, "00:00", files.places[condition.day.at])
    first = condition.first_day or date(2000, 1, 1)
    for n in range(A_YEAR):
        try:
            days.start(first + timedelta(days=n))
        except ValueError as error:
            remedy = "Let the days begin at an hour: `starts: 18:00`"
            yield Fault(where, str(error), "a sun that sets every day", remedy)
            return
