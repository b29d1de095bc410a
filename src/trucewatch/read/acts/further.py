"""What a passage tells of a truce besides its first act: `declared a truce, which took effect at noon`.

Each word that says what became of a truce counts in its own clause, where the clause is about a truce: it names one,
goes on about the one just named ("which", a participle), or says "it".
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.vocabulary import Act
from trucewatch.read.acts.deed import Sign
from trucewatch.read.pack import choice, words

SHEET = "truce"
AFTER = 5
"""Words at most between a truce and the "which" that goes on about it."""


def further_acts(text: str, start: int, end: int, first: Sign, language: str) -> list[Sign]:
    """The acts told beside the first, in text order, each once, with the span of its own clause."""
    spans = _clauses(text, start, end, language)
    said = first.at if first.said is None else first.said
    out: list[Sign] = []
    went_on = False  # whether the clause before went on about the truce
    for n, (a, b) in enumerate(spans if len(spans) > 1 else ()):
        opens = text[a:b].lstrip(" ,")
        names = _truce(language).search(text, a, b) or _it(language).match(opens)
        before = n > 0 and (went_on or _ends_in_truce(text, spans[n - 1], language))
        went_on = bool(before and not names and _which(language).match(opens))
        told = _told(text, a, b, language) if (names or went_on) and not a <= said < b else None
        if told is not None and told.act is not first.act and all(told.act is not o.act for o in out):
            out.append(told)
    return out


def _told(text: str, a: int, b: int, language: str) -> Sign | None:
    """The first act, in the order of the pack, that a clause about a truce tells of."""
    for act, phrases in words(language, SHEET)["told_beside"].items():
        found = _said(tuple(phrases)).search(text, a, b)
        if found is not None:
            return Sign(Act(act), found.start(), "truce-beside", said=found.start(), span=(a, b))
    return None


@cache
def _said(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(choice(phrases), re.IGNORECASE)


def _clauses(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """The passage cut before words that open a clause of their own, and at commas before a participle."""
    spans, at = [], start
    for found in _opens(language).finditer(text, start, end):
        names = _ends_in_name(text, at, found.start()) and text[found.end() : found.end() + 2].strip()[:1].isupper()
        if found.start() - at > 8 and not names:  # `brokered by Norland and Sudland` is one clause
            spans.append((at, found.start()))
            at = found.start()
    return [*spans, (at, end)]


def _ends_in_name(text: str, start: int, end: int) -> bool:
    """Whether the last word of the span begins with a capital."""
    words_there = text[start:end].split()
    return bool(words_there) and words_there[-1][0].isupper()


@cache
def _opens(language: str) -> re.Pattern[str]:
    opens = choice(words(language, SHEET)["clause_opens"])
    return re.compile(rf",?\s+{opens}(?=\s)|;|,(?=\s+\w+ed\s+(?:by|on|in)(?!\w))", re.IGNORECASE)


@cache
def _truce(language: str) -> re.Pattern[str]:
    return re.compile(choice(words(language, SHEET)["truce"]), re.IGNORECASE)


@cache
def _it(language: str) -> re.Pattern[str]:
    """`and that the rebels violated it`, `extended another one`: the truce just named."""
    acts = "|".join(choice(p) for p in words(language, SHEET)["told_beside"].values())
    return re.compile(rf"[^,;]*?(?:{acts})\s+(?:it|another(?:\s+one)?)(?!\w)", re.IGNORECASE)


@cache
def _which(language: str) -> re.Pattern[str]:
    return re.compile(rf",?\s*(?:{choice(words(language, SHEET)['relative'])}\s|\w+ed\s+(?:by|on|in)\s)", re.IGNORECASE)


def _ends_in_truce(text: str, span: tuple[int, int], language: str) -> bool:
    """Whether the truce is what the clause ends with, so that "which" means it: at most five words come after."""
    found = list(_truce(language).finditer(text, *span))
    return bool(found) and len(text[found[-1].end() : span[1]].split()) <= AFTER
