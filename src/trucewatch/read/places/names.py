"""Names of parties, sources and places found in a text: the longest match at word boundaries, spelling folded.

One trie over folded words, so that thousands of names cost as little as ten. A name that could mean several parties, or
several places, keeps its candidates and gets no key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from trucewatch.model.party import Party, PartyKind
from trucewatch.model.place import Place
from trucewatch.model.source import Source
from trucewatch.model.where import PlacePrecision
from trucewatch.read.places.sounds import Sounds
from trucewatch.read.places.spelling import ARTICLES, fold
from trucewatch.read.text.namewords import Word, words_of

_MAXIMUM = 9  # words in the longest name


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at `[start, end)` of the text, with every party, source and place that it may mean."""

    start: int
    end: int
    as_written: str
    parties: tuple[Party, ...] = ()
    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def party(self) -> Party | None:
        """The party, if it can only mean one."""
        return self.parties[0] if len(self.parties) == 1 else None

    @property
    def small(self) -> bool:
        """Whether it names only villages and quarters, so that it may well be a word or a person's name."""
        least = (PlacePrecision.VILLAGE, PlacePrecision.NEIGHBOURHOOD)
        return bool(self.places) and all(p.precision in least for p in self.places)

    @property
    def source(self) -> Source | None:
        """The source, if it can only mean one."""
        return self.sources[0] if len(self.sources) == 1 else None


@dataclass(slots=True)
class _Node:
    """Most nodes of a large gazetteer are ends with one place, so that empty parts must cost nothing."""

    next: dict[str, _Node] | None = None
    parties: tuple[Party, ...] = ()
    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()
    lower: bool = False  # whether the name is written without a capital

    def after(self, word: str) -> _Node | None:
        """The node that a word leads to."""
        return self.next.get(word) if self.next is not None else None

    def grown(self, word: str) -> _Node:
        """The same, made where there is none."""
        if self.next is None:
            self.next = {}
        return self.next.setdefault(word, _Node())

    @property
    def named(self) -> bool:
        return bool(self.parties or self.sources or self.places)


_Known = TypeVar("_Known", bound=Party | Source | Place)


def _with(held: tuple[_Known, ...], one: _Known) -> tuple[_Known, ...]:
    """With one more; a later one of the same id takes its place."""
    if not held:
        return (one,)
    return (*(other for other in held if other.id != one.id), one)


