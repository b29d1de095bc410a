"""What a document has named so far: full names, the monitor that "the group" means, the last voices."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from trucewatch.model.quotation import Voice
from trucewatch.model.source import SourceKind
from trucewatch.read.document import Document
from trucewatch.read.names import Mention, Names
from trucewatch.read.pack import plain, words

_RUN = re.compile(
    r"[A-Z](?:[\w’'-]|\.(?=\w))*(?:\s+(?:(?:of|for|and|the|de|da|van|von|bin|ibn|abu|al|el)\s+){0,2}(?:[Aa]l-|[Ee]l-)?[A-Z](?:[\w’'-]|\.(?=\w))*){1,6}"
)


@dataclass(slots=True)
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
    told_to: set[str] = field(default_factory=set)
    relays: dict[str, tuple[Voice, ...]] = field(default_factory=dict)
    history: list[tuple[Voice, bool]] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document, names: Names) -> Context:
        """The context before the first sentence: capitalised runs of the whole text, and the monitor that it names."""
        text = document.text[:200_000]
        runs = tuple(dict.fromkeys(_bare(m.group(), document.language) for m in _RUN.finditer(text)))
        context = cls(document, names, runs, last_body=document.outlet)
        context.monitor = context._named_monitor(text)
        context.people = _people(text, document.language)
        context.groups = _group_names(text, document.language)
        context.full = _full_names(text)
        return context

    def _named_monitor(self, text: str) -> Voice | None:
        """The one source of kind monitor that the text names, else a capitalised name that sounds like one."""
        known = {m.source.id: m for m in self.names.find(text) if m.source and m.source.kind is SourceKind.MONITOR}
        if len(known) == 1:
            found = next(iter(known.values()))
            assert found.source
            return Voice(name=found.source.name, key=found.source.id, as_written=found.as_written)
        if known:
            return None
        marks = words(self.document.language, "voices")["monitor_names"]
        full = [r for r in self.runs if len(r.split()) > 2 and any(m in r.lower().split() for m in marks)]
        if not full:
            return None
        best = min(full, key=lambda r: (-len(r.split()) if len(r.split()) < 7 else 0, self.runs.index(r)))
        return Voice(name=best, as_written=best)

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
        """The known names in a passage."""
        return self.names.find(self.document.text, start, end)


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


def _group_names(text: str, language: str) -> frozenset[str]:
    """Capitalised names that stand before a group's word somewhere in the text: `Harrow Front militants`."""
    heads = "|".join(sorted((re.escape(w) for w in plain(language, "agents", "groups")), key=len, reverse=True))
    found = re.finditer(rf"((?:[A-Z][\w’'-]+\s+(?:al-|Al-|el-)?){{1,3}})(?:{heads})(?!\w)", text)
    return frozenset(" ".join(m.group(1).split()) for m in found)
