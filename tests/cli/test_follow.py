"""Following an allegation, linking claims and writing a calendar file, as a person does it on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import vobject

from runs import Run
from standing_case import DECISIONS, TEXTS

OPENED = DECISIONS.split("  - {follow: guns, step: {step: opened")[0]


@pytest.fixture
def promised(vale: Path, run: Run, tmp_path: Path) -> Path:
    """The adopted case with the three reports of `standing_case` and their decisions, no allegation opened yet."""
    for name, (text, published) in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
        assert run("add", vale, tmp_path / name, "--origin", "vale-post", "--published", published).code == 0
    (tmp_path / "decisions.yml").write_text(OPENED, "utf-8")
    decided = run("review", vale, "--decisions", tmp_path / "decisions.yml")
    assert decided.code == 0, decided.err
    return vale


def claims(run: Run, case: Path) -> dict[str, str]:
    """Claim ids by their words."""
    answer = json.loads(run("board", case, "--at", "2031-03-04 12:00 UTC", "--hours", "48", "--json").out)
    return {line["cite"]["words"]: line["claim"] for block in answer["incidents"] for line in block["claims"]}


def test_an_allegation_from_opening_to_closing(run: Run, promised: Path) -> None:
    guns = claims(run, promised)["Sudland guns hit the mill"]
    assert run("follow", promised, guns, "--step", "opened", "--on", "2031-03-04").out.startswith("recorded as entry")
    again = run("follow", promised, guns, "--step", "opened", "--on", "2031-03-04")
    assert (again.code, again.out) == (0, "this is on record already; nothing was recorded\n")
    refused = run("follow", promised, guns, "--step", "closed", "--on", "2031-03-05", "--words", "done")
    assert (refused.code, "closed without an assessment" in refused.err) == (2, True)
    asked = ["--step", "put to the party", "--on", "2031-03-05", "--due", "2031-03-06", "--words", "asked by letter"]
    assert run("follow", promised, guns, *asked).code == 0
    listed = run("follow", promised, "--at", "2031-03-08 12:00 UTC", "--overdue")
    assert "against Sudland" in listed.out
    assert "1 allegation followed, 1 overdue" in listed.out
    assert json.loads(run("follow", promised, "--at", "2031-03-05 12:00 UTC", "--overdue", "--json").out) == []
    assert "no answer on record in time" in run("board", promised, "--at", "2031-03-08 12:00 UTC").out
    assert (
        "no answer on record in time"
        in run("handover", promised, "--since", "2031-03-01 00:00 UTC", "--at", "2031-03-08 12:00 UTC").out
    )
    report = run("report", promised, "--day", "2031-03-08").out
    assert "No answer on record in time" in report
    assert run("follow", promised, "--step", "opened").code == 2
    assert run("follow", promised, guns, "--step", "opened").code == 2


def test_a_link_on_the_command_line(run: Run, promised: Path) -> None:
    before = json.loads(run("link", promised, "--json").out)
    link = next(row for row in before if row["relation"] == "acceptance")
    again = run("link", promised, link["claim"], "acceptance", link["of"])
    assert again.out == "this is on record already; nothing was recorded\n"
    made = run("link", promised, link["claim"], "reason", link["of"], "--why", "the wire says so")
    assert made.out.startswith("linked as entry")
    refused = run("link", promised, link["of"], "reason", link["of"])
    assert (refused.code, "linked to itself" in refused.err) == (2, True)
    assert run("link", promised, link["claim"]).code == 2
    assert len(json.loads(run("link", promised, "--json").out)) == len(before) + 1


def test_deadlines_as_text_json_and_calendar(run: Run, promised: Path, tmp_path: Path) -> None:
    at = ["--at", "2031-03-05 12:00 UTC"]
    assert "“in the coming hours”" in run("deadlines", promised, *at).out
    rows = json.loads(run("deadlines", promised, *at, "--json").out)["deadlines"]
    out = tmp_path / "out" / "due.ics"
    assert run("deadlines", promised, *at, "--format", "ics", "--out", out).code == 0
    assert run("deadlines", promised, *at, "--format", "ics").out.encode().replace(b"\r\n", b"\n") == (
        out.read_bytes().replace(b"\r\n", b"\n")
    )
    entries = list(vobject.readOne(out.read_text("utf-8")).components())
    assert [e.summary.value for e in entries] == [row["what"] for row in rows]
    assert run("deadlines", promised, *at, "--known-at", "2031-03-01 00:00 UTC", "--json").code == 0


def test_the_register_in_words(run: Run, promised: Path) -> None:
    said = run("commitments", promised, "--at", "2031-03-05 12:00 UTC").out
    assert "not satisfied: “the shelling stops”" in said
    assert "no acceptance or refusal recorded" in said
    early = run("commitments", promised, "--at", "2031-03-05 12:00 UTC", "--known-at", "2031-03-01 00:00 UTC", "--json")
    assert json.loads(early.out)["commitments"] == []
