"""Printed dates in words: one template for every source."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from trucewatch.case.datings import SuggestedDating
from trucewatch.model.when import Precision, When
from trucewatch.products.words import count_words


def dating_words(dating: SuggestedDating) -> str:
    """`dates printed in the text: published 2031-06-11 by Norland Herald, carried 2031-06-12 by Vale Centre`."""
    said = [f"{what} {_day_words(d.when)}" + (f" by {d.outlet}" if d.outlet else "") for what, d in dating.told]
    if dating.dating.entries:
        said.append(f"{count_words(len(dating.dating.entries), 'passage')} with a date of its own")
    return "dates printed in the text: " + ", ".join(said)


def _day_words(when: When) -> str:
    """The day on the document's own calendar; a bound from below as "or later"."""
    zone = ZoneInfo(when.zone)
    from_day = when.start.astimezone(zone).date().isoformat() if when.start else when.as_written
    if when.precision is Precision.OPEN:
        return f"on {from_day} or later"
    if when.precision is Precision.DAYS and when.end:
        last = (when.end - timedelta(seconds=1)).astimezone(zone).date()
        return f"between {from_day} and {last.isoformat()}"
    return f"on {from_day}"
