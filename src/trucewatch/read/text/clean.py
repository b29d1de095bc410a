"""A text cut into passages, sentences and quotations, with the furniture of its page marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from trucewatch.read.pack import pattern, plain, words
from trucewatch.read.text.blocks import blocks, headline_end
from trucewatch.read.text.credits import asides
from trucewatch.read.text.pieces import pieces_of, stripped

_END = re.compile(r"[.!?…؟۔]{1,8}[\"'”’»)\]]{0,3}(?=\s)|\n\s*\n|\f")
_NEXT = re.compile(r"\S")
_BEFORE = re.compile(r"[\w.’']{1,12}$")
_LINE = re.compile(r"[^\n]+")
_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "'": "'"}
_OPENS, _CLOSES = re.compile("[“«„‘\"']"), re.compile("[”»“’\"']")


class Sentence(NamedTuple):
    """`[start, end)` in the text, and the number of its paragraph, from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Sentences in order; quotations as spans between their marks (marks left out); furniture as spans.

    `cut`: the spans of passages without an end that were so long that their pieces stand among the sentences.
    """

    sentences: tuple[Sentence, ...]
    quotations: tuple[tuple[int, int], ...]
    furniture: tuple[tuple[int, int], ...]
    cut: tuple[tuple[int, int], ...] = ()

    def quotation_at(self, offset: int) -> tuple[int, int] | None:
        """The quotation that holds an offset (its marks may be part of it)."""
        k = bisect_right(self.quotations, (offset + 1, offset + 1)) - 1
        return next((q for q in self.quotations[max(0, k) : k + 2] if q[0] - 1 <= offset <= q[1]), None)

    def quoted(self, start: int, end: int) -> bool:
        """Whether `[start, end)` lies in one quotation (its marks may be part of it)."""
        held = self.quotation_at(start)
        return held is not None and end <= held[1] + 1


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Half-open spans of the sentences of a text, without outer white space; no span is longer than `LONGEST`."""
    return [piece for start, end in _whole(text, language) for piece in pieces_of(text, start, end)]


def _whole(text: str, language: str) -> list[tuple[int, int]]:
    """The sentences, however long, with the white space around them."""
    short = plain(language, "clean", "abbreviations")
    head = headline_end(text)
    spans, at = ([], 0) if head is None else ([(0, head)], head)
    for found in _END.finditer(text):
        if found.end() <= at or not _ends(text, found, short):
            continue
        spans.append((at, found.end()))
        at = found.end()
    return [*spans, (at, len(text))]


TITLE = 200
"""The title of an embedded film is at most so many code points long."""


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


def quotations(text: str) -> list[tuple[int, int]]:
    """The spans between quotation marks, straight or typographic, single or double; at most 2000 code points each.

    A single mark opens only at the start of a word, so that an apostrophe is not taken for one.
    """
    spans: list[tuple[int, int]] = []
    closing = _closing(text)
    at = 0
    for found in _OPENS.finditer(text):
        i = found.start()
        if i < at:
            continue
        mark = found.group()
        if mark in "'‘\"" and ((i and text[i - 1].isalnum()) or not text[i + 1 : i + 2].strip()):
            continue
        places = closing[_PAIRS[mark]]
        k = bisect_right(places, i)
        if k < len(places) and places[k] < i + 2001:
            spans.append((i + 1, places[k]))
            at = places[k] + 1
    return spans


def _closing(text: str) -> dict[str, list[int]]:
    """Where each mark may close a quotation, in order; one that begins a word closes none."""
    out: dict[str, list[int]] = {mark: [] for mark in _PAIRS.values()}
    for found in _CLOSES.finditer(text):
        mark, at = found.group(), found.start()
        if mark not in "'’\"" or not text[at + 1 : at + 2].isalnum():
            out[mark].append(at)
    return out


