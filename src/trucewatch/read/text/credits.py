"""What stands in a text's lines and tells nothing: picture credits, links to other texts, runs of tags."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.read.pack import choice, words

SHEET = "clean"
FEWEST = 3
"""A run of tags has at least so many words with a capital."""

_WORDS = re.compile(r"\S+")


def asides(text: str, language: str) -> list[tuple[int, int]]:
    """Half-open spans of credits (`(Photo by Ola Brand)`), of links (`Read more: ...`) and of tags, in order."""
    spans = [m.span() for m in _credit(language).finditer(text)]
    spans += [m.span() for m in _link(language).finditer(text)]
    spans += [span for m in _tags(language).finditer(text) if (span := _run(text, m)) is not None]
    return sorted(spans)


@cache
def _credit(language: str) -> re.Pattern[str]:
    """`(Photo by Ola Brand / Wirenews)`, `(AP Photo/Ola Brand)`, and a label such as "Infographic:" before one."""
    sheet = words(language, SHEET)
    made, labels = choice(sheet["credits"]), choice(sheet["picture_labels"])
    return re.compile(
        rf"(?i:{labels}):[^\n().!?]{{1,80}}\((?i:[^()\n]{{0,20}}{made})[^()\n]{{0,80}}\)"
        rf"|\((?i:[^()\n]{{0,20}}{made})(?=\s+(?:by|from|via|courtesy)(?!\w)|\s*[:/])[^()\n]{{0,80}}\)"
    )


@cache
def _link(language: str) -> re.Pattern[str]:
    """`READ MORE: ...` to the end of its line, where nothing but the other text's title can follow."""
    return re.compile(rf"(?i:{choice(words(language, SHEET)['links'])})\s?:[^\n]{{1,200}}(?=\n|$)")


@cache
def _tags(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){choice(words(language, SHEET)['tags'])}(?![\w-]):?(?=\s+[A-Z])")


def _run(text: str, label: re.Match[str]) -> tuple[int, int] | None:
    """The run of tags after the label: up to where two words in small letters follow one another, a sentence's.

    The word with a capital before those two is the sentence's first.
    """
    at = capitals = 0
    last: list[tuple[int, int]] = []
    for word in _WORDS.finditer(text, label.end(), min(len(text), label.end() + 400)):
        small = not word.group()[0].isupper()
        if (small and last and text[last[-1][0]].islower()) or word.group()[-1] in ".!?":
            break
        last.append(word.span())
        capitals += not small
        at = word.end()
    else:
        return (label.start(), at) if capitals >= FEWEST else None
    while last and text[last[-1][0]].islower():
        last.pop()
    ends = last[-2][1] if len(last) > 1 else 0
    return (label.start(), ends) if capitals > FEWEST and ends else None
