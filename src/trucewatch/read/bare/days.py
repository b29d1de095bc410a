"""Days as stated: dates, weekdays, "today" and "yesterday", with the part of the day beside them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from trucewatch.model.report import Anchor
from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.bare.lexicon import cue, forms, prefixes
from trucewatch.read.times.clock import Clock, safe_date


def days(
    text: str, start: int, end: int, anchor: Anchor | None, zone: str, language: str, *, ahead: bool
) -> list[When]:
    """The days that a passage of an even text names, in order; without an anchor relative ones stay unresolved.

    `ahead`: the passage speaks of what is to come, so that a weekday is the next one.
    """
    clock = _Calendar(anchor, zone, language)
    out = []
    for found in _grammar(language).finditer(text, start, end):
        part = forms(language, "times", "before_day").get(_one(found["before"])) or forms(
            language, "times", "after_day"
        ).get(_one(found["after"]))
        read = _day(clock, found, language, ahead)
        if read == "no date":
            continue
        day, stated = read if isinstance(read, tuple) else (None, False)
        begins = clock.instant(day, part[0] if part else 0) if day else None
        ends = clock.instant(day, part[1] if part else 24) if day else None
        precision = Precision.UNRESOLVED if day is None else Precision.PART_OF_DAY if part else Precision.DAY
        if begins and _led(text, found, "since", language):
            until = clock.instant(clock.day + timedelta(days=1)) if clock.day else None
            ends = until if until and until > begins else None
            precision = Precision.DAYS if ends else Precision.OPEN
        elif begins and _led(text, found, "until", language):
            begins, precision = None, Precision.OPEN
        basis = TimeBasis.NONE if day is None else TimeBasis.STATED if stated else TimeBasis.ANCHORED
        written, span = found.group(), found.span()
        out.append(
            When(start=begins, end=ends, precision=precision, zone=zone, as_written=written, basis=basis, span=span)
        )
    return out


def _led(text: str, found: re.Match[str], key: str, language: str) -> bool:
    """Whether a word such as "since" stands right before a day."""
    before = text[max(0, found.start() - 24) : found.start()]
    return re.search(cue(language, "times", key).pattern + r"\s+$", before) is not None


def _one(phrase: str | None) -> str:
    return " ".join((phrase or "").split())


def _day(clock: _Calendar, found: re.Match[str], language: str, ahead: bool) -> tuple[date, bool] | str | None:
    """The day of a match and whether its words state it in full; "no date" where there is no such day."""
    months = forms(language, "times", "months")
    if found["rel"]:
        shift = timedelta(days=forms(language, "times", "relative_days")[found["rel"]])
        return (clock.day + shift, False) if clock.day else None
    if found["iso"] or found["dotted"]:
        numbers = [int(n) for n in re.findall(r"\d+", found["iso"] or found["dotted"])]
        year, month, number = numbers if found["iso"] else reversed(numbers)
        read = safe_date(year, month, number)
        return (read, True) if read else "no date"
    if found["m"]:
        month, number = months[_one(found["m"])], int(found["d"])
        if not 1 <= number <= 31 or (found["y"] and safe_date(int(found["y"]), month, number) is None):
            return "no date"
        return clock.dated(number, month, int(found["y"]) if found["y"] else None, ahead)
    which = "last" if found["last"] else "next" if found["next"] else None
    day = clock.named(forms(language, "times", "weekdays")[found["wd"]], ahead, which)
    return (day, False) if day else None


class _Calendar(Clock):
    """A clock that takes a weekday by its number, since its name may be written in several ways."""

    def named(self, wanted: int, ahead: bool, which: str | None) -> date | None:
        """The nearest such day, back (the anchor's day counts) or ahead; "last" is before the anchor's day."""
        if self.day is None:
            return None
        if which == "last":
            return self.day - timedelta(days=(self.day.weekday() - wanted) % 7 or 7)
        if which == "next" or (ahead and self.day.weekday() != wanted):
            return self.day + timedelta(days=(wanted - self.day.weekday()) % 7 or 7)
        return self.day - timedelta(days=(self.day.weekday() - wanted) % 7)


@cache
def _grammar(language: str) -> re.Pattern[str]:
    """One pattern of every day: `evening of Monday`, `12 May 2031`, `12 of the month of May/Mayo`, `yesterday`."""

    def any_of(key: str) -> str:
        listed = sorted(forms(language, "times", key), key=lambda w: (-len(w), w))
        return "|".join(r"\s+".join(map(re.escape, word.split())) for word in listed) or r"(?!)"

    month, year = f"(?:{any_of('months')})", r"(?:19|20)\d{2}"
    before_month = f"(?:(?:{any_of('before_a_month')})\\s+)?"
    between = "|".join(map(re.escape, forms(language, "times", "between")))
    joined, sign = prefixes(language), "[،,]?"
    return re.compile(
        rf"(?<!\w){joined}(?:(?P<before>{any_of('before_day')})\s+)?(?:(?:{any_of('day')})\s+)?"
        rf"(?:(?:(?:{any_of('weekdays')}){sign}\s+)?"
        rf"(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<dotted>\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}})"
        rf"|(?P<d>\d{{1,2}})\s+(?:(?:{between})\s+)?{before_month}(?P<m>{month})(?:\s*/\s*{month})?(?:{sign}\s+(?P<y>{year}))?)"
        rf"|(?P<wd>{any_of('weekdays')})(?:\s+(?:(?P<last>{any_of('last')})|(?P<next>{any_of('next')})))?"
        rf"|(?P<rel>{any_of('relative_days')}))(?!\w)(?:\s+(?P<after>{any_of('after_day')})(?!\w))?"
    )
