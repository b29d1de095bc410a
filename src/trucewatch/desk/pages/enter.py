"""`/enter`: how to get in; `/enter/<token>`: in, once; `/leave`: out."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST, require_safe

from trucewatch.desk.frame import plain_page
from trucewatch.desk.held import seat
from trucewatch.desk.links import duty_officer, use_link
from trucewatch.ledger.ledger import desk_clock


@login_not_required
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """The page that everybody who is not signed in is sent to."""
    return plain_page(request, "enter.html.j2", 200, refused="", port=seat().port)


@login_not_required
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in as the role account and go on to `next`; a link that is used up or too old is refused in one sentence."""
    if not use_link(token, desk_clock()):
        refused = "This link was used already, is older than 15 minutes, or is of another desk."
        return plain_page(request, "enter.html.j2", 403, refused=refused, port=seat().port)
    login(request, duty_officer(), backend="django.contrib.auth.backends.ModelBackend")
    return redirect(_local(request.GET.get("next", "")))


def _local(path: str) -> str:
    """A path of this site; anything that would lead elsewhere becomes the board."""
    inside = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if inside and not path.startswith("/enter") else "/"


@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    return redirect("enter")
