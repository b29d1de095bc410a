"""Words that are the same in another spelling, numeral or order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.tally.alike import likeness, quoted, rank, same_name, same_words


@pytest.mark.parametrize(
    ("one", "other"),
    [("seven days a week", "7 days a week"), ("The truce holds.", "truce holds"), ("Müller’s men", "Muller men")],
)
def test_numerals_marks_and_little_words_make_no_difference(one: str, other: str) -> None:
    assert same_words(one, other)


def test_spellings_of_one_name() -> None:
    assert same_name("Sergio Harrowitch", "Serghio Harrowich")
    assert not same_name("Anna Harrow", "Piet Vale")
    assert not same_name("Anna Harrow", "Harrow")


def test_what_is_quoted_is_long_enough_to_be_an_utterance() -> None:
    assert quoted("He said “we will not leave the mill” and “never”.") == ("we will not leave the mill",)


@pytest.mark.parametrize(
    ("text", "place"), [("the largest town", 1), ("second city", 2), ("second largest", 2), ("a town", None)]
)
def test_a_place_in_an_order(text: str, place: int | None) -> None:
    assert rank(text) == place


@given(st.text(), st.text())
def test_likeness_is_a_share(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert same_words(one, one)
