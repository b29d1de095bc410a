"""Lines that are a heading or an entry of a list: they point at texts elsewhere and tell of nothing themselves."""

from __future__ import annotations

import re

_HEADING = re.compile(r"={2,6}[^=\n]{1,120}={2,6}\s*$")
_ENTRY = re.compile(r"[*•]\s*(?:\[\[)?[12]\d{3}\s[^.!?\n]{1,120}$")
_ROW = re.compile(r"[*•|]|[^\n]*\t[^\n]*\t")


def is_listed(text: str, start: int, end: int) -> bool:
    """`==Attack==`, `* 2031 Ost market bombing`: a heading, or a title in a list that opens with its year."""
    if text[start] not in "=*•":
        return False
    return (_HEADING.fullmatch(text, start, end) or _ENTRY.fullmatch(text, start, end)) is not None


def is_row(text: str, start: int, end: int) -> bool:
    """Whether the words are a row of a list or a table, where what stands side by side is no sentence."""
    return _ROW.match(text, start, end) is not None
