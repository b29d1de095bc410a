from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import document, names
from trucewatch.read.reader import read
from trucewatch.read.text.flat import flatten
from trucewatch.read.text.offsets import Edit, changed

ODD = st.text(st.sampled_from("ab1 \n-\t\r\u00ad\u200b\u200f\u202b\u00a0\u2028\ufeffﬁ\ufefb\u0640م.“”"), max_size=60)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("shel\u00adling", "shelling"),
        ("\u200fVale\u200b was hit", "Vale was hit"),
        ("12\u00a0people\u202fhere", "12 people here"),
        ("an of\ufb01cer", "an officer"),
        ("one\u2028two", "one\ntwo"),
        ("the shel-\nling went on; shelling is loud", "the shelling went on; shelling is loud"),
        ("an anti-\ntank shell", "an anti-\ntank shell"),
        ("\ufee3\ufeae\ufea3\ufe92\ufe8e", "مرحبا"),
        ("مـــن", "من"),
    ],
)
def test_what_the_rules_see(written: str, seen: str) -> None:
    assert flatten(written).text == seen


def test_a_plain_text_is_left_alone() -> None:
    text = "Plain words, “quoted” – with tabs\tand\r\nbreaks."
    assert flatten(text).text is text


@given(st.text(max_size=80) | ODD, st.integers(0, 80), st.integers(0, 80))
def test_every_span_leads_to_its_own_words(text: str, one: int, other: int) -> None:
    flat = flatten(text)
    start, end = sorted((min(one, len(flat.text)), min(other, len(flat.text))))
    a, b = flat.offsets.original(start, end)
    assert 0 <= a <= b <= len(text)
    assert _letters(flat.text[start:end]) in _letters(text[a:b])
    assert (a == b) == (start == end)


@given(ODD)
def test_the_way_there_and_back(text: str) -> None:
    flat = flatten(text)
    assert flat.offsets.original(0, len(flat.text))[0] >= 0
    assert flatten(flat.text).text == flat.text or "-" in text
    for at in range(len(flat.text)):
        a, _ = flat.offsets.original(at, at + 1)
        assert flat.offsets.changed(a) <= at


WANTED = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("xy", max_size=3)))


@given(st.text("abc ", max_size=30), WANTED)
def test_any_edits(text: str, wanted: list[tuple[int, int, str]]) -> None:
    edits, at = [], 0
    for start, size, instead in sorted(wanted):
        if at <= start and start + size <= len(text):
            edits.append(Edit(start, start + size, instead))
            at = start + size
    made, offsets = changed(text, edits)
    spans = [offsets.original(i, i + 1) for i in range(len(made))]
    assert spans == sorted(spans)
    assert all(0 <= a <= b <= len(text) for a, b in spans)
    kept = [(a, sign) for (a, b), sign in zip(spans, made, strict=True) if sign not in "xy"]
    assert all(text[a] == sign for a, sign in kept)


def test_a_claim_has_the_words_of_the_text_as_it_came() -> None:
    plain = "On Monday 12 people were killed by shelling in Vale, a doctor said."
    odd = plain.replace("killed", "kil\u00adled").replace("12 people", "12\u00a0peo\u200bple")
    odd = odd.replace("Vale", "\u200fVa\u00adle")
    [wanted], [found] = (read(document(text), names()).suggestions for text in (plain, odd))
    assert found.claim.act is wanted.claim.act
    quoted = found.claim.quotation
    assert odd[quoted.start : quoted.end] == quoted.words
    assert "kil\u00adled" in quoted.words
    (figure, *_), [where], when = found.claim.figures, found.claim.where, found.claim.when
    assert figure.span
    assert where.span
    assert when
    assert (figure.value, where.key) == (12, "vale")
    assert odd[slice(*figure.span)] == figure.as_written == "12\u00a0peo\u200bple"
    assert odd[slice(*where.span)] == where.as_written == "Va\u00adle"
    assert when.start == (wanted.claim.when and wanted.claim.when.start)


def _letters(text: str) -> str:
    """The letters and digits of a text, whatever form they are written in."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if c.isalnum() and c != "\u0640")
