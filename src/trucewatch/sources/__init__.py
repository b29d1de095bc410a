"""Connectors: bytes that arrived → text. One connector a file, with files of the same stem beside it: what it is
(`.md`), a sample of ours (`.sample.*`) and the text expected of it (`.expected.txt`).

A connector module has `MEDIA_TYPE`, `recognises(name, content)` and `text_of(content)`; it raises `Unreadable` with
what was got, what was expected and what to do. Connectors of other packages join by the entry point group
`trucewatch.sources`.
"""

from __future__ import annotations

import codecs
import importlib
import pkgutil
import re
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol, cast

from trucewatch.errors import BadInput, Fault

_HALF = re.compile("[\ud800-\udfff]")

LIMIT = 8_000_000
"""Longest text, in characters, that is read as one report; a longer one is listed, not read."""


LONGEST_LINE = 1_000_000
"""Longest line, in characters, that is read: no report has one, and a sentence without an end has no meaning."""


class Unreadable(BadInput):
    """The bytes are kept, but no text can be had from them."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


class Connector(Protocol):
    """What a connector module offers."""

    MEDIA_TYPE: str

    def recognises(self, name: str, content: bytes) -> bool:
        """Whether these bytes, under this file name, are its kind."""

    def text_of(self, content: bytes, name: str) -> str:
        """The text, or Unreadable."""


@cache
def connectors() -> dict[str, Connector]:
    """Every connector by media type: this folder's in alphabetical order, then other packages'."""
    found: dict[str, Connector] = {}
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(loaded, "MEDIA_TYPE"):
            found[loaded.MEDIA_TYPE] = cast(Connector, loaded)
    for point in entry_points(group="trucewatch.sources"):
        loaded = point.load()
        found[loaded.MEDIA_TYPE] = loaded
    return found


def recognise(name: str, content: bytes, encoding: str = "") -> Connector:
    """The connector for these bytes; raises Unreadable if there is none. `encoding`: as a person gave it."""
    if encoding:
        content = content.decode(encoding, "replace").encode("utf-8", "replace")
    if not content.strip():
        raise Unreadable(Fault(name, "an empty file", "a report with text", "Ask for it again"))
    for connector in sorted(connectors().values(), key=lambda held: held.MEDIA_TYPE == ANY_TEXT):
        if connector.recognises(name, content):
            return connector
    known = ", ".join(connectors())
    raise Unreadable(Fault(name, "bytes of no known kind", f"one of {known}", "Save it as text, HTML or PDF"))


def _without_halves(text: str) -> str:
    """The text with surrogate pairs joined and lone halves, which some PDFs hold, shown as U+FFFD."""
    if text.isascii() or not _HALF.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


ANY_TEXT = "text/plain"
"""What takes any text, and is therefore asked last."""

ENCODED = (ANY_TEXT, "text/html")
"""Media types whose encoding a person may give; the others say it themselves."""


def encoding_named(encoding: str) -> str:
    """The encoding that a person gave, by its own name; BadInput where there is no such encoding of text."""
    try:
        b"    ".decode(encoding, "replace")  # which refuses codecs that are none of text
        return codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        got = f"--encoding {encoding!r}: there is no encoding of text of that name"
        raise BadInput(f"{got}; cp1252 and iso8859-2 are such names") from error


def _in_utf8(content: bytes, encoding: str, name: str) -> bytes:
    try:
        return content.decode(encoding).encode("utf-8", "surrogatepass")
    except UnicodeError as error:
        at = f"a byte at {error.start:,}" if isinstance(error, UnicodeDecodeError) else "a byte"
        fault = Fault(name, f"{at} that is not {encoding}", f"text in {encoding}", "Give another --encoding")
        raise Unreadable(fault) from error


def text_of(media_type: str, content: bytes, name: str) -> str:
    """The text of a report's bytes; raises Unreadable if there is none or it is too long.

    A media type may carry the encoding that a person gave: `text/plain; charset=cp1252`.
    """
    kind, _, encoding = media_type.partition("; charset=")
    connector = connectors().get(kind)
    if connector is None:
        raise Unreadable(Fault(name, f"media type {media_type}", f"one of {', '.join(connectors())}"))
    if encoding:
        content = _in_utf8(content, encoding, name)
    text = _without_halves(connector.text_of(content, name))
    if not text.strip():
        raise Unreadable(Fault(name, "no text", "a report with text", "If it is a scan, add a note of what it says"))
    if len(text) > LIMIT:
        raise Unreadable(
            Fault(name, f"{len(text):,} characters", f"at most {LIMIT:,}", "Split it into its documents and add those")
        )
    if len(text) > LONGEST_LINE and (longest := max(map(len, text.split("\n")))) > LONGEST_LINE:
        got = f"a line of {longest:,} characters"
        raise Unreadable(Fault(name, got, f"lines of at most {LONGEST_LINE:,}", "Split it into its documents or lines"))
    return text
