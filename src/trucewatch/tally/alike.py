"""Words that are the same in another spelling, numeral or order. Nothing here changes what is kept or shown."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from trucewatch.tally.lexicon import lexicon

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|(?<!\w)‘([^‘’]+(?:’\w[^‘’]*)*)’(?!\w)")

SIMILAR = 0.5
"""From this share of common words on, two quotations of one speaker on one day are wordings of one utterance."""


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Letters without marks, in lower case, numbers in figures, single spaces."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    held = lexicon()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    for ending in held.endings:
        plain = plain.replace(ending, "")
    return [held.numbers.get(word, word) for word in _WORD.findall(plain)]


def telling(text: str) -> list[str]:
    """The words that carry what is said: without the little ones."""
    little = lexicon().little
    return [word for word in words(text) if word not in little]


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
    ranks = lexicon().ranks
    found = {ranks[word] for word in words(text) if word in ranks}
    if len(found) == 2 and 1 in found:
        found.discard(1)  # "second largest"
    return found.pop() if len(found) == 1 else None
