"""Notes of the desk: a YAML file with at least `taken_by`, `heard` and `text`."""

from __future__ import annotations

import re

from trucewatch.errors import CaseFault, Fault
from trucewatch.sources import Unreadable
from trucewatch.written import read_yaml

MEDIA_TYPE = "application/vnd.trucewatch.note+yaml"

_LOOKS = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?(?:taken_by|heard|text)["']?:""", re.MULTILINE)


def recognises(name: str, content: bytes) -> bool:
    """By its file name and one of its keys, so that a misspelt one is told and the note not taken for an article."""
    return name.lower().endswith((".yml", ".yaml")) and bool(_LOOKS.search(content))


def text_of(content: bytes, name: str) -> str:
    """The note's text, as written."""
    try:
        read = read_yaml(name, content).content
    except CaseFault as error:
        raise Unreadable(error.faults[0]) from error
    if not isinstance(read, dict) or not isinstance(read.get("text"), str):
        raise Unreadable(Fault(name, "a note without text", "a key `text:`"))
    return str(read["text"])
