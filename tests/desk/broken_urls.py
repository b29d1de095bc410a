"""The desk's addresses with one page that fails, to see what a failure looks like."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from trucewatch.desk.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def fail(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(1 // len(request.GET)))


urlpatterns = [*urlpatterns, path("fail", fail)]
