"""`/`: the board. Five questions: in force here now, what happened, who says what, what is due, what is not known."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.case.view import View
from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.model.instant import MINUTE
from trucewatch.products.scope import day_of
from trucewatch.products.situation import board


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The board at an instant, for an area and the hours before."""
    view, asked = question(request)
    product = board(view, asked.at, asked.area, asked.hours)
    return framed(
        request,
        "board.html.j2",
        view,
        asked,
        product=product,
        fields=("at", "hours", "area", "known"),
        day=_day(view, asked.at),
    )


def _day(view: View, at: datetime) -> str:
    """The case's day that the board's last minute lies in."""
    return day_of(at - MINUTE, view.files.config).isoformat()
