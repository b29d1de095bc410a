"""Rows on whole documents of the corpus: furniture, noise, and figures of other conflicts, by file and offset."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from trucewatch.model.claim import Claim
from trucewatch.products.predictions import document_of, with_library
from trucewatch.read import read
from trucewatch.read.places.names import Names
from trucewatch.read.text.clean import clean
from trucewatch.read.text.verbatim import locate

SEEDS = Path(os.environ.get("TRUCEWATCH_CORPUS", "../shared")).resolve() / "seeds"
SPEECH, PAPER, COMMENT, CARRIED = (
    "000_f1b5ce0596dff1cf.txt",
    "001_5b7fc997903e6152.txt",
    "003_383b802b14cd3c79.txt",
    "004_ba9bf6aac2e76b46.txt",
)


def text_of(name: str) -> str:
    if not (SEEDS / name).is_file():
        pytest.skip(f"{SEEDS / name} is not there: set TRUCEWATCH_CORPUS to the corpus")
    return (SEEDS / name).read_bytes().decode()


@cache
def claims(name: str, text: str) -> tuple[Claim, ...]:
    names = with_library(Names.of(), {"Asia/Damascus"})
    return tuple(
        s.claim for s in read(document_of({"id": name, "text": text, "tz": "Asia/Damascus"}, names), names).suggestions
    )


def line(text: str, number: int) -> tuple[int, int]:
    """The span of a line, counted from 1."""
    lines = text.split("\n")
    start = sum(len(one) + 1 for one in lines[: number - 1])
    return start, start + len(lines[number - 1])


def told(found: tuple[Claim, ...]) -> list[tuple[str, int | None, str]]:
    return [(c.act.value, f.value, f.category) for c in found for f in c.figures]


def test_a09_counters_of_a_page_count_nothing() -> None:
    text = text_of(COMMENT)
    counters = [line(text, 3), line(text, 4)]
    assert all(text[a:b].strip().isdecimal() for a, b in counters)
    cleaned = clean(text)
    assert all(any(x <= a and b <= y for x, y in cleaned.furniture) for a, b in counters)
    assert not [s for s in cleaned.sentences for a, b in counters if s.start < b and a < s.end]
    without = text[: counters[0][0]] + text[counters[1][1] + 1 :]
    assert told(claims(COMMENT, text)) == told(claims(COMMENT, without))


@pytest.mark.parametrize(("name", "number"), [(SPEECH, 7), (PAPER, 36), (CARRIED, 39)])
def test_a11_noise_is_kept_as_it_stands(name: str, number: int) -> None:
    text = text_of(name)
    start, end = line(text, number)
    found = locate(text, " ".join(text[start:end].split()))
    assert found is not None
    assert text[slice(*found)] == text[start:end].strip()
    quoted = [c.quotation for c in claims(name, text)]
    assert quoted
    assert all(text[q.start : q.end] == q.words for q in quoted)


def test_a12_another_conflict_s_dead_are_nobody_s_here() -> None:
    text = text_of(PAPER)
    start, end = line(text, 38)
    found = [c for c in claims(PAPER, text) if start <= c.quotation.start < end]
    assert not [f for c in found for f in c.figures if f.value is not None and f.value >= 100]
    assert not [c for c in claims(PAPER, text) for f in c.figures if f.value in (17, 107, 2015, 800_000)]
