"""Who is named, by whom, how firmly; and whether all of them are known not to be bound."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.findings.hold import hold
from trucewatch.findings.live import find
from trucewatch.findings.ready import ready
from trucewatch.findings.rows import rows_of
from trucewatch.model.vocabulary import Kind, Stance

Columns = tuple[bool, bool, bool | None]


@pytest.fixture(scope="module")
def ask(desk: Any) -> Any:
    book = desk.held()

    def of(*attributions: Any, claims: Any = (), **rest: Any) -> Columns:
        held = {c.id: c for c in claims}
        incident = desk.incident(attributions=attributions, claims=tuple(held) or ("c-1",), **rest)
        (row,) = hold(rows_of([incident], book, held), ready(book)).to_pylist()
        return row["actor_named"], row["actor_disputed"], row["actor_bound"]

    return of


@pytest.fixture(scope="module")
def basis(desk: Any) -> Any:
    book = desk.held()

    def of(*attributions: Any) -> str:
        (finding,) = find([desk.incident(attributions=attributions)], book)
        return next(test.basis for test in finding.tests if test.name == "actor bound")

    return of


def test_nobody_named(ask: Any) -> None:
    assert ask() == (False, False, None)


def test_an_unbound_actor_named_undisputed(desk: Any, ask: Any, basis: Any) -> None:
    assert ask(*desk.firmly("holdouts")) == (True, False, False)
    told = "named by Sudland (alleges); Holdouts named by Vale Monitor (alleges); Holdouts: refused"
    assert told in basis(*desk.firmly("holdouts"))


def test_one_voice_alone_settles_nothing_unless_it_admits_or_assesses(desk: Any, ask: Any, basis: Any) -> None:
    assert ask(desk.naming("holdouts")) == (True, True, False)
    assert "not settled: Holdouts named by one voice only" in basis(desk.naming("holdouts"))
    assert ask(desk.naming("holdouts"), desk.naming("holdouts")) == (True, True, False)
    assert ask(desk.naming("holdouts", Stance.ADMITS)) == (True, False, False)
    assert ask(desk.naming("holdouts", Stance.ASSESSES)) == (True, False, False)
    assert ask(desk.naming("norland")) == (True, False, True)


def test_a_bound_one_beside_an_unbound_one_is_unknown(desk: Any, ask: Any) -> None:
    assert ask(desk.naming("holdouts"), desk.naming("norland")) == (True, False, None)
    assert ask(desk.naming("norland-army"), desk.naming("sudland")) == (True, False, True)
    assert ask(*desk.firmly("holdouts"), *desk.firmly("band")) == (True, False, False)


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.DISPUTES, Stance.EXONERATES])
def test_a_denial_disputes_and_alone_names_nobody(desk: Any, ask: Any, stance: Stance) -> None:
    clearing = desk.naming("holdouts", stance, by="Holdouts")
    assert ask(clearing) == (False, False, None)
    assert ask(*desk.firmly("holdouts"), clearing) == (True, True, False)
    assert ask(*desk.firmly("band"), clearing) == (True, False, False)


def test_a_denial_for_the_whole_disputes_the_part(desk: Any, ask: Any) -> None:
    assert ask(desk.naming("norland-army"), desk.naming("norland", Stance.DENIES))[1]
    assert ask(desk.naming("norland"), desk.naming("norland-army", Stance.DENIES))[1]


def test_a_guarded_naming_settles_nothing_until_somebody_names_firmly(desk: Any, ask: Any) -> None:
    assert ask(desk.naming("holdouts", hedged=True)) == (True, True, False)
    assert ask(desk.naming("holdouts", either_or=True)) == (True, True, False)
    assert ask(desk.naming("holdouts", hedged=True), *desk.firmly("holdouts")) == (True, False, False)


def test_an_unknown_name_has_no_role(desk: Any, ask: Any, basis: Any) -> None:
    assert ask(desk.naming(None, words="men in grey")) == (True, False, None)
    assert "“men in grey” is no party that the case knows" in basis(desk.naming(None, words="men in grey"))


@pytest.mark.parametrize("stance", [Stance.WARNS, Stance.DEMANDS])
def test_a_warning_names_no_actor(desk: Any, ask: Any, stance: Stance) -> None:
    assert not ask(desk.naming("holdouts", stance))[0]


def test_a_denial_without_a_name_counts_when_the_claim_is_at_hand(desk: Any, ask: Any) -> None:
    denial = desk.claim("not us", kind=Kind.ATTRIBUTION, stance=Stance.DENIES)
    assert ask(*desk.firmly("holdouts"), claims=[denial])[1]
    assert not ask(*desk.firmly("holdouts"), claims=[desk.claim("it happened")])[1]
