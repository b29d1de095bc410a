"""A sentence as tokens with their places in the text: words, numerals, single signs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-[^\W\d_]+)*"  # dotted letters, also before a hyphen
    r"|[^\W\d_]+(?:['’\-][^\W\d_]+)*"  # words, with an inner hyphen or apostrophe
    r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.:]\d+)*"  # numerals
    r"|[^\w\s]"
)
_ARTICLED = re.compile(r"(?:al|el|an|as|ash|ad|ar|at|az)-[^\W\d_a-z]")
QUOTES = "\"“”„«»‘’'"


class Token(NamedTuple):
    """One token: its text, the same in lower case with a straight apostrophe, and `[start, end)` in the whole text."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, an Arabic article before it apart (`al-Vale`)."""
        return self.text[0].isupper() or _ARTICLED.match(self.text) is not None

    @property
    def word(self) -> bool:
        """Whether it is a word (not a numeral, not a sign)."""
        return self.text[0].isalpha()


@lru_cache(maxsize=64)
def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`. Several rules ask for one passage: the list is shared, and never changed."""
    stop = len(text) if end is None else end
    return [
        Token(m.group(), m.group().lower().replace("’", "'"), m.start(), m.end())
        for m in _TOKEN.finditer(text, start, stop)
    ]
