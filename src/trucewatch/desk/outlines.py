"""Zones and incidents as GeoJSON for the desk's map: outlines, and points with the radius within which they lie.

Every zone is drawn alike and every incident is drawn alike, whoever is named in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from trucewatch.case.view import View
from trucewatch.model.incident import Incident
from trucewatch.products.words import ACTS, when_words, where_words

Json = dict[str, Any]


def zone_outlines(view: View) -> Json:
    """The zones of the case as a FeatureCollection; properties `id`, `name`, `simplified`."""
    features = [
        {
            "type": "Feature",
            "geometry": zone.geometry,
            "properties": {"id": zone.id, "name": zone.name, "simplified": zone.simplified},
        }
        for zone in view.files.zones.values()
    ]
    return {"type": "FeatureCollection", "features": features}


def incident_points(view: View, incidents: Iterable[Incident], query: str = "") -> Json:
    """One feature per incident and place that has a point; an incident without one is not in it.

    Properties: `id`, `heading`, `place`, `radius_km` (the true place lies within), `href`.
    """
    features = [feature for incident in incidents for feature in _points(view, incident, query)]
    return {"type": "FeatureCollection", "features": features}


def _points(view: View, incident: Incident, query: str) -> list[Json]:
    zone = view.files.config.zone
    when = " / ".join(when_words(w, zone) for w in incident.when) or "time not given"
    acts = " / ".join(ACTS[act] for act in incident.acts)
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [where.lon, where.lat]},
            "properties": {
                "id": incident.id,
                "heading": f"{acts}, {when}",
                "place": where_words((where,)),
                "radius_km": where.radius_km,
                "href": f"/incident/{incident.id}{query}",
            },
        }
        for where in incident.where
        if where.located
    ]
