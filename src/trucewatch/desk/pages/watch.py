"""`/watch`: who watched what in the hours before an instant, what was not watched in each zone, and the days before."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.products.scope import Window
from trucewatch.products.watch_board import watch_board


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The watch log of some hours."""
    view, asked = question(request)
    product = watch_board(view, Window(asked.since, asked.at, f"the {asked.hours} hours before"))
    fields = ("at", "hours", "known")
    return framed(request, "watch_page.html.j2", view, asked, product=product, hours=asked.hours, fields=fields)
