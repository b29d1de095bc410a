"""A text cut into passages, sentences and quotations, with the furniture of its page marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from trucewatch.read.pack import pattern, plain, words

_END = re.compile(r"[.!?…]{1,8}[\"'”’»)\]]{0,3}(?=\s)|\n\s*\n|\f")
_NEXT = re.compile(r"\S")
_BEFORE = re.compile(r"[\w.’']{1,12}$")
_LINE = re.compile(r"[^\n]+")
LONGEST = 900
"""A sentence longer than this (a table, a page of digits) is cut at white space, so that no rule sees a huge one."""

_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "'": "'"}


class Sentence(NamedTuple):
    """`[start, end)` in the text, and the number of its paragraph, from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Sentences in order; quotations as spans between their marks (marks left out); furniture as spans."""

    sentences: tuple[Sentence, ...]
    quotations: tuple[tuple[int, int], ...]
    furniture: tuple[tuple[int, int], ...]

    def quoted(self, start: int, end: int) -> bool:
        """Whether `[start, end)` lies in one quotation (its marks may be part of it)."""
        return any(a - 1 <= start and end <= b + 1 for a, b in self.quotations)


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Half-open spans of the sentences of a text, without outer white space; no span is longer than `LONGEST`."""
    short = plain(language, "clean", "abbreviations")
    spans, at = [], 0
    for found in _END.finditer(text):
        if found.end() <= at or not _ends(text, found, short):
            continue
        spans += _cut(text, at, found.end())
        at = found.end()
    return spans + _cut(text, at, len(text))


def _ends(text: str, found: re.Match[str], short: frozenset[str]) -> bool:
    following = _NEXT.search(text, found.end())
    if not following or following.group().islower():
        return False
    if found.group()[0] != "." or found.group().startswith(".."):
        return True
    before = _BEFORE.search(text[max(0, found.start() - 12) : found.start()])
    word = before.group().lower().lstrip("'’") if before else ""
    if word in ("no", "art") and not following.group().isdecimal():
        return True
    return not (word in short or (len(word) == 1 and word.isalpha()) or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word))


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span without outer white space, in pieces of at most `LONGEST` code points."""
    out = []
    while start < end:
        first = _NEXT.search(text, start, end)
        if not first:
            break
        start = first.start()
        stop = end
        if stop - start > LONGEST:
            space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            stop = space if space > 0 else start + LONGEST
        last = stop
        while text[last - 1].isspace():
            last -= 1
        out.append((start, last))
        start = stop
    return out


def quotations(text: str) -> list[tuple[int, int]]:
    """The spans between quotation marks, straight or typographic, single or double; at most 2000 code points each.

    A single mark opens only at the start of a word, so that an apostrophe is not taken for one.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    for found in re.finditer("[“«„‘\"']", text):
        i = found.start()
        if i < at:
            continue
        mark = found.group()
        if mark in "'‘\"" and ((i and text[i - 1].isalnum()) or not text[i + 1 : i + 2].strip()):
            continue
        close = _closing(text, i, _PAIRS[mark])
        if close is not None:
            spans.append((i + 1, close))
            at = close + 1
    return spans


def _closing(text: str, opened: int, mark: str) -> int | None:
    stop = min(len(text), opened + 2000)
    at = text.find(mark, opened + 1, stop)
    while at != -1:
        if mark not in "'’\"" or not text[at + 1 : at + 2].isalnum():
            return at
        at = text.find(mark, at + 1, stop)
    return None


@cache
def _markers(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    sheet = words(language, "clean")
    tail = "|".join(re.escape(p) for p in sorted(sheet["to_the_end"], key=len, reverse=True))
    space = r"[^\S\n]{0,20}"  # bounded: a run of white space must not be gone through from each of its places
    ends = rf"(?=\s{{1,20}}(?:[A-Z©ï]|via\b)|{space}[:.,]?{space}(?:\n|$))"
    return re.compile(rf"(?<!\w)(?:{tail}){ends}"), pattern(sheet["usage"])


def furniture(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Spans that belong to the page: counters, menus, bare labels, usage terms, what follows "Related News"."""
    tail, usage = _markers(language)
    labels, separators = plain(language, "clean", "lines"), words(language, "clean")["separators"]
    spans = []
    for line in _LINE.finditer(text):
        body = line.group().strip()
        label = body.rstrip(":").lower()
        if (
            not any(c.isalpha() for c in body)
            or label in labels
            or (
                len(body) < 80
                and any(s in body for s in separators)
                and not re.search(r"[.!?]$", body)
                and len(body.split()) < 6
            )
        ):
            spans.append(line.span())
        elif mark := tail.search(text, line.start() + len(line.group()) // 3, line.end()):
            spans.append((mark.start(), line.end()))
    for a, b in sentence_spans(text, language) if usage.search(text) else ():
        if usage.search(text, a, b):
            spans.append((a, b))
    return sorted(spans)


def clean(text: str, language: str = "en") -> Cleaned:
    """Cut a text. Furniture is no part of any sentence."""
    marked = furniture(text, language)
    sentences, paragraph, at, pointer = [], 0, 0, 0
    for start, end in sentence_spans(text, language):
        if "\n" in text[at:start] and re.search(r"\n\s*\n", text[at:start]):
            paragraph += 1
        at = end
        while pointer < len(marked) and marked[pointer][1] <= start:
            pointer += 1
        free = start
        for a, b in marked[pointer:]:
            if a >= end:
                break
            sentences += [Sentence(x, y, paragraph) for x, y in _cut(text, free, min(a, end))]
            free = max(free, b)
        sentences += [Sentence(x, y, paragraph) for x, y in _cut(text, free, end)]
    return Cleaned(tuple(sentences), tuple(quotations(text)), tuple(marked))
