"""Claims that speak of one event. An incident has no culprit and no outcome of its own.

Its place and time are read off its claims: a coarser statement that contains a finer one does not widen it; statements
that do not contain each other stay side by side, and what is asked of the incident is then asked of each.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Instant
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.model.when import When
from trucewatch.model.where import Where

OPEN_START, OPEN_END = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)

CLEARING = frozenset({Stance.DENIES, Stance.EXONERATES, Stance.DISPUTES})


class Incident(Frozen):
    """A suggested or decided incident: its claims by id, and what they say, nothing added.

    `where` and `when` hold every finest statement; empty means that no claim gives one. `attributions` pairs each
    naming with the stance of its claim. `told_by`: the end of the earliest report's availability; what is told as
    having happened cannot lie after it, also where nobody gives a time. None where that is open.
    """

    id: str
    claims: tuple[str, ...]
    acts: tuple[Act, ...]
    where: tuple[Where, ...]
    when: tuple[When, ...]
    attributions: tuple[tuple[Stance, Attribution], ...]
    targets: tuple[str, ...]
    stated_targets: tuple[Named, ...]
    told_by: Instant | None = None


def finest_times(times: Iterable[When]) -> tuple[When, ...]:
    """The resolved times that contain no other of them; equal ones once, in order of start."""
    resolved = [t for t in times if t.resolved]
    kept: list[When] = []
    for i, t in enumerate(resolved):
        finer = any(o.within(t) and (not t.within(o) or j < i) for j, o in enumerate(resolved) if j != i)
        if not finer:
            kept.append(t)
    return tuple(sorted(kept, key=lambda t: (t.start or OPEN_START, t.end or OPEN_END)))


def finest_places(places: Iterable[Where], inside: dict[str, frozenset[str]]) -> tuple[Where, ...]:
    """The located places that contain no other of them. `inside[key]` is the set of keys that contain `key`."""
    located: dict[tuple[str | None, float | None, float | None], Where] = {}
    for place in places:
        if place.located:
            located.setdefault((place.key, place.lat, place.lon), place)
    containing = {outer for place in located.values() for outer in inside.get(place.key or "", frozenset())}
    return tuple(place for place in located.values() if place.key not in containing)


def incident_of(claims: list[Claim], inside: dict[str, frozenset[str]], told_by: datetime | None = None) -> Incident:
    """The incident that these claims speak of. Its id is that of its smallest claim id, in whatever order they came."""
    ids = tuple(claim.id for claim in claims)
    stated = {n.as_written: n for c in claims for n in c.stated_targets}
    return Incident(
        id="i-" + min(ids).removeprefix("c-"),
        claims=ids,
        acts=tuple(dict.fromkeys(c.act for c in claims if c.tells_of_an_event)),
        where=finest_places((w for c in claims for w in c.where), inside),
        when=finest_times(c.when for c in claims if c.when),
        attributions=tuple((c.stance, a) for c in claims for a in c.attributions),
        targets=tuple(dict.fromkeys(t for c in claims for t in c.targets)),
        stated_targets=tuple(stated.values()),
        told_by=told_by,
    )
