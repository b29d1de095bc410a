"""The quick look at a passage's words finds all that the pattern finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.pack import cues, languages, pattern, words

PHRASES = ("air~strike(s)", "fell", "shell*", "on the way", "no", "at 5", "mayor's", "İl", "un*")


@given(st.text(st.sampled_from("airstke-sfl AIRnoSHELLıſİ5'’maywuT_\n"), max_size=60), st.integers(0, 60))
def test_nothing_is_missed(text: str, at: int) -> None:
    for phrases in (PHRASES, PHRASES[:4], PHRASES[:2], ("fell", "mayor's"), ("shell*",)):
        cue = pattern(phrases)
        start = min(at, len(text))
        there = cue.pattern.search(text, start, len(text))
        quick = cue.search(text, start, len(text))
        assert (there and there.span()) == (quick and quick.span())
        assert [m.span() for m in cue.finditer(text, 0, start)] == [
            m.span() for m in cue.pattern.finditer(text, 0, start)
        ]


@pytest.mark.parametrize("text", ["ſhells fell", "AIRſTRIKE", "the SHELLS", "air-strikes", "airstrike"])
def test_forms_of_letters_that_are_alike_without_case(text: str) -> None:
    cue = pattern(["air~strike(s)", "shell(s)"])
    assert cue.search(text, 0, len(text)) is not None


@pytest.mark.parametrize("language", languages())
def test_the_lists_of_a_pack_find_their_own_phrases(language: str) -> None:
    listed = [p for p in words(language, "acts").get("harm_words", ()) if "*" not in p]
    if language == "en":
        assert listed
    for phrase in listed:
        plain = phrase.replace("(", "").replace(")", "").replace("~", " ")
        assert cues(language, "acts", "harm_words").search(plain, 0, len(plain)) is not None
