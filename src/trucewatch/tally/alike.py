"""Words that are the same in another spelling, numeral or order. Nothing here changes what is kept or shown."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|(?<!\w)‘([^‘’]+(?:’\w[^‘’]*)*)’(?!\w)")

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
_NUMBERS = {word: str(n) for n, word in enumerate(_UNITS)} | {word: str(10 * n) for n, word in enumerate(_TENS, 3)}
_LITTLE = frozenset(
    {
        *("a", "an", "the", "of", "to", "in", "on", "at", "and", "or", "that", "this", "it"),
        *("is", "was", "be", "been", "for", "by", "with", "from", "as"),
    }
)
_RANKS = {"largest": 1, "biggest": 1, "main": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}

SIMILAR = 0.5
"""From this share of common words on, two quotations of one speaker on one day are wordings of one utterance."""


def folded(text: str) -> str:
    """Letters without marks, in lower case, numbers in figures, single spaces."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return [_NUMBERS.get(word, word) for word in _WORD.findall(plain.replace("’s", "").replace("'s", ""))]


def telling(text: str) -> list[str]:
    """The words that carry what is said: without the little ones."""
    return [word for word in words(text) if word not in _LITTLE]


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same words, little ones and marks aside."""
    return telling(one) == telling(other)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings may be one name: as many parts, each of them nearly the same."""
    a, b = telling(one), telling(other)
    if len(a) != len(b) or not a:
        return False
    return all(x == y or SequenceMatcher(None, x, y).ratio() >= 0.75 for x, y in zip(a, b, strict=True))


def likeness(one: str, other: str) -> float:
    """The share of the shorter text's words that stand in the other one too, in the same order; 0 to 1."""
    a, b = words(one), words(other)
    if not a or not b:
        return 0.0
    same = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return same / min(len(a), len(b))


def quoted(text: str) -> tuple[str, ...]:
    """What stands in quotation marks in a text, of four words or more."""
    found = (next(part for part in match.groups() if part) for match in _QUOTED.finditer(text))
    return tuple(part for part in found if len(words(part)) >= 4)


def rank(text: str) -> int | None:
    """The place in an order that a description gives ("largest", "second"); None where it gives none or several."""
    found = {_RANKS[word] for word in words(text) if word in _RANKS}
    if len(found) == 2 and 1 in found:
        found.discard(1)  # "second largest"
    return found.pop() if len(found) == 1 else None
