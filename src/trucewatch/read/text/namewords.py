"""The words of a text as names are compared with them: folded, with their places; held for a text's passages."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from trucewatch.read.places.spelling import ARTICLES, fold

_WORD = re.compile(r"[^\W\d_]+\d*|\d+")
HELD = 50_000
"""The words of a text of at most so many characters are held while its passages are asked for."""


class Word(NamedTuple):
    """A word of a text: its fold, its span, whether it has a capital (or no case), and whether it is a bare article."""

    fold: str
    start: int
    end: int
    capital: bool
    article: bool


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`; one that is cut by an end of the passage is only its part inside."""
    if len(text) > HELD or end - start == len(text):
        return _cut(text, start, end)
    held, starts = _held(text)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    if (first and held[first - 1].end > start) or (last and held[last - 1].end > end):
        return _cut(text, start, end)
    return held[first:last]


@lru_cache(maxsize=1)
def _held(text: str) -> tuple[list[Word], list[int]]:
    words = _cut(text, 0, len(text))
    return words, [word.start for word in words]


def _cut(text: str, start: int, end: int) -> list[Word]:
    out = []
    for found in _WORD.finditer(text, start, end):  # a word has no apostrophe inside, so that either sort parts two
        word = found.group()
        low = fold(word)
        joint = text[found.end() : found.end() + 1]
        article = low in ARTICLES and (joint in ("-", "–") or (joint == " " and low in ("al", "el")))
        out.append(Word(low, found.start(), found.end(), not word[0].islower(), article))
    return out
