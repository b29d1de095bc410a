"""Nobody is named for what is recalled, habitual, or only described; and no voice that is nobody admits or denies."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.model.vocabulary import Stance
from trucewatch.read import read


def doers(text: str) -> list[str]:
    found = read(document(text), names()).suggestions
    return [a.actor.name or a.actor.as_written for s in found for a in s.claim.attributions]


@pytest.mark.parametrize(
    "text",
    [
        "The Harrow Front has carried out several attacks on Ost, killing 30 people.",
        "The Harrow Front often shelled Ost, killing people.",
        "In 1987 the Harrow Front shelled Ost, killing 30 people.",
        "The Harrow Front shelled Ost in the past, killing 30 people.",
        "Ost was hit by Norlandian air strikes years ago, killing 30 people.",
    ],
)
def test_what_is_recalled_or_habitual_names_nobody(text: str) -> None:
    assert doers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Harrow Front shelled Ost, killing 30 people.",
        "In the past 24 hours the Harrow Front shelled Ost, killing 30 people.",
        "Harrow Front fighters have shelled Ost since March 1987.",
    ],
)
def test_what_is_told_now_names_who_did_it(text: str) -> None:
    assert doers(text) == ["Harrow Front"]


@pytest.mark.parametrize(
    "text",
    [
        "Three people were killed in terrorist attacks in Ost.",
        "The terrorist attacks this weekend killed 30 people in Ost.",
        "An armed terrorist attack killed 3 people in Ost.",
        "A military operation that ended in an attack killed 3 people in Ost.",
        "The blast rocked Norland and destroyed 12 houses in Ost.",
        "The Norland army repelled an attack on Ost, and 3 people were killed.",
        "Three people were kidnapped by the army of Tern near Ost.",
        "Norlandian mines of lead lie near Ost, where 3 people were killed.",
        "Vale police were in Ost. A Vale bombing killed 3 people.",
    ],
)
def test_what_only_describes_names_nobody(text: str) -> None:
    assert doers(text) == []


def test_targets_of_somebody_are_not_his_deed() -> None:
    text = "Norlandian warplanes struck Ost and destroyed nine Harrow Front targets with bombs."
    assert doers(text) == ["Norland government"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 3 people in Ost. No group has claimed responsibility for the attack.",
        "Norland has not acknowledged that its strikes killed 3 people in Ost.",
        "A bomb killed 3 people in Ost. Neither rebels nor any other group have claimed responsibility for the attack.",
    ],
)
def test_nothing_is_admitted_where_nobody_admits(text: str) -> None:
    found = read(document(text), names()).suggestions
    assert all(s.claim.stance is not Stance.ADMITS for s in found)
    assert doers(text) == []


def test_a_governor_who_denies_an_attack_is_not_its_cleared_doer() -> None:
    assert doers("The governor denied that an attack had killed 3 people in Ost.") == []


def test_a_label_beside_a_name_is_no_second_doer() -> None:
    text = "Three people were killed in Harrow Front terrorist attacks on Ost. The Harrow Front fighters left."
    assert "terrorist" not in [d.removesuffix("s") for d in doers(text)]
