"""Lines that are a heading or an entry of a list: they point at texts elsewhere and tell of nothing themselves."""

from __future__ import annotations

import re

_HEADING = re.compile(r"={2,6}[^=\n]{1,120}={2,6}\s*$")
_ENTRY = re.compile(r"[*•]\s*(?:\[\[)?[12]\d{3}\s[^.!?\n]{1,120}$")
_PROSE = re.compile(r"(?:(?<!\w)[a-z]{2,}\s+){2}[a-z]{2,}(?!\w)")
FEWEST_CELLS = 3
_ROW = re.compile(r"[*•|]|[^\n]*\t[^\n]*\t")


def is_listed(text: str, start: int, end: int) -> bool:
    """`==Attack==`, `* 2031 Ost market bombing`: a heading, or a title in a list that opens with its year."""
    if cells_only(text, start, end):
        return True
    if text[start] not in "=*•":
        return False
    return (_HEADING.fullmatch(text, start, end) or _ENTRY.fullmatch(text, start, end)) is not None


def cells_only(text: str, start: int, end: int) -> bool:
    """`* 2031-06-09, Sergeant Ola Brand, Vale Brigade, bomb`: a row of a table or list whose cells are no sentences.

    Such a row opens with a mark, or has tabs or bars between its cells; none of its cells has a run of small words, and
    no full stop ends it.
    """
    marked = text[start] in "*•|#" or text.count("\t", start, end) + text.count("|", start, end) >= FEWEST_CELLS - 1
    if not marked or text[end - 1] in '.!?…"”':
        return False
    cells = [c for c in re.split(r"[,;\t|]|\s[–—-]\s", text[start:end].strip("*•|# \t")) if c.strip()]
    return len(cells) >= FEWEST_CELLS and not any(_PROSE.search(c) for c in cells)


def is_row(text: str, start: int, end: int) -> bool:
    """Whether the words are a row of a list or a table, where what stands side by side is no sentence."""
    return _ROW.match(text, start, end) is not None
