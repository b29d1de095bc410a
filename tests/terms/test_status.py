"""Who may end an arrangement is a rule with a source; what others say are positions, and a condition is neither."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.model.instant import parse_instant
from trucewatch.terms.status import Contest, formal

RULE = {"all_of": ["eastmark", "westmark"], "says": "only Eastmark and Westmark together"}
GOVERNMENT = {"by": "Norland", "party": "norland", "over": True, "on": "2031-09-19"}
NOT_OVER = {"by": "Envoy Dale", "party": "dale", "over": False, "on": "2031-09-20"}


@pytest.fixture(scope="module")
def status(make: Any) -> Any:
    parties = [make.party(key) for key in ("eastmark", "westmark", "norland")] + [make.party("dale", "westmark")]

    def ask(*said: dict[str, Any], rule: bool = True, at: str = "2031-09-30T00:00Z", known: str | None = None) -> Any:
        statements = [{"about": "end", "says": "so", "cite": make.cite(date="2031-09-20")} | s for s in said]
        calm = make.arrangement(
            make.area("vale", ("2031-03-01", None)),
            statements=statements,
            end_rule=RULE | {"cite": make.cite(date="2031-09-20")} if rule else None,
        )
        return formal(make.book(calm, parties=parties), calm, parse_instant(at), known and parse_instant(known))

    return ask


def sponsor(name: str, on: str = "2031-09-25", over: bool = True) -> dict[str, Any]:
    return {"by": name.title(), "party": name, "over": over, "on": on}


def test_a_declaration_by_one_whom_the_rule_does_not_name_is_contested(status: Any) -> None:
    said = status(GOVERNMENT, NOT_OVER)
    assert said.contest is Contest.CONTESTED
    assert said.ended is None
    assert [(s.by, s.on.as_written, s.over) for s in said.positions] == [
        ("Norland", "2031-09-19", True),
        ("Envoy Dale", "2031-09-20", False),
    ]


def test_all_whom_the_rule_names_end_it_and_the_last_of_them_gives_the_time(status: Any) -> None:
    said = status(sponsor("eastmark", "2031-09-24"), sponsor("westmark", "2031-09-26 10:00"))
    assert said.contest is Contest.ENDED
    assert said.ended.exact
    assert said.ended.as_written == "2031-09-26 10:00"


def test_one_of_them_alone_is_for_a_person(status: Any) -> None:
    said = status(sponsor("eastmark"), GOVERNMENT, NOT_OVER)
    assert said.contest is Contest.FOR_A_PERSON
    assert "by Eastmark only" in said.basis


def test_a_party_that_takes_it_back_has_not_ended_it(status: Any) -> None:
    said = status(sponsor("eastmark"), sponsor("westmark", "2031-09-21"), sponsor("westmark", "2031-09-28", over=False))
    assert said.contest is Contest.FOR_A_PERSON


def test_an_official_does_not_end_it_for_the_party(status: Any) -> None:
    said = status(sponsor("eastmark"), NOT_OVER | {"over": True})
    assert said.contest is Contest.FOR_A_PERSON
    assert said.ended is None
    assert status(NOT_OVER | {"over": True}).contest is Contest.FOR_A_PERSON


def test_without_a_rule_nothing_ends_it(status: Any) -> None:
    assert status(rule=False).contest is Contest.NONE
    assert status(GOVERNMENT, rule=False).contest is Contest.FOR_A_PERSON
    assert status(GOVERNMENT, NOT_OVER, rule=False).contest is Contest.CONTESTED
    assert status(NOT_OVER, rule=False).contest is Contest.NONE


def test_what_is_said_about_the_condition_changes_nothing(status: Any) -> None:
    collapsed = {"about": "condition", "by": "Vale Post", "on": "2031-09-21", "says": "all but collapsed"}
    assert status(GOVERNMENT, NOT_OVER) == status(GOVERNMENT, NOT_OVER, collapsed)
    assert status(collapsed).contest is Contest.NONE


def test_positions_count_from_their_day_and_once_known(status: Any) -> None:
    assert status(GOVERNMENT, at="2031-09-18T12:00Z").positions == ()
    assert len(status(GOVERNMENT, at="2031-09-19T12:00Z").positions) == 1
    assert status(GOVERNMENT, known="2031-09-19T12:00Z").contest is Contest.NONE
    assert status(GOVERNMENT, known="2031-09-20T12:00Z").contest is Contest.CONTESTED


def test_the_rule_itself_counts_once_known(status: Any) -> None:
    both = (sponsor("eastmark"), sponsor("westmark"))
    early = [s | {"cite": [{"outlet": "Vale Post", "date": "2031-03-01"}]} for s in both]
    assert status(*early, known="2031-09-01T00:00Z").contest is Contest.FOR_A_PERSON
    assert status(*early).contest is Contest.ENDED
