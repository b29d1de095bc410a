"""What a document has named so far: full names, the monitor that "the group" means, the last voices."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from trucewatch.model.party import Party
from trucewatch.model.place import Place
from trucewatch.model.quotation import Voice
from trucewatch.model.source import SourceKind
from trucewatch.model.where import PlacePrecision
from trucewatch.read.acts.bygone import is_bygone
from trucewatch.read.document import Document
from trucewatch.read.doers.groups import group_names
from trucewatch.read.doers.heads import heads_of_government
from trucewatch.read.pack import plain, words
from trucewatch.read.places.names import Mention, Names
from trucewatch.read.places.placed import said_to_be_a_place

_RUN = re.compile(
    r"[A-Z](?:[\w’'-]|\.(?=\w))*(?:\s+(?:(?:of|for|and|the|de|da|van|von|bin|ibn|abu|al|el)\s+){0,2}(?:[Aa]l-|[Ee]l-)?[A-Z](?:[\w’'-]|\.(?=\w))*){1,6}"
)

_SMALL = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w’'-])")


@dataclass(slots=True, eq=False)
class Context:
    """One document being read: its names, and what earlier sentences left behind.

    `relays`: by a voice's name, who relays it; `told_to`: names of outlets that somebody is said to have spoken to.
    """

    document: Document
    names: Names
    runs: tuple[str, ...] = ()
    monitor: Voice | None = None
    last: Voice | None = None
    last_person: Voice | None = None
    last_body: Voice | None = None
    people: list[str] = field(default_factory=list)
    groups: frozenset[str] = frozenset()
    full: dict[str, str] = field(default_factory=dict)
    heads: dict[str, Party] = field(default_factory=dict)
    told_to: set[str] = field(default_factory=set)
    relays: dict[str, tuple[Voice, ...]] = field(default_factory=dict)
    found: dict[tuple[int, int], list[Mention]] = field(default_factory=dict)
    history: list[tuple[Voice, bool]] = field(default_factory=list)
    sure: tuple[Place, ...] | None = None
    cities: list[tuple[int, Place]] = field(default_factory=list)
    small_words: frozenset[str] | None = None
    bygone: bool = False

    @classmethod
    def of(cls, document: Document, names: Names) -> Context:
        """The context before the first sentence: capitalised runs of the whole text, and the monitor that it names."""
        text = document.text[:200_000]
        runs = tuple(dict.fromkeys(_bare(m.group(), document.language) for m in _RUN.finditer(text)))
        context = cls(document, names, runs, last_body=document.outlet)
        context.monitor = context._named_monitor(text)
        context.people = _people(text, document.language)
        context.groups = frozenset(
            g
            for g in group_names(text, document.language)
            if not any(len(m.as_written) == len(g) for m in names.find(g))
        )
        context.full = _full_names(text)
        home = names.parties.get(document.government or "")
        context.heads = heads_of_government(text, names, document.language, home)
        context.bygone = is_bygone(text, document.anchor_at(0), document.zone, document.language)
        return context

    def _named_monitor(self, text: str) -> Voice | None:
        """The one source of kind monitor that the text names, else a capitalised name that sounds like one."""
        monitors = any(s.kind is SourceKind.MONITOR for s in self.names.sources.values())  # else nothing is to be found
        found = self.names.find(text) if monitors else []
        known = {m.source.id: m for m in found if m.source and m.source.kind is SourceKind.MONITOR}
        if len(known) == 1:
            one = next(iter(known.values()))
            assert one.source
            return Voice(name=one.source.name, key=one.source.id, as_written=one.as_written)
        if known:
            return None
        marks = words(self.document.language, "voices")["monitor_names"]
        full = [r for r in self.runs if len(r.split()) > 2 and any(m in r.lower().split() for m in marks)]
        if not full:
            return None
        best = min(full, key=lambda r: (-len(r.split()) if len(r.split()) < 7 else 0, self.runs.index(r)))
        return Voice(name=best, as_written=best)

    @property
    def around(self) -> tuple[Place, ...]:
        """The places finer than a country that the text names by a name which can mean nothing else."""
        if self.sure is None:
            found = self.names.find(self.document.text[:200_000])
            named = {m.places[0].id: m.places[0] for m in found if len(m.places) == 1 and not (m.parties or m.sources)}
            self.sure = tuple(p for p in named.values() if p.precision is not PlacePrecision.COUNTRY)
            self.cities = [(m.start, p) for m in found if (p := _city_of(m)) is not None]
        return self.sure

    def city_before(self, offset: int) -> list[Place]:
        """The city that the text named last before an offset, if any; a city that is a party too does not count."""
        assert self.around is not None
        return [place for at, place in self.cities if at < offset][-1:]

    def is_a_word(self, written: str) -> bool:
        """Whether the text writes this with a small letter too, so that it is a word of the language and no name."""
        if self.small_words is None:
            self.small_words = frozenset(_SMALL.findall(self.document.text[:200_000]))
        return written.lower() in self.small_words

    def full_name(self, name: str) -> str:
        """The fullest earlier form of a person's name that ends with these words."""
        parts = name.split()
        for person in self.people:
            if person.lower().split()[-len(parts) :] == name.lower().split() and len(person.split()) > len(parts):
                return person
        return name

    def remember(self, voice: Voice, person: bool) -> None:
        """Note who spoke last, for "he said" and "it added"."""
        self.last = voice
        self.history = [*self.history[-30:], (voice, person)]
        if person:
            self.last_person = voice
            if voice.name not in self.people and len(voice.name.split()) > 1:
                self.people.append(voice.name)
        else:
            self.last_body = voice

    def mentions(self, start: int, end: int) -> list[Mention]:
        """The known names in a passage; several rules ask for the same one."""
        if (held := self.found.get((start, end))) is None:
            if len(self.found) > 1000:  # of passages read before, which nobody asks for again
                self.found.clear()
            found = self.names.find(self.document.text, start, end)
            held = self.found[start, end] = [m for m in found if self._used(m)]
        return held

    def _used(self, mention: Mention) -> bool:
        """Whether a name is used as one: that of villages alone may be a word or a person's name."""
        if mention.parties or mention.sources or not mention.small:
            return True
        return said_to_be_a_place(mention, self.document.text, self.document.language)


