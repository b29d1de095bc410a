"""The short text: read back as it was, the same for what says the same, and refused where it is none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from findings.world import book, claims, incidents
from trucewatch.errors import BadInput
from trucewatch.findings.said import Said, said_of
from trucewatch.model.claim import Claim
from trucewatch.model.incident import Incident

BOOK = book()


@given(incidents(most=1), claims())
@settings(max_examples=60)
def test_a_text_is_read_back_as_it_was(asked: list[Incident], own: list[Claim]) -> None:
    incident = asked[0].model_copy(update={"claims": tuple(c.id for c in own)})
    said = said_of(incident, BOOK, {c.id: c for c in own})
    assert Said.read(said.text()) == said


@given(incidents(most=1))
@settings(max_examples=60)
def test_the_order_of_what_is_said_changes_no_text(asked: list[Incident]) -> None:
    turned = {
        name: tuple(reversed(getattr(asked[0], name))) for name in ("acts", "attributions", "targets", "stated_targets")
    }
    assert said_of(asked[0].model_copy(update=turned), BOOK, {}).text() == said_of(asked[0], BOOK, {}).text()


def test_what_nobody_says_takes_no_room(desk: Any) -> None:
    assert said_of(desk.incident(), BOOK, {}).text() == '{"acts":["airstrike"]}'
    named = desk.incident(attributions=(desk.naming("norland"),), targets=("a market",))
    told = '{"party":"norland","stance":"alleges","by":"Sudland"}'
    assert said_of(named, BOOK, {}).text() == f'{{"acts":["airstrike"],"told":[{told}]}}'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the text"),
        ('{"acts":["tea"]}', "acts.0"),
        ('{"told":[{"stance":"alleges"}]}', "told.0.by"),
        ('{"culprit":"norland"}', "culprit: Extra inputs"),
    ],
)
def test_another_text_is_refused_with_the_place(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as refused:
        Said.read(text)
    assert "the fields are acts, told, denied" in str(refused.value)
