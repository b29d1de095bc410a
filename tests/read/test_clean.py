from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.text.clean import clean, quotations, sentence_spans
from trucewatch.read.text.pieces import LONGEST


def test_sentences_do_not_end_at_abbreviations() -> None:
    text = "Gen. Brand met Mr. Olsen at 5 p.m. on Monday. They spoke."
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        "Gen. Brand met Mr. Olsen at 5 p.m. on Monday.",
        "They spoke.",
    ]


def test_a_page_break_inside_a_sentence_does_not_cut_it() -> None:
    text = "The breaches by the army\n\nand the rebels went on. Nobody spoke."
    assert len(sentence_spans(text)) == 2


def test_quotations_of_every_sort() -> None:
    text = "“one two”, 'three four', \"five six\" and the town's own «seven»"
    assert [text[a:b] for a, b in quotations(text)] == ["one two", "three four", "five six", "seven"]


def test_furniture_is_in_no_sentence() -> None:
    text = (
        "A title\n\n0\n1096\n\nHome | News | Shop\n\nThe truce held in Vale on Monday, the mayor said to us.\n\nSource:"
    )
    said = [text[s.start : s.end] for s in clean(text).sentences]
    assert said == ["A title", "The truce held in Vale on Monday, the mayor said to us."]


def test_what_follows_related_news_is_furniture() -> None:
    text = "Shells fell on Vale and on the road beside it today. Related News Raid on Ost kills 40. Subscribe."
    assert all("Ost" not in text[s.start : s.end] for s in clean(text).sentences)


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    spans = sentence_spans(text)
    assert all(0 <= a < b <= len(text) and b - a <= LONGEST for a, b in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
