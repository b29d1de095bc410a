"""The case `seeds` is whole, says only what it was told, and holds no sentence of the documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seeds.assemble import assemble, ticking
from seeds.material import HERE, Material, case_files, corpus, file_bytes, gather, plain
from trucewatch.case.case import open_case
from trucewatch.case.check import check
from trucewatch.case.files import read_case_files
from trucewatch.case.rebuild import rebuild
from trucewatch.case.view import view
from trucewatch.ledger.payloads import Accepted, Merged
from trucewatch.model.instant import iso

RUN = 11
"""Words in a row that may not stand both here and in a document."""


@pytest.fixture(scope="module")
def at() -> Path:
    """The corpus, or a skip that says what to set."""
    found = corpus()
    if found is None:
        pytest.skip("no corpus: set TRUCEWATCH_CORPUS to the directory that holds `seeds`")
    return found


@pytest.fixture(scope="module")
def material(at: Path) -> Material:
    """The material with the words put in."""
    return gather(at)


@pytest.fixture(scope="module")
def assembled(at: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case, once for all questions that change nothing."""
    directory = tmp_path_factory.mktemp("seeds")
    assemble(directory, at)
    return directory


def test_case_files_have_no_fault() -> None:
    """They pass the case checker as they are written, and as they are written out."""
    raw = {name: (HERE / "case" / name).read_bytes() for name in case_files()}
    assert check(read_case_files(raw)) == []
    assert check(read_case_files(file_bytes(case_files()))) == []


def test_every_decision_is_on_record(assembled: Path, material: Material) -> None:
    """Each recorded passage became a claim, by hand or in answer to a suggestion; each merge joined its own."""
    rows = material.decisions["decisions"]
    with open_case(assembled) as case:
        payloads = [entry.payload for entry in case.ledger.entries()]
        claims = view(case).claims
    accepted = [p for p in payloads if isinstance(p, Accepted)]
    assert len(accepted) == len({p.claim.id for p in accepted}) == sum("record" in row for row in rows)
    assert all(on_record.by_hand is not on_record.changed for on_record in claims.values())
    assert {on_record.by_hand for on_record in claims.values()} == {True, False}
    assert sum(isinstance(p, Merged) for p in payloads) == sum("merge" in row for row in rows)


def test_passages_stand_once_in_their_documents(material: Material) -> None:
    """The words put in name one passage, so that finding them again finds the code points told."""
    for row in plain("decisions.yml")["decisions"]:
        if "record" in row:
            told = row["record"]
            text = material.texts[told["file"]].decode()
            words = text[int(told["start"]) : int(told["end"])]
            assert words == words.strip()
            assert text.count(words) == 1, told


def test_claims_keep_the_passages_told(assembled: Path) -> None:
    """Span and words of every claim are those of the decisions file."""
    told = {(r["record"]["start"], r["record"]["end"]) for r in plain("decisions.yml")["decisions"] if "record" in r}
    with open_case(assembled) as case:
        claims = [on_record.claim for on_record in view(case).claims.values()]
    assert {(str(c.quotation.start), str(c.quotation.end)) for c in claims} == told


def test_dates_of_the_documents(assembled: Path) -> None:
    """Ranges, lower bounds and republication as told; nothing from a clock."""
    with open_case(assembled) as case:
        held = {r.published.as_written: r for r in view(case).reports.values() if r.published}
    lower = held["2016-05-04.."]
    assert lower.published is not None
    assert (lower.origin, lower.published.end) == (None, None)
    assert (held["2016-10-12"].origin, held["2016-10-12"].carrier) == ("nyt", "equipo-nizkor")
    two = held["2016-05-03..2016-05-17"].anchors[-2:]
    assert [(a.start, a.end) for a in two] == [(0, 4672), (4672, None)]
    assert {iso(a.when.start) for a in two if a.when.start} == {"2016-05-02T21:00Z"}


def test_assembling_twice_gives_the_same_case(assembled: Path, at: Path, tmp_path: Path) -> None:
    """Same documents, same clock: the same claims, reports and times of entry."""
    assemble(tmp_path, at, ticking())
    seen = []
    for directory in (assembled, tmp_path):
        with open_case(directory) as case:
            entries = [(e.seq, e.kind, e.recorded_at, e.role, e.payload) for e in case.ledger.entries()]
            seen.append(entries)
    assert seen[0] == seen[1]


def test_rebuild_gives_what_was_lived_through(at: Path, tmp_path: Path) -> None:
    """Dropping the views and making them again changes nothing."""
    assemble(tmp_path, at)
    with open_case(tmp_path) as case:
        assert rebuild(case).same


def test_no_sentence_of_the_documents_is_kept_here(material: Material) -> None:
    """No run of eleven words of a document stands in a file of this folder or of the scenarios."""
    known = {run for raw in material.texts.values() for run in _runs(raw.decode())}
    folders = (HERE, HERE.parent / "scenarios")
    files = [
        path for folder in folders for path in folder.rglob("*") if path.suffix in (".yml", ".py", ".geojson", ".txt")
    ]
    assert len(files) > 30
    assert [path.name for path in files if known & _runs(path.read_text("utf-8"))] == []


def _runs(text: str) -> set[str]:
    words = [found.group().lower() for found in re.finditer(r"[^\W_]+", text)]
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
