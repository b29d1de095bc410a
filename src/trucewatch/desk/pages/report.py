"""`/report/<day>`: the situation report of a day, on the page and to download."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from trucewatch.case.view import View
from trucewatch.desk.asked import Asked
from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.errors import BadInput
from trucewatch.model.instant import MINUTE
from trucewatch.products.page import html, json_text
from trucewatch.products.scope import day_of, parse_day
from trucewatch.products.situation import SituationReport, day_report


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """To the report of the day asked for; without one, of the day that the instant lies in."""
    view, asked = question(request)
    text = request.GET.get("day", "").strip()
    day = _day(text) if text else day_of(asked.at - MINUTE, view.files.config)
    return redirect(f"/report/{day.isoformat()}{asked.query()}")


@require_safe
def page(request: HttpRequest, day: str) -> HttpResponse:
    """The report in the frame."""
    view, asked, product = _report(request, day)
    this = date.fromisoformat(day)
    return framed(
        request,
        "report.html.j2",
        view,
        asked,
        product=product,
        fields=("day", "area", "known"),
        action="/report",
        day=day,
        before=(this - timedelta(days=1)).isoformat(),
        after=(this + timedelta(days=1)).isoformat(),
        incident_link="/incident/",
        incident_query=asked.query(),
    )


@require_safe
def as_html(request: HttpRequest, day: str) -> HttpResponse:
    """The same page that `trucewatch report` writes: it needs nothing else to be read."""
    _, asked, product = _report(request, day)
    return _download(html("situation.html.j2", product), "text/html", _name(day, asked, "html"))


@require_safe
def as_json(request: HttpRequest, day: str) -> HttpResponse:
    """The report as JSON."""
    _, asked, product = _report(request, day)
    return _download(json_text(product), "application/json", _name(day, asked, "json"))


def _report(request: HttpRequest, text: str) -> tuple[View, Asked, SituationReport]:
    view, asked = question(request)
    return view, asked, day_report(view, _day(text), asked.area)


def _day(text: str) -> date:
    day = parse_day(text)
    if text != day.isoformat():
        raise BadInput(f"day {text!r}: write it like 2031-03-04")
    return day


def _name(day: str, asked: Asked, ending: str) -> str:
    """A file name in plain letters: the area's id, never words from a report."""
    area = "".join(c for c in asked.area or "" if c.isascii() and (c.isalnum() or c == "-"))
    return f"situation-{day}{'-' + area if area else ''}.{ending}"


def _download(text: str, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        text,
        content_type=f"{media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
