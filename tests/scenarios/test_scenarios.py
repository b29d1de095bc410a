"""Every scenario, as told and in every other guise."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

import pytest

from scenarios.counting import COUNTING
from scenarios.harness import HERE, Scenario, differences, made_up, scenarios, with_given
from scenarios.pages import PAGES
from scenarios.questions import TERMS, Terms, terms_of
from scenarios.record import RECORD, Record
from scenarios.register import REGISTER
from scenarios.variations import VARIATIONS, Varied, swapped
from seeds.assemble import lay_out, ticking
from seeds.material import Content, Material, case_files, corpus, gather
from trucewatch.case.case import open_case
from trucewatch.written import read_yaml

ON_FILES = ("as-told", "renamed", "winter", "half-hour", "far-west", "reordered", "swapped")
ON_DOCUMENTS = ("as-told", "renamed", "winter", "reordered", "crlf", "swapped")
CASE_FILES = Material(case_files(), (), {}, {"decisions": []})
ON_RECORD = RECORD | PAGES | REGISTER | COUNTING
LaidOut = Callable[[str, bool], tuple[Path, Varied]]


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    rows = read_yaml("pairs.yml", (HERE / "pairs" / "pairs.yml").read_bytes()).content["pairs"]
    return tuple((one, other) for one, other in rows)


def _varied(name: str, material: Material) -> Varied:
    if name != "swapped":
        return VARIATIONS[name](material)
    known = {party["id"] for party in material.files["parties.yml"]["parties"]}
    return swapped(material, [pair for pair in _pairs() if known.issuperset(pair)])


def _runs(case: str, guises: tuple[str, ...]) -> list[object]:
    return [
        pytest.param(scenario, name, id=f"{scenario.name}-{name}", marks=_awaits(scenario))
        for scenario in scenarios(case)
        for name in scenario.vary or guises
        if scenario.swap or name != "swapped"
    ]


def _awaits(scenario: Scenario) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(reason=scenario.awaits, raises=pytest.fail.Exception),) if scenario.awaits else ()


@cache
def _plain_terms(guise: str) -> tuple[Terms, Varied]:
    varied = _varied(guise, CASE_FILES)
    return terms_of(varied.material), varied


def _answered(answer: Callable[[Content], Content], step: Content, varied: Varied) -> None:
    asked = {key: varied.words(value) for key, value in step.items() if key not in ("ask", "expect")}
    if found := list(differences(varied.words(step["expect"]), answer(asked))):
        pytest.fail("\n".join([f"{step['ask']} {asked}", *found]), pytrace=False)


@pytest.mark.parametrize(("scenario", "guise"), _runs("terms", ON_FILES))
def test_terms(scenario: Scenario, guise: str) -> None:
    """What the case files say alone."""
    if scenario.given:
        varied = _varied(guise, with_given(CASE_FILES, scenario.given))
        terms = terms_of(varied.material)
    else:
        terms, varied = _plain_terms(guise)
    for step in scenario.steps:
        _answered(partial(TERMS[step["ask"]], terms), step, varied)


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> LaidOut:
    """The case laid out once for each guise, for scenarios that change nothing about it."""
    at = corpus()
    if at is None:
        pytest.skip("no corpus: set TRUCEWATCH_CORPUS to the directory that holds `seeds`")

    @cache
    def made(guise: str, decided: bool) -> tuple[Path, Varied]:
        return _laid_out(guise, gather(at, decided), tmp_path_factory.mktemp("seeds"))

    return made


@cache
def _plain_texts() -> dict[str, str]:
    at = corpus()
    assert at is not None
    return {name: raw.decode("utf-8") for name, raw in gather(at, decided=False).texts.items()}


def _laid_out(guise: str, material: Material, directory: Path) -> tuple[Path, Varied]:
    varied = _varied(guise, material)
    lay_out(varied.material, directory)
    return directory, varied


@pytest.mark.parametrize(("scenario", "guise"), _runs("record", ON_DOCUMENTS))
def test_record(scenario: Scenario, guise: str, laid: LaidOut, tmp_path: Path) -> None:
    """What the five documents say, as entered on record."""
    directory, varied = laid(guise, scenario.decided)
    if scenario.given:
        at = corpus()
        assert at is not None
        material = with_given(gather(at, scenario.decided), scenario.given)
        directory, varied = _laid_out(guise, material, tmp_path)
    elif scenario.writes:
        shutil.copytree(directory, tmp_path / "case")
        directory = tmp_path / "case"
    with open_case(directory, ticking(datetime(2016, 10, 21, tzinfo=UTC))) as case:
        record = Record(case, varied.material, _plain_texts())
        for step in scenario.steps:
            _answered(partial(ON_RECORD[step["ask"]], record), step, varied)


@pytest.mark.parametrize(("scenario", "guise"), _runs("vale", (*VARIATIONS, "swapped")))
def test_made_up(scenario: Scenario, guise: str, tmp_path: Path) -> None:
    """From the words of made-up documents to findings, with nobody in between."""
    directory, varied = _laid_out(guise, with_given(made_up("vale"), scenario.given), tmp_path)
    with open_case(directory, ticking(datetime(2033, 1, 1, tzinfo=UTC))) as case:
        record = Record(case, varied.material, {})
        for step in scenario.steps:
            _answered(partial(ON_RECORD[step["ask"]], record), step, varied)
