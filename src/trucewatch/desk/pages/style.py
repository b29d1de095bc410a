"""`/style.css`: the products' own style, so that a page on the desk looks like the page that is handed out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@cache
def _style() -> bytes:
    return (files("trucewatch.products") / "templates" / "style.css").read_bytes()


@login_not_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The style sheet."""
    return HttpResponse(_style(), content_type="text/css; charset=utf-8", headers={"Cache-Control": "max-age=60"})
