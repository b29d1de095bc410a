"""Voices in the forms that news gives them: at the end, in brackets of commas, beside a headline, after "and"."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.model.claim import Claim
from trucewatch.read import read


def told(text: str) -> list[Claim]:
    return [s.claim for s in read(document(text), names()).suggestions]


def chains(text: str) -> list[list[str]]:
    return [[v.name for v in c.chain[1:]] for c in told(text)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The raids hit a clinic and a school in Vale rebels said.", ["rebels"]),
        ("Shells killed 3 people in Ost, the doctors' syndicate said.", ["doctors' syndicate"]),
        ("Shells killed 3 people in Ost on Monday, the army said, the worst attack since May.", ["army"]),
        ("Shells killed 3 people in Ost, said Ola Brand, head of the port hospital.", ["Ola Brand"]),
        ("Shells killed 3 people in Ost, Vale Rights Watch said; it was the second time.", ["Vale Rights Watch"]),
        ("Shells kill 3 people in Ost: police", ["police"]),
        ("Police: shells kill 3 people in the village of Ost", ["Police"]),
        ("Air strikes kill 3 people in Ost – activists", ["activists"]),
        (
            "Norland News quoted a source in Vale as saying that shells killed 3 people.",
            ["Norland News", "source in Vale"],
        ),
        ("According to a June report by Vale Rights Watch shells killed 3 people in Ost.", ["Vale Rights Watch"]),
        (
            "A police officer confirmed to a Gull reporter that shells killed 3 people in Ost.",
            ["Gull", "police officer"],
        ),
        ("Activists were not able to determine who carried out the raids on Ost.", ["Activists"]),
        ("The group, which backs the Norland opposition, said shells killed 3 people in Ost.", ["group"]),
        ("The premier, Ola Brand, said shells killed 3 people in Ost.", ["Ola Brand"]),
    ],
)
def test_who_says_it(text: str, chain: list[str]) -> None:
    assert chains(text)[0] == chain


def test_one_who_goes_on_speaking_is_one_voice() -> None:
    found = chains("Vale Rights Watch said shells hit Ost, adding that an air strike killed 3 people in Vale.")
    assert found
    assert all(chain == ["Vale Rights Watch"] for chain in found)


def test_both_of_two_voices_stand_side_by_side() -> None:
    (claim,) = told("Sources in the city and the Vale Rights Watch said shells killed 3 people in Ost.")
    assert [v.name for v in claim.chain[1:]] == ["Sources in the city", "Vale Rights Watch"]
    assert claim.parallel


def test_what_slams_into_a_wall_does_not_speak() -> None:
    assert chains("Shells slammed into a market in Ost, killing 3 people.") == [[]]


def test_he_is_the_person_in_commas() -> None:
    found = chains(
        "The premier, Ola Brand, said shells killed 3 people in Ost. He said the shelling also killed 2 soldiers."
    )
    assert found == [["Ola Brand"], ["Ola Brand"]]
