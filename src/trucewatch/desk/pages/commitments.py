"""`/commitments`: what was promised, demanded, planned, left unsaid; `/deadlines.ics`: what is due, for a calendar."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.products.deadlines import deadlines
from trucewatch.products.ics import MEDIA_TYPE, calendar
from trucewatch.products.register import register


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The register at an instant."""
    view, asked = question(request)
    product = register(view, asked.at)
    return framed(request, "commitments_page.html.j2", view, asked, product=product, fields=("at", "known"))


@require_safe
def as_calendar(request: HttpRequest) -> HttpResponse:
    """The deadlines at an instant, past ones too, as an iCalendar file."""
    view, asked = question(request)
    config = view.files.config
    rows = deadlines(view, asked.at, past=True)
    content = calendar(rows, config.id, config.name, config.zone, config.release, asked.at)
    answer = HttpResponse(content, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{config.id}-deadlines.ics"'
    return answer
