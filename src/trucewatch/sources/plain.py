"""Plain text in any encoding that can be told."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from trucewatch.errors import Fault
from trucewatch.sources import Unreadable

MEDIA_TYPE = "text/plain"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64_000
"""Bytes shown to the encoding detector: enough to tell, and quick on a large file."""


def recognises(name: str, content: bytes) -> bool:
    """Text has no zero bytes, unless a byte order mark explains them."""
    return any(content.startswith(bom) for bom, _ in _BOMS) or b"\0" not in content[:_SAMPLE]


def text_of(content: bytes, name: str) -> str:
    """The text as it stands, line ends and tabs included; only a byte order mark is left off."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decoded(content, encoding, name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        guess = from_bytes(content[:_SAMPLE]).best()
    if guess is None:
        raise Unreadable(Fault(name, "bytes in no encoding that can be told", "UTF-8 text", "Save it as UTF-8"))
    return _decoded(content, guess.encoding, name)


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        got = f"a byte at {error.start:,} that is not {encoding}"
        raise Unreadable(Fault(name, got, "text in one encoding", "Save it as UTF-8")) from error
