"""Whether a sentence recalls an earlier matter, or tells what somebody does as a rule: it then names nobody as doer.

A report of today that recalls "an attack by X in the past", says what X is known for, or what X "often" does, names X
for no event of its own. What goes on "since" then is told as going on, and counts.
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.read.context import Context
from trucewatch.read.doers.naming import SHEET
from trucewatch.read.pack import choice, cues, words

HABIT_NEAR = 60
"""How many code points from the word of attack "often" stands at most."""

YEARS = 1
"""A year named is of an earlier matter where it lies more than so many before the document's own."""


def recalled(context: Context, start: int, end: int, at: int) -> bool:
    """Whether the word of attack at `at` in the sentence `[start, end)` is of an earlier matter, or of many at once."""
    text, language = context.document.text, context.document.language
    if cues(language, SHEET, "recalls").search(text, start, end):
        return True
    for past in cues(language, SHEET, "recalls_at_the_end").finditer(text, start, end):
        if not text[past.end() : past.end() + 2].strip()[:1].isalnum():
            return True
    if cues(language, SHEET, "habits").search(text, max(start, at - HABIT_NEAR), min(end, at + HABIT_NEAR)):
        return True
    return _earlier_year(context, start, end)


def _earlier_year(context: Context, start: int, end: int) -> bool:
    """`in 1980`, `in March 2011`, long before the document's own day, and not `since 2011`."""
    anchor = context.document.anchor_at(start)
    if anchor is None or anchor.when.start is None:
        return False
    years = [int(m["year"]) for m in _dated(context.document.language).finditer(context.document.text, start, end)]
    return bool(years) and max(years) < anchor.when.start.year - YEARS


@cache
def _dated(language: str) -> re.Pattern[str]:
    months = choice(words(language, "times")["months"])
    return re.compile(
        rf"(?<!\w)(?:(?:in|during|of)\s+(?:(?:early|late|mid)[\s-]+)?|(?<!since\s){months}\s+(?:\d{{1,2}},?\s+)?)"
        r"(?P<year>1[89]\d\d|20\d\d)(?!\w)",
        re.IGNORECASE,
    )
