"""Governments called by their head, and rebels called by their label: only where the text says who is meant."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.read import read
from trucewatch.read.doers.heads import heads_of_government, heads_phrase, surname

OWN = "norland"


def doers(text: str, government: str | None = OWN) -> list[str | None]:
    one = document(text).model_copy(update={"government": government})
    return [a.actor.key or a.actor.as_written for s in read(one, names()).suggestions for a in s.claim.attributions]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Norlandian President Ola al-Brand spoke. Al-Brand's forces shelled Ost, killing 3 people.", ["norland"]),
        ("Sudlandian President Ola Brand spoke. Brand's forces shelled Ost, killing 3 people.", ["sudland"]),
        ("President Brand of Sudland spoke. The Brand regime shelled Ost, killing 3 people.", ["sudland"]),
        ("Sudland's president, Ola Brand, spoke. President Brand's army shelled Ost.", ["sudland"]),
        ("President Ola Brand spoke. President Brands forces shelled Ost, killing 3 people.", ["norland"]),
        ("The government of President Ola Brand shelled Ost, killing 3 people.", ["norland"]),
    ],
)
def test_a_government_is_named_by_its_head(text: str, named: list[str]) -> None:
    assert doers(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Commander Brand's forces shelled Ost, killing 3 people.", "norland"),  # a commander is no head of a state
        ("President Ola Brand spoke. Sudlandian troops left. President Brand's army shelled Ost.", "norland"),
        ("Former Norlandian President Ola Brand spoke. The Brand regime shelled Ost, killing 3.", "norland"),
        ("Norlandian President Ola Brand met Sudlandian President Ida Brand. Brand's forces shelled Ost.", "norland"),
    ],
)
def test_no_government_is_guessed(text: str, named: str) -> None:
    assert named not in doers(text)


def test_without_a_home_government_a_president_alone_stands_for_none() -> None:
    assert doers("President Ola Brand spoke. President Brand's army shelled Ost.", None) != ["norland"]


def test_what_is_learned_of_heads_is_by_surname() -> None:
    known = names()
    found = heads_of_government("Norlandian President Ola al-Brand left.", known, "en", None)
    assert {k: v.id for k, v in found.items()} == {"brand": "norland"}
    assert surname("al-Brand’s") == "brand"
    assert heads_phrase(["President", "Ola", "Brand", "has"], "en", found) == (3, known.parties["norland"])
    assert heads_phrase(["Ost", "has"], "en", found) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Tern Circle (TC) rebels are few. On Monday the rebels shelled Ost, killing 3 people.", ["Tern Circle"]),
        ("The rebel group Tern Circle left. The rebels shelled Ost, killing 3 people.", ["Tern Circle"]),
        ("Tern Circle rebels left. Heron Circle rebels came. The rebels shelled Ost, killing 3.", ["rebels"]),
        ("Tern Circle rebels left. Rebel groups met. The rebels shelled Ost, killing 3.", ["rebels"]),
        ("Tern Circle fighters left. The rebels shelled Ost, killing 3 people.", ["rebels"]),
        ("The rebels shelled Ost, killing 3 people. Tern Circle rebels left.", ["rebels"]),
    ],
)
def test_the_rebels_are_the_one_group_that_the_text_calls_so(text: str, named: list[str]) -> None:
    assert [d.removeprefix("the ").removeprefix("The ") for d in doers(text) if d] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Three people died in Ost in a raid by Norlandian forces Wirenews reported.", ["norland"]),
        ("Militants positioned in the northern hills fired mortars at Ost, killing 3 people.", ["Militants"]),
        ("The raids on Ost were carried out by Sudland-linked Heron Circle and other armed groups.", 2),
        ("The government has been attempting to seize Ost.", ["norland"]),
        ("Norland extended its air strikes to Ost.", ["norland"]),
    ],
)
def test_who_stands_between_other_words(text: str, named: list[str] | int) -> None:
    found = doers(text)
    assert (found == named) if isinstance(named, list) else (len(found) == named)
