"""Passages set in capitals only, as cables and headlines are, put into small letters with capitals where names stand.

A rule that asks for a capital would otherwise take every word for a name. The text keeps its length, so that every span
stays what it was. A capital is given to known names, to the beginnings of sentences, to days and months, to what
follows somebody's title, and to the words that a bracketed abbreviation stands for; abbreviations keep theirs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from trucewatch.read.pack import plain, words
from trucewatch.read.places.names import Names

_PASSAGE = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = re.compile(r"[\[(]([A-Z]{2,8})[\])]")
_OPENS = re.compile(r"(?:[.!?][\"”)\]]?\s+|--\s+(?:\[\w+\]\s+)?)[\"“(\[]?([^\W\d_])")
SHEETS = ("voices", "acts", "agents", "harm", "truce", "grammar", "modality", "places", "numbers", "means", "ordinary")


def recased(text: str, names: Names, language: str) -> str:
    """The text with its passages in capitals put into small letters; the same text where there are none."""
    if not words(language, "grammar")["capitals"] or not _in_capitals(text):
        return text
    out = list(text)
    short = {m.group(1) for m in _SHORT.finditer(text)}
    for passage in _PASSAGE.finditer(text):
        if _in_capitals(passage.group()):
            _put(out, text, passage.start(), passage.end(), names, language, short)
    return "".join(out)


def _in_capitals(text: str) -> bool:
    """Whether any passage of at least five words has no small letter."""
    return any(p.group() == p.group().upper() and len(_WORD.findall(p.group())) > 4 for p in _PASSAGE.finditer(text))


def _put(out: list[str], text: str, start: int, end: int, names: Names, language: str, short: set[str]) -> None:
    """Small letters over `[start, end)`, with a capital where a name begins."""
    out[start:end] = [c.lower() if len(c.lower()) == 1 else c for c in text[start:end]]
    found = list(_WORD.finditer(text, start, end))
    capital = {found[0].start()} | {m.start(1) for m in _OPENS.finditer(text, start, end)}
    for mention in names.find(text, start, end):
        capital |= _starts(text, mention.start, mention.end, language)
    for n, word in enumerate(found):
        low = word.group().lower()
        spelled = (
            len(low) > 1
            and not re.search(r"[AEIOUY]", word.group())
            and not text[word.start() - 2 : word.start()].strip().isdigit()
        )
        if word.group() in short or spelled:
            out[word.start() : word.end()] = word.group()
            if word.group() in short:
                capital |= _meant(found, n)
        elif low in _days(language) or (low in ("may", "march") and _dated(text, word)):
            capital.add(word.start())
        elif low in plain(language, "voices", "persons"):
            capital |= _titled(found[n + 1 : n + 5], text, word.end(), language)
    for at in capital:
        out[at] = text[at]


def _starts(text: str, start: int, end: int, language: str) -> set[int]:
    small = plain(language, "voices", "joins")
    return {m.start() for m in _WORD.finditer(text, start, end) if m.group().lower() not in small}


def _meant(found: list[re.Match[str]], n: int) -> set[int]:
    """The words right before an abbreviation that begin with its letters."""
    letters = found[n].group()
    for size in range(2, min(n, len(letters) + 3) + 1):
        before = found[n - size : n]
        initials = [w.group()[0] for w in before]
        if initials[0] == letters[0] and all(initials.count(c) >= letters.count(c) for c in letters):
            return {w.start() for w in before if len(w.group()) > 2}
    return set()


def _titled(following: list[re.Match[str]], text: str, at: int, language: str) -> set[int]:
    """The words after a title that are no words of the language: somebody's name."""
    out: set[int] = set()
    for word in following:
        if text[at : word.start()].strip() or word.group().lower() in _vocabulary(language):
            break
        out.add(word.start())
        at = word.end()
    return out


def _dated(text: str, word: re.Match[str]) -> bool:
    """`29 MAY`, `MAY 29`: a month and no other word."""
    return re.search(r"\d\s$", text[max(0, word.start() - 3) : word.start()]) is not None or (
        re.match(r"\s\d", text[word.end() : word.end() + 2]) is not None
    )


@cache
def _days(language: str) -> frozenset[str]:
    times = words(language, "times")
    return frozenset([*times["weekdays"], *times["months"]]) - {"may", "march", "mar", "sat", "sun"}


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """Every word of the language's pack, in small letters."""

    def entries(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [e for k, v in value.items() for e in [str(k), *entries(v)]]
        return [e for v in value for e in entries(v)] if isinstance(value, list) else [str(value)]

    return frozenset(w for sheet in SHEETS for e in entries(words(language, sheet)) for w in _WORD.findall(e.lower()))
