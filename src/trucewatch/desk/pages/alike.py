"""`/alike`: incidents on record that may be one, each pair with its words, its reasons and their picture; and waiting
suggestions that may be one with something.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.case.alike import SuggestedJoin, suggested_joins
from trucewatch.case.beside import Beside, beside_claim
from trucewatch.case.view import View
from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.model.frozen import Frozen
from trucewatch.model.quotation import Quotation
from trucewatch.products.incidents import incident_block
from trucewatch.products.waterfall import waterfall
from trucewatch.products.words import told_words

SHOWN = 50
"""Pairs on the page, the likeliest first."""

LOOKED_AT = 100
"""So many waiting suggestions are looked at for the page; `trucewatch review` tells it of every one."""


class JoinSide(Frozen):
    """One incident of a pair: its heading, and the claims that speak of it by id, with their words."""

    id: str
    heading: str
    words: tuple[tuple[str, Quotation], ...]


class JoinBlock(Frozen):
    """A pair, how far it may be trusted, and why; `picture` is an SVG."""

    sureness: str
    unsure: bool
    sides: tuple[JoinSide, JoinSide]
    picture: str


class WaitingBlock(Frozen):
    """A suggestion that nobody decided on, and what it may be one with."""

    id: str
    line: str
    quotation: Quotation
    like: tuple[Beside, ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What a person may decide to be one incident, two, or not to be told."""
    view, asked = question(request)
    found = suggested_joins(view)
    return framed(
        request,
        "alike_page.html.j2",
        view,
        asked,
        blocks=[_block(view, join) for join in found[:SHOWN]],
        total=len(found),
        waiting=_waiting(view),
        fields=("known",),
    )


def _waiting(view: View) -> list[WaitingBlock]:
    """The first suggestions that wait and may be one with something on record or in a feed."""
    found = []
    for suggestion in view.suggestions[:LOOKED_AT]:
        if like := beside_claim(view, suggestion.claim):
            zone = view.files.config.zone
            line = told_words(suggestion.claim, zone)
            found.append(WaitingBlock(id=suggestion.id, line=line, quotation=suggestion.claim.quotation, like=like))
    return found


def _block(view: View, join: SuggestedJoin) -> JoinBlock:
    one, other = (_side(view, key) for key in join.incidents)
    picture = waterfall(join.start, join.reasons, join.total)
    return JoinBlock(sureness=join.sureness, unsure=join.unsure, sides=(one, other), picture=picture)


def _side(view: View, key: str) -> JoinSide:
    incident = view.incidents[key]
    words = tuple((claim, view.claims[claim].claim.quotation) for claim in incident.claims)
    return JoinSide(id=key, heading=incident_block(view, incident).heading, words=words)
