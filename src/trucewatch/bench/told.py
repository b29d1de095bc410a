"""What a text is read as, reduced to what the measurements of this folder compare: counts, named actors, places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from trucewatch.bench.entities import ACTORS, PLACES, Entity
from trucewatch.bench.nearest import counts_near, name_near_attack
from trucewatch.model.claim import Claim
from trucewatch.model.figure import Counted
from trucewatch.model.vocabulary import Modality, Stance
from trucewatch.model.when import When
from trucewatch.read.counts.numerals import numbers
from trucewatch.read.text.clean import sentence_spans
from trucewatch.read.text.tokens import tokenise

CLEARS = frozenset({Stance.DENIES, Stance.EXONERATES, Stance.DISPUTES})
HAPPENED = frozenset({Modality.ACTUAL, Modality.HEDGED})
TOLD, ALLEGED, GUARDED, ADMITTED, CLEARED = "told", "alleged", "guarded", "admitted", "cleared"


@dataclass(slots=True)
class Told:
    """What one text tells of things that happened.

    `counts`: (what, number, whether part of another, span). `actors`: (the names of one, how it is told). `places`: the
    names of each; `points`: latitude and longitude of those that have one. `days`: of the times that lie in one.
    """

    counts: list[tuple[Counted, int, bool, tuple[int, int]]] = field(default_factory=list)
    actors: list[tuple[frozenset[str], str]] = field(default_factory=list)
    places: list[frozenset[str]] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    days: list[date] = field(default_factory=list)


def of_claims(claims: Iterable[Claim]) -> Told:
    """What the reader's claims of things that happened tell."""
    told = Told()
    for claim in claims:
        if claim.modality not in HAPPENED:
            continue
        for figure in claim.figures:
            value = figure.low if figure.value is None else figure.value
            if value is not None and figure.span:
                told.counts.append((figure.counted, value, figure.subset_of is not None, figure.span))
        for naming in claim.attributions:
            names = frozenset({naming.actor.as_written, naming.actor.name} - {""})
            guarded = naming.hedged or naming.either_or or claim.modality is Modality.HEDGED
            told.actors.append((names, _how(claim.stance, guarded)))
        told.places += [frozenset({w.as_written, w.name} - {""}) for w in claim.where]
        told.points += [(w.lat, w.lon) for w in claim.where if w.lat is not None and w.lon is not None]
        if claim.when is not None and (day := _one_day(claim.when)):
            told.days.append(day)
    return told


def _one_day(when: When) -> date | None:
    """The day in UTC in which a time lies; None for longer and for open ones."""
    if when.start is None or when.end is None:
        return None
    last = when.end - timedelta(microseconds=1)
    return when.start.date() if when.start.date() == last.date() else None


def _how(stance: Stance, guarded: bool) -> str:
    if stance in CLEARS:
        return CLEARED
    if stance is Stance.ADMITS:
        return ADMITTED
    if guarded:
        return GUARDED
    return ALLEGED if stance is Stance.ALLEGES else TOLD


def of_entities(text: str, found: Iterable[Entity]) -> Told:
    """What entities and nearness alone tell: they know no stance, so every actor is told as a fact."""
    told, listed = Told(), list(found)
    for start, end in sentence_spans(text):
        inside = [e for e in listed if start <= e.start and e.end <= end]
        cardinals = [
            ((e.start, e.end), number.value)
            for e in inside
            if e.label == "CARDINAL"
            for number in numbers(tokenise(text, e.start, e.end), text)[:1]
            if number.value is not None
        ]
        told.counts += [(what, n, False, span) for span, what, n in counts_near(text, start, end, cardinals)]
        actor = name_near_attack(text, start, end, [(e.start, e.end) for e in inside if e.label in ACTORS])
        if actor:
            told.actors.append((frozenset({text[slice(*actor)]}), TOLD))
    told.days = [d for e in listed if e.label == "DATE" and (d := _written_day(text[e.start : e.end]))]
    told.places = [frozenset({text[e.start : e.end]}) for e in listed if e.label in PLACES]
    return told


def _written_day(words: str) -> date | None:
    """The day that the words write out in full, in one of the usual ways."""
    for form in ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(words.strip(), form).date()
        except ValueError:
            continue
    return None
