"""Whether a text tells of a time long before its own date, so that its weekdays are not those of its own week."""

from __future__ import annotations

import re
from datetime import timedelta

from trucewatch.model.report import Anchor
from trucewatch.model.when import Precision, When
from trucewatch.read.times.times import times

LONG_AGO = timedelta(days=400)
"""A first date so long before the anchor is the date of something past."""

LEAD = 1_500
"""The first date of a text stands in its first so many characters."""

_NEAR_NOW = (Precision.MINUTE, Precision.PART_OF_DAY, Precision.DAY, Precision.DAYS, Precision.WEEK)
_YEAR = re.compile(r"(?:1[89]|20)\d{2}")


def is_bygone(text: str, anchor: Anchor | None, zone: str, language: str) -> bool:
    """Whether the first day that a text names is written out with a year, and lies long before the anchor.

    A report of the week names a weekday, `today` or a day of its own month first; a history opens with its date.
    """
    if anchor is None or anchor.when.start is None:
        return False
    for time in times(text, 0, min(len(text), LEAD), anchor, zone, language=language):
        if time.role == "clock" or time.when.precision not in _NEAR_NOW:
            continue
        return (
            _written_out(time.when) and time.when.start is not None and time.when.start < anchor.when.start - LONG_AGO
        )
    return False


def _written_out(when: When) -> bool:
    return _YEAR.search(when.as_written) is not None
