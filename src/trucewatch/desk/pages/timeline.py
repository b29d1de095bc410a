"""`/timeline`: everything dated, in order."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.products.timeline import timeline


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The timeline of everything known to the view."""
    view, asked = question(request)
    return framed(
        request,
        "timeline_page.html.j2",
        view,
        asked,
        product=timeline(view),
        fields=("known",),
        incident_link="/incident/",
        incident_query=asked.query(),
    )