def _city_of(mention: Mention) -> Place | None:
    """The one city among the places of a name."""
    cities = [p for p in mention.places if p.precision is PlacePrecision.CITY]
    return cities[0] if len(cities) == 1 and not mention.parties else None


def _people(text: str, language: str) -> list[str]:
    """Names that stand after a person's role anywhere in the text: `Foreign Minister Ola Brand`."""
    roles = "|".join(sorted((re.escape(w) for w in plain(language, "voices", "persons")), key=len, reverse=True))
    given = r"[A-Z](?:[\w’'-]|\.(?=\s[A-Z]))*\s+(?:(?:al|el|de|bin|ibn|abu|abdel|van|von)[\s-])?"
    name = rf"((?:{given}){{1,2}}(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]+)"
    found = re.finditer(rf"(?<!\w)(?i:{roles})\s+(?:of\s+[A-Z]\w+\s+)?{name}", text)
    return list(dict.fromkeys(" ".join(m.group(1).split()).removesuffix("'s").removesuffix("’s") for m in found))


_LED = re.compile(r"(?<!\w)([A-Z][\w.]*-(?:led|backed))\s+(?:[\w-]+\s+){0,2}?(coalition|alliance)(?!\w)", re.IGNORECASE)


def _full_names(text: str) -> dict[str, str]:
    """What a bare "coalition" or "alliance" means: the one "X-led coalition" of the text, where there is one leader."""
    led: dict[str, set[str]] = {}
    for match in _LED.finditer(text):
        led.setdefault(match.group(2).lower(), set()).add(match.group(1).replace(".", "").lower())
    written = {m.group(2).lower(): f"{m.group(1)} {m.group(2).lower()}" for m in reversed(list(_LED.finditer(text)))}
    return {head: written[head] for head, leaders in led.items() if len(leaders) == 1}


def _bare(run: str, language: str) -> str:
    """A capitalised run after its last article, weekday, month or word like "Norland-based"."""
    times = words(language, "times")
    parts = run.split()
    cut = 0
    for i, part in enumerate(parts):
        low = part.lower()
        if (
            low in times["weekdays"]
            or low in times["months"]
            or re.search(r"-[a-z]+$", part)
            or low in ("the", "a", "an")
        ):
            cut = i + 1 if i < len(parts) - 1 else cut
    return " ".join(parts[cut:])
