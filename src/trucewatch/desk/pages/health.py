"""`/health`: whether the desk answers; says nothing of the case."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`ok`."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
