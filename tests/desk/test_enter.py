"""Signing in and out, as a browser does it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

CLOSED = ["/", "/incidents", "/incident/x", "/report", "/report/2031-03-04", "/report/2031-03-04.json", "/timeline",
          "/handover", "/map", "/zones.geojson", "/incidents.geojson"]  # fmt: skip


def fresh(ago: timedelta = timedelta()) -> str:
    from trucewatch.desk.links import new_link

    return f"/enter/{new_link(datetime.now(UTC) - ago)}"


@pytest.mark.parametrize("path", CLOSED)
def test_without_a_link_every_page_leads_to_how_to_get_one(visitor, path: str) -> None:
    answer = visitor.get(path, follow=True)
    assert answer.redirect_chain[0][0].startswith("/enter?next=")
    text = answer.content.decode()
    assert "trucewatch desk CASE --link" in text
    assert "Harrow watch" not in text


def test_health_says_ok_to_anybody_and_nothing_of_the_case(visitor) -> None:
    assert visitor.get("/health").content == b"ok\n"


def test_a_link_opens_the_board_and_works_once(visitor) -> None:
    link = fresh()
    assert visitor.get(link).headers["Location"] == "/"
    assert visitor.get("/").status_code == 200
    visitor.cookies.clear()
    again = visitor.get(link)
    assert again.status_code == 403
    assert "was used already" in again.content.decode()
    assert visitor.get("/").status_code == 302


def test_a_link_older_than_a_quarter_of_an_hour_is_refused(visitor) -> None:
    assert visitor.get(fresh(timedelta(minutes=16))).status_code == 403
    assert visitor.get("/").status_code == 302


def test_a_look_ahead_with_head_does_not_use_the_link_up(visitor) -> None:
    link = fresh()
    assert visitor.head(link).status_code == 405
    assert visitor.get(link).status_code == 302


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/report/2031-03-04?area=vale", "/report/2031-03-04?area=vale"),
        ("//elsewhere.example/", "/"),
        ("https://elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\\elsewhere.example", "/"),
        ("/enter/again", "/"),
    ],
)
def test_a_link_leads_on_within_the_desk_only(visitor, asked: str, led_to: str) -> None:
    assert visitor.get(fresh(), {"next": asked}).headers["Location"] == led_to


def test_the_session_cookie_stays_with_this_browser_and_this_desk(visitor) -> None:
    cookie = visitor.get(fresh()).cookies["desk-8000"]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == 12 * 60 * 60


def test_leaving_needs_the_form_and_ends_the_sign_in(visitor) -> None:
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1", SERVER_PORT="8000")
    strict.get(fresh())
    assert strict.post("/leave").status_code == 403
    assert strict.get("/").status_code == 200
    token = strict.get("/").content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert strict.post("/leave", {"csrfmiddlewaretoken": token}).status_code == 302
    assert strict.get("/").status_code == 302


def test_another_host_name_is_refused(visitor) -> None:
    answer = visitor.get("/health", SERVER_NAME="elsewhere.example")
    assert answer.status_code == 400
    assert "127.0.0.1 and localhost only" in answer.content.decode()
