"""The page around every page: case, instants, area, navigation. And the templates' environment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from trucewatch.case.records import feed_reports
from trucewatch.case.view import View
from trucewatch.desk.asked import Asked, asked
from trucewatch.desk.held import held, seat
from trucewatch.ledger.ledger import desk_clock
from trucewatch.products.scope import place_named
from trucewatch.products.words import both_clocks

NAVIGATION = (
    ("board", "Board"),
    ("incidents", "Incidents"),
    ("records", "Records"),
    ("report", "Report"),
    ("timeline", "Timeline"),
    ("commitments", "Commitments"),
    ("allegations", "Allegations"),
    ("disagreements", "Disagreements"),
    ("watch", "Watch"),
    ("handover", "Handover"),
    ("map", "Map"),
)


def environment(**options: Any) -> Environment:
    """The templates' environment for Django's Jinja2 engine; a name that nobody gives is an error."""
    made = Environment(**{**options, "undefined": StrictUndefined})
    made.globals.update(static=static, url=reverse)
    return made


def default_at() -> datetime:
    """The instant that pages speak of when none is asked for: the seat's, or this minute."""
    return seat().at or desk_clock().replace(second=0, microsecond=0)


def question(request: HttpRequest) -> tuple[View, Asked]:
    """What a request asks for, and the view that answers it."""
    desk = held()
    zone = desk.seen().files.config.zone
    what = asked(request.GET, zone, default_at())
    return desk.seen(what.known_at, what.recorded_by), what


def page(request: HttpRequest, template: str, view: View, what: Asked, **rest: Any) -> HttpResponse:
    """A page of the case in the frame. `fields` are the words of the query that the page's form offers."""
    config = view.files.config
    area = place_named(view.files, what.area) if what.area else None
    places = sorted((p.name, p.id) for p in view.files.places.values())
    context = _frame(
        case=config.name,
        zone=config.zone,
        asked=what,
        query=what.query(),
        as_of=both_clocks(what.at, config.zone),
        known_at=both_clocks(what.known_at, config.zone) if what.known_at else "",
        recorded_by=both_clocks(what.recorded_by, config.zone) if what.recorded_by else "",
        area=area.name if area else "the whole case",
        area_key=area.id if area else "",
        places=places,
        here=request.resolver_match.url_name if request.resolver_match else "",
        signed_in=True,
        action=request.path,
        navigation=_pages(view),
    )
    return render(request, template, {**context, **rest})


def _pages(view: View) -> tuple[tuple[str, str], ...]:
    """The pages of a case; those on records only where it holds a feed."""
    return tuple(pair for pair in NAVIGATION if pair[0] != "records" or feed_reports(view))


def plain_page(request: HttpRequest, template: str, status: int = 200, **rest: Any) -> HttpResponse:
    """A page that shows nothing of the case: the way in, and refusals."""
    user = getattr(request, "user", None)
    return render(request, template, {**_frame(signed_in=bool(user and user.is_authenticated)), **rest}, status=status)


def _frame(**given: Any) -> Mapping[str, Any]:
    words = ("case", "zone", "as_of", "known_at", "recorded_by", "area", "area_key", "query", "here", "action")
    nothing = dict.fromkeys(words, "")
    return {**nothing, "asked": None, "places": (), "fields": (), "navigation": NAVIGATION, **given}
