"""`/map`: zones and incidents as outlines; `/zones.geojson` and `/incidents.geojson`: what it draws."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from trucewatch.case.view import View
from trucewatch.desk.asked import Asked
from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.desk.outlines import incident_points, zone_outlines
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Truth
from trucewatch.products.scope import area_named, in_area
from trucewatch.products.words import ACTS, when_words, where_words


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The map of the hours before the instant, with the same incidents as a list, and those without a place."""
    view, asked = question(request)
    zone = view.files.config.zone
    rows = [
        {
            "id": incident.id,
            "act": " / ".join(ACTS[act] for act in incident.acts),
            "when": " / ".join(when_words(w, zone) for w in incident.when) or "time not given",
            "place": where_words(incident.where),
            "within": ", ".join(f"{w.radius_km:g} km" for w in incident.where if w.located),
        }
        for incident in in_hours(view, asked)
    ]
    return framed(
        request,
        "map.html.j2",
        view,
        asked,
        rows=rows,
        zones=list(view.files.zones.values()),
        fields=("at", "hours", "area", "known"),
    )


@require_safe
def zones(request: HttpRequest) -> JsonResponse:
    """The zones of the case."""
    view, _ = question(request)
    return _geojson(zone_outlines(view))


@require_safe
def incidents(request: HttpRequest) -> JsonResponse:
    """The incidents of the hours asked for, or the one of `id`."""
    view, asked = question(request)
    key = request.GET.get("id", "").strip()
    found = [view.incident(key)] if key else in_hours(view, asked)
    return _geojson(incident_points(view, found, asked.query()))


def in_hours(view: View, asked: Asked) -> list[Incident]:
    """The incidents that a board for the same question shows."""
    area = area_named(view.files, asked.area) if asked.area else None
    return [
        incident
        for incident in view.incidents.values()
        if any(when.overlaps(asked.since, asked.at) for when in incident.when)
        and any(in_area(view.claims[key].claim, area) is not Truth.NO for key in incident.claims)
    ]


def _geojson(content: dict[str, object]) -> JsonResponse:
    return JsonResponse(content, content_type="application/geo+json")
