"""The stretch of time that a toll covers: since a day, in so many days, in a month, or since a war began."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.acts.deed import Deed
from trucewatch.read.pack import choice, words
from trucewatch.read.times.clock import Clock, counted
from trucewatch.read.times.interval import Time
from trucewatch.read.times.timewords import COUNT

_LONG = (Precision.DAYS, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.UNRESOLVED)
_COARSE = (Precision.MONTH, Precision.YEAR, Precision.OPEN)


def stretch_of(own: list[Time], deed: Deed, text: str, clock: Clock) -> When | None:
    """The period of a toll: `in 12 days` from the day on which they began, `since`, or a stretch that is named; never
    a single day, which is that of something else in the sentence."""
    language = clock.language
    length = _so_long(language).search(text, deed.start, deed.end)
    begun = next((t for t in own if t.day and (t.role == "since" or _begins(t, deed, text, language))), None)
    if length is not None and begun is not None and begun.day is not None:
        return _so_long_from(begun, length, language)
    named = next((t for t in own if t.role in ("since", "past", "period")), None)
    if named is not None:
        return named.when
    if begun is not None and _since(language).search(
        text[max(deed.start, (begun.when.span or (0, 0))[0] - 90) : (begun.when.span or (0, 0))[0]]
    ):
        return up_to_now(begun.when, clock)
    for time in own:
        if time.when.precision in _COARSE and _since_it_began(time, deed, text, language):
            return up_to_now(time.when, clock)
    first = next(iter(own), None)
    if first is None:
        return _war_of_years(deed, text, clock)
    before = text[deed.start : (first.when.span or (0, 0))[0]].lower()
    if re.search(r"(?<!\w)since\s[^.;]{0,80}$", before) and first.when.resolved and first.day is None:
        return first.when
    long = [t for t in own if t.day is None and t.when.precision in _LONG and t.role != "part"]
    return long[0].when if long else None


def up_to_now(when: When, clock: Clock) -> When | None:
    """From the beginning of a time to the end of the anchor's day; None where that is no stretch."""
    end = clock.instant(clock.day + timedelta(days=1)) if clock.day else None
    if when.start is None or end is None or end <= when.start:
        return when
    return when.model_copy(update={"end": end, "basis": TimeBasis.COMPUTED})


def _since_it_began(time: Time, deed: Deed, text: str, language: str) -> bool:
    """`since the war erupted in 2031`, `the conflict, which began in March 2031, has killed`."""
    at = (time.when.span or (0, 0))[0]
    before = text[max(deed.start, at - 140) : at]
    return (
        _began_something(language).search(before) is not None
        or re.search(r"(?<!\w)since\s[^.;]{0,80}$", before, re.IGNORECASE) is not None
    )


@cache
def _began_something(language: str) -> re.Pattern[str]:
    return re.compile(choice(words(language, "times")["begins"]) + r"[^.;]{0,100}$", re.IGNORECASE)


@cache
def _since(language: str) -> re.Pattern[str]:
    """`since the fighting began`, right before a day."""
    since = choice(words(language, "times")["since"])
    return re.compile(rf"{since}\s[^.;,]{{0,80}}$", re.IGNORECASE)


@cache
def _so_long(language: str) -> re.Pattern[str]:
    units = "|".join(u for u, unit in words(language, "times")["units"].items() if unit in ("day", "week"))
    return re.compile(rf"(?<!\w)(?:in|within|over)\s+{COUNT}\s+(?P<unit>{units})(?!\w)", re.IGNORECASE)


@cache
def _begun(language: str) -> re.Pattern[str]:
    return re.compile(choice(words(language, "times")["begins"]) + r"[^.;]{0,30}$", re.IGNORECASE)


def _begins(time: Time, deed: Deed, text: str, language: str) -> bool:
    at = (time.when.span or (0, 0))[0]
    return _begun(language).search(text[max(deed.start, at - 60) : at]) is not None


def _days_of(length: re.Match[str], language: str) -> int:
    unit = words(language, "times")["units"][length["unit"].lower()]
    return min(counted(length["n"]), 3_000) * (7 if unit == "week" else 1)


def _so_long_from(begun: Time, length: re.Match[str], language: str) -> When | None:
    when, day = begun.when, begun.day
    assert day is not None
    clock = Clock(None, when.zone, language)
    start, end = clock.instant(day), clock.instant(day + timedelta(days=_days_of(length, language)))
    return when.model_copy(
        update={"start": start, "end": end, "precision": Precision.DAYS, "basis": TimeBasis.COMPUTED}
    )


def _war_of_years(deed: Deed, text: str, clock: Clock) -> When | None:
    """`the five-year war`, `five years of war`: from the beginning of the year so long before the anchor's."""
    found = _years_of_war(clock.language).search(text, deed.start, deed.end)
    if found is None or clock.day is None:
        return None
    number = counted(found["a"] or found["b"])
    if not 0 < number < 100:
        return None
    return When(
        start=clock.instant(date(clock.day.year - number, 1, 1)),
        end=clock.instant(clock.day + timedelta(days=1)),
        precision=Precision.YEAR,
        zone=clock.zone,
        as_written=found.group(),
        basis=TimeBasis.ANCHORED,
        span=found.span(),
        approximate=True,
    )


@cache
def _years_of_war(language: str) -> re.Pattern[str]:
    number = COUNT.replace("(?P<n>", "(?P<{}>")
    wars = choice(words(language, "acts")["long_subjects"])
    return re.compile(
        rf"(?<!\w){number.format('a')}[-\s]years?(?:[-\s](?:old|long))?\s+(?:\w+\s+)?{wars}|(?<!\w){number.format('b')}\s+years\s+of\s+(?:\w+\s+)?{wars}",
        re.IGNORECASE,
    )
