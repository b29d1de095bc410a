from __future__ import annotations

import os
from pathlib import Path

import pytest

from trucewatch.read.text.variants import variants, wordings

SEEDS = Path(os.environ.get("TRUCEWATCH_CORPUS", "../shared")).resolve() / "seeds"


def test_numbers_in_words_and_digits_are_one_remark() -> None:
    one = wordings("r-1", "“The bridge is watched seven days and seven nights,” the envoy said.")
    other = wordings("r-2", "The envoy was blunt: “the bridge will be watched 7 days and 7 nights by us”.")
    [pair] = variants([*one, *other])
    assert (pair.one.report, pair.other.report) == ("r-1", "r-2")
    assert pair.one.words.startswith("The bridge is watched seven")


def test_a_headline_and_its_text() -> None:
    said = "“There is no road, not one bridge and no market left,” she said."
    text = f"Mayor: ‘No road, no bridge, no market left’\n\n{said}"
    [pair] = variants(wordings("r-1", text))
    assert text[pair.one.start : pair.one.end] == pair.one.words
    assert pair.one.words != pair.other.words


def test_speech_without_marks() -> None:
    text = "The envoy then warned:\n\nThe road north will close at dusk, and no convoy will pass the mill.\n\nHe left."
    [said] = wordings("r-1", text)
    assert said.words.startswith("The road north")


@pytest.mark.parametrize(
    "other",
    ["“Nobody will pass the market without papers tonight,” he said.", "“The road north is open,” he said.", ""],
)
def test_other_remarks_are_not_taken_together(other: str) -> None:
    one = wordings("r-1", "“The road north will close at dusk, and no convoy will pass the mill,” he said.")
    assert variants([*one, *wordings("r-2", other)]) == []


def test_the_same_words_are_no_variant() -> None:
    said = "“The road north will close at dusk, no convoy passes.”"
    assert variants([*wordings("r-1", said), *wordings("r-2", said)]) == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the corpus is not here; set TRUCEWATCH_CORPUS")
def test_row_a13_two_documents_give_one_remark() -> None:
    texts = {f.name[:3]: f.read_text("utf-8") for f in sorted(SEEDS.glob("*.txt"))}
    found = variants([w for name, text in texts.items() for w in wordings(name, text)])
    pairs = {(v.one.report, v.other.report) for v in found}
    assert pairs >= {("000", "002"), ("000", "003"), ("003", "003")}
    for pair in found:
        assert all(texts[w.report][w.start : w.end] == w.words for w in pair[:2])
