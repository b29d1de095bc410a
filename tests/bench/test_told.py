from __future__ import annotations

from datetime import date

from reading import document, names
from trucewatch.bench.entities import Entity
from trucewatch.bench.told import ADMITTED, ALLEGED, CLEARED, TOLD, Told, of_claims, of_entities
from trucewatch.model.figure import Counted
from trucewatch.read.reader import read


def told(text: str) -> Told:
    return of_claims(s.claim for s in read(document(text), names()).suggestions)


def ways(text: str) -> set[str]:
    return {how for _, how in told(text).actors}


def test_a_claim_gives_counts_places_days_and_who_is_named_how() -> None:
    found = told("Norland troops shelled Vale on Monday, killing 12 civilians, three of them children.")
    assert {(what, n, part) for what, n, part, _ in found.counts if what is Counted.KILLED} == {
        (Counted.KILLED, 12, False),
        (Counted.KILLED, 3, True),
    }
    assert any("Vale" in names for names in found.places)
    assert found.points == [(54.0, 12.0)]
    assert found.days == [], "a day of another zone is no day in UTC"
    assert ways("Norland troops shelled Vale on Monday.") == {TOLD}


def test_the_way_of_telling_follows_the_stance() -> None:
    assert ways("Sudland accused Norland of shelling Vale on Monday.") == {ALLEGED}
    assert ways("Norland denied that it had shelled Vale on Monday.") == {CLEARED}
    assert ways("The Harrow Front claimed responsibility for the attack on Vale on Monday.") == {ADMITTED}


def test_what_did_not_happen_is_not_compared() -> None:
    assert told("Norland is planning to shell Vale tomorrow.") == Told()


def test_entities_know_no_stance_and_no_unit() -> None:
    text = "Norland denied on 3 June 2031 that it had killed 12 people in Vale."
    labels = {"Norland": "GPE", "3 June 2031": "DATE", "12": "CARDINAL", "Vale": "GPE"}
    marked = [Entity(text.index(w), text.index(w) + len(w), label) for w, label in labels.items()]
    found = of_entities(text, marked)
    assert [(what, n) for what, n, _, _ in found.counts] == [(Counted.KILLED, 12)]
    assert found.days == [date(2031, 6, 3)]
    assert [how for _, how in found.actors] == [TOLD]
    assert {"Norland"} in found.places
