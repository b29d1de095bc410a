"""`pack.choice` puts phrases together by their first letter; what it matches is what trying them in turn matches."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.pack import choice, fragment

PHRASES = st.lists(
    st.text("ab(*~ K", min_size=1, max_size=5).filter(lambda p: p.count("(") == 0), min_size=1, max_size=6
)
TEXTS = st.text("abkK -.", max_size=30)


def in_turn(phrases: list[str]) -> str:
    listed = sorted(set(phrases), key=lambda p: (-len(p), p))
    return r"(?<!\w)(?:" + "|".join(fragment(p) for p in listed) + r")(?!\w)"


@given(PHRASES, TEXTS)
def test_it_matches_what_the_phrases_match_one_after_the_other(phrases: list[str], text: str) -> None:
    for flags in (0, re.IGNORECASE):
        grouped, plain = re.compile(choice(phrases), flags), re.compile(in_turn(phrases), flags)
        assert [m.span() for m in grouped.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_the_longest_phrase_wins_whatever_stands_beside_it() -> None:
    found = re.compile(choice(["air", "air strike(s)", "shell*", "a"]), re.IGNORECASE).findall(
        "Air strikes and shelling"
    )
    assert found == ["Air strikes", "shelling"]
