"""What unseen prose tells: other words for violence, reports of monitors, lists, and what is only mentioned."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Act, Modality, Stance
from trucewatch.read import read
from trucewatch.read.text.clean import clean
from trucewatch.read.text.listed import is_listed, is_row


def told(text: str) -> list[Claim]:
    return [s.claim for s in read(document(text), names()).suggestions]


def acts(text: str) -> list[Act]:
    return [claim.act for claim in told(text)]


def doers(text: str) -> list[str]:
    return [a.actor.name or a.actor.as_written for claim in told(text) for a in claim.attributions]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A farmer died after a roadside IED detonated under his cart.", Act.ATTACK),
        ("Unknown men hurled a hand grenade into a tea house.", Act.ATTACK),
        ("The mayor was assassinated on the steps of the town hall.", Act.ATTACK),
        ("The kidnapping of two nurses shocked the valley.", Act.ATTACK),
        ("Gunmen looted the grain store.", Act.ATTACK),
        ("Villagers and guards were killed.", Act.ATTACK),
        ("Fresh fighting was reported at the mill.", Act.ARMED_CLASH),
        ("Both sides traded fire at the bridge.", Act.ARMED_CLASH),
        ("The column fought a sea battle off the cape.", Act.ARMED_CLASH),
        ("Their troops have been battling for control of the ridge.", Act.GROUND_ASSAULT),
        ("Norlandian jets destroyed four pumps.", Act.AIRSTRIKE),
        ("Gunmen attacked a WXP convoy on the coast road.", Act.CONVOY_ATTACK),
        ("The patrol recorded no ceasefire violations.", Act.LULL),
        ("No shooting was heard for six hours.", Act.LULL),
        ("The town has been quiet since the elders met.", Act.LULL),
        ("The agency suspended its work in the hills.", Act.AID_SUSPENDED),
        ("More than 300 people have been killed this year.", Act.TOLL),
    ],
)
def test_words_for_violence_and_calm(text: str, act: Act) -> None:
    assert acts(text) == [act]


@pytest.mark.parametrize(
    "text",
    [
        "Attacks must be announced beforehand.",
        "Mines should be laid only on roads of the enemy.",
        "A court convicted the bombing suspect.",
        "Police opened a probe into the explosion.",
        "The photo of the blast was sold.",
        "They seized 12 trucks.",
        "The captured tanks stood in a row.",
        "==The attack==",
        "* 2031 Ost market bombing",
        "The peace line runs along the old ceasefire line.",
    ],
)
def test_what_tells_of_no_act(text: str) -> None:
    assert acts(text) == []


def test_a_kind_of_deed_of_its_own_goes_on_about_no_raid_told_before() -> None:
    text = "Jets bombed the mill at dawn. Armed men ambushed a bus. "
    assert acts(text) == [Act.AIRSTRIKE, Act.ATTACK]


def test_the_ground_of_an_air_force_is_a_target_and_no_aircraft() -> None:
    assert acts("Fighters attacked the air force headquarters.") == [Act.ATTACK]
    assert acts("The air force attacked the mill.") == [Act.AIRSTRIKE]


def test_the_convoy_is_the_aid_convoy_named_before() -> None:
    assert acts("An aid convoy left on Monday. The attack on the convoy drew blame.")[-1:] == [Act.CONVOY_ATTACK]
    assert acts("A convoy left on Monday. The attack on the convoy drew blame.")[-1:] == [Act.ATTACK]


def test_it_after_a_truce_is_the_truce() -> None:
    text = "A truce was agreed in Vale. It took effect at dawn. It rained."
    assert acts(text) == [Act.TRUCE_AGREED, Act.TRUCE_IN_FORCE]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The raid was purportedly carried out by Norland.", Modality.ACTUAL),
        ("Three men were killed, reportedly by mortar fire.", Modality.ACTUAL),
        ("Three men were reportedly killed in a raid.", Modality.HEDGED),
        ("The alleged bombing of the mill made headlines.", Modality.HEDGED),
        ("Jets bombed the camp of an alleged smuggler.", Modality.ACTUAL),
        ("Air strikes were also reported in Ost.", Modality.HEDGED),
        ("No group has yet claimed responsibility for the blast.", Modality.HEDGED),
        ("The general said any new raid would mean war.", Modality.CONDITIONAL),
        ("Had the truce held, twelve boys killed at the ford would be alive.", Modality.COUNTERFACTUAL),
    ],
)
def test_what_is_guarded(text: str, modality: Modality) -> None:
    assert {claim.modality for claim in told(text)} == {modality}


def test_nobody_is_no_voice_and_admits_nothing() -> None:
    for text in ("Nobody claimed responsibility for the blast.", "No one claimed the attack."):
        assert doers(text) == []
        assert all(claim.stance is not Stance.ADMITS for claim in told(text))


def test_forty_reported_dead_report_nothing() -> None:
    (claim,) = told("Forty reported dead in shelling of Ost.")
    assert [v.name for v in claim.chain[1:]] == []


def test_a_row_of_a_table_names_nobody() -> None:
    assert doers("* 2031-05-02, Sergeant A. Heron, Sudland government air strikes") == []
    assert doers("The Sudland government air strikes killed two men.") == ["Sudland"]


def test_a_terrorist_attack_says_what_sort_it_was() -> None:
    assert doers("A terrorist attack shook the capital.") == []


@pytest.mark.parametrize(
    "text", ["Two men were shot dead in Ost.", "Rebels gunned down in Ost.", "Rebels shot in Ost."]
)
def test_those_who_are_shot_are_no_doers(text: str) -> None:
    assert doers(text) == []


def test_a_war_named_by_a_year_long_past_is_another_war() -> None:
    assert acts("Norland seized the ridge in the 1931 border war.") == []
    assert acts("Norland seized the ridge in the war.") == [Act.GROUND_ASSAULT]


def test_the_title_of_an_embedded_film_belongs_to_no_sentence() -> None:
    text = "Talks ended. Interview on the raids in Vale - YouTube The envoy left."
    said = [text[s.start : s.end] for s in clean(text).sentences]
    assert said == ["Talks ended.", "The envoy left."]


def test_headings_entries_and_rows() -> None:
    for text, listed, row in (
        ("== Attack ==", True, False),
        ("* 2031 Ost bombing", True, True),
        ("* 2031 was the year of the raid. It ended.", False, True),
        ("A raid hit Ost.", False, False),
        ("Ost\tNorland\tbomb", True, True),
    ):
        assert (is_listed(text, 0, len(text)), is_row(text, 0, len(text))) == (listed, row)


def test_who_is_named_for_a_breach_is_accused_by_another() -> None:
    (claim,) = told("The monitors said Norland had violated the truce.")
    assert claim.act is Act.TRUCE_VIOLATION
    assert (claim.stance is Stance.ALLEGES) == bool(claim.attributions)
