"""Requirement rows on the corpus, by file and the offset of the words: what must be told, and what must never be."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Modality, Stance
from trucewatch.products.predictions import document_of, with_library
from trucewatch.read import read
from trucewatch.read.acts.deed import GROUND, STRIKES
from trucewatch.read.places.names import Names

SEEDS = Path(os.environ.get("TRUCEWATCH_CORPUS", "../shared")).resolve() / "seeds"
SPEECH, PAPER, COMMENT, CARRIED = (
    "000_f1b5ce0596dff1cf.txt",
    "001_5b7fc997903e6152.txt",
    "003_383b802b14cd3c79.txt",
    "004_ba9bf6aac2e76b46.txt",
)


@cache
def claims(name: str) -> list[Claim]:
    if not (SEEDS / name).is_file():
        pytest.skip(f"{SEEDS / name} is not there: set TRUCEWATCH_CORPUS to the corpus")
    row = {"id": name, "text": (SEEDS / name).read_bytes().decode(), "tz": "Asia/Damascus"}
    names = with_library(Names.of(), {"Asia/Damascus"})
    return [s.claim for s in read(document_of(row, names), names).suggestions]


def at(name: str, offset: int) -> list[Claim]:
    return [c for c in claims(name) if c.quotation.start - 40 <= offset <= c.quotation.end + 40]


def test_d19_a_list_of_accusations_is_no_incident() -> None:
    found = at(SPEECH, 6330)
    assert found
    assert not [c for c in found if c.act in STRIKES | GROUND]


def test_d20_a_guess_at_a_goal_is_no_attack() -> None:
    assert not [c for c in at(PAPER, 2951) if c.act in STRIKES | GROUND and c.modality is Modality.ACTUAL]


def test_x31_what_somebody_aims_at_is_no_attack() -> None:
    assert not [c for c in at(PAPER, 3503) if c.act in STRIKES | GROUND]


def test_h07_an_exhortation_is_nothing() -> None:
    assert claims(COMMENT)
    assert at(COMMENT, 3888) == []


def test_x27_a_denial_by_two_names_both_and_accuses_neither() -> None:
    (denial,) = [c for c in at(CARRIED, 3520) if c.stance is Stance.DENIES]
    assert {a.actor.name for a in denial.attributions} == {"Russia", "Syria"}
