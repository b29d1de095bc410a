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
"""Bytes shown to the encoding detector, around the first that is not UTF-8: enough to tell, and quick on any file."""
_COMMON = "cp1252"
_KNOWN = [
    *(_COMMON, "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp866", "cp874"),
    *(f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *("koi8_r", "koi8_u", "big5", "euc_jp", "euc_kr", "gb18030", "shift_jis"),
]
"""The encodings of the WHATWG standard, as Python names them; older machines' own ones only mislead the detector."""


def recognises(name: str, content: bytes) -> bool:
    """Text has no zero bytes, unless a byte order mark explains them."""
    return any(content.startswith(bom) for bom, _ in _BOMS) or b"\0" not in content


def text_of(content: bytes, name: str) -> str:
    """The text as it stands, line ends and tabs included; only a byte order mark is left off."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decoded(content, encoding, name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(content):
            return _decoded(content, "utf-8", name)  # which says where it breaks
        return _decoded(content, _guess(content, error.start, name), name)


def _mostly_utf8(content: bytes) -> bool:
    """Whether more signs of several bytes are whole than broken: then it is UTF-8 with a fault, nothing else."""
    whole = content.decode("utf-8", "ignore")
    return len(whole.encode()) - len(whole) > content.decode("utf-8", "replace").count("\ufffd")


def _guess(content: bytes, odd: int, name: str) -> str:
    """The likeliest encoding; of equally likely ones, the most common."""
    sample = content[max(odd - _SAMPLE // 2, 0) : odd + _SAMPLE // 2]
    found = from_bytes(sample, cp_isolation=_KNOWN)
    best = found.best()
    if best is None:
        raise Unreadable(Fault(name, "bytes in no encoding that can be told", "UTF-8 text", "Save it as UTF-8"))
    equal = [match for match in found if match.chaos <= best.chaos]
    return next((_COMMON for match in equal if _COMMON in match.could_be_from_charset), best.encoding)


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        got = f"a byte at {error.start:,} that is not {encoding}"
        raise Unreadable(Fault(name, got, "text in one encoding", "Save it as UTF-8")) from error
