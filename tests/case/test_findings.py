"""Findings are computed for the incidents that are asked about, each once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from trucewatch.case.findings import FindingsAsked
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Outcome


def incident(key: str) -> Incident:
    return Incident(id=key, claims=(), acts=(), where=(), when=(), attributions=(), targets=(), stated_targets=())


@pytest.fixture
def asked() -> tuple[FindingsAsked, list[list[str]]]:
    calls: list[list[str]] = []

    def find(incidents: Sequence[Incident]) -> list[Finding]:
        calls.append([i.id for i in incidents])
        return [
            Finding(
                incident=i.id, arrangement="calm", reading=r, terms_version="0", tests=(), outcome=Outcome.PERMITTED
            )
            for i in incidents
            for r in ("one", "other")
            if i.id != "i-c"
        ]

    return FindingsAsked({key: incident(key) for key in ("i-a", "i-b", "i-c")}, find), calls


def test_what_is_asked_for_is_computed_once(asked: tuple[FindingsAsked, list[list[str]]]) -> None:
    findings, calls = asked
    assert calls == []
    assert [f.reading for f in findings["i-b"]] == ["one", "other"]
    assert findings["i-b"] == findings.get("i-b")
    assert calls == [["i-b"]]
    findings.ask(["i-a", "i-b", "i-a", "i-z"])
    assert findings["i-a"]
    assert calls == [["i-b"], ["i-a"]]


def test_whoever_goes_through_all_of_them_asks_in_one_go(asked: tuple[FindingsAsked, list[list[str]]]) -> None:
    findings, calls = asked
    assert {key: len(found) for key, found in findings.items()} == {"i-a": 2, "i-b": 2, "i-c": 0}
    assert calls == [["i-a", "i-b", "i-c"]]


def test_an_unknown_incident_has_none(asked: tuple[FindingsAsked, list[list[str]]]) -> None:
    findings, calls = asked
    assert findings.get("i-z", ()) == ()
    assert ("i-z" in findings, "i-a" in findings, len(findings)) == (False, True, 3)
    assert calls == []
