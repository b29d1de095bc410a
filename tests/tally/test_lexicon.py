"""The word lists: every language at once, and a sheet for each language that the reader has."""

from __future__ import annotations

import pytest

from trucewatch.read.pack import languages
from trucewatch.tally.alike import folded, rank, same_words, words
from trucewatch.tally.lexicon import _agreed, _folder, lexicon


def test_each_language_of_the_reader_has_a_sheet() -> None:
    assert {path.name.removesuffix(".yml") for path in _folder().iterdir()} >= set(languages())


def test_sheets_hold_words_as_texts_are_folded() -> None:
    held = lexicon()
    for word in (*held.numbers, *held.ranks, *held.little, *held.shares, *held.anybody):
        assert folded(word) in (word, held.numbers.get(word)), word


def test_another_language_counts_too() -> None:
    assert words("أربعة أيام") == words("4 أيام")
    assert rank("ثاني اكبر مدينة") == 2
    assert same_words("سبعة في اليوم", "7 اليوم")


def test_one_word_cannot_be_two_numbers() -> None:
    with pytest.raises(ValueError, match="'six' is 6 in one language and 7 in another"):
        _agreed([{"numbers": {"six": 6}}, {"numbers": {"six": 7}}], "numbers")
