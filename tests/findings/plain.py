"""Incidents held against terms one by one, as plainly as it can be written: what the arrays are compared with.

It shares the zones' geometry, an area's windows and a party's roles with the engine, and nothing of how they are put
together. It is slow, and it is meant to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import shapely

from trucewatch.findings.acts import by_terms, terms_of
from trucewatch.findings.decide import Held
from trucewatch.findings.exclusion import HARMED
from trucewatch.findings.objects import protected
from trucewatch.findings.presence import presence_disputes
from trucewatch.model.arrangement import Arrangement, Reading, Term
from trucewatch.model.claim import Claim
from trucewatch.model.incident import CLEARING, Incident
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act, Kind, Modality, Stance
from trucewatch.model.where import Where
from trucewatch.terms import geometry
from trucewatch.terms.book import Book
from trucewatch.terms.cover import Span, spans
from trucewatch.terms.geometry import relate
from trucewatch.terms.kleene import agreed, both, either, negated
from trucewatch.terms.known import known
from trucewatch.terms.periods import EVER, NEVER, Windows, counted, windows
from trucewatch.terms.roles import Asked, any_exclusion, bound, excluded
from trucewatch.terms.status import formal

NAMING = (Stance.STATES, Stance.ALLEGES, Stance.ADMITS, Stance.ASSESSES)
Truth = bool | None


def plainly(
    incidents: Sequence[Incident],
    book: Book,
    known_at: datetime | None = None,
    claims: Mapping[str, Claim] | None = None,
    every: bool = False,
) -> Iterator[Held]:
    """The columns for each incident and reading, in order, as `hold` should give them."""
    for incident in incidents:
        zones = [_zones(place, book) for place in incident.where] or [dict.fromkeys(book.zones)]
        times = spans(incident.when) or ((None, incident.told_by),)
        for arrangement in book.arrangements.values():
            if arrangement.can_be_in_force:
                for reading in arrangement.readings:
                    yield from _held(incident, zones, times, arrangement, reading, book, known_at, claims or {}, every)


def _zones(place: Where, book: Book) -> dict[str, Truth]:
    """How one place lies to each zone, the map first, then the gazetteer's names."""
    if place.lat is None or place.lon is None:
        return dict.fromkeys(book.zones)
    codes = relate([place.lon], [place.lat], [place.radius_km], list(book.zones.values()))[0]
    found = {zone: {1: True, 0: False, -1: None}[int(code)] for zone, code in zip(book.zones, codes, strict=True)}
    own = book.places.get(place.key or "")
    if own and place.radius_km <= own.radius_km and (place.lat, place.lon) == (own.lat, own.lon):
        found |= {zone: True for zone in book.contained_in(own.id) if found.get(zone, False) is None}
    return found


def _held(
    incident: Incident,
    zones: Sequence[Mapping[str, Truth]],
    times: Sequence[Span],
    arrangement: Arrangement,
    reading: Reading,
    book: Book,
    known_at: datetime | None,
    claims: Mapping[str, Claim],
    every: bool,
) -> Iterator[Held]:
    if not any(counted(area, known_at) for area in reading.areas):
        return
    ended = formal(book, arrangement, None, known_at).ended
    answers = [_area_and_time(reading, z, span, known_at, ended) for z in zones for span in times]
    area, time = agreed(a for a, _ in answers), agreed(t for _, t in answers)
    if not every and (area is False or time is False):
        return
    starts, ends = [s for s, _ in times], [e for _, e in times]
    start: Any = None if None in starts else min(starts, key=lambda s: s or 0)
    end: Any = None if None in ends else max(ends, key=lambda e: e or 0)
    asked = Asked(book, arrangement, start, end, known_at)
    written = terms_of(arrangement, reading, known_at)
    terms = by_terms(written, incident.acts, _against(written, incident, times, asked))
    keys = incident.id, arrangement.id, reading.id, book.versions[arrangement.id]
    actor, target = _actor(incident, asked, claims), _target(incident, asked, claims)
    yield Held(*keys, area, time, terms.prohibited, terms.permitted, *actor, *target)


def _area_and_time(
    reading: Reading, zones: Mapping[str, Truth], span: Span, known_at: datetime | None, ended: Any
) -> tuple[Truth, Truth]:
    areas = [(a, zones.get(a.zone, False)) for a in reading.areas if counted(a, known_at)]
    out = either(*(zones.get(e.zone, False) for e in reading.left_out if known(e.cite, known_at)))
    asked = [pair for pair in areas if pair[1] is not False] or areas
    timed = [(value, _covers(windows(a, known_at, ended), *span)) for a, value in asked]
    sure = any(value and time for value, time in timed)
    return both(either(*(v for _, v in areas)), negated(out)), True if sure else agreed(time for _, time in timed)


def _covers(held: Windows, start: datetime | None, end: datetime | None) -> Truth:
    """Whether a span lies in one certain window, outside all possible ones, or neither; an instant is a moment long."""
    first, last = start or EVER, end or NEVER
    if first == last:
        last = first + timedelta(microseconds=1)
    if any(a <= first and last <= b for a, b in held.certain):
        return True
    return None if any(first < b and a < last for a, b in held.possible) else False


