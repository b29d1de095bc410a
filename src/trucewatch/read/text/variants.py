"""Wordings of one remark: direct speech that two passages give in nearly, but not quite, the same words.

Each wording stays verbatim to its own text; that they are wordings of one remark is a suggestion. What counts is the
words in their order: numbers in words and in digits are the same, small words count little.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from trucewatch.read.pack import plain, words
from trucewatch.read.text.blocks import blocks
from trucewatch.read.text.clean import quotations

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
FEWEST = 4
"""A wording has at least this many words that are no small words, so that phrases anybody may use are left out."""
SHARED = 0.6
"""Two are wordings of one remark where the shorter shares at least this part of its words, in their order."""
COMMON = 40
"""A word that stands in more wordings than this leads to no pair."""


class Wording(NamedTuple):
    """Direct speech at `[start, end)` of a report's text, marks left out."""

    report: str
    start: int
    end: int
    words: str


class Variant(NamedTuple):
    """Two wordings of one remark, and the part of the shorter one's words that they share in order."""

    one: Wording
    other: Wording
    shared: float


def wordings(report: str, text: str, language: str = "en") -> list[Wording]:
    """The direct speech of a text that is long enough to be known again."""
    said = sorted([*quotations(text), *blocks(text, language)])
    spans = ((a, b) for a, b in said if len(_told(text[a:b], language)) >= FEWEST)
    return [Wording(report, a, b, text[a:b]) for a, b in spans]


def variants(given: Iterable[Wording], language: str = "en") -> list[Variant]:
    """The pairs that give one remark in different words, in order. The same words twice are no variant."""
    listed = list(given)
    told = [_told(w.words, language) for w in listed]
    holders: dict[str, list[int]] = defaultdict(list)
    for i, said in enumerate(told):
        for word in sorted(set(said)):
            holders[word].append(i)
    pairs = Counter((i, k) for held in holders.values() if len(held) <= COMMON for i in held for k in held if i < k)
    found = []
    for i, k in sorted(pair for pair, times in pairs.items() if times >= FEWEST - 1):
        shared = _in_order(told[i], told[k]) / min(len(told[i]), len(told[k]))
        if shared >= SHARED and _plainly(listed[i].words) != _plainly(listed[k].words):
            found.append(Variant(listed[i], listed[k], round(shared, 2)))
    return found


def _plainly(said: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(said)]


def _told(said: str, language: str) -> list[str]:
    """The words that carry a remark: without small words, numbers as digits."""
    numbers, small = words(language, "numbers")["units"], plain(language, "ordinary", "small_words")
    return [str(numbers.get(word, word)) for word in _plainly(said) if word not in small]


def _in_order(one: list[str], other: list[str]) -> int:
    """The length of the longest run of words that both have in one order, gaps allowed."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for k, against in enumerate(other, 1):
            before, row[k] = row[k], before + 1 if word == against else max(row[k], row[k - 1])
    return row[-1]
