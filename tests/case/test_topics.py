"""A topic is anybody's word; one that is nearly an id of the case is told, and stands as it was written."""

from __future__ import annotations

import pytest

from made import a_claim, a_report
from trucewatch.case.case import Case
from trucewatch.case.topics import mistyped, subjects
from trucewatch.case.view import view

REPORT = a_report("Norland said nothing of the calm, and then it said something of it.")


@pytest.mark.parametrize(
    ("about", "near"),
    [
        ("vale-clam", "vale-calm"),
        ("valecalm", "vale-calm"),
        ("vale-calm", ""),
        ("use-of-force", ""),
        ("vale-city", ""),
        ("norland", ""),
        (None, ""),
    ],
)
def test_only_what_is_nearly_an_id_is_told(stored: Case, about: str | None, near: str) -> None:
    claim = a_claim(REPORT, "Norland said nothing", about=about)
    told = mistyped([claim], view(stored).files)
    assert [line.startswith(f"{claim.id} is about {about!r}") for line in told] == [True] * bool(near)
    assert all(f"near: {near}." in line for line in told)


def test_the_ids_are_arrangements_conditions_and_outcomes(stored: Case) -> None:
    assert "vale-calm" in subjects(view(stored).files)
