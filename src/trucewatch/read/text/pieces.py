"""A passage cut into pieces where it is too long to be read as one sentence."""

from __future__ import annotations

import re

LONGEST = 2_000
"""A sentence longer than this (a table, a page of digits) is read in pieces, so that no rule sees a huge one; it is cut
after a semicolon or a comma where one stands in the later half, else at white space, and `Cleaned.cut` tells it."""

_NEXT = re.compile(r"\S")


def stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without outer white space; None where nothing else is in it."""
    first = _NEXT.search(text, start, end)
    if first is None:
        return None
    while text[end - 1].isspace():
        end -= 1
    return first.start(), end


def pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span without outer white space, in pieces of at most `LONGEST` code points."""
    out = []
    while start < end:
        first = _NEXT.search(text, start, end)
        if not first:
            break
        start = first.start()
        stop = end
        if stop - start > LONGEST:
            half, most = start + LONGEST // 2, start + LONGEST
            stop = next((at + 1 for mark in (";", ",", " ") if (at := text.rfind(mark, half, most)) > 0), most)
        last = stop
        while text[last - 1].isspace():
            last -= 1
        out.append((start, last))
        start = stop
    return out
