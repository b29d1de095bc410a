"""Some claims as the grouping takes them: what they say, nothing added."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.fuse.mention import Mention
from trucewatch.model.claim import Claim
from trucewatch.model.figure import Counted
from trucewatch.model.incident import Incident, incident_of


def mention_of(incident: Incident, claims: Sequence[Claim]) -> Mention:
    """An incident of these claims: its finest place and time, its toll, all the words of its claims."""
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


def mention_alone(claim: Claim) -> Mention:
    """A claim that stands alone, under the id of the incident that it would be."""
    return mention_of(incident_of([claim], {}), [claim])


def _dead(claims: Sequence[Claim]) -> tuple[int | None, int | None]:
    """The widest bounds of the dead that the claims tell; None where they tell none."""
    told = [f for claim in claims for f in claim.figures if f.counted is Counted.KILLED and f.low is not None]
    lows, highs = [f.low for f in told if f.low is not None], [f.high for f in told]
    if not lows:
        return None, None
    known = [high for high in highs if high is not None]
    return max(lows), max(known) if len(known) == len(highs) else None
