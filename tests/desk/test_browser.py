"""The running desk in a real browser, through a link, with its scripts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from desk.material import WORDS_OF_AT
from trucewatch.desk.pictures import chromium, dumped, free_port, http_get, running
from trucewatch.desk.seat import Seat
from trucewatch.errors import TrucewatchError

needs_browser = pytest.mark.skipif(
    shutil.which("chromium") is None, reason="chromium is not installed: apt-get install -y chromium"
)


@pytest.fixture(scope="module")
def desk(seat: Seat) -> Iterator[Seat]:
    """The small case served by the real server on a free port."""
    served = Seat(seat.directory, free_port())
    with running(served, WORDS_OF_AT):
        yield served


def link(desk: Seat, path: str) -> str:
    from django.db import connections

    from trucewatch.desk.serve import link as new

    try:
        return new(desk, datetime.now(UTC), path)
    finally:
        connections.close_all()


@needs_browser
def test_the_board_opens_through_a_link_and_draws_its_map(desk: Seat) -> None:
    page = html.fromstring(dumped("chromium", link(desk, "/?hours=48")))
    assert page.xpath("string(//h1)") == "Board at 2031-03-05 12:00 +02:00"
    [map_] = page.xpath("//div[contains(@class, 'map')][@data-zones]")
    assert map_.get("data-drawn") == "1"
    assert map_.xpath(".//canvas")
    assert not page.xpath("//img[contains(@src, 'http')]")


@needs_browser
def test_without_a_link_the_browser_sees_how_to_get_one(desk: Seat) -> None:
    page = html.fromstring(dumped("chromium", f"{desk.address}/timeline"))
    assert page.xpath("string(//h1)") == "Sign in with a one-time link"


@needs_browser
def test_markup_in_a_note_stays_words_in_the_browser(desk: Seat) -> None:
    page = html.fromstring(dumped("chromium", link(desk, "/report/2031-03-04")))
    assert not page.xpath("//img | //em | //main//script")
    assert '<script>alert("call")</script>' in page.text_content()


def test_the_server_answers_this_machine_and_sends_the_policy(desk: Seat) -> None:
    with http_get(desk.port, "/") as answer:
        assert answer.status == 302
        assert answer.headers["Location"].startswith("/enter")
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "Server" not in answer.headers or "Django" not in answer.headers["Server"]


def test_a_machine_without_the_browser_is_told_how_to_install_it(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TrucewatchError, match="apt-get install -y chromium"):
        chromium()