def _actor(incident: Incident, asked: Asked, claims: Mapping[str, Claim]) -> tuple[bool, bool, Truth]:
    naming = [(s, a) for s, a in incident.attributions if s in NAMING]
    if not naming:
        return False, False, None
    held = agreed(None if a.actor.key is None else bound(asked, a.actor.key).value for _, a in naming)
    cleared = [a.actor for s, a in incident.attributions if s in CLEARING]
    disputed = any(_same(one, a.actor, asked.book) for one in cleared for _, a in naming)
    firm = {_key(a.actor) for _, a in naming if not a.hedged and not a.either_or}
    disputed |= any(_key(a.actor) not in firm for _, a in naming)
    own = [claims[key] for key in incident.claims if key in claims]
    disputed |= any(c.stance in CLEARING and c.kind is Kind.ATTRIBUTION and not c.attributions for c in own)
    return True, disputed or (held is False and _alone(incident)), held


def _alone(incident: Incident) -> bool:
    """Whether somebody is named by one voice only."""
    naming = [(s, a) for s, a in incident.attributions if s in NAMING]
    for key in {_key(a.actor) for _, a in naming}:
        own = [(s, a.by) for s, a in naming if _key(a.actor) == key]
        if len({by for _, by in own}) < 2 and not any(s in (Stance.ADMITS, Stance.ASSESSES) for s, _ in own):
            return True
    return False


def _key(named: Named) -> str:
    return named.key or named.as_written.casefold()


def _same(one: Named, other: Named, book: Book) -> bool:
    if one.key is None or other.key is None:
        return _key(one) == _key(other)
    return other.key in book.belongs_to(one.key) or one.key in book.belongs_to(other.key)


def _target(incident: Incident, asked: Asked, claims: Mapping[str, Claim]) -> tuple[bool, Truth, bool, Truth]:
    own = [claims[key] for key in incident.claims if key in claims]
    denied = {n.as_written for c in own if c.stance in CLEARING for n in c.stated_targets}
    said = {n.as_written for c in own if c.stance not in CLEARING for n in c.stated_targets}
    named = [n for n in incident.stated_targets if n.as_written in said or n.as_written not in denied]
    if not named:
        return False, None, False, None
    nobody = None if any_exclusion(asked) else False
    value = agreed(nobody if n.key is None else excluded(asked, n.key).value for n in named)
    if value is False:
        return True, False, False, None
    keys = {_key(n) for n in named}
    disputed = any(c.stance in CLEARING and keys & {_key(n) for n in c.stated_targets} for c in own)
    stating = [c for c in own if c.stated_targets and c.stance not in CLEARING]
    disputed |= bool(stating) and all(c.modality is Modality.HEDGED for c in stating)
    disputed |= bool(presence_disputes(named, incident, asked.book, claims))
    return True, value, disputed, _hit(incident, own, asked)


def _hit(incident: Incident, own: Sequence[Claim], asked: Asked) -> Truth:
    harmed = [f.category for c in own for f in c.figures if f.counted in HARMED and f.high != 0]
    if Act.CONVOY_ATTACK in incident.acts or any(protected(words) for words in (*incident.targets, *harmed)):
        return True
    for words in incident.targets:
        named = [key for key, party in asked.book.parties.items() if re.search(rf"\b{re.escape(party.name)}\b", words)]
        theirs = [excluded(asked, key).value for key in named]
        if not all(theirs) or (not named and protected(words) is None):
            return None
    return False


def _against(
    terms: Sequence[Term], incident: Incident, times: Sequence[Span], asked: Asked
) -> dict[str, tuple[Truth, str]]:
    named = [t for t in terms if t.is_withdrawal and not set(t.acts).isdisjoint(incident.acts)]
    reached = {t.id: both(_near(t, incident, asked.book), _due(t, times)) for t in named}
    everybody = all(value is True for value in reached.values())
    return {t.id: (both(reached[t.id], _lies_on(t, incident, asked.book, everybody)), "") for t in named}


def _near(term: Term, incident: Incident, book: Book) -> Truth:
    return agreed(_nearer(term, place, book) for place in incident.where)


def _nearer(term: Term, place: Where, book: Book) -> Truth:
    if place.lat is None or place.lon is None:
        return None
    lon, lat, ground = np.array([place.lon]), np.array([place.lat]), book.ground
    line = ground.shape(term.line or "")
    inside = bool(shapely.contains_xy(line, lon, lat)[0])
    away = 0.0 if inside else float(geometry._distance(lon, lat, geometry._pieces(line))[0])
    reach, km = place.radius_km * geometry.SLACK + geometry.BEND_KM, term.distance_km or 0.0
    if away + reach < km or (inside and place.radius_km == 0 and km > 0):
        return True
    return False if away - reach >= km else None


def _due(term: Term, times: Sequence[Span]) -> Truth:
    if term.by is None:
        return True
    answers = set()
    for start, end in times:
        after = start is not None and term.by.latest is not None and start >= term.by.latest
        early = end is not None and (end < term.by.earliest or (end == term.by.earliest and start != end))
        answers.add(True if after else False if early else None)
    return agreed(answers)


def _lies_on(term: Term, incident: Incident, book: Book, everybody: bool) -> Truth:
    naming = [a for s, a in incident.attributions if s in NAMING]
    if not term.of:
        return True
    if not naming:
        return True if everybody else None
    theirs = {None if a.actor.key is None else bool(book.belongs_to(a.actor.key) & set(term.of)) for a in naming}
    settled = not any(s in CLEARING for s, _ in incident.attributions) and not any(
        a.hedged or a.either_or for a in naming
    )
    value = agreed(theirs)
    return value if settled and not (value is False and _alone(incident)) else None
