"""`/disagreements`: claims beside denials, what differs and how, and the published counts of the hours asked for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.products.disagreements import disagreement_list
from trucewatch.products.matrix import matrix
from trucewatch.products.reconciliation import reconciliation
from trucewatch.products.scope import Window, area_named


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list of the whole case; the matrix and the counts of the hours before an instant, for an area."""
    view, asked = question(request)
    window = Window(asked.since, asked.at, f"the {asked.hours} hours before")
    area = area_named(view.files, asked.area) if asked.area else None
    return framed(
        request,
        "disagreements_page.html.j2",
        view,
        asked,
        listed=disagreement_list(view, None, asked.area),
        matrix=matrix(view, window, area),
        counts=reconciliation(view, window, area),
        fields=("at", "hours", "area", "known"),
    )
