from __future__ import annotations

import pytest

from trucewatch.bench.samename import any_same, same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("HARROW LIBERATION FRONT", "the Harrow Liberation Front", True),
        ("Harrow", "Harrow Liberation Front", True),
        ("Harrow Front", "Harrow Liberation Front", True),
        ("rebels", "rebel", True),
        ("Vále", "Vale", True),
        ("Front Harrow", "Harrow Liberation Front", False),
        ("Sudland", "Norland", False),
        ("the of", "Norland", False),
        ("", "Norland", False),
    ],
)
def test_the_words_of_the_shorter_stand_in_the_longer_in_order(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_one_of_several_names_is_enough() -> None:
    assert any_same(["HLF", "Harrow"], ["the Harrow Front"])
    assert not any_same([], ["Harrow"])
    assert not any_same(["Harrow"], [])
