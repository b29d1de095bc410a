"""`/handover`: what changed on this desk since an instant, and what is due."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.desk.asked import instant
from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.products.handover import handover


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The handover since an instant; without one, since the start of the hours asked for."""
    view, asked = question(request)
    since = instant(request.GET.get("since", "").strip(), asked.zone, "since") or asked.since
    return framed(
        request,
        "handover.html.j2",
        view,
        asked,
        product=handover(view, since, asked.at),
        since_field=asked.field(since),
        fields=("since", "at", "known"),
    )
