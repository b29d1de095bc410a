"""`/incidents`: all that are on record; `/incident/<id>`: one, with each claim in its words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.case.beside import beside
from trucewatch.case.view import View
from trucewatch.desk.asked import Asked
from trucewatch.desk.frame import page, question
from trucewatch.errors import BadInput
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Truth
from trucewatch.products.figures import FigureSheet, figure_sheet
from trucewatch.products.incidents import incident_block, open_tests
from trucewatch.products.scope import area_named, in_area

ON_A_PAGE = 100


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every incident, by time; those whose time nobody gives come last."""
    view, asked = question(request)
    found = in_order(view, asked)
    pages = max(1, -(-len(found) // ON_A_PAGE))
    number = _page_number(request.GET.get("page", "1"), pages)
    shown = found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    view.findings.ask(incident.id for incident in shown)
    return page(
        request,
        "incidents.html.j2",
        view,
        asked,
        blocks=[incident_block(view, incident) for incident in shown],
        total=len(found),
        pages=pages,
        number=number,
        fields=("area", "known"),
    )


@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One incident, by its id or the id of a claim that belongs to it."""
    view, asked = question(request)
    incident = view.incident(key)
    block = incident_block(view, incident)
    return page(
        request,
        "incident.html.j2",
        view,
        asked,
        block=block,
        figures=_figures(view, incident),
        open_tests=[line.removeprefix(f"{block.heading} [{block.id}] — ") for line in open_tests(block)],
        like=beside(view, incident.id),
        located=[where for where in incident.where if where.located],
        fields=("known",),
    )


def _figures(view: View, incident: Incident) -> FigureSheet:
    """The counts in the incident's own claims."""
    return figure_sheet(view, only=incident.claims)


def in_order(view: View, asked: Asked) -> list[Incident]:
    """The incidents that may lie in the area asked for, by their earliest time."""
    area = area_named(view.files, asked.area) if asked.area else None

    def may_be_there(incident: Incident) -> bool:
        return any(in_area(view.claims[key].claim, area) is not Truth.NO for key in incident.claims)

    return sorted(filter(may_be_there, view.incidents.values()), key=_order)


def _order(incident: Incident) -> tuple[bool, str, str]:
    starts = [when.start.isoformat() for when in incident.when if when.start]
    return not starts, min(starts, default=""), incident.id


def _page_number(text: str, pages: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7 and 1 <= int(text) <= pages):
        raise BadInput(f"page: got {text[:20]!r}, expected a number from 1 to {pages}")
    return int(text)
