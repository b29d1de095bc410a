"""Parts of a text that only its layout shows: the headline, and speech set as a paragraph of its own without marks."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.read.pack import cues

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
_LISTED = re.compile(r"[\"“”„«»‘'•*–—-]|\(?\w{1,3}[.)]\s")
LONGEST_BLOCK = 2000


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the paragraphs, without outer white space: runs of lines between empty lines."""
    spans = []
    for found in _PARAGRAPH.finditer(text):
        body = found.group()
        first = found.start() + len(body) - len(body.lstrip())
        if last := len(body.strip()):
            spans.append((first, first + last))
    return spans


def blocks(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Paragraphs that are somebody's speech though no marks show it.

    They follow a paragraph that ends with a colon and tells of speaking, or they speak of "I" or "we".
    """
    if ":" not in text:
        return []
    out, opened, told = [], False, False
    for start, end in paragraphs(text):
        listed = _LISTED.match(text, start) is not None
        if (
            opened
            and not listed
            and end - start <= LONGEST_BLOCK
            and (told or _first(language).search(text, start, end))
        ):
            out.append((start, end))
        opened = text[end - 1] == ":" and end - start > 20
        told = opened and _tells(language).search(text, max(start, end - 300), end) is not None
    return out


@cache
def _tells(language: str) -> re.Pattern[str]:
    return cues(language, "voices", "says").pattern


@cache
def _first(language: str) -> re.Pattern[str]:
    return cues(language, "voices", "first_person").pattern


def headline_end(text: str) -> int | None:
    """Where a headline ends that only a line end parts from the text below it; None where there is no such headline.

    A line is one where it is the first, ends without a full stop, and is clearly shorter than the paragraph below it,
    which is not cut into lines itself.
    """
    found = re.match(r"\s*([^\n]{8,200}?)[^\S\n]*\n(?=[^\S\n]*\S)", text)
    if found is None or found.group(1)[-1] in ".,;:!?…،؛-–—":
        return None
    below = re.match(r"[^\n]+", text[found.end() : found.end() + 4000])
    if below is None or len(below.group().strip()) < max(2 * len(found.group(1)), 120):
        return None
    return found.end(1)
