"""`/allegations`: each allegation that is followed, the party's words beside it, and whose answer is overdue."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.products.allegations import allegations


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The allegations opened by an instant."""
    view, asked = question(request)
    rows = allegations(view, asked.at)
    return framed(request, "allegations_page.html.j2", view, asked, rows=rows, fields=("at", "known"))
