"""The slots of one claim: place, time, figures and chain, from its passage, else from the same event told before."""

from __future__ import annotations

import itertools
import re

from trucewatch.model.figure import Figure
from trucewatch.model.quotation import Voice
from trucewatch.model.vocabulary import Act, Modality
from trucewatch.model.when import Precision, When
from trucewatch.model.where import Where
from trucewatch.read.clean import Cleaned
from trucewatch.read.context import Context
from trucewatch.read.deed import GROUND, STRIKES, Deed
from trucewatch.read.document import Document
from trucewatch.read.means import breaches, facilities, munitions
from trucewatch.read.pack import cues
from trucewatch.read.places import places
from trucewatch.read.stances import Stated
from trucewatch.read.times import Time
from trucewatch.read.trail import CARRIED_FOR, Passage, Trail
from trucewatch.read.voices import Speech


def speech_of(passage: Passage, deed: Deed) -> Speech | None:
    """Whose words tell of the event: the speech that opens nearest before its cue, else one that covers it."""
    opening = [s for s in passage.told if s.tell_end <= deed.cue < s.end and s.start >= s.tell_end]
    if opening:
        return opening[-1]
    return next((s for s in passage.told if s.covers(deed.cue)), None)


def where_of(
    context: Context, deed: Deed, when: When | None, trail: Trail, passage: Passage
) -> tuple[tuple[Where, ...], str]:
    """Places of the segment; else of the sentence; else of the same event told before."""
    for start, end in ((deed.start, deed.end), (passage.sentence.start, passage.sentence.end)):
        found = [w for w in places(context, start, end) if not _in_telling(w, passage.told)]
        located = [w for w in found if w.key or w.candidates]
        if located or (found and deed.act not in STRIKES):
            return tuple(located or found), "place"
        if found:
            town = trail.town if _goes_on(deed, when, trail, passage) else ()
            return tuple(found) + tuple(w for w in town if w.key), "place+town"
    if trail.where and _goes_on(deed, when, trail, passage):
        return trail.where, "place-from-context"
    return (), ""


def _goes_on(deed: Deed, when: When | None, trail: Trail, passage: Passage) -> bool:
    """Whether a passage without a place goes on about the event told of before: "the attack", a further toll, the same
    act just after; never with a time of its own that differs."""
    distance = passage.number - trail.at
    if deed.act not in STRIKES | GROUND or distance > CARRIED_FOR:
        return False
    held = trail.when.get(deed.act)
    if when is not None and when.resolved and (held is None or not (when.within(held[0]) or held[0].within(when))):
        return False
    return deed.definite or deed.rule == "harm-only" or (deed.act in (trail.act, trail.strike) and distance <= 3)


def _in_telling(where: Where, told: list[Speech]) -> bool:
    span = where.span or (0, 0)
    return any(s.subject[0] <= span[0] < s.subject[1] for s in told)


def when_of(
    passage: Passage, deed: Deed, trail: Trail, text: str, language: str
) -> tuple[When | None, When | None, str]:
    """The time of the event, and of the saying; a part of a day is joined to the day that the sentence names."""
    tellings = [(s.tell_start, s.tell_end) for s in passage.told]
    said = [t for t in passage.times if any(a <= (t.when.span or (0, 0))[0] < b for a, b in tellings)]
    own = [t for t in passage.times if t not in said and deed.start <= (t.when.span or (0, 0))[0] < deed.end]
    when_said = next((t.when for t in said if t.role != "part"), None)
    chosen = _best(own, deed, text)
    if chosen is not None:
        return chosen, when_said, "time"
    held = trail.when.get(deed.act)
    if held is not None and _same_event(deed, passage.number - held[1], text, language):
        return held[0], when_said, "time-from-context"
    return None, when_said, ""


def _same_event(deed: Deed, distance: int, text: str, language: str) -> bool:
    """Whether a passage without a time goes on about the event told of `distance` sentences before."""
    if deed.modality not in (Modality.ACTUAL, Modality.HEDGED) or cues(language, "voices", "recurring").search(
        text, deed.start, deed.end
    ):
        return False
    return distance <= (CARRIED_FOR if deed.definite or deed.rule == "harm-only" else 3)


