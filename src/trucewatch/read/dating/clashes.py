"""Months that a speaker calls still to come, in a passage that is of that month already: noted, and nothing is moved.

Words inside a quotation are counted by the speaker, who may have said them earlier, or loosely. The passage keeps its
date; the words are listed with those that stay unresolved.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from zoneinfo import ZoneInfo

from trucewatch.model.when import Precision, TimeBasis, When
from trucewatch.read.document import Document
from trucewatch.read.pack import choice, words

INSTANT = timedelta(microseconds=1)
"""An anchor is half-open: its last day is the one before its end."""


def clashes(document: Document, quotations: tuple[tuple[int, int], ...]) -> list[When]:
    """`we're coming up to May`, said in a passage that is of May: the words, unresolved."""
    out, months = [], words(document.language, "times")["months"]
    for start, end in quotations:
        for found in _to_come(document.language).finditer(document.text, start, end):
            if months[found["month"].lower()] in _months_of(document, found.start()):
                out.append(
                    When(
                        start=None,
                        end=None,
                        precision=Precision.UNRESOLVED,
                        zone=document.zone,
                        as_written=found.group(),
                        basis=TimeBasis.NONE,
                        span=found.span(),
                    )
                )
    return out


def _months_of(document: Document, at: int) -> frozenset[int]:
    """The month that a passage is of, if it is of one for sure."""
    anchor = document.anchor_at(at)
    if anchor is None or anchor.when.start is None or anchor.when.end is None:
        return frozenset()
    zone = ZoneInfo(document.zone)
    first, last = anchor.when.start.astimezone(zone), (anchor.when.end - INSTANT).astimezone(zone)
    return frozenset({first.month}) if (first.year, first.month) == (last.year, last.month) else frozenset()


@cache
def _to_come(language: str) -> re.Pattern[str]:
    sheet = words(language, "times")
    months = "|".join(sorted(sheet["months"], key=len, reverse=True))
    return re.compile(rf"{choice(sheet['comes_up'])}\s+(?P<month>{months})(?!\w|\s+\d)", re.IGNORECASE)