@cache
def _markers(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    sheet = words(language, "clean")
    tail = "|".join(re.escape(p) for p in sorted(sheet["to_the_end"], key=len, reverse=True))
    space = r"[^\S\n]{0,20}"  # bounded: a run of white space must not be gone through from each of its places
    ends = rf"(?=\s{{1,20}}(?:[A-Z©ï]|via\b)|{space}[:.,]?{space}(?:\n|$))"
    return re.compile(rf"(?<!\w)(?:{tail}){ends}"), pattern(sheet["usage"]).pattern


def furniture(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Spans that belong to the page: counters, menus, labels, running heads, usage terms, what follows "Related"."""
    tail, usage = _markers(language)
    marks = [found.start() for found in tail.finditer(text)]
    lines = list(_LINE.finditer(text))
    running = _running(lines)
    spans = []
    for line in lines:
        body = line.group().strip()
        if not any(c.isalpha() for c in body) or body in running or _of_a_page(body, language):
            spans.append(line.span())
            continue
        k = bisect_right(marks, line.start() + len(line.group()) // 3 - 1)
        if k < len(marks) and marks[k] < line.end():
            spans.append((marks[k], line.end()))
    spans += _titles(text, language) + asides(text, language)
    for a, b in sentence_spans(text, language) if usage.search(text) else ():
        if usage.search(text, a, b):
            spans.append((a, b))
    return sorted(spans)


def _titles(text: str, language: str) -> list[tuple[int, int]]:
    """`Interview on the strikes - Vidsite`: the title of an embedded film or post, from where its sentence begins."""
    spans = []
    for found in _embedded(language).finditer(text):
        before = text[max(0, found.start() - TITLE) : found.start()]
        opens = max(before.rfind(mark) for mark in ".!?\n") + 1
        spans.append((found.start() - len(before) + opens, found.end()))
    return spans


@cache
def _embedded(language: str) -> re.Pattern[str]:
    sites = "|".join(re.escape(site) for site in words(language, "clean")["embeds"])
    return re.compile(rf"[ \xa0][-–|][ \xa0](?:{sites})(?!\w)")


def _running(lines: list[re.Match[str]]) -> frozenset[str]:
    """Short lines that come back on page after page: the head or foot of a page, not a sentence."""
    counted = Counter(body for line in lines if len(body := line.group().strip()) < 80)
    return frozenset(body for body, times in counted.items() if times > 2 and body[-1:].isalnum())


def _of_a_page(body: str, language: str) -> bool:
    """Whether a line is a bare label, the number of a page, or the entries of a menu."""
    if len(body) >= 80:
        return False
    label = body.rstrip(":").lower()
    if label in plain(language, "clean", "lines") or _numbered(language).fullmatch(label):
        return True
    separated = any(s in body for s in words(language, "clean")["separators"])
    return separated and body[-1] not in ".!?" and len(body.split()) < 6


@cache
def _numbered(language: str) -> re.Pattern[str]:
    """`Page 3`, `page 3 of 12`, `- 3 / 12 -`."""
    sheet = words(language, "clean")
    page = "|".join(re.escape(word) for word in sheet["page"])
    return re.compile(rf"[-–—\s]*(?:{page})\.?\s*\d+(?:\s*(?:/|{'|'.join(sheet['page_of'])})\s*\d+)?[-–—\s]*")


def clean(text: str, language: str = "en") -> Cleaned:
    """Cut a text. Furniture is no part of any sentence."""
    marked = furniture(text, language)
    sentences, cut, paragraph, at, pointer = [], [], 0, 0, 0
    for whole in _whole(text, language):
        if (inner := stripped(text, *whole)) is None:
            continue
        start, end = inner
        if "\n" in text[at:start] and re.search(r"\n\s*\n", text[at:start]):
            paragraph += 1
        at = end
        while pointer < len(marked) and marked[pointer][1] <= start:
            pointer += 1
        free = start
        for k in range(pointer, len(marked)):
            a, b = marked[k]
            if a >= end:
                break
            pieces = pieces_of(text, free, min(a, end))
            cut += [(pieces[0][0], pieces[-1][1])] if len(pieces) > 1 else []
            sentences += [Sentence(x, y, paragraph) for x, y in pieces]
            free = max(free, b)
        pieces = pieces_of(text, free, end)
        cut += [(pieces[0][0], pieces[-1][1])] if len(pieces) > 1 else []
        sentences += [Sentence(x, y, paragraph) for x, y in pieces]
    said = blocks(text, language)
    marked_words = [q for q in quotations(text) if not _meets(q, said)]
    return Cleaned(tuple(sentences), tuple(sorted([*said, *marked_words])), tuple(marked), tuple(cut))


def _meets(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether a span shares a code point with one of the others, which are in order and do not overlap."""
    k = bisect_right(others, span)
    return any(a < span[1] and span[0] < b for a, b in others[max(0, k - 1) : k + 1])
