"""`/alike`: incidents on record that may be one, each pair with its words, its reasons and their picture."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trucewatch.case.alike import SuggestedJoin, suggested_joins
from trucewatch.case.view import View
from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.model.frozen import Frozen
from trucewatch.products.incidents import incident_block
from trucewatch.products.waterfall import waterfall

SHOWN = 50
"""Pairs on the page, the likeliest first."""


class JoinSide(Frozen):
    """One incident of a pair: its heading, and the claims that speak of it by id and words."""

    id: str
    heading: str
    words: tuple[tuple[str, str], ...]


class JoinBlock(Frozen):
    """A pair, how likely it is one incident by itself, and why; `picture` is an SVG."""

    probability: float
    unsure: bool
    sides: tuple[JoinSide, JoinSide]
    picture: str


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What a person may decide to be one incident, two, or not to be told."""
    view, asked = question(request)
    found = suggested_joins(view)
    blocks = [_block(view, join) for join in found[:SHOWN]]
    return framed(request, "alike_page.html.j2", view, asked, blocks=blocks, total=len(found), fields=("known",))


def _block(view: View, join: SuggestedJoin) -> JoinBlock:
    one, other = (_side(view, key) for key in join.incidents)
    picture = waterfall(join.start, join.reasons, join.total)
    return JoinBlock(probability=join.probability, unsure=join.unsure, sides=(one, other), picture=picture)


def _side(view: View, key: str) -> JoinSide:
    incident = view.incidents[key]
    words = tuple((claim, view.claims[claim].claim.quotation.words) for claim in incident.claims)
    return JoinSide(id=key, heading=incident_block(view, incident).heading, words=words)
