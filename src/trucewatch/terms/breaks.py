"""What breaks a day: a matter that lies in the area, on one day or in a window of days, for certain or perhaps.

Whoever did it: no party is asked about here. A matter that may lie on several days breaks none of them for certain,
and yet breaks every run that holds them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from trucewatch.model.claim import Claim
from trucewatch.model.condition import CalmDay, Threshold
from trucewatch.model.incident import Incident, incident_of
from trucewatch.model.vocabulary import VIOLENT, Act, Modality, Stance
from trucewatch.model.when import When
from trucewatch.model.where import Where
from trucewatch.terms.book import Book
from trucewatch.terms.calendar import Calendar
from trucewatch.terms.cover import spans
from trucewatch.terms.kleene import agreed, both, either, negated
from trucewatch.terms.lying import InZones, in_zones

CLEARS = (Stance.DENIES, Stance.DISPUTES)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a condition is asked: its zones, and those that its reading leaves out."""

    zones: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """Something that breaks the day `first`, or one of the days `first` to `last`.

    `certain`: that it happened, in the area, is not in doubt. `lasting`: it holds on every one of these days.
    `rests_on` is the id of an incident or a claim.
    """

    first: date
    last: date
    certain: bool
    why: str
    rests_on: str
    lasting: bool = False

    def breaks_for_certain(self, day: date) -> bool:
        """Whether it breaks this very day."""
        return self.certain and self.first <= day <= self.last and (self.lasting or self.first == self.last)


@dataclass(frozen=True)
class Breaks:
    """What breaks days, and what is told beside them because its place or date is unknown and its author says so."""

    found: tuple[Break, ...] = ()
    aside: tuple[str, ...] = ()

    def on(self, day: date) -> tuple[Break, ...]:
        """Those that lie, or may lie, on a day."""
        by_day, long = self._index
        return (*by_day.get(day, ()), *(b for b in long if b.first <= day <= b.last))

    @cached_property
    def _index(self) -> tuple[dict[date, list[Break]], list[Break]]:
        """By day, and those that reach over so many days that a list for each would be wasteful."""
        by_day: dict[date, list[Break]] = {}
        long = [b for b in self.found if (b.last - b.first).days > _MANY]
        for b in self.found:
            if (b.last - b.first).days <= _MANY:
                for n in range((b.last - b.first).days + 1):
                    by_day.setdefault(b.first + timedelta(days=n), []).append(b)
        return by_day, long

    @property
    def windows(self) -> tuple[tuple[date, date], ...]:
        """The windows of days of which one is broken for certain, single days among them."""
        return tuple(sorted({(b.first, b.last) for b in self.found if b.certain}))


_MANY = 31


def in_grounds(book: Book, ground: Ground, matters: Sequence[Sequence[Where]]) -> tuple[bool | None, ...]:
    """For each matter, whether it lies in the ground by its finest places; rival places must agree. None without one.

    One geometry step for all of them.
    """
    located = [[(_spot(p), p) for p in places if p.located] for places in matters]
    distinct = dict(pair for places in located for pair in places)  # many matters lie in few places of the gazetteer
    zones = in_zones(book, list(distinct.values()))
    answers = {spot: _inside(ground, found) for spot, found in zip(distinct, zones, strict=True)}
    return tuple(agreed([answers[spot] for spot, _ in places]) for places in located)


def _spot(place: Where) -> tuple[str | None, float | None, float | None, float]:
    """All that decides in which zones a place lies."""
    return place.key, place.lat, place.lon, place.radius_km


def _inside(ground: Ground, zones: InZones) -> bool | None:
    inside = either(*(zones.get(zone, False) for zone in ground.zones))
    out = either(*(zones.get(zone, False) for zone in ground.left_out))
    return both(inside, negated(out))


Hull = tuple[datetime | None, datetime | None]


