"""Phrases sought in a passage: one pattern, and a quick look at the passage's words that spares most of the searching.

Every phrase begins with a word, or with the beginning of one. Where no word of the passage is or begins so, the pattern
cannot match, and is not tried: of the dozens of lists of cues that a sentence is asked for, few have a word in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"\w+")
_OPENS = re.compile(r"([^\W\d_]+)(?=(\s|-|$)?)")
_FIRST = 4  # letters by which the beginning of a word is known
_WIDEST = 20_000
"""A longer passage is not cut into words: it has a word of nearly every list."""
_FORMS = str.maketrans("ıİſ", "iis")  # which match their plain letters where case is ignored


class Cue:
    """A list of phrases as one pattern; `search` and `finditer` answer as the pattern's own do, and mostly sooner."""

    __slots__ = ("_begin", "_known", "_whole", "pattern")

    def __init__(self, pattern: re.Pattern[str], phrases: Iterable[str]) -> None:
        """`phrases` in the notation of the packs; `pattern` is their choice, without regard to case."""
        self.pattern = pattern
        whole, begin = set[str](), set[str]()
        self._known = True
        for phrase in phrases:
            opens = _OPENS.match(phrase)
            first = opens.group(1).lower() if opens else ""
            if opens is not None and opens.group(2) is not None:
                whole.add(first)
            elif len(first) >= _FIRST:
                begin.add(first[:_FIRST])
            else:
                self._known = False  # begins with a digit, a sign, or too short a part of a word
        self._whole, self._begin = frozenset(whole), frozenset(begin)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first phrase in `text[start:end]`."""
        stop = len(text) if end is None else end
        return self.pattern.search(text, start, stop) if self._may(text, start, stop) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The phrases in `text[start:end]`, in order."""
        stop = len(text) if end is None else end
        return self.pattern.finditer(text, start, stop) if self._may(text, start, stop) else iter(())

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A phrase right at `start`."""
        return self.pattern.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """`text[start:end]` as one of the phrases."""
        return self.pattern.fullmatch(text, start, len(text) if end is None else end)

    def may_stand_in(self, text: str) -> bool:
        """False where no word of the text is, or begins as, the first word of a phrase."""
        return self._may(text, 0, len(text))

    def _may(self, text: str, start: int, stop: int) -> bool:
        if not self._known or stop - start > _WIDEST:
            return True
        whole, begin = _words(text, start, stop)
        return not (self._whole.isdisjoint(whole) and self._begin.isdisjoint(begin))


@lru_cache(maxsize=8)
def _words(text: str, start: int, stop: int) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a passage in small letters, and the beginnings of them; many lists are asked of one passage."""
    part = text[start:stop]
    if not part.isascii():
        part = part.translate(_FORMS)
    found = frozenset(_WORD.findall(part.lower()))
    return found, frozenset(word[:_FIRST] for word in found)
