"""The rows on disagreements, figures and reconciliation, on the documents with what they dispute, in every guise."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

import pytest

from scenarios.disputes import DISPUTES
from scenarios.harness import Scenario
from scenarios.pages import PAGES
from scenarios.record import RECORD, Record
from scenarios.test_scenarios import ON_DOCUMENTS, _answered, _plain_texts, _runs, _varied
from scenarios.variations import Varied
from seeds.assemble import lay_out, ticking
from seeds.disputed import gather_disputed
from seeds.material import Content, corpus
from trucewatch.case.case import open_case

ASKED = RECORD | PAGES | DISPUTES
NAMES = {"between", "claim", "claims"}
LaidOut = Callable[[str], tuple[Path, Varied]]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> LaidOut:
    """The case laid out once for each guise."""
    at = corpus()
    if at is None:
        pytest.skip("no corpus: set TRUCEWATCH_CORPUS to the directory that holds `seeds`")

    @cache
    def made(guise: str) -> tuple[Path, Varied]:
        directory = tmp_path_factory.mktemp("disputed")
        varied = _varied(guise, gather_disputed(at))
        lay_out(varied.material, directory)
        return directory, varied

    return made


@pytest.mark.parametrize(("scenario", "guise"), _runs("disputed", ON_DOCUMENTS))
def test_disputed(scenario: Scenario, guise: str, laid: LaidOut, tmp_path: Path) -> None:
    """What the documents dispute, and what they only seem to."""
    directory, varied = laid(guise)
    if scenario.writes:
        shutil.copytree(directory, tmp_path / "case")
        directory = tmp_path / "case"
    with open_case(directory, ticking(datetime(2016, 10, 21, tzinfo=UTC))) as case:
        record = Record(case, varied.material, _plain_texts())
        for step in scenario.steps:
            names = {key: step[key] for key in NAMES & step.keys()}
            _answered(partial(_asked, step["ask"], record, names), step, varied)


def _asked(question: str, record: Record, names: Content, asked: Content) -> Content:
    """The answer; names of decisions stay what they are in every guise."""
    return ASKED[question](record, asked | names)


def test_no_name_means_two_decisions() -> None:
    """A decision of the further file that is called like one of the first would stand in its place."""
    at = corpus()
    if at is None:
        pytest.skip("no corpus: set TRUCEWATCH_CORPUS to the directory that holds `seeds`")
    names = [row["as"] for row in gather_disputed(at).decisions["decisions"] if "as" in row]
    assert sorted(names) == sorted(set(names))
