"""Passages too long for one sentence: read in pieces, cut where a clause ends, and told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reading import document, names
from trucewatch.read import read
from trucewatch.read.text.clean import clean
from trucewatch.read.text.pieces import LONGEST, pieces_of

LONG = "the road was long, " * 150


def test_a_long_sentence_is_told_as_cut_and_loses_nothing() -> None:
    text = f"Shells hit Ost and killed 3 people, {LONG}and in the end shells hit Vale and killed 5 people. Rain fell."
    cleaned = clean(text)
    assert cleaned.cut == ((0, text.index(" Rain")),)
    assert "".join(text[s.start : s.end] for s in cleaned.sentences).replace(" ", "") == text.replace(" ", "")
    reading = read(document(text), names())
    assert reading.cut == cleaned.cut
    assert [s.claim.where[0].key for s in reading.suggestions] == ["ost", "vale"]
    assert all("sentence-cut" in s.found_by for s in reading.suggestions)


def test_the_span_told_is_one_of_the_text_as_it_came() -> None:
    text = "\u200bRain fell. T" + LONG[1:]
    (span,) = read(document(text), names()).cut
    assert text[slice(*span)] == "T" + LONG[1:].strip()


def test_a_sentence_that_fits_is_read_whole() -> None:
    text = "Shells hit Ost and killed 3 people, " + "the road was long, " * 90 + "and it ended."
    assert len(text) > 900
    assert clean(text).cut == ()
    assert len(clean(text).sentences) == 1


@given(st.lists(st.sampled_from(["word", "word,", "word;", "w" * 700, " "]), min_size=20, max_size=60))
def test_pieces_fit_are_in_order_and_drop_only_white_space(words: list[str]) -> None:
    text = " ".join(words) + "word" * LONGEST
    pieces = pieces_of(text, 0, len(text))
    assert all(0 < b - a <= LONGEST for a, b in pieces)
    assert "".join(text[a:b] for a, b in pieces).replace(" ", "") == text.replace(" ", "")
