"""Who tells: by rank and place, in writing, after the words, inside a clause; and who does not."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.read import read


def origins(text: str) -> list[str]:
    return [s.claim.chain[-1].name for s in read(document(text), names()).suggestions]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“We did not hear a single shot,” said a nurse at Vale hospital.", "nurse at Vale hospital"),
        ("Shells killed 3 people in Ost, charged senior TF official Ola Brand.", "Ola Brand"),
        ("Shells killed 3 people in Ost, a town official there said.", "town official"),
        ("Shells killed 3 people in Ost, Vale-Monitor online reported.", "Vale-Monitor"),
        ("According to the official television station Ostvision shells killed 3 people in Ost.", "Ostvision"),
        ("Three residents of Harrow said shells killed 3 people.", "residents of Harrow"),
        (
            "The office of the press secretary issued a statement, saying shells killed 3 people in Ost.",
            "office of the press",
        ),
        ("It was a raid that local officials say killed 3 people in Ost.", "local officials"),
        (
            "The Norland Federation of Red Ships and Blue Boats said shells killed 3 people in Ost.",
            "Norland Federation",
        ),
        ("Rebels in western Sudland said shells killed 3 people in Ost.", "Rebels"),
        ("The inquiry found that shells killed 3 people in Ost.", "inquiry"),
    ],
)
def test_who_tells(text: str, who: str) -> None:
    assert [o[: len(who)] for o in origins(text)] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "It was reported that shells killed 3 people in Ost.",
        "More than 30 people are estimated to have been killed by shells in Ost.",
        "No casualties were reported after shells hit Ost.",
    ],
)
def test_what_is_told_by_nobody_stays_the_authors(text: str) -> None:
    assert set(origins(text)) <= {"the paper"}
