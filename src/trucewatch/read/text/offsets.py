"""Where each part of a changed text came from: the one way in which a change of text is kept account of.

A change is a list of edits: half-open spans of the original in order, each with what stands in its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """`text[start:end]` gives way to `instead`; an empty `instead` takes it out."""

    start: int
    end: int
    instead: str


class _Piece(NamedTuple):
    """A run of the changed text: where it begins there, its span in the original, and whether both are the same."""

    at: int
    start: int
    end: int
    same: bool


class Offsets:
    """From code points of a changed text to those of its original, and back."""

    __slots__ = ("_ats", "_length", "_pieces")

    def __init__(self, pieces: Iterable[_Piece], length: int) -> None:
        self._pieces = tuple(pieces)
        self._ats = [piece.at for piece in self._pieces]
        self._length = length

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of the original from which `[start, end)` of the changed text was made.

        What was taken out at its edges is no part of it; what was taken out inside is.
        """
        first = self._first(start)
        return (first, self._last(end)) if end > start else (first, first)

    def changed(self, offset: int) -> int:
        """The first code point of the changed text that comes from `offset` of the original or from after it."""
        for piece in self._pieces[max(0, bisect_right([p.start for p in self._pieces], offset) - 1) :]:
            if offset < piece.end:
                return piece.at + (max(0, offset - piece.start) if piece.same else 0)
        return self._changed_length

    @property
    def _changed_length(self) -> int:
        if not self._pieces:
            return 0
        last = self._pieces[-1]
        return last.at + (last.end - last.start if last.same else 1)

    def _first(self, offset: int) -> int:
        k = bisect_right(self._ats, offset) - 1
        if k < 0:
            return self._length
        piece = self._pieces[k]
        return min(piece.start + (offset - piece.at), piece.end) if piece.same else piece.start

    def _last(self, offset: int) -> int:
        """The end, in the original, of the code point before `offset`."""
        piece = self._pieces[bisect_right(self._ats, offset - 1) - 1]
        return min(piece.start + (offset - piece.at), piece.end) if piece.same else piece.end


def changed(text: str, edits: Iterable[Edit]) -> tuple[str, Offsets]:
    """The text after the edits, which are in order and do not overlap, with the way back."""
    out: list[str] = []
    pieces: list[_Piece] = []
    at = start = 0
    for edit in edits:
        if edit.start > start:
            pieces.append(_Piece(at, start, edit.start, True))
            out.append(text[start : edit.start])
            at += edit.start - start
        if edit.instead:
            pieces.append(_Piece(at, edit.start, edit.end, False))
            out.append(edit.instead)
            at += len(edit.instead)
        start = edit.end
    if start < len(text):
        pieces.append(_Piece(at, start, len(text), True))
        out.append(text[start:])
    return "".join(out), Offsets(pieces, len(text))
