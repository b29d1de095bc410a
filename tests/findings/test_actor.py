"""Who is named, by whom, how firmly; and whether all of them are known not to be bound."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.findings.actor import Actor, actor
from trucewatch.model.instant import parse_instant
from trucewatch.model.vocabulary import Kind, Stance
from trucewatch.terms.roles import Asked


@pytest.fixture(scope="module")
def ask(desk: Any) -> Any:
    book = desk.held()
    noon = parse_instant("2031-05-02T12:00Z")
    asked = Asked(book, book.arrangements["vale-calm"], noon, noon)

    def of(*attributions: Any, claims: Any = (), **rest: Any) -> Actor:
        held = {c.id: c for c in claims}
        incident = desk.incident(attributions=attributions, claims=tuple(held) or ("c-1",), **rest)
        return actor(incident, asked, held)

    return of


def columns(found: Actor) -> tuple[bool, bool, bool | None]:
    return found.named, found.disputed, found.bound


def test_nobody_named(ask: Any) -> None:
    assert columns(ask()) == (False, False, None)


def test_an_unbound_actor_named_undisputed(desk: Any, ask: Any) -> None:
    found = ask(*desk.firmly("holdouts"))
    assert columns(found) == (True, False, False)
    assert "named by Sudland (alleges); Holdouts named by Vale Monitor (alleges); Holdouts: refused" in found.basis


def test_one_voice_alone_settles_nothing_unless_it_admits_or_assesses(desk: Any, ask: Any) -> None:
    found = ask(desk.naming("holdouts"))
    assert columns(found) == (True, True, False)
    assert "not settled: Holdouts named by one voice only" in found.basis
    assert columns(ask(desk.naming("holdouts"), desk.naming("holdouts"))) == (True, True, False)
    assert columns(ask(desk.naming("holdouts", Stance.ADMITS))) == (True, False, False)
    assert columns(ask(desk.naming("holdouts", Stance.ASSESSES))) == (True, False, False)
    assert columns(ask(desk.naming("norland"))) == (True, False, True)


def test_a_bound_one_beside_an_unbound_one_is_unknown(desk: Any, ask: Any) -> None:
    assert columns(ask(desk.naming("holdouts"), desk.naming("norland"))) == (True, False, None)
    assert columns(ask(desk.naming("norland-army"), desk.naming("sudland"))) == (True, False, True)
    assert columns(ask(*desk.firmly("holdouts"), *desk.firmly("band"))) == (True, False, False)


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.DISPUTES, Stance.EXONERATES])
def test_a_denial_disputes_and_alone_names_nobody(desk: Any, ask: Any, stance: Stance) -> None:
    clearing = desk.naming("holdouts", stance, by="Holdouts")
    assert columns(ask(clearing)) == (False, False, None)
    assert columns(ask(*desk.firmly("holdouts"), clearing)) == (True, True, False)
    assert columns(ask(*desk.firmly("band"), clearing)) == (True, False, False)


def test_a_denial_for_the_whole_disputes_the_part(desk: Any, ask: Any) -> None:
    assert ask(desk.naming("norland-army"), desk.naming("norland", Stance.DENIES)).disputed
    assert ask(desk.naming("norland"), desk.naming("norland-army", Stance.DENIES)).disputed


def test_a_guarded_naming_settles_nothing_until_somebody_names_firmly(desk: Any, ask: Any) -> None:
    assert columns(ask(desk.naming("holdouts", hedged=True))) == (True, True, False)
    assert columns(ask(desk.naming("holdouts", either_or=True))) == (True, True, False)
    assert columns(ask(desk.naming("holdouts", hedged=True), *desk.firmly("holdouts"))) == (True, False, False)


def test_an_unknown_name_has_no_role(desk: Any, ask: Any) -> None:
    found = ask(desk.naming(None, words="men in grey"))
    assert columns(found) == (True, False, None)
    assert "“men in grey” is no party that the case knows" in found.basis


@pytest.mark.parametrize("stance", [Stance.WARNS, Stance.DEMANDS])
def test_a_warning_names_no_actor(desk: Any, ask: Any, stance: Stance) -> None:
    assert not ask(desk.naming("holdouts", stance)).named


def test_a_denial_without_a_name_counts_when_the_claim_is_at_hand(desk: Any, ask: Any) -> None:
    denial = desk.claim("not us", kind=Kind.ATTRIBUTION, stance=Stance.DENIES)
    assert ask(*desk.firmly("holdouts"), claims=[denial]).disputed
    assert not ask(*desk.firmly("holdouts"), claims=[desk.claim("it happened")]).disputed