_FINE = ("minute", "part of day", "day", "days", "week", "month", "year", "open", "unresolved")


def _best(own: list[Time], deed: Deed, text: str) -> When | None:
    """The time of the event among those of its passage: the finest, then the nearest; for a toll its period."""
    if not own:
        return None
    if deed.act is Act.TOLL:
        period = next((t for t in own if t.role in ("since", "past")), None)
        if period is not None:
            return period.when
        first = own[0]
        before = text[deed.start : (first.when.span or (0, 0))[0]].lower()
        if re.search(r"(?<!\w)since\s[^.;]{0,80}$", before) and first.when.resolved and first.day is None:
            return first.when
    days = [t for t in own if t.role in ("at", "part", "past", "until")] or own
    near = min(days, key=lambda t: (_FINE.index(t.when.precision.value), abs((t.when.span or (0, 0))[0] - deed.cue)))
    return _joined(near, own, text)


def _joined(chosen: Time, own: list[Time], text: str) -> When:
    """`on Sunday and Monday` as one interval."""
    for one, other in itertools.pairwise(own):
        (a, b), (c, d) = one.when.span or (0, 0), other.when.span or (0, 0)
        plain_days = one.day is not None and other.day is not None and one.when.precision is other.when.precision
        if not (chosen in (one, other) and plain_days and text[b:c].strip() == "and"):
            continue
        if one.when.start and other.when.end and one.when.start < other.when.end:
            return one.when.model_copy(
                update={"end": other.when.end, "precision": Precision.DAYS, "as_written": text[a:d], "span": (a, d)}
            )
    return chosen.when


def figures_of(context: Context, deed: Deed, counted: tuple[Figure, ...], found: list[Deed]) -> tuple[Figure, ...]:
    """The figures that belong to this event: people and weapons to the strike or toll, breaches to a truce."""
    document = context.document
    if deed.act is Act.TRUCE_VIOLATION:
        return breaches(document.text, deed.start, deed.end, document.language)
    if deed.act not in STRIKES | GROUND | {Act.TOLL}:
        return ()
    first = next(e for e in found if e.act in STRIKES | GROUND | {Act.TOLL})
    people = counted if deed is first or deed.act is Act.TOLL else ()
    arms = munitions(document.text, deed.start, deed.end, document.language) if deed.act in STRIKES | {Act.TOLL} else ()
    hit = facilities(document.text, deed.start, deed.end, document.language) if deed.act in STRIKES else ()
    return (*people, *arms, *hit)


def foreign(context: Context, where: tuple[Where, ...], deed: Deed) -> bool:
    """Whether every place named lies in another country than the one that the document is about."""
    country = context.document.country
    if not country or not where or deed.act not in STRIKES | GROUND | {Act.TOLL}:
        return False
    home = f"country-{country.lower()}"
    outer = [context.names.places[w.key].part_of or w.key if w.key in context.names.places else None for w in where]
    return all(o is not None and o.startswith("country-") and o != home for o in outer)


def chain_of(
    document: Document,
    speech: Speech | None,
    said: Stated,
    trail: Trail,
    cleaned: Cleaned,
    passage: Passage,
    deed: Deed,
) -> tuple[Voice, ...]:
    """Author first, then who relays, then who says."""
    if said.voice is not None:
        return (document.author, said.voice)
    if speech is None:
        inside = any(b - a > 25 and a <= deed.cue < b for a, b in cleaned.quotations)
        if inside and trail.speech is not None and passage.number - trail.spoken <= 3:
            voices, relay = trail.speech
            return (document.author, *([relay] if relay else []), *voices)
        return (document.author,)
    trail.speech, trail.spoken = (speech.voices, speech.relay), passage.number
    relays = [speech.relay] if speech.relay and speech.relay.name != document.author.name else []
    return (document.author, *relays, *speech.voices)