def _keys(name: str) -> list[str]:
    """The folded words of a name, without articles (unless there is nothing else) and possessives."""
    plain = name.translate(str.maketrans(dict.fromkeys("ʿʾ‘ʼ`")))
    parts = [fold(w) for w in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*\d*|\d+", plain)]
    kept = [p for i, p in enumerate(parts) if not (p in ARTICLES and i + 1 < len(parts) and _is_article(name, p))]
    return kept or parts


def _is_article(name: str, part: str) -> bool:
    return re.search(rf"(?i)(?<!\w){part}(?:-|–|\s)", fold_marks(name)) is not None and part != "us"


def fold_marks(name: str) -> str:
    """A name without marks but with its signs."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


class Names:
    """The names that a reader knows. Build it once for a case with `Names.of` and use it for every document."""

    def __init__(self) -> None:
        self._root = _Node()
        self.parties: dict[str, Party] = {}
        self.sources: dict[str, Source] = {}
        self.places: dict[str, Place] = {}

    @classmethod
    def of(cls, parties: Iterable[Party] = (), sources: Iterable[Source] = (), places: Iterable[Place] = ()) -> Names:
        """All names of these parties, sources and places, in one structure."""
        names = cls()
        for party in parties:
            names.parties[party.id] = party
            for name in (party.name, *(n.name for n in party.names)):
                if node := names._node(name):
                    node.parties = _with(node.parties, party)
        for adjective, party in _adjectives(names.parties):
            if (node := names._node(adjective)) and not node.named:
                node.parties = _with(node.parties, party)
        for source in sources:
            names.sources[source.id] = source
            for name in (source.name, *source.names):
                if node := names._node(name):
                    node.sources = _with(node.sources, source)
        for place in places:
            names.places[place.id] = place
            for name in (place.name, *place.names):
                if len(name) > 2 and (node := names._node(name)):
                    node.places = _with(node.places, place)
        return names

    def _node(self, name: str) -> _Node | None:
        keys = _keys(name)
        if not keys or len(keys) > _MAXIMUM:
            return None
        node = self._root
        for key in keys:
            node = node.grown(key)
        if name[:1].islower() and not re.match(r"(?i)(?:al|el|an|as|ash|ad|ar|at|az)[-\s]", name):
            node.lower = True
        return node

    @cached_property
    def sounds(self) -> Sounds:
        """The same places by the sound of their names, made when it is first asked for."""
        return Sounds(self.places.values())

    def can_hear(self, country: str | None) -> bool:
        """Whether places may be told by their sound: those of a country, or of a gazetteer of one's own, but not any of
        the whole world's."""
        return country is not None or self._own

    @cached_property
    def _own(self) -> bool:
        return any(not p.startswith(("gn-", "country-")) for p in self.places)

    @property
    def governments(self) -> tuple[Party, ...]:
        """Parties that are governments: a bare "the government" means the only one, if there is only one."""
        return tuple(p for p in self.parties.values() if p.kind is PartyKind.GOVERNMENT)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """The names in `text[start:end]`, left to right, the longest at each place, none inside another."""
        stop = len(text) if end is None else end
        words = words_of(text, start, stop)
        out, i = [], 0
        while i < len(words):
            found = self._longest(words, i, text)
            if found is None:
                i += 1
                continue
            node, last = found
            a, b = words[i].start, words[last - 1].end
            out.append(
                Mention(
                    a,
                    b,
                    text[a:b],
                    node.parties,
                    node.sources,
                    node.places,
                )
            )
            i = last
        return out

    def _longest(self, words: list[Word], i: int, text: str) -> tuple[_Node, int] | None:
        best: tuple[_Node, int] | None = None
        for node, last in self._walk(words, i, text):
            capital = any(w.capital for w in words[i:last] if not w.article) and (words[i].capital or words[i].article)
            shouted = last == i + 1 and len(words[i].fold) <= 3 and words[i].end - words[i].start > 1
            if shouted and not text[words[i].start : words[i].end].isupper() and text[words[i].start].isascii():
                capital = capital and not _acronym(node, words[i].fold)
            if node.named and (capital or node.lower):
                best = (node, last)
        return best

    def _walk(self, words: list[Word], i: int, text: str) -> Iterator[tuple[_Node, int]]:
        """Every node reached from word `i`; bare articles are stepped over, a lost possessive "s" is forgiven."""
        node, k = self._root, i
        while k < len(words) and k - i < _MAXIMUM + 3:
            word = words[k]
            if k > i and not _close(text, words[k - 1].end, word.start):
                return
            following = node.after(word.fold)
            if following is None and word.article and k + 1 < len(words) and (k > i or not node.named):
                k += 1
                continue
            if following is None and word.fold.endswith("s") and len(word.fold) > 4 and word.capital:
                following = node.after(word.fold[:-1])
                if following is not None and following.named:
                    yield following, k + 1
                return
            if following is None:
                return
            node, k = following, k + 1
            yield node, k


def _adjectives(parties: dict[str, Party]) -> list[tuple[str, Party]]:
    """Adjectives of governments, from names such as "Norlandian government"; never a word of a person's name."""
    persons = {w for p in parties.values() if p.kind is PartyKind.PERSON for n in _all_names(p) for w in n.split()}
    persons |= {w.rpartition("-")[2] for w in persons}
    out = []
    for party in parties.values():
        if party.kind not in (PartyKind.STATE, PartyKind.GOVERNMENT):
            continue
        for name in _all_names(party):
            words = name.split()
            own = len(words) == 2 and words[0].isalpha() and words[0][0].isupper() and words[1].islower()
            if own and words[0] not in persons:
                out.append((words[0], party))
    return out


def _all_names(party: Party) -> tuple[str, ...]:
    return (party.name, *(n.name for n in party.names))


def _acronym(node: _Node, folded: str) -> bool:
    """Whether a short name is written in capitals in the list, so that "Us" does not mean it."""
    written = [n.name for p in node.parties for n in p.names] + [p.name for p in node.parties]
    written += [n for s in node.sources for n in (s.name, *s.names)]
    return any(name.isupper() and fold(name) == folded for name in written)


def _close(text: str, a: int, b: int) -> bool:
    """Whether two words stand close enough to be one name: white space, a hyphen, an apostrophe, a dot of initials."""
    between = text[a:b]
    return len(between) <= 4 and not between.strip(" \t\n\r\u00a0-–.'’ʿʾ‘")
