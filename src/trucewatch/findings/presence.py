"""Is it disputed that the party aimed at was there at all?

Presence is itself somebody's claim, with a place and a time. One denial at the place, of what the acting side's target
presumes, leaves an exclusion undetermined; both sides are then listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from trucewatch.model.claim import Claim
from trucewatch.model.incident import CLEARING, Incident
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act
from trucewatch.model.where import Where
from trucewatch.terms.book import Book

_KM_PER_DEGREE = 111.2


def presence_disputes(
    named: Sequence[Named], incident: Incident, book: Book, claims: Mapping[str, Claim]
) -> tuple[str, ...]:
    """The claims that deny the presence of a named target about there and then, and beside them those that state it.

    Empty where none denies it. A claim without a place or time counts for every place or time.
    """
    keys = {n.key for n in named if n.key is not None}
    about = [c for c in claims.values() if c.act is Act.PRESENCE and keys & _of(c, book) and _here(c, incident, book)]
    denying = [c.id for c in about if c.stance in CLEARING]
    if not denying:
        return ()
    stating = [c.id for c in about if c.stance not in CLEARING]
    beside = f", stated in {', '.join(stating)}" if stating else ""
    return (f"presence denied in {', '.join(denying)}{beside}",)


def _of(claim: Claim, book: Book) -> set[str]:
    named = (*claim.participants, *(a.actor for a in claim.attributions), *claim.stated_targets)
    return {key for n in named if n.key is not None for key in book.belongs_to(n.key)}


def _here(claim: Claim, incident: Incident, book: Book) -> bool:
    when = claim.when
    if when is not None and when.resolved and incident.when:
        apart = all(
            (when.end is not None and w.start is not None and when.end <= w.start)
            or (when.start is not None and w.end is not None and w.end <= when.start)
            for w in incident.when
        )
        if apart:
            return False
    places = [w for w in claim.where if w.located]
    return not places or not incident.where or _any_near(places, incident.where, book)


def _any_near(places: Iterable[Where], others: Sequence[Where], book: Book) -> bool:
    return any(_inside(a, b, book) or _near(a, b) for a in places for b in others)


def _inside(one: Where, other: Where, book: Book) -> bool:
    if one.key is None or other.key is None:
        return False
    return one.key == other.key or one.key in book.contained_in(other.key) or other.key in book.contained_in(one.key)


def _near(one: Where, other: Where) -> bool:
    """Whether two discs may touch: on a sphere, which is near enough to ask whether two claims speak of one place."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    p, q = np.radians([one.lat, one.lon]), np.radians([other.lat, other.lon])
    h = np.sin((q[0] - p[0]) / 2) ** 2 + np.cos(p[0]) * np.cos(q[0]) * np.sin((q[1] - p[1]) / 2) ** 2
    return bool(2 * np.degrees(np.arcsin(np.sqrt(min(h, 1.0)))) * _KM_PER_DEGREE <= one.radius_km + other.radius_km)
