"""The bundled case shows what was promised, what came of it, and what nobody answered, alike for every side."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from trucewatch.case.case import open_case
from trucewatch.case.view import view
from trucewatch.cli.demo import command
from trucewatch.model.instant import parse_instant
from trucewatch.model.vocabulary import Progress
from trucewatch.products.allegations import allegations, overdue
from trucewatch.products.deadlines import deadlines
from trucewatch.products.meetings import meetings
from trucewatch.products.page import html
from trucewatch.products.positions import channels, unsaid
from trucewatch.products.situation import board


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    directory = tmp_path_factory.mktemp("bundled") / "case"
    CliRunner().invoke(command, [str(directory), "--no-serve"], catch_exceptions=False)
    with open_case(directory) as case:
        yield view(case)


def when(text):
    return parse_instant(text, "Asia/Damascus")


def test_a_planned_meeting_is_due_and_then_without_a_recorded_outcome(bundled):
    states = [
        [(row.where, row.progress) for row in meetings(bundled, when(at)) if row.where == "Lausanne"]
        for at in ("2016-10-11 12:00", "2016-10-14 12:00", "2016-10-15 12:00", "2016-10-16 12:00")
    ]
    assert states == [
        [],
        [("Lausanne", Progress.OPEN)],
        [("Lausanne", Progress.DUE)],
        [("Lausanne", Progress.NOT_RECORDED)],
    ]


def test_disputes_brought_up_are_linked_to_their_incidents(bundled):
    [row] = [row for row in meetings(bundled, when("2016-09-22 12:00")) if row.raised]
    assert len({key for key, _ in row.raised if key in bundled.incidents}) == 2


def test_the_channel_is_suspended_in_october_with_the_reason_as_given(bundled):
    [row] = channels(bundled, when("2016-10-14 12:00"))
    assert row.state == "suspended"
    assert "as given by" in row.reasons[0]


def test_allegations_on_each_side_are_followed_by_one_rule(bundled):
    rows = allegations(bundled, when("2016-05-18 12:00"))
    assert {row.party for row in rows} == {"Syrian government", "armed opposition groups"}
    assert [row.party for row in overdue(rows)] == ["Syrian government"], "fourteen days from 3 May, not yet from 4 May"
    assert len(overdue(allegations(bundled, when("2016-05-19 12:00")))) == 2
    convoy = [row for row in allegations(bundled, when("2016-09-22 12:00")) if row.incident and len(row.replies)]
    assert {row.party for row in convoy} == {"Russia", "Syrian government"}
    assert all(row.state == "opened" and row.assessment == "not assessed" for row in convoy)


def test_words_without_a_date_stay_words(bundled):
    [soft] = [row for row in deadlines(bundled, when("2016-05-03 12:00")) if row.precision == "soft"]
    assert (soft.due, soft.latest) == ("“within hours”", None)
    assert next(row.what for row in unsaid(bundled, when("2016-05-03 12:00"))) == "nothing promised"


def test_the_board_shows_all_of_it(bundled):
    page = html("situation.html.j2", board(bundled, when("2016-10-14 12:00")))
    late = "no answer on record in time"
    for said in ("Lausanne", "talks suspended", late, "not satisfied", "(disputed)", "or later"):
        assert said in page, said
