from __future__ import annotations

from trucewatch.model.figure import Qualifier
from trucewatch.read.acts.means import breaches, facilities, munitions


def test_weapons_counted_and_only_named() -> None:
    text = "more than 90 airstrikes and 14 barrel-bombings, and mortars"
    found = munitions(text, 0, len(text))
    assert [(f.category, f.qualifier, f.value) for f in found] == [
        ("airstrike", Qualifier.MORE_THAN, 90),
        ("barrel bomb", Qualifier.EXACT, 14),
        ("mortar", Qualifier.PRESENT, None),
    ]


def test_a_count_of_people_is_not_a_count_of_strikes() -> None:
    text = "18 people were killed in air strikes"
    (found,) = munitions(text, 0, len(text))
    assert found.qualifier is Qualifier.PRESENT


def test_places_of_a_protected_kind() -> None:
    text = "hitting two schools and a large hospital"
    assert [(f.category, f.value) for f in facilities(text, 0, len(text))] == [("school", 2), ("hospital", 1)]


def test_breaches() -> None:
    text = "The centre listed 77 breaches."
    assert [f.value for f in breaches(text, 0, len(text))] == [77]
