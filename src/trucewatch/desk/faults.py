"""Errors as pages: one clear sentence in the frame, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from sqlalchemy.exc import SQLAlchemyError

from trucewatch.desk.frame import plain_page
from trucewatch.errors import BadInput, CaseFault, NotHeld, TrucewatchError

_log = logging.getLogger("django.request")

TITLES = {
    400: "This cannot be asked",
    403: "Not allowed",
    404: "Not on this desk",
    405: "Pages are read-only",
    500: "The desk could not make this page",
}


def said(request: HttpRequest, status: int, sentence: str) -> HttpResponseBase:
    """The error as a page, or as JSON where a map asked."""
    if request.path.endswith((".json", ".geojson")):
        return JsonResponse({"error": sentence}, status=status)
    return plain_page(request, "said.html.j2", status, title=TITLES[status], sentence=sentence)


def status_of(error: TrucewatchError) -> int:
    """The HTTP status of an error: asked wrongly, not held, or ours. A faulty case file is not the reader's fault."""
    if isinstance(error, BadInput) and not isinstance(error, CaseFault):
        return 400
    return 404 if isinstance(error, NotHeld) else 500


class Faults:
    """Turns the errors of a page into sentences."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, with a refused verb said as a sentence."""
        response = self.get_response(request)
        if response.status_code == 405:
            refused = said(request, 405, "A page is read with GET; decisions are made on the command line.")
            refused.headers["Allow"] = response.headers["Allow"]
            return refused
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """The page of an error that the desk can say in one sentence; others go on to the page for faults."""
        if isinstance(error, TrucewatchError):
            status = status_of(error)
            if status == 500:
                _log.error("%s: %s", request.path, error)
            return said(request, status, str(error))
        if isinstance(error, SQLAlchemyError):
            _log.error("%s: %s", request.path, error)
            reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
            return said(request, 500, f"The ledger cannot be read: {reason}")
        return None


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404: no such address."""
    return said(request, 404, "There is no page at this address.")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """400: what Django itself refuses, such as a foreign host name."""
    return said(request, 400, "The desk answers on 127.0.0.1 and localhost only, to well-formed requests.")


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """403."""
    return said(request, 403, "Sign in with a link first.")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that was not sent from a page of this desk."""
    sentence = "Send the form from a page of this desk."
    return plain_page(request, "said.html.j2", 403, title=TITLES[403], sentence=sentence)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """500: the reason is in the terminal where the desk runs."""
    return said(request, 500, "The reason is in the terminal where the desk runs; reading touches no record.")
