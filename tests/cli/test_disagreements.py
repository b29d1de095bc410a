"""Figures, published counts, the matrix and disagreements on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runs import Run

GAZETTE = """\
Vale Gazette, 5 March 2031

At least 12 civilians were killed in Vale from 1 to 4 March, the recorders say. The recorders count 30 breaches,
20 by fire and 12 by march. The Norland army shelled the mill quarter on 4 March.
"""
POST = """\
Vale Post, 6 March 2031

At least 40 people were killed in Vale in the week to 4 March. The Norland army denies that it
shelled the mill quarter on 4 March.
"""
DECISIONS = """\
role: case editor
decisions:
- record: {report: gazette.txt, quote: At least 12 civilians were killed in Vale from 1 to 4 March}
  set: {act: toll, where: vale, when: 2031-03-01..2031-03-04, figures: {killed: at least 12, who: civilians}}
- record: {report: gazette.txt, quote: "The recorders count 30 breaches, 20 by fire and\\n  12 by march"}
  set:
    act: truce_violation
    chain: [vale-gazette, the recorders]
    when: 2031-03-01..2031-03-04
    figures:
      - {breach: "30", who: breaches}
      - {breach: "20", who: by fire, subset_of: breaches}
      - {breach: "12", who: by march, subset_of: breaches}
- record: {report: gazette.txt, quote: The Norland army shelled the mill quarter on 4 March}
  as: shelled
  set: {act: shelling, where: mill-quarter, when: 2031-03-04, attributions: {actor: norland-army}}
- record: {report: post.txt, quote: At least 40 people were killed in Vale in the week to 4 March}
  set: {act: toll, where: vale, when: 2031-02-26..2031-03-04, figures: {killed: at least 40, who: people}}
- record: {report: post.txt, quote: The Norland army denies that it shelled the mill quarter on 4 March}
  as: denied
  set: {act: shelling, stance: denies, chain: [vale-post, norland-army], attributions: {actor: norland-army}}
- {merge: [shelled, denied], why: one event}
"""


@pytest.fixture
def disputed(vale: Path, run: Run, tmp_path: Path) -> Path:
    """The made-up case with two papers that differ."""
    for name, text, day in (("gazette.txt", GAZETTE, "2031-03-05"), ("post.txt", POST, "2031-03-06")):
        (tmp_path / name).write_text(text, "utf-8")
        assert run("add", vale, tmp_path / name, "--origin", "vale-post", "--published", day).code == 0
    (tmp_path / "decisions.yml").write_text(DECISIONS, "utf-8")
    decided = run("review", vale, "--decisions", tmp_path / "decisions.yml")
    assert decided.code == 0, decided.err
    return vale


def test_disagreements_with_both_sides_words(disputed: Path, run: Run) -> None:
    said = run("disagreements", disputed)
    assert said.code == 0
    assert "different scope: How many were killed: Vale" in said.out
    assert "conflict: Who did it: shelling" in said.out
    rows = json.loads(run("disagreements", disputed, "--from", "2031-03-01", "--to", "2031-03-06", "--json").out)[
        "rows"
    ]
    assert {row["relation"] for row in rows} == {"different scope", "conflict"}
    assert json.loads(run("disagreements", disputed, "--from", "2019-01-01", "--json").out)["rows"] == []


def test_figures_are_compared_and_no_total_is_given(disputed: Path, run: Run) -> None:
    said = run("figures", disputed, "--area", "vale")
    assert said.code == 0
    assert "not comparable: periods differ; categories differ" in said.out
    assert "No total is given." in said.out
    assert "52" not in said.out
    assert run("figures", disputed, "--from", "2019-01-01").out == "no counts on record\n"


def test_a_tally_that_does_not_add_up_is_told(disputed: Path, run: Run) -> None:
    said = run("reconcile", disputed, "--from", "2031-03-01", "--to", "2031-03-06")
    assert said.code == 0
    assert "=20 by fire + =12 by march: the parts exceed the whole by 2" in said.out
    assert "what it could see: not stated" in said.out
    checks = json.loads(run("reconcile", disputed, "--from", "2031-03-01", "--to", "2031-03-06", "--json").out)[
        "checks"
    ]
    assert [check["difference"] for check in checks] == [2]


def test_the_matrix_has_the_denial_beside_the_naming(disputed: Path, run: Run) -> None:
    [row] = json.loads(run("matrix", disputed, "--json").out)["rows"]
    assert row["row"]["cells"]["denied by"]
    assert row["row"]["cells"]["attributed by"]
    assert row["row"]["own"] == "denies"
    assert "the party itself: denies" in run("matrix", disputed).out


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("disagreements", "--to", "2031-03-04"), "--to without --from"),
        (("figures", "--from", "yesterday"), "write it like 2031-03-04"),
        (("reconcile", "--from", "2031-03-04", "--to", "2031-03-01"), "comes before the first"),
        (("matrix", "--area", "nowhere"), "not in the gazetteer"),
        (("reconcile",), "--from"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(vale: Path, run: Run, args: tuple[str, ...], told: str) -> None:
    said = run(args[0], vale, *args[1:])
    assert said.code != 0
    assert told in said.err
