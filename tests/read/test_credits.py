"""Credits, links, tags and rows of a table: what stands in a text and tells of nothing."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.read import read
from trucewatch.read.text.credits import asides
from trucewatch.read.text.listed import cells_only


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        (
            "Infographic: Raids on Ost (Design by Ola Brand / Wirenews) The army denied it.",
            "Infographic: Raids on Ost (Des",
        ),
        ("A raid hit Ost (Photo: Wirenews). Three died.", "(Photo: Wirenews)"),
        ("READ MORE: Army shells the port of Ost\nThree died.", "READ MORE: Army shells the por"),
        ("Tags Ost raids Vale Norland army Three people were killed in Ost.", "Tags Ost raids Vale Norland ar"),
        ("12 Tags Raids War Harrow Front Comments", "Tags Raids War Harrow Front Co"),
    ],
)
def test_asides(text: str, aside: str) -> None:
    assert [text[a:b][:30] for a, b in asides(text, "en")] == [aside[:30]]


@pytest.mark.parametrize(
    "text",
    [
        "He tags along with Vale Norland Harrow people.",
        "They saw it (a picture of war that nobody forgets) in Ost.",
        "Read more books about Ost.",
        "Tags help the reader.",
    ],
)
def test_prose_is_no_aside(text: str) -> None:
    assert asides(text, "en") == []


def test_the_sentence_after_a_run_of_tags_is_read_from_its_first_word() -> None:
    text = "Tags Ost raids Vale Norland army Three people were killed by shells in Ost."
    (one,) = read(document(text), names()).suggestions
    assert one.claim.quotation.words == "Three people were killed by shells in Ost."


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("* 2031-06-09, Sergeant Ola Brand[12], Vale Brigade, Norland Bomb", True),
        ("Ost\tNorland\tbomb", True),
        ("| Ost | 12 | bomb |", True),
        ("* On Monday, shells hit Ost and killed 3 people, the mayor said", False),
        ("* 2031-06-09, Ost, a bomb that was hidden in a cart, killing 3 people", False),
        ("Ola Brand, Sergeant, Vale Brigade, bomb", False),
    ],
)
def test_a_row_whose_cells_are_no_sentences_tells_of_nothing(text: str, cells: bool) -> None:
    assert cells_only(text, 0, len(text)) is cells


def test_a_table_of_casualties_gives_no_claims_and_the_prose_around_it_does() -> None:
    table = "\n\n".join(f"* 2031-06-09, Sergeant Ola Brand[{n}], Vale Brigade, Norland Bomb" for n in range(5))
    found = read(document(f"A bomb killed 5 people in Ost.\n\n{table}"), names()).suggestions
    assert [s.claim.quotation.words for s in found] == ["A bomb killed 5 people in Ost."]
