"""Incidents on record that may be one: suggested with reasons, for a person to say same, different or unsure.

The same comparison and weights as for tables, by the rules for claims. Nothing is joined by it: `merge` says same,
`part` says different or unsure, and both can be undone.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pyarrow as pa

from trucewatch.case.view import View
from trucewatch.fuse.compare import compare
from trucewatch.fuse.explain import Reason, reasons
from trucewatch.fuse.levels import FEATURES
from trucewatch.fuse.mentions import Mention, alone, for_claims, may_be_one, records_of
from trucewatch.fuse.records import prepared
from trucewatch.fuse.weights import odds, weights
from trucewatch.ledger.payloads import Parted
from trucewatch.model.claim import Claim
from trucewatch.model.figure import Counted
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import Incident


class SuggestedJoin(Frozen):
    """Two incidents that may be one. `probability` is that of the pair alone; `start` and `total` are in bits.

    `unsure`: a person has looked and could not tell; it stays listed.
    """

    incidents: tuple[str, str]
    claims: tuple[str, ...]
    probability: float
    start: float
    reasons: tuple[Reason, ...]
    total: float
    unsure: bool = False


def suggested_joins(view: View) -> tuple[SuggestedJoin, ...]:
    """Pairs of incidents likelier one than two, that nobody held to be different; likeliest first."""
    held = list(view.incidents.values())
    told = [_mention(view, incident) for incident in held]
    pairs = [(i, j) for i, j in combinations(range(len(told)), 2) if may_be_one(told[i], told[j])]
    if not pairs:
        return ()
    use = for_claims(weights())
    a, b = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in range(2))
    levels = compare(prepared(pa.table(records_of(told))), a, b)
    bits = alone(levels, use)
    chance = odds(bits) / (1 + odds(bits))
    said = _parted(view)
    out = []
    for at in np.lexsort((b, a, -chance)).tolist():
        one, other = held[a[at]], held[b[at]]
        judged = _judged(one, other, said)
        if chance[at] < use.linked or judged == "different":
            continue
        why = reasons([int(levels[f][at]) for f in FEATURES], use)
        ids = (min(one.id, other.id), max(one.id, other.id))
        out.append(
            SuggestedJoin(
                incidents=ids,
                claims=(*one.claims, *other.claims),
                probability=round(float(chance[at]), 3),
                start=use.prior,
                reasons=why,
                total=round(float(bits[at]), 2),
                unsure=judged == "unsure",
            )
        )
    return tuple(out)


def _parted(view: View) -> list[Parted]:
    return [entry.payload for entry in view.held.parted if isinstance(entry.payload, Parted)]


def _judged(one: Incident, other: Incident, said: list[Parted]) -> str:
    """What a person last said of claims of both."""
    for parted in reversed(said):
        if set(parted.claims) & set(one.claims) and set(parted.claims) & set(other.claims):
            return "unsure" if parted.unsure else "different"
    return ""


def _mention(view: View, incident: Incident) -> Mention:
    """An incident as the grouping takes it: its finest place and time, its toll, all the words of its claims."""
    claims = [view.claims[key].claim for key in incident.claims]
    place = min(incident.where, key=lambda where: where.radius_km, default=None)
    when = incident.when[0] if incident.when else None
    low, high = _dead(claims)
    return Mention(
        id=incident.id,
        report=incident.id,
        act=incident.acts[0].value if incident.acts else "",
        words=". ".join(claim.quotation.words for claim in claims),
        start=when.start if when else None,
        end=when.end if when else None,
        place=(place.name or place.as_written) if place else "",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius=place.radius_km if place else None,
        parties=tuple(dict.fromkeys(a.actor.shown for _, a in incident.attributions)),
        killed_low=low,
        killed_high=high,
    )


def _dead(claims: list[Claim]) -> tuple[int | None, int | None]:
    """The widest bounds of the dead that the claims tell; None where they tell none."""
    told = [f for claim in claims for f in claim.figures if f.counted is Counted.KILLED and f.low is not None]
    lows, highs = [f.low for f in told if f.low is not None], [f.high for f in told]
    if not lows:
        return None, None
    known = [high for high in highs if high is not None]
    return max(lows), max(known) if len(known) == len(highs) else None
