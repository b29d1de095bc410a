"""The slots of one claim: place, time, figures and chain, as its own passage gives them."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.figure import Figure
from trucewatch.model.quotation import Voice
from trucewatch.model.source import SourceKind
from trucewatch.model.vocabulary import Act
from trucewatch.model.where import Where
from trucewatch.read.acts.deed import GROUND, STRIKES, Deed
from trucewatch.read.acts.means import breaches, facilities, munitions
from trucewatch.read.context import Context
from trucewatch.read.doers.stated import Stated
from trucewatch.read.pack import choice, plain, words
from trucewatch.read.places.places import places
from trucewatch.read.text.clean import Cleaned
from trucewatch.read.trail import Passage, Trail
from trucewatch.read.voices.speech import Speech

SAID_ITSELF = frozenset({Act.WARNING, Act.DEMAND})
"""Acts that are done by saying them: who warns is who speaks."""

DECLARED = frozenset({Act.TRUCE_DECLARED, Act.TRUCE_ENDED})
"""Acts about a truce that are done by saying them."""

OUTLETS = frozenset(
    {SourceKind.AGENCY, SourceKind.STATE_MEDIA, SourceKind.BROADCASTER, SourceKind.NEWSPAPER, SourceKind.SITE}
)
"""Sources that a desk reads things in."""


def speech_of(passage: Passage, deed: Deed, context: Context) -> Speech | None:
    """Whose words tell of the event: the speech that opens nearest before its cue, else one that covers it.

    A truce is declared by saying so: where somebody else tells it, who declares is the innermost voice. What comes of
    it ("which took effect at noon") is not told by who declared it.
    """
    beside, relayed = deed.rule == "truce-beside", context.document.outlet is not None
    declares = plain(context.document.language, "truce", "declares") if beside else frozenset[str]()
    opening = [s for s in passage.told if s.tell_end <= deed.cue < s.end and s.opens and s.verb not in declares]
    if opening:
        return opening[-1]
    telling = next((n for n, s in enumerate(passage.told) if s.tell_start <= deed.cue < s.tell_end), None)
    if telling is not None and deed.act in SAID_ITSELF:
        return passage.told[telling]
    if telling is not None and deed.act in DECLARED and (passage.told[telling].relays or relayed):
        return passage.told[telling]
    if telling and passage.told[telling - 1].voices[-1] in passage.told[telling].relays:
        return passage.told[telling - 1]
    return next((s for s in passage.told if s.covers(deed.cue) and s.verb not in declares), None)


def where_of(context: Context, deed: Deed, passage: Passage) -> tuple[Where, ...]:
    """The places that the segment names, else those of the sentence; unlisted names only where there are no others."""
    for start, end in ((deed.start, deed.end), (passage.sentence.start, passage.sentence.end)):
        found = [w for w in places(context, start, end) if not _in_telling(w, passage, deed)]
        found = [w for w in found if not _of_a_holder(w, deed, context)]
        located = [w for w in found if w.key or w.candidates]
        if found:
            return tuple(located or found)
    return ()


def _of_a_holder(where: Where, deed: Deed, context: Context) -> bool:
    """`the council that controls most of Vale`: where somebody rules or is based, not where it happened."""
    at = (where.span or (0, 0))[0]
    text, language = context.document.text, context.document.language
    if deed.act.value.startswith("truce_") and _talked_in(language).search(text[max(deed.start, at - 60) : at]):
        return True
    near = context.document.text[max(deed.start, at - 60) : at]
    return _holds(language).search(near) is not None or _stood(language).search(near) is not None


@cache
def _talked_in(language: str) -> re.Pattern[str]:
    """`peace talks in Vale`: where a truce was talked about, not where it holds."""
    return re.compile(
        choice(words(language, "places")["talks"]) + r"\s+(?:[\w-]+\s+){0,3}?(?:in|at)\s+(?:the\s+)?$", re.IGNORECASE
    )


@cache
def _stood(language: str) -> re.Pattern[str]:
    """`fighters positioned in Vale fired`: where they stood, not what they hit."""
    stationed, there = choice(words(language, "agents")["stationed"]), "in|at|near|around|outside|inside"
    return re.compile(rf"{stationed}\s+(?:{there})\s+[^,.;]{{0,40}}$", re.IGNORECASE)


@cache
def _holds(language: str) -> re.Pattern[str]:
    holds = choice(words(language, "places")["holders_clause"])
    return re.compile(rf"(?<!\w)(?:that|which|who)\s+(?:now\s+|largely\s+)?{holds}\s+[^,.;]{{0,30}}$", re.IGNORECASE)


def _in_telling(where: Where, passage: Passage, deed: Deed) -> bool:
    """Whether a place only says who spoke, or where ("speaking in Vale", "said in Vale that")."""
    at = (where.span or (0, 0))[0]
    if any(s.subject[0] <= at < s.subject[1] for s in passage.told):
        return True
    spans = [(s.tell_start, s.tell_end) for s in passage.told] + ([passage.setting] if passage.setting else [])
    return any(a <= at < b and not a <= deed.cue < b for a, b in spans)


def figures_of(context: Context, deed: Deed, counted: tuple[Figure, ...], told: list[Deed]) -> tuple[Figure, ...]:
    """The figures of this event: people and weapons of the first strike or toll told, breaches of a truce."""
    document = context.document
    if deed.act is Act.TRUCE_VIOLATION:
        return breaches(document.text, deed.start, deed.end, document.language)
    if deed.act not in STRIKES | GROUND | {Act.TOLL}:
        return ()
    first = next((e for e in told if e.act in STRIKES | GROUND | {Act.TOLL}), deed)
    people = counted if deed is first or deed.act is Act.TOLL else ()
    arms: tuple[Figure, ...] = ()
    if deed.act in STRIKES | {Act.TOLL}:
        arms = munitions(document.text, deed.start, deed.end, document.language, deed.act)
    hit = facilities(document.text, deed.start, deed.end, document.language) if deed.act in STRIKES else ()
    return (*people, *arms, *hit)


def chain_of(
    context: Context, speech: Speech | None, said: Stated, trail: Trail, cleaned: Cleaned, passage: Passage, deed: Deed
) -> tuple[tuple[Voice, ...], int]:
    """The voices, author first, then who relays, then who says; and how many of them after the author only relay."""
    document = context.document
    if said.voice is not None:
        speech = speech if speech is not None and speech.voices[0].name == said.voice.name else None
        inner, relays = [said.voice], list(speech.relays) if speech else []
    else:
        if speech is None and any(b - a > 25 and a <= deed.cue < b for a, b in cleaned.quotations):
            speech = trail.speech if passage.number - trail.spoken <= 3 else None
        elif speech is not None:
            trail.speech, trail.spoken = speech, passage.number
        inner = list(speech.voices) if speech else []
        relays = [r for r in speech.relays if r.name != document.author.name] if speech else []
    outlet = document.outlet
    if outlet is not None and not _names_an_outlet(context, relays, inner, outlet):
        relays = [outlet, *relays]
    return (document.author, *relays, *inner), len(relays)


def _names_an_outlet(context: Context, relays: list[Voice], inner: list[Voice], outlet: Voice) -> bool:
    """Whether a note's sentence names the outlet itself, or another one that tells it; one that was only told does not
    count, because the desk read that in the note's own outlet."""
    if any((v.key or v.name) == (outlet.key or outlet.name) for v in (*relays, *inner)):
        return True
    if relays and relays[0].name in context.told_to:
        return False
    source = next((context.names.sources.get(v.key or "") for v in (*relays, *inner)), None)
    return source is not None and source.kind in OUTLETS


def with_telling(span: tuple[int, int], passage: Passage) -> tuple[int, int]:
    """The span of a denial with the word that denies, so that its words never read as the act."""
    before = [s.tell_start for s in passage.told if s.tell_start < span[0]]
    return (max(before), span[1]) if before else span


def deed_told(deed: Deed, passage: Passage) -> int | None:
    """The cue of a truce act whose own word is the telling: "X declared the truce over"."""
    declared = deed.act.value.startswith("truce_") and any(s.tell_start <= deed.cue < s.tell_end for s in passage.told)
    return deed.cue if declared else None
