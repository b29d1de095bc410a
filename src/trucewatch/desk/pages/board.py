"""`/`: the board. Five questions: in force here now, what happened, who says what, what is due, what is not known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.case.view import View
from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.model.instant import MINUTE
from trucewatch.products.scope import day_of
from trucewatch.products.situation import board
from trucewatch.products.standing import Standings


@dataclass(slots=True)
class Answer:
    """What applies at a place: the readings of one arrangement that give the same answer, each with its end."""

    name: str
    in_force: str
    readings: list[tuple[str, str]] = field(default_factory=list)


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
        standing=[(s.place, answers(s)) for s in product.in_force],
        fields=("at", "hours", "area", "known"),
        day=_day(view, asked.at),
    )


def answers(standings: Standings) -> list[Answer]:
    """The readings that apply, arrangement by arrangement and answer by answer, in their own order."""
    found: dict[tuple[str, str], Answer] = {}
    for line in standings.applies:
        answer = found.setdefault((line.arrangement, line.in_force), Answer(line.name, line.in_force))
        answer.readings.append((line.issuer, line.until))
    return list(found.values())


def _day(view: View, at: datetime) -> str:
    """The case's day that the board's last minute lies in."""
    return day_of(at - MINUTE, view.files.config).isoformat()
