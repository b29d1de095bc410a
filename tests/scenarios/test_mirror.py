"""Whole products in another guise: a report changes, line for line, by what the variation changed and nothing else."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scenarios.harness import made_up
from scenarios.variations import VARIATIONS, Varied, as_told, swapped
from seeds.assemble import lay_out
from seeds.material import Material, corpus, gather
from trucewatch.case.case import open_case
from trucewatch.case.view import view
from trucewatch.products.disagreements import disagreement_list
from trucewatch.products.matrix import matrix
from trucewatch.products.page import json_text
from trucewatch.products.reconciliation import reconciliation
from trucewatch.products.scope import day_window, parse_day
from trucewatch.products.situation import day_report
from trucewatch.products.timeline import timeline

SIDES = [("norland", "sudland"), ("norland-army", "sudland-army")]
NAMES = {"Norland": "Sudland", "Sudland": "Norland"}
COUNTERS = frozenset({"id", "claim", "entry", "report", "method"})
"""Keys whose values follow the order of entry or the bytes received, and so move with those; method counts entries."""

_NUMBERED = re.compile(r"\[?\b[cifm]-[0-9a-f]{10,16}\]?|\bentry \d+")


def _other_side(content: Any) -> Any:
    match content:
        case dict():
            return {_other_side(key): _other_side(value) for key, value in content.items()}
        case list():
            return [_other_side(value) for value in content]
        case str():
            return re.sub("Norland|Sudland", lambda found: NAMES[found.group()], content)
        case _:
            return content


def _lines(content: Any) -> Any:
    """The same content with lists in one order and white space as one space, without ids, code points and numbers."""
    match content:
        case dict():
            kept = {key: value for key, value in content.items() if key not in COUNTERS and not isinstance(value, int)}
            return {key: _lines(value) for key, value in kept.items()}
        case list():
            return sorted((_lines(value) for value in content), key=json.dumps)
        case str():
            return " ".join(_NUMBERED.sub("", content).split())
        case _:
            return content


def _assert_same(got: Any, expected: Any) -> None:
    """Both are the same; if not, say which of their texts stand on one side only."""
    one, other = _lines(got), _lines(expected)
    if one != other:
        extra, missing = Counter(_leaves(one)), Counter(_leaves(other))
        told = [f"+ {text}" for text in extra - missing] + [f"- {text}" for text in missing - extra]
        pytest.fail("\n".join(told) or "the same texts stand in other places", pytrace=False)


def _leaves(content: Any, path: str = "") -> Iterator[str]:
    match content:
        case dict():
            for key, value in content.items():
                yield from _leaves(value, f"{path}.{key}")
        case list():
            for value in content:
                yield from _leaves(value, path)
        case _:
            yield f"{path}: {content}"


def _shown(varied: Varied, directory: Path, day: str) -> dict[str, Any]:
    lay_out(varied.material, directory)
    with open_case(directory) as case:
        seen = view(case)
        return {
            "report": json.loads(json_text(day_report(seen, parse_day(day)))),
            "timeline": json.loads(json_text(timeline(seen))),
            "disagreements": json.loads(json_text(disagreement_list(seen))),
            "matrix": json.loads(json_text(matrix(seen))),
            "counts": json.loads(json_text(reconciliation(seen, day_window(parse_day(day), seen.files.config)))),
        }


def test_swapping_the_sides_mirrors_the_report(tmp_path: Path) -> None:
    """What was said of one is now said of the other, in the same words, in as many lines."""
    vale = made_up("vale")
    told = _shown(as_told(vale), tmp_path / "told", "2031-03-04")
    other = _shown(swapped(vale, SIDES), tmp_path / "other", "2031-03-04")
    assert told["report"]["incidents"]
    assert told["matrix"]["rows"]
    assert told["disagreements"]["rows"]
    assert _lines(told) != _lines(other)
    _assert_same(other, _other_side(told))


@pytest.fixture(scope="module")
def seeds() -> Material:
    """The five documents, decided; a visible skip without them."""
    at = corpus()
    if at is None:
        pytest.skip("no corpus: set TRUCEWATCH_CORPUS to the directory that holds `seeds`")
    return gather(at)


@pytest.fixture(scope="module")
def told(seeds: Material, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The report as the documents came."""
    return _shown(as_told(seeds), tmp_path_factory.mktemp("told"), "2016-05-02")


@pytest.mark.parametrize("guise", ["reordered", "crlf"])
def test_order_and_encoding_leave_the_report_as_it_was(
    guise: str, seeds: Material, told: dict[str, Any], tmp_path: Path
) -> None:
    """Every line is there once, with the same words and sources; only numbers of entry, bytes and places move."""
    assert told["report"]["incidents"]
    _assert_same(_shown(VARIATIONS[guise](seeds), tmp_path, "2016-05-02"), told)
