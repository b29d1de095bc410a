"""Tables of records in our own columns (see `trucewatch.feeds.columns`), from whatever register."""

from __future__ import annotations

from trucewatch.errors import BadInput, Fault
from trucewatch.feeds import feed_of, summary
from trucewatch.sources import Unreadable

MEDIA_TYPE = "text/csv; profile=records"


def recognises(name: str, content: bytes) -> bool:
    """By its header."""
    return summary.is_in(content, "records")


def text_of(content: bytes, name: str) -> str:
    """What came: how many records, from when to when, and the rows that cannot be used."""
    try:
        return summary.said(feed_of(content, name))
    except BadInput as error:
        raise Unreadable(Fault(name, str(error), "a table of records", "Correct its columns")) from error
