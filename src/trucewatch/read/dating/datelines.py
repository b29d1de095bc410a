"""Dates printed over a text ("27 Jul 2031 Shells hit Ost"): they say when it was published, not when it happened."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from trucewatch.model.report import Anchor
from trucewatch.read.pack import choice, words
from trucewatch.read.times.interval import Time

NEAR = timedelta(days=5)
"""A printed date lies at most so far from the date that the document is known to have."""


LEAD = 60
"""The name of the city before the date of a wire's dateline has at most so many characters."""

_CITY = re.compile(r"(?:\w+\s+)??[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,4}(?:\s*\([^()]*\))?,\s+")


@cache
def _wired(language: str) -> re.Pattern[str]:
    """What ends a wire's dateline after its day: `89 (NAME) --`, ` -`, `2031 —`."""
    return re.compile(r"(?:,?\s+(?:\d{4}|\d{2}))?\s*(?:\([^()]{0,80}\)\s*)?(?:--?|–|—|\[)\s")


def without_datelines(found: list[Time], text: str, opens: int, anchor: Anchor | None, language: str) -> list[Time]:
    """The times of a passage that begins at `opens`, without a full date that stands over it: no preposition before it,
    a new sentence after it. One far from the document's own date must open the passage or have its weekday with it."""
    return [t for t in found if not _is_dateline(t, text, opens, anchor, language)]


def _is_dateline(time: Time, text: str, opens: int, anchor: Anchor | None, language: str) -> bool:
    if time.day is None or time.when.start is None or time.when.span is None:
        return False
    start, end = time.when.span
    if start - opens <= LEAD and _CITY.fullmatch(text, opens, start) and _wired(language).match(text, end):
        return True
    if re.search(r"(?:19|20)\d{2}", text[start:end]) is None:
        return False
    if _led_before(language).search(text[max(0, start - 16) : start]) or _led(language).match(text[start:end]):
        return False
    far = anchor is not None and anchor.when.start is not None and abs(time.when.start - anchor.when.start) > NEAR
    if far and not (start == opens or _weekday(language).search(text[max(0, start - 12) : end])):
        return False
    return _opens_a_text(language).match(text, end) is not None


@cache
def _led(language: str) -> re.Pattern[str]:
    """A preposition as the first word of a date's expression."""
    return re.compile(choice(words(language, "times")["before_a_date"]), re.IGNORECASE)


@cache
def _led_before(language: str) -> re.Pattern[str]:
    """A preposition right before a date."""
    return re.compile(choice(words(language, "times")["before_a_date"]) + r"(?:\s+the)?\s*$", re.IGNORECASE)


@cache
def _weekday(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words(language, 'times')['weekdays'])})(?!\w)", re.IGNORECASE)


@cache
def _opens_a_text(language: str) -> re.Pattern[str]:
    """A clock time at most, then a capitalised word, a number or a quotation: a text begins."""
    weekday = "|".join(words(language, "times")["weekdays"])
    return re.compile(
        rf"(?:,?\s+\d{{1,2}}[:.]\d{{2}}(?:\s*[ap]\.?m\.?)?)?(?:\s+(?:GMT|UTC))?\s*[-–—|:]?\s+[\"“'(]?(?!(?i:{weekday})\b)(?:[A-Z]|\d)|\s*$"
    )
