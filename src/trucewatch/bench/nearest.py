"""What nearness alone gives: a number goes to the nearest casualty word, an attack to the nearest name.

These are the baselines that stand beside the reader's figures. The words are those of the language pack, so that what
is compared is the rules and not the word lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from trucewatch.model.figure import Counted
from trucewatch.read.acts.actwords import cue_words
from trucewatch.read.counts.numerals import numbers
from trucewatch.read.pack import words
from trucewatch.read.text.tokens import tokenise

REACH = 60
"""A number or name is near a word within this many code points, in one sentence."""

Span = tuple[int, int]


def casualty_words(text: str, start: int, end: int, language: str = "en") -> list[tuple[Span, Counted]]:
    """The casualty words of a sentence, with what they count."""
    known = _harm(language)
    return [((t.start, t.end), known[t.low]) for t in tokenise(text, start, end) if t.low in known]


@cache
def _harm(language: str) -> dict[str, Counted]:
    sheet = words(language, "harm")
    counted = {"killed": Counted.KILLED, "wounded": Counted.WOUNDED}
    return {
        word: counted[kind]
        for kind in counted
        for key in ("state", "active", "nouns")
        for word in sheet[kind][key]
        if " " not in word
    }


def number_spans(text: str, start: int, end: int, language: str = "en") -> list[tuple[Span, int]]:
    """The number phrases of a sentence that have a value, with it."""
    tokens = tokenise(text, start, end)
    return [
        ((tokens[n.first].start, tokens[n.last - 1].end), n.value)
        for n in numbers(tokens, text, language)
        if n.value is not None
    ]


def counts_near(
    text: str, start: int, end: int, counts: Iterable[tuple[Span, int]], language: str = "en"
) -> list[tuple[Span, Counted, int]]:
    """Each of these numbers with what the nearest casualty word of the sentence counts; the others are left out."""
    listed = casualty_words(text, start, end, language)
    out = []
    for span, value in counts:
        near = [(gap(span, word), counted) for word, counted in listed if gap(span, word) <= REACH]
        if near:
            out.append((span, min(near, key=lambda n: n[0])[1], value))
    return out


def name_near_attack(text: str, start: int, end: int, names: Iterable[Span], language: str = "en") -> Span | None:
    """The name nearest to any attack word of the sentence, within `REACH`; None where there is no such word or name."""
    cues = [m.span() for m in cue_words(language, "attack").finditer(text, start, end)]
    pairs = [(gap(name, cue), name) for name in names for cue in cues if gap(name, cue) <= REACH]
    return min(pairs)[1] if pairs else None


def gap(one: Span, other: Span) -> int:
    """Code points between two spans; 0 where they touch or overlap."""
    return max(0, other[0] - one[1], one[0] - other[1])
