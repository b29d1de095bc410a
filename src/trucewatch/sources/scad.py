"""SCAD exports: one object, whose rows are records and not claims; its text says what came."""

from __future__ import annotations

from trucewatch.errors import BadInput, Fault
from trucewatch.feeds import feed_of, scad, summary
from trucewatch.sources import Unreadable

MEDIA_TYPE = "text/csv; profile=scad"


def recognises(name: str, content: bytes) -> bool:
    """By its header."""
    return summary.is_in(content, scad.NAME)


def text_of(content: bytes, name: str) -> str:
    """What came: how many records, from when to when, how to cite them, and the rows that cannot be used."""
    try:
        return summary.said(feed_of(content, name))
    except BadInput as error:
        raise Unreadable(Fault(name, str(error), "an export of SCAD", "Export it again")) from error
