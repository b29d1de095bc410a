"""Any text, and text shaped like that of the language: nothing breaks, and every span lies in the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import ZONE, anchor, document, names
from trucewatch.model.claim import Claim
from trucewatch.read import read
from trucewatch.read.bare.days import days
from trucewatch.read.bare.figures import figures as bare_figures
from trucewatch.read.bare.lexicon import even
from trucewatch.read.counts.figures import figures
from trucewatch.read.pack import languages, words
from trucewatch.read.text.blocks import blocks, headline_end, paragraphs
from trucewatch.read.text.clean import clean, furniture
from trucewatch.read.text.flat import flatten
from trucewatch.read.text.pieces import LONGEST
from trucewatch.read.text.variants import variants, wordings
from trucewatch.read.times.times import times

NUMERALS = ["0", "7", "12", "1,200", "12:30", "2031", "31.12.2031", "9" * 20]
SPACES = [" ", " ", " ", "\n", "\n\n", "\t", "\f", "\r\n", "\u00a0"]
SIGNS = [*",.:;-–/()%$“”«»'", '"', "\u200f", "\u00ad", "\ufb01", *SPACES, *NUMERALS]


def told(language: str, *sheets: str) -> list[str]:
    """Words of a language that its rules look at, from these sheets."""
    return sorted({entry for sheet in sheets for entry in _entries(words(language, sheet)) if entry.strip()})


def _entries(value: object) -> list[str]:
    if isinstance(value, dict):
        return [e for k, v in value.items() for e in (str(k), *_entries(v))]
    if isinstance(value, list):
        return [e for v in value for e in _entries(v)]
    return [value.replace("(s)", "s").replace("~", " ").replace("*", "")] if isinstance(value, str) else []


def shaped(language: str, *sheets: str) -> st.SearchStrategy[str]:
    """Words of these sheets with signs, numbers and white space between, in no order."""
    listed = told(language, *sheets)
    return st.lists(st.one_of(st.sampled_from(listed), st.sampled_from(SIGNS)), max_size=24).map(" ".join) | st.lists(
        st.one_of(st.sampled_from(listed), st.sampled_from(SIGNS)), max_size=24
    ).map("".join)


def inside(text: str, spans: list[tuple[int, int]]) -> bool:
    return all(0 <= a <= b <= len(text) for a, b in spans)


CLEANED = st.text(max_size=200) | shaped("en", "clean", "voices") | shaped("ar", "clean", "voices")


@pytest.mark.parametrize("language", languages())
@given(text=CLEANED)
def test_cleaner(language: str, text: str) -> None:
    cleaned = clean(text, language)
    spans = [(s.start, s.end) for s in cleaned.sentences]
    assert inside(text, [*spans, *cleaned.quotations, *furniture(text, language), *paragraphs(text)])
    assert all(a < b and b - a <= LONGEST for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(one <= other for one, other in pairwise(cleaned.quotations))
    for a, b in cleaned.quotations:
        assert cleaned.quotation_at(a) is not None or a == b
    assert set(blocks(text, language)) <= set(cleaned.quotations)
    head = headline_end(text)
    assert head is None or 0 < head <= len(text)


@given(text=st.text(max_size=120) | shaped("en", "numbers", "harm"))
def test_figures(text: str) -> None:
    for figure in figures(text):
        assert figure.span
        assert inside(text, [figure.span])
        assert text[slice(*figure.span)] == figure.as_written


@given(text=st.text(max_size=120) | shaped("ar", "numbers", "harm"))
def test_figures_by_words_alone(text: str) -> None:
    plain = even(text, "ar")
    assert len(plain) == len(text)
    for figure in bare_figures(plain, 0, len(plain), "ar"):
        assert figure.span
        assert plain[slice(*figure.span)] == figure.as_written


@given(text=st.text(max_size=120) | shaped("en", "times", "numbers"), anchored=st.booleans())
def test_times(text: str, anchored: bool) -> None:
    for time in times(text, 0, len(text), anchor(2031, 6, 11) if anchored else None, ZONE):
        assert time.when.span
        assert text[slice(*time.when.span)] == time.when.as_written


@given(text=st.text(max_size=120) | shaped("ar", "times", "numbers"), anchored=st.booleans())
def test_days_by_words_alone(text: str, anchored: bool) -> None:
    plain = even(text, "ar")
    for when in days(plain, 0, len(plain), anchor(2031, 6, 11) if anchored else None, ZONE, "ar", ahead=False):
        assert when.span
        assert plain[slice(*when.span)] == when.as_written


@pytest.mark.parametrize("language", languages())
@given(data=st.data())
def test_the_whole_reader(language: str, data: st.DataObject) -> None:
    sheets = ("acts", "harm", "numbers", "times", "truce", "voices", "places")
    text = data.draw(st.text(max_size=80) | shaped(language, *sheets))
    given_text = document(text).model_copy(update={"language": language})
    reading = read(given_text, names())
    for suggestion in reading.suggestions:
        _claim(text, suggestion.claim)
    assert all(when.span is None or inside(text, [when.span]) for when in reading.unresolved)
    assert read(given_text, names()) == reading


def _claim(text: str, claim: Claim) -> None:
    quotation = claim.quotation
    assert text[quotation.start : quotation.end] == quotation.words
    spans = [f.span for f in claim.figures] + [w.span for w in claim.where]
    spans += [claim.when.span if claim.when else None, claim.when_said.span if claim.when_said else None]
    assert inside(text, [span for span in spans if span])


@given(one=st.text(max_size=120) | shaped("en", "voices"), other=shaped("en", "voices"))
def test_wordings(one: str, other: str) -> None:
    given_both = [*wordings("r-1", one), *wordings("r-2", other)]
    for pair in variants(given_both):
        assert 0 < pair.shared <= 1
    assert all(
        text[w.start : w.end] == w.words for w, text in ((w, one if w.report == "r-1" else other) for w in given_both)
    )


@given(text=st.text(max_size=120) | shaped("en", "clean"))
def test_what_the_rules_see_comes_from_the_text(text: str) -> None:
    flat = flatten(text)
    spans = [flat.offsets.original(i, i + 1) for i in range(len(flat.text))]
    assert inside(text, spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))
