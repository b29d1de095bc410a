"""Who is named as having done it: groups that only the text makes known, verbs far from their subjects, own deeds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import document, names
from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.read import read
from trucewatch.read.doers.groups import group_names
from trucewatch.read.rulewords import in_words


def told(text: str) -> list[Claim]:
    return [s.claim for s in read(document(text), names()).suggestions]


def doers(text: str) -> list[str]:
    return [a.actor.name or a.actor.as_written for claim in told(text) for a in claim.attributions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tern Column fighters held the bridge.", {"Tern Column"}),
        ("The rebel group Tern Column left.", {"Tern Column"}),
        ("People fled the Tern-held quarter. Tern has gone.", {"Tern"}),
        ("The Heron Brigades (HB) moved. HB fighters left.", {"Heron Brigades", "HB"}),
        ("The raid was claimed by the Heron Circle.", {"Heron Circle"}),
        ("The Heron Circle shelled Ost.", {"Heron Circle"}),
        ("Lately militants left. Deadly militants came on Monday.", set()),
        ("The Norlandian forces left.", set()),
    ],
)
def test_a_text_makes_its_groups_known(text: str, found: set[str]) -> None:
    assert group_names(text, "en") == found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Heron Brigades launched a rocket attack on Ost, killing 3 people.", ["Heron Brigades"]),
        ("Ost was hit. Heron Brigades fighters came. The fighters shelled Ost, killing 3 people.", ["Heron Brigades"]),
        ("Ost was quiet. Norland, its ally Sudland and the Harrow Front have all carried out air strikes on Ost.", 3),
        ("Air raids carried out by Norlandian and Sudlandian warplanes killed 3 people in Ost.", 2),
        ("Warplanes believed to be from the Norland government struck Ost, killing 3 people.", ["Norland government"]),
        ("Harrow Front militants in the hills shelled Ost, killing 3 people.", ["Harrow Front"]),
        ("Harrow Front, backed by Sudland, shelled Ost, killing 3 people.", ["Harrow Front"]),
        ("Three people died in Ost after an attack by the Harrow Front.", ["Harrow Front"]),
        ("The missiles fired from a Norlandian warplane wounded 3 people in Ost.", ["Norland government"]),
        ("Norland's bombardment of Ost killed 3 people.", ["Norland government"]),
        ("An offensive led by the Harrow Front reached Ost.", ["Harrow Front"]),
        ("The centre counted 12 breaches of the truce by the Harrow Front.", ["Harrow Front"]),
    ],
)
def test_who_did_it(text: str, named: list[str] | int) -> None:
    found = doers(text)
    assert len(set(found)) == named if isinstance(named, int) else found and set(found) == set(named)


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Front militants killed in Ost on Monday were buried; 3 people died in shelling.",
        "Norland launched an inquiry after shells killed 3 people in Ost.",
        "A Norlandian helicopter had been shot down and 3 people were killed in Ost.",
        "We will continue to strike Harrow Front targets; 3 people were killed in Ost.",
        "The army battled to hold Ost, and 3 soldiers were killed.",
        "A militant group shelled Ost. "
        "Tern Column fighters and Heron Circle fighters came. The militants killed 3 people.",
        "Sudland says that it is only targeting the Harrow Front.",
    ],
)
def test_better_a_miss_than_a_wrong_name(text: str) -> None:
    assert not doers(text)


def test_a_body_tells_what_it_did_itself() -> None:
    (claim,) = told("The Harrow Front said it had shelled Ost on Monday, killing 3 soldiers.")
    assert [(a.actor.name, a.by) for a in claim.attributions] == [("Harrow Front", "Harrow Front")]
    assert claim.stance in (Stance.STATES, Stance.ADMITS)


def test_a_person_s_we_names_nobody() -> None:
    (claim,) = told("Foreign Minister Ola Brand said we had shelled Ost, killing 3 people.")
    assert not claim.attributions


def test_a_wish_for_calm_is_no_lull() -> None:
    assert not [c for c in told("The envoy hoped for a reduction in violence in Ost.") if c.act is Act.LULL]
    assert [c for c in told("There was a relative lull in Ost on Monday.") if c.act is Act.LULL]


@given(st.text(alphabet="ABh tT-.,'()[]\n", max_size=80))
def test_group_names_of_any_text_stand_in_it(text: str) -> None:
    one_line = " ".join(text.split())
    assert all(name in one_line for name in group_names(text, "en"))


def test_how_a_doer_was_found_is_told_in_words() -> None:
    (suggestion,) = read(document("Harrow Front shelled Ost on Monday, killing 3 people."), names()).suggestions
    assert "named as subject" in suggestion.found_by
    assert in_words("named as subject") == "named as subject (who did it: the subject of a verb of attack)"
    assert in_words("place") == "place"
