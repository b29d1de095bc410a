"""Places found by the sound of their names, where a text spells them as no list does.

Only for words that no exact name covers, and only where the text says that a place is meant; of several places of one
sound those whose spelling is not near are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from trucewatch.model.place import Place
from trucewatch.read.places.spelling import ARTICLES, alike, fold, sound

_WORD = re.compile(r"[^\W\d_]+(?:['’ʿʾ`][^\W\d_]+)*")
_LONGEST = 5  # words in a name that is looked for by sound
_LEAST = 2  # letters of a sound
_ARTICLES = ARTICLES | {"ez", "er", "es", "ed", "en", "et", "esh", "ul", "ud"}


class Heard(NamedTuple):
    """A name at `[start, end)` that sounds like those of these places."""

    start: int
    end: int
    places: tuple[Place, ...]


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    named: list[tuple[str, Place]] = field(default_factory=list)


class Sounds:
    """The names of places by their sound."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._root = _Node()
        for place in places:
            for name in (place.name, *place.names):
                self._add(name, place)

    def _add(self, name: str, place: Place) -> None:
        words = [w for w in (fold(m.group()) for m in _WORD.finditer(name)) if w not in _ARTICLES]
        if not words or len(words) > _LONGEST or not all(w.isascii() for w in words):
            return
        node = self._root
        for word in words:
            node = node.next.setdefault(sound(word), _Node())
        node.named.append(("".join(words), place))

    def heard(self, text: str, start: int, end: int) -> list[Heard]:
        """The names in `text[start:end]` by sound, the longest at each capitalised word, none inside another."""
        words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
        out, i = [], 0
        while i < len(words):
            found = self._longest(words, i, text) if not words[i][0][0].islower() else None
            if found is None:
                i += 1
                continue
            last, places = found
            out.append(Heard(words[i][1], words[last - 1][2], places))
            i = last
        return out

    def _longest(self, words: list[tuple[str, int, int]], i: int, text: str) -> tuple[int, tuple[Place, ...]] | None:
        best: tuple[int, tuple[Place, ...]] | None = None
        node, k, written = self._root, i, ""
        while k < len(words) and k - i < _LONGEST + 3:
            word, at, _ = words[k]
            if k > i and text[words[k - 1][2] : at] not in (" ", "-", "–", ". "):
                break
            low = fold(word)
            if k > i and low in _ARTICLES:
                k += 1
                continue
            if word[0].islower() and text[at - 1 : at] != "-":
                break
            following = node.next.get(sound(low))
            if following is None:
                break
            node, k, written = following, k + 1, written + low
            if len(sound(written)) >= _LEAST:
                near = tuple({p.id: p for name, p in node.named if alike(name, written)}.values())
                best = (k, near) if near else best
        return best