def hull(times: Iterable[When], told_by: datetime | None) -> Hull:
    """The interval in which something lies, by all its stated times; it cannot lie after it was told."""
    found = spans(tuple(times))
    start = None if not found or any(s is None for s, _ in found) else min(s for s, _ in found if s)
    end = None if not found or any(e is None for _, e in found) else max(e for _, e in found if e)
    if told_by is not None and (end is None or told_by < end) and (start is None or start < told_by):
        end = told_by
    return start, end


def event_breaks(
    book: Book,
    ground: Ground,
    days: Calendar,
    first: datetime,
    until: datetime,
    test: Threshold,
    acts: Iterable[Act],
    incidents: Iterable[Incident],
    claims: Mapping[str, Claim],
    lies: Callable[[Incident], Hull],
) -> Breaks:
    """What events of some acts break, from the day of `first` on; of those that begin at `until` or later, nothing.

    `lies`: the interval in which an incident lies, as `hull` tells it.
    """
    wanted = frozenset(acts)
    told = [h for i in incidents if not wanted.isdisjoint(i.acts) and (h := heard(i, claims, test, book)) is not None]
    lying = [(i, lies(i)) for i in told if not wanted.isdisjoint(i.acts)]
    lying = [(i, (a, b)) for i, (a, b) in lying if (b is None or b > first) and (a is None or a < until)]
    places = in_grounds(book, ground, [i.where for i, _ in lying])
    found: list[Break] = []
    aside: list[str] = []
    for (incident, span), place in zip(lying, places, strict=True):
        unplaced = not any(w.located for w in incident.where)
        inside = place is True or (unplaced and test.unplaced == "inside")
        if place is False:
            continue
        if (unplaced and test.unplaced == "aside") or (not incident.when and test.undated == "aside"):
            aside.append(incident.id)
            continue
        sure = happened_for_certain(incident, claims, test) and wanted.issuperset(incident.acts)
        dated = span[0] is not None and span[1] is not None and span[0] >= first
        window = _days(days, first, *span)
        found.append(Break(*window, sure and inside and dated, _why(incident, sure, inside), incident.id))
    return Breaks(tuple(found), tuple(aside))


def heard(incident: Incident, claims: Mapping[str, Claim], test: Threshold, book: Book) -> Incident | None:
    """The incident as told by those whose word counts; None where none of them tells of it."""
    if not test.heard:
        return incident
    kept = [claims[k] for k in incident.claims if k in claims and counts(claims[k], test)]
    if not any(c.tells_of_an_event for c in kept):
        return None
    inside = {key: book.contained_in(key) - {key} for key in book.places}
    return incident_of(kept, inside, incident.told_by).model_copy(update={"id": incident.id})


def counts(claim: Claim, test: Threshold) -> bool:
    """Whether the claim comes through somebody whose word counts for the test."""
    return not test.heard or any(voice.key in test.heard for voice in claim.chain)


def happened_for_certain(incident: Incident, claims: Mapping[str, Claim], test: Threshold) -> bool:
    """Whether it is told as having happened by as many voices as asked for, and nobody disputes that it did.

    Who did it may be disputed: a denial that names a party speaks of that party, not of the event.
    """
    held = [claims[k] for k in incident.claims if k in claims]
    telling = [c for c in held if c.tells_of_an_event and c.modality is Modality.ACTUAL]
    voices = {s.key or s.name for c in telling for s in c.speakers}
    disputed = any(c.stance in CLEARS and not c.attributions and c.act in VIOLENT for c in held)
    asked = test.voices if isinstance(test, CalmDay) else 1
    return len(voices) >= asked and not disputed


def _why(incident: Incident, sure: bool, inside: bool) -> str:
    doubt = [] if sure else ["not told for certain"]
    doubt += [] if inside else ["not certainly inside"]
    return " / ".join(a.replace("_", " ") for a in incident.acts) + (f" ({', '.join(doubt)})" if doubt else "")


def _days(days: Calendar, first: datetime, start: datetime | None, end: datetime | None) -> tuple[date, date]:
    """The dates between which it lies, from the first day on; an open end is the far one."""
    begun = first if start is None or start < first else start
    return days.label_at(begun), date.max if end is None else days.labels(begun, end)[1]
