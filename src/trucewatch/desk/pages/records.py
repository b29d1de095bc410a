"""`/records`: the feeds and how their records stand; `/records/<day>`: those of a day; `/record/<id>`: one of them."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from trucewatch.case.records import by_policy, feed_reports, held_feed
from trucewatch.desk.asked import Asked
from trucewatch.desk.frame import page as framed
from trucewatch.desk.frame import question
from trucewatch.errors import BadInput
from trucewatch.model.vocabulary import Outcome
from trucewatch.products.cite import document_words
from trucewatch.products.held_records import feed_line
from trucewatch.products.records import UNREVIEWED, record_block, records_in
from trucewatch.products.scope import day_window, parse_day

OUTCOMES = tuple(outcome.value for outcome in Outcome)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Each feed with its records, or the day that the form asks for."""
    view, asked = question(request)
    if text := request.GET.get("day", "").strip():
        day = parse_day(text).isoformat()
        return redirect(f"/records/{day}{_query(asked, _outcome(request))}")
    policy = by_policy(view)
    held = {report.id for report in policy}
    return framed(
        request,
        "records_page.html.j2",
        view,
        asked,
        note=UNREVIEWED,
        feeds=[feed_line(view, held_feed(view.case, report, view.files)) for report in policy],
        others=[(r.id, document_words(r, view)) for r in feed_reports(view) if r.id not in held],
        outcomes=OUTCOMES,
        outcome="",
        day="",
        fields=("records", "known"),
    )


@require_safe
def of_day(request: HttpRequest, day: str) -> HttpResponse:
    """The records of a day, fifty on a page."""
    view, asked = question(request)
    this = _day(day)
    outcome = _outcome(request)
    product = records_in(view, day_window(this, view.files.config), _number(request.GET.get("page", "1")), outcome)
    return framed(
        request,
        "records_day.html.j2",
        view,
        asked,
        product=product,
        day=day,
        before=(this - timedelta(days=1)).isoformat(),
        after=(this + timedelta(days=1)).isoformat(),
        steps=_steps(product.page, product.pages),
        outcomes=OUTCOMES,
        outcome=outcome,
        carried=_query(asked, outcome),
        fields=("records", "known"),
        action="/records",
    )


@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One record by its id."""
    view, asked = question(request)
    return framed(request, "record.html.j2", view, asked, block=record_block(view, key), fields=("known",))


def _day(text: str) -> date:
    day = parse_day(text)
    if text != day.isoformat():
        raise BadInput(f"day {text!r}: write it like 2031-03-04")
    return day


def _outcome(request: HttpRequest) -> str:
    outcome = request.GET.get("outcome", "").strip()
    if outcome and outcome not in OUTCOMES:
        raise BadInput(f"outcome: got {outcome[:40]!r}, expected one of {', '.join(OUTCOMES)}")
    return outcome


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise BadInput(f"page: got {text[:20]!r}, expected a number from 1 on")
    return int(text)


def _query(asked: Asked, outcome: str) -> str:
    """The query that asks the same again, with the outcome."""
    words = [*asked.given, *([("outcome", outcome)] if outcome else [])]
    return f"?{urlencode(words)}" if words else ""


def _steps(page: int, pages: int) -> list[int]:
    """The pages to lead to: the first, the last, and those around this one; 0 stands for those between."""
    near = sorted({1, pages, *range(max(1, page - 2), min(pages, page + 2) + 1)})
    steps: list[int] = []
    for number in near:
        if steps and number > steps[-1] + 1:
            steps.append(0)
        steps.append(number)
    return steps
