"""The bundled case from nothing to an issued report, twice: the second run is a look, not a second life."""

from __future__ import annotations

import json
import socket
from importlib.resources import files

import pytest
from click.testing import CliRunner

from trucewatch.case.case import open_case
from trucewatch.case.new import bundled
from trucewatch.case.rebuild import digest
from trucewatch.case.view import view
from trucewatch.cli.demo import command
from trucewatch.ledger.verify import verify
from trucewatch.model.instant import parse_instant
from trucewatch.products.situation import board

NOTES = sum(1 for path in (files("trucewatch.cases") / "syria-2016" / "notes").iterdir() if path.name.endswith(".yml"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    directory = tmp_path_factory.mktemp("demo") / "case"
    return directory, CliRunner().invoke(command, [str(directory), "--no-serve"], catch_exceptions=False)


def test_it_says_what_it_does_and_where_to_look(demo):
    directory, done = demo
    assert done.exit_code == 0
    for said in ("making the case", "adopted", f"notes: {NOTES} added", "decisions recorded", "situation report is in"):
        assert said in done.output
    assert str(directory) in done.output


def test_a_few_suggestions_stay_open_and_are_shown_as_not_reviewed(demo):
    directory, _ = demo
    with open_case(directory) as case:
        waiting = len(view(case).suggestions)
    assert 1 <= waiting <= 12
    days = []
    for path in (directory / "products").glob("*.json"):
        report = json.loads(path.read_text("utf-8"))
        days.append(report["title"])
        assert report["release"] == "internal"
        assert report["incidents"]
        assert report["not_reviewed"]
    assert days == ["Situation report of 2016-05-02"]


@pytest.mark.parametrize(
    ("reading", "days", "value"),
    [
        ("text", {"2016-09-13": "open", "2016-09-15": "open", "2016-09-16": "outside"}, "not met"),
        ("moscow", {"2016-09-12": "open", "2016-09-18": "open", "2016-09-19": "outside"}, "not met"),
        ("army", {"2016-09-12": "open", "2016-09-17": "does not count", "2016-09-19": "outside"}, "not met"),
        (
            "washington",
            {"2016-09-16": "open", "2016-09-17": "does not count", "2016-09-19": "does not count"},
            "not met",
        ),
    ],
)
def test_the_board_shows_the_clock_of_september_under_each_reading(demo, reading, days, value):
    directory, _ = demo
    with open_case(directory) as case:
        shown = board(view(case), parse_instant("2016-09-20 23:59 Asia/Damascus")).clocks
    [clock] = [line for line in shown if line.arrangement == "truce-2016-09" and line.reading == reading]
    [calm] = [part for part in clock.parts if part.id == "calm-days"]
    told = {day.day: day.value for day in calm.days}
    assert {day: told[day] for day in days} == days
    assert calm.unknown_days == tuple(day for day, said in told.items() if said == "open")
    assert (clock.value, calm.author) == (value, "case editor, 2026-11-22")
    assert clock.outcome is None or clock.outcome.state == "not on record as having come"


def test_before_it_was_known_the_board_has_no_clock(demo):
    directory, _ = demo
    with open_case(directory) as case:
        assert board(view(case), parse_instant("2016-05-02 23:59 Asia/Damascus")).clocks == ()


def test_a_second_run_changes_nothing(demo):
    directory, _ = demo
    with open_case(directory) as case:
        before, entries = digest(view(case)), case.ledger.length()
    again = CliRunner().invoke(command, [str(directory), "--no-serve"], catch_exceptions=False)
    assert "0 decisions recorded" in again.output
    with open_case(directory) as case:
        assert case.ledger.length() == entries
        assert digest(view(case)) == before
        assert verify(case.ledger, case.objects).sound


def test_a_port_that_is_taken_is_one_sentence_before_any_work(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = CliRunner().invoke(command, [str(tmp_path / "case"), "--port", str(port)])
    assert str(done.exception) == f"port {port} is taken; choose another with --port"
    assert not (tmp_path / "case").exists()


def test_every_bundled_case_has_what_the_demo_needs():
    assert bundled() == ["syria-2016"]
