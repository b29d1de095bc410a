"""Who is blamed, who is cleared, who denies: and what a denial is not."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Act, Modality, Stance
from trucewatch.read import read


def told(text: str) -> list[Claim]:
    return [s.claim for s in read(document(text), names()).suggestions]


def stances(text: str) -> list[tuple[Stance, list[str], list[str]]]:
    return [
        (c.stance, [a.actor.name or a.actor.as_written for a in c.attributions], [v.name for v in c.chain[1:]])
        for c in told(text)
    ]


@pytest.mark.parametrize(
    ("text", "named", "by"),
    [
        ("The army blamed the Heron Circle for the shelling of Ost.", "Heron Circle", "army"),
        (
            "The shelling of Ost, which Norland blamed on the Heron Circle, killed 3.",
            "Heron Circle",
            "Norland government",
        ),
        ("The inquiry concluded that Heron were responsible for the bombing in Ost.", "Heron", "inquiry"),
        ("Vale Rights Watch said Sudland was behind the attack on Ost.", "Sudland", "Vale Rights Watch"),
        ("The shelling of Ost was blamed on the Heron Circle.", "Heron Circle", "unnamed accusers"),
        ("The Harrow Front has been accused of shelling Ost.", "Harrow Front", "unnamed accusers"),
    ],
)
def test_who_blames_whom(text: str, named: str, by: str) -> None:
    (claim,) = told(text)
    assert claim.stance is Stance.ALLEGES
    assert [(a.actor.name or a.actor.as_written, a.by) for a in claim.attributions] == [(named, by)]


def test_a_denial_without_the_act_is_of_the_one_told_of_before() -> None:
    first, denial, other = told(
        "Norland said the Harrow Front had shelled Ost on Monday, killing 3 people. "
        "The Harrow Front denied this in a statement and said that Norlandian jets had bombed Ost, killing 7 people."
    )
    assert (first.act, denial.act, other.act) == (Act.SHELLING, Act.SHELLING, Act.AIRSTRIKE)
    assert (denial.stance, other.stance) == (Stance.DENIES, Stance.ALLEGES)
    assert [a.actor.name for a in other.attributions] == ["Norland government"]


@pytest.mark.parametrize(
    ("text", "cleared"),
    [
        (
            "A spokesman for the Harrow Front said they had nothing to do with the mine that killed 3 people.",
            "Harrow Front",
        ),
        ("The Harrow Front issued a statement denying responsibility for the bombing in Ost.", "Harrow Front"),
        ("Norland denied that Sudlandian forces had shelled Ost.", "Sudland"),
        (
            "Police blamed others for the bombing in Ost, but the Harrow Front energetically denied involvement.",
            "Harrow Front",
        ),
    ],
)
def test_a_denial_accuses_nobody(text: str, cleared: str) -> None:
    found = stances(text)
    assert (Stance.DENIES, [cleared]) in [(s, n) for s, n, _ in found]
    assert not [n for s, n, _ in found if s in (Stance.ALLEGES, Stance.ADMITS) and cleared in n]


def test_saying_that_another_had_no_part_clears_it() -> None:
    (claim,) = told("The prosecutor said Sudland had no part in the shelling of Ost.")
    assert claim.stance is Stance.EXONERATES
    assert [a.actor.as_written for a in claim.attributions] == ["Sudland"]


def test_acknowledging_a_loss_admits_no_attack() -> None:
    found = told("Norland acknowledged that a helicopter was shot down near Ost, killing 5 people.")
    assert [c.stance for c in found] == [Stance.STATES]
    assert not found[0].attributions


def test_who_condemns_a_raid_by_somebody_names_it() -> None:
    (claim,) = told("Norland condemned the deadly air raids by Sudlandian forces on Ost.")
    assert claim.stance is Stance.ALLEGES
    assert [(a.actor.name, a.by) for a in claim.attributions] == [("Sudland", "Norland government")]


def test_who_did_it_is_open_and_that_it_was_done_is_not() -> None:
    (claim,) = told(
        "Vale Rights Watch said it could not determine whether Norland or Sudland had carried out the raids on Ost."
    )
    assert claim.modality is not Modality.COUNTERFACTUAL
    assert claim.stance is Stance.STATES
