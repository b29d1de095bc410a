"""Meetings: planned, held, outcome not recorded; who is said to come, to have called them, and what was brought up.

A dispute that was brought up is linked to its incident and changes no result of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from trucewatch.case.matters import Matter, Matters, Sort, due_of, matters
from trucewatch.case.progress import account
from trucewatch.case.view import View, containers
from trucewatch.model.claim import Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import finest_places, finest_times
from trucewatch.model.instant import Instant
from trucewatch.model.vocabulary import Progress, Relation
from trucewatch.products.cite import Cite, claim_cite
from trucewatch.products.commitments import Bearing, bearings, due_readings, known_by_then, known_from
from trucewatch.products.due_words import long_past, state_words
from trucewatch.products.needs import Need, needs
from trucewatch.products.words import ACTS, chain_words, when_words, where_words


class MeetingRow(Frozen):
    """One meeting. `planned_by` and `held_by` are who says so; several places or days stand side by side.

    `convenors`: whom each voice names as having called it; `disputed` where they name different ones. `raised`: the
    incidents brought up there, by id and in words. `first` and `latest` are the ends of its window in UTC.
    """

    id: str
    topic: str
    says: tuple[str, ...]
    when: str
    first: Instant | None
    latest: Instant | None
    where: str
    participants: tuple[str, ...]
    progress: Progress
    state: str
    planned_by: tuple[str, ...]
    held_by: tuple[str, ...]
    convenors: tuple[tuple[str, str], ...]
    disputed: bool
    raised: tuple[tuple[str, str], ...]
    needs: tuple[Need, ...]
    flags: tuple[str, ...]
    bearings: tuple[Bearing, ...]
    known_from: str
    long_past: bool
    cites: tuple[Cite, ...]


def meetings(view: View, at: datetime) -> tuple[MeetingRow, ...]:
    """Every meeting known by an instant, in order of time; what has no date comes last."""
    held = matters(view, known_by_then(view, at))
    rows = [_row(view, held, m, at) for m in held.held.values() if m.sort is Sort.MEETING]
    return tuple(sorted(rows, key=_order))


def _order(row: MeetingRow) -> tuple[bool, str]:
    return row.first is None, row.first.isoformat() if row.first else ""


def _row(view: View, held: Matters, matter: Matter, at: datetime) -> MeetingRow:
    zone = view.files.config.zone
    stands = account(view, held, matter, at)
    claims = [c.claim for c in matter.claims]
    took_place = finest_times(c.claim.when for c in stands.met if c.claim.when)
    times = took_place or stands.dues or finest_times(c.when for c in claims if c.when)
    places = finest_places((w for c in claims for w in c.where), containers(view.files.places))
    convened = convenors(matter)
    return MeetingRow(
        id=matter.id,
        topic=matter.topic,
        says=tuple(dict.fromkeys(c.says for c in claims if c.says)),
        when=" / ".join(when_words(w, zone) for w in times) or _soft(view, held, matter),
        first=min((w.start for w in times if w.start), default=None),
        latest=max((w.end for w in times if w.end), default=None),
        where=where_words(places),
        participants=tuple(dict.fromkeys(p.shown for c in claims for p in c.participants)),
        progress=stands.progress,
        state=state_words(matter, stands, at, zone, stands.latest),
        planned_by=_voices(c for c in claims if due_of(c) is not None),
        held_by=_voices(c.claim for c in stands.met),
        convenors=convened,
        disputed=len({names for names, _ in convened}) > 1,
        raised=_raised(view, matter),
        needs=needs(view, held, matter, at),
        flags=_flags(places, times),
        bearings=bearings(view, held, tuple(t for t in matter.ties if t.relation is not Relation.RAISING), at),
        known_from=known_from(view, matter),
        long_past=long_past(stands, at),
        cites=tuple(claim_cite(c, view) for c in matter.claims),
    )


def _soft(view: View, held: Matters, matter: Matter) -> str:
    return "; ".join(words for words, _ in due_readings(view, held, matter)) or "time not given"


def _voices(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain_words(c) for c in claims))


def convenors(matter: Matter) -> tuple[tuple[str, str], ...]:
    """Who is said to have called a meeting, and by whom; nobody is chosen among them."""
    told = [
        (", ".join(p.shown for p in tie.claim.claim.participants) or "not named", chain_words(tie.claim.claim))
        for tie in matter.tied(Relation.CONVENING)
    ]
    return tuple(dict.fromkeys(told))


def _raised(view: View, matter: Matter) -> tuple[tuple[str, str], ...]:
    """Incidents and matters brought up at a meeting: incident id (empty for a matter) and words."""
    found = []
    for tie in matter.tied(Relation.RAISING):
        claim = tie.claim.claim
        key = next((i.id for i in view.incidents.values() if claim.id in i.claims), "")
        words = f"{ACTS[claim.act]}; {when_words(claim.when, view.files.config.zone)}; told by {chain_words(claim)}"
        found.append((key, words))
    return tuple(dict.fromkeys(found))


def _flags(places: tuple[object, ...], times: tuple[object, ...]) -> tuple[str, ...]:
    flags = []
    if len(places) > 1:
        flags.append("the place is told differently; none is chosen")
    if len(times) > 1:
        flags.append("the time is told differently; none is chosen")
    return tuple(flags)
