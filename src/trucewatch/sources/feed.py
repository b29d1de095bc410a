"""Tables of records in our own columns (see `trucewatch.feeds.columns`), from whatever register."""

from __future__ import annotations

from trucewatch.errors import BadInput, Fault
from trucewatch.feeds import feed_of, summary
from trucewatch.sources import Unreadable

MEDIA_TYPE = "text/csv; profile=records"

REMEDY = "Add it again with --mapping FILE, which explains its columns; or, where it is prose, under a name in .txt"


def recognises(name: str, content: bytes) -> bool:
    """By its header; and any other table that calls itself CSV, so that it is not taken for prose."""
    return summary.is_in(content, "records") or summary.is_unknown_table(name, content)


def text_of(content: bytes, name: str) -> str:
    """What came: how many records, from when to when, and the rows that cannot be used."""
    if summary.is_unknown_table(name, content):
        got = f"a table with the columns {', '.join(summary.header(content)[:8])}"
        raise Unreadable(Fault(name, got, "the columns of a record (id, date_from …) or of a known export", REMEDY))
    try:
        return summary.said(feed_of(content, name))
    except BadInput as error:
        raise Unreadable(Fault(name, str(error), "a table of records", "Correct its columns")) from error
