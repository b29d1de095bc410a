"""The earliest day that an undated text can be of, from days that a case knows and the text only names in part.

Two ways, each an inference that a person decides on: a truce said to hold "since Saturday" that the case knows to have
begun on a Saturday; and a day without a year in a text that names a truce of the case by its day ("the 7 March truce").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from trucewatch.model.instant import start_of_day, zone_named
from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.dating.printed import Dated
from trucewatch.read.pack import choice, cues, words
from trucewatch.read.text.clean import sentence_spans

WEEK = timedelta(days=7)


class KnownDay(NamedTuple):
    """A day on which something of a case began, with the names that texts call it by."""

    names: tuple[str, ...]
    day: date


class Bound(NamedTuple):
    """The day that a text is of or after, the words that say so, and why; `weekdays`: it is known by its weekday, so
    that the weekdays before it can be counted from it."""

    day: date
    span: tuple[int, int]
    basis: str
    weekdays: bool


def bound_of(text: str, known: Iterable[KnownDay], language: str = "en") -> Bound | None:
    """The latest day that the text tells of as past, as far as the days that the case knows give it; else None."""
    listed = [(one, _named(one.names)) for one in known]
    return _by_weekday(text, listed, language) or _by_year(text, listed, language)


def as_dated(bound: Bound, until: date | None, text: str, zone: str) -> Dated:
    """The bound as a suggestion: from its day on, up to the end of `until` where something bounds it from above."""
    tz = zone_named(zone)

    def begin(day: date) -> datetime:
        return start_of_day(datetime(day.year, day.month, day.day), tz)

    when = When(
        start=begin(bound.day),
        end=begin(until + timedelta(days=1)) if until else None,
        precision=Precision.DAYS if until else Precision.OPEN,
        zone=zone,
        as_written=text[slice(*bound.span)],
        basis=TimeBasis.COMPUTED,
        span=bound.span,
    )
    return Dated(when=when, basis=bound.basis, counts=bound.weekdays)


_Listed = list[tuple[KnownDay, re.Pattern[str]]]


def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


@cache
def _weekday(language: str) -> re.Pattern[str]:
    """A weekday of its own: `on Tuesday`, `by Wednesday morning`; never `last Tuesday` or `next Tuesday`."""
    sheet = words(language, "times")
    told = [[sheet[key]] if isinstance(sheet[key], str) else sheet[key] for key in ("last", "next")]
    other = "|".join(re.escape(word) for listed in told for word in listed)
    led = "|".join(sheet["since"])
    return re.compile(
        rf"(?<!\w)(?:(?P<since>{led})|(?!(?:{other})\s)\w+)\s+(?P<day>{'|'.join(sheet['weekdays'])})(?!\w)", re.I
    )


def _by_weekday(text: str, known: _Listed, language: str) -> Bound | None:
    """Weekdays after one on which something known began: taken as the days of the week that followed."""
    numbers, future = words(language, "times")["weekdays"], cues(language, "modality", "future")
    spans, began = sentence_spans(text, language), None
    for start, end in spans:
        for found in _weekday(language).finditer(text, start, end):
            for one, named in known if found["since"] else ():
                if numbers[found["day"].lower()] == one.day.weekday() and named.search(text, start, end):
                    began = began or (one, found)
    if began is None:
        return None
    one, since = began
    told = [
        (one.day + (timedelta(days=(numbers[found["day"].lower()] - one.day.weekday()) % 7)), found)
        for start, end in spans
        for found in _weekday(language).finditer(text, start, end)
        if not future.search(text, start, found.start())
    ]
    day, last = max(told, key=lambda row: row[0])
    basis = (
        f"it says {since.group()!r} of what began on {one.day.isoformat()}, and tells of {last['day']!r}: "
        "weekdays are taken as those that followed"
    )
    return Bound(day, last.span("day"), basis, True)


@cache
def _without_year(language: str) -> re.Pattern[str]:
    sheet = words(language, "times")
    months = "|".join(sorted(sheet["months"], key=len, reverse=True))
    led = choice([*sheet["since"], *sheet["on"], *sheet.get("came_before", ())])
    return re.compile(
        rf"(?:(?P<led>{led})\s+(?:the\s+)?)?(?<!\w)(?:(?P<m>{months})\s+(?P<d>\d{{1,2}})|(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?\s+"
        rf"(?:of\s+)?(?P<mm>{months}))(?!\w)(?!,?\s*\d{{4}})",
        re.IGNORECASE,
    )


@cache
def _in_days(language: str) -> re.Pattern[str]:
    """A heading such as `40 Killed in Vale in 6 Days`."""
    sheet = words(language, "times")
    days = "|".join(w for w, unit in sheet.get("units", {}).items() if unit == "day") or r"(?!)"
    return re.compile(rf"(?m)^[^\n.]*(?<!\w)(?P<all>in\s+(?P<n>\d{{1,2}})\s+(?:{days}))[^\w\n]*$", re.IGNORECASE)


def _day(found: re.Match[str], year: int, language: str) -> date | None:
    months = words(language, "times")["months"]
    try:
        return date(year, months[(found["m"] or found["mm"]).lower()], int(found["d"] or found["dd"]))
    except ValueError:
        return None


def _by_year(text: str, known: _Listed, language: str) -> Bound | None:
    """Days without a year, in the year of a truce that the text names by its day; `in 6 days` counts on from one."""
    stated = list(_without_year(language).finditer(text))
    from_day = next(
        (
            (one, found)
            for one, named in known
            for found in stated
            if _day(found, one.day.year, language) == one.day and named.search(text, found.start(), found.end() + 60)
        ),
        None,
    )
    if from_day is None:
        return None
    one, written = from_day
    future = cues(language, "modality", "future")
    past = []
    for found in stated:
        opens = max(text.rfind(sign, 0, found.start()) for sign in (". ", "\n"))
        day = _day(found, one.day.year, language)
        if day is not None and day < one.day:
            day = _day(found, one.day.year + 1, language)
        if found["led"] and day is not None and not future.search(text, max(0, opens), found.start()):
            past.append((day, found))
    latest = max(past, key=lambda row: (row[0], row[1].start()), default=(one.day, written))
    basis = f"its year is that of {written.group()!r}, which the case dates to {one.day.isoformat()}"
    day, found = latest
    heading = max(
        (h for h in _in_days(language).finditer(text, 0, found.start())), key=lambda h: h.start(), default=None
    )
    if heading is not None and "\n\n" not in text[heading.end() : found.start()].strip():
        later = day + timedelta(days=int(heading["n"]))
        return Bound(later, heading.span("all"), f"{heading['all']!r} counted from {found.group()!r}; {basis}", False)
    return Bound(day, found.span(), f"it tells of this day, so it is of that day or later; {basis}", False)
