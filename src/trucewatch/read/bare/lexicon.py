"""Words of a pack as patterns over an even text: spellings brought together, joined prefixes allowed before each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from trucewatch.read.pack import words

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]")


class Word(NamedTuple):
    """A word, numeral or sign of an even text at `[start, end)`."""

    text: str
    start: int
    end: int


def even(text: str, language: str) -> str:
    """The text with the spellings of the language brought together, sign for sign: offsets stay as they are."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).translate(_table(language))


@cache
def _table(language: str) -> dict[int, str]:
    return str.maketrans(words(language, "grammar")["even"])


def cut(text: str, start: int, end: int) -> list[Word]:
    """The words, numerals and signs of `text[start:end]`."""
    return [Word(found.group(), found.start(), found.end()) for found in _WORD.finditer(text, start, end)]


@cache
def prefixes(language: str) -> str:
    """What may be written joined before a word, as a pattern; it may be nothing."""
    grammar = words(language, "grammar")
    rows = "".join("(?:" + "|".join(map(re.escape, row)) + ")?" for row in grammar["prefixes"])
    whole = "|".join(re.escape(p) for p in sorted(grammar["whole_prefixes"], key=len, reverse=True))
    return rf"(?:(?:{whole})|{rows})" if whole else rows


@cache
def bare(word: str, language: str) -> tuple[str, ...]:
    """The word itself, then what is left of it without joined prefixes, the longest first; two letters at least."""
    found = re.compile(prefixes(language)).match(word)
    longest = found.end() if found else 0
    whole = [word[n:] for n in range(1, longest + 1) if re.fullmatch(prefixes(language), word[:n])]
    return (word, *(rest for rest in whole if len(rest) > 1))


def pattern(phrases: Iterable[str], language: str, *, joined: bool = True) -> re.Pattern[str]:
    """Any of the phrases in an even text, the longest first, as whole words; `joined`: also behind prefixes."""
    ordered = sorted({even(p, language) for p in phrases}, key=lambda p: (-len(p), p))
    listed = "|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered) or r"(?!)"
    before = prefixes(language) if joined else ""
    return re.compile(rf"(?<!\w){before}(?P<cue>{listed})(?!\w)")


@cache
def cue(language: str, sheet: str, key: str, joined: bool = True) -> re.Pattern[str]:
    """The phrases of a list in a sheet as one pattern; `key` may be a path such as `violent/airstrike`."""
    return pattern(listed(language, sheet, key), language, joined=joined)


@cache
def forms(language: str, sheet: str, key: str) -> dict[str, Any]:
    """A list or mapping of single words by their even forms; a list gives each word itself."""
    found = listed(language, sheet, key)
    pairs = found.items() if isinstance(found, dict) else ((word, word) for word in found)
    return {even(word, language): value for word, value in pairs}


@cache
def joint(language: str) -> str:
    """The "and" that is written with the word after it."""
    return even(words(language, "grammar")["and"], language)


def listed(language: str, sheet: str, key: str) -> Any:
    """The list or mapping that stands at a path in a sheet."""
    found: Any = words(language, sheet)
    for step in key.split("/"):
        found = found[step]
    return found
