"""`trucewatch terms`, `terms diff`, what `adopt` tells of altered findings, and the measurement of findings."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from runs import Run

CALM = "arrangements/vale-calm.yml"


def change(case: Path, old: str, new: str, file: str = CALM) -> None:
    text = (case / file).read_text("utf-8")
    assert old in text
    (case / file).write_text(text.replace(old, new), "utf-8")


def test_the_short_form_and_the_long_one_are_the_same(run: Run, vale: Path) -> None:
    short = run("terms", vale)
    assert short.code == 0
    assert short.out == run("terms", "show", vale).out
    assert short.out == run("terms", vale, "--format", "text").out
    assert short.out == run("terms", "--format", "text", vale).out
    assert "reading of Vale Post: until 2031-03-10 00:00 +05:45 (2031-03-09 18:15Z)" in short.out


def test_each_form_goes_to_a_file(run: Run, vale: Path, tmp_path: Path) -> None:
    for form in ("svg", "html", "json"):
        out = tmp_path / "new" / f"terms.{form}"
        assert run("terms", vale, "--format", form, "--out", out).out == ""
        assert "Vale city" in out.read_text("utf-8")
    ElementTree.parse(tmp_path / "new" / "terms.svg")
    assert "<svg" in (tmp_path / "new" / "terms.html").read_text("utf-8")
    assert json.loads((tmp_path / "new" / "terms.json").read_text("utf-8"))["areas"][0]["zone"] == "vale-city"


@pytest.mark.parametrize("form", ["text", "svg", "html", "json"])
def test_nothing_in_the_window_is_said(run: Run, vale: Path, form: str) -> None:
    said = run("terms", vale, "--until", "2031-01-01", "--format", form)
    assert said.code == 0, said.err
    if form != "json":
        assert "Calm of Vale" not in said.out
    if form in ("text", "html"):
        assert "no arrangement on record there and then" in said.out.lower()


def test_areas_and_instants(run: Run, vale: Path) -> None:
    assert "Vale city" in run("terms", vale, "--area", "mill quarter").out
    assert run("terms", vale, "--area", "harrow").code == 3
    assert "no arrangement on record" in run("terms", vale, "--known-at", "2031-02-01 12:00 UTC").out
    assert run("terms", vale, "--known-at", "2031-02-01 12:00").code == 2
    wrong = run("terms", vale, "--from", "2031-03-09", "--until", "2031-03-02")
    assert (wrong.code, wrong.err) == (2, "--until: 2031-03-02 is not after --from 2031-03-09\n")
    assert run("terms", vale, "--from", "yesterday").code == 2
    assert run("terms").code == 2 or "diff" in run("terms").out


def test_diff_between_an_adopted_version_and_the_draft(run: Run, busy: Path) -> None:
    change(busy, "until: 2031-03-09 24:00", "until: 2031-03-03 24:00")
    said = run("terms", "diff", f"{busy}@1", busy)
    assert said.code == 0
    assert "as adopted by entry 1" in said.out
    assert "until: was “2031-03-10 00:00 +05:45 (2031-03-09 18:15Z)”" in said.out
    assert "1 altered" in said.out
    found = json.loads(run("terms", "diff", f"{busy}@1", busy, "--json").out)
    [one] = found["altered"]["findings"]
    assert one["after"] == "outside time"
    assert one["reason"].startswith("in time was ")
    assert found["on_record"] == str(busy)
    same = run("terms", "diff", f"{busy}@1", f"{busy}@3")
    assert "the terms are the same" in same.out
    assert "no finding is altered" in same.out


def test_diff_of_what_is_not_there(run: Run, vale: Path, tmp_path: Path) -> None:
    assert run("terms", "diff", vale, f"{vale}@9").code == 2
    assert run("terms", "diff", vale, tmp_path / "nowhere").code == 2
    assert run("terms", "diff", vale).code == 2
    change(vale, "zone: vale-city", "zone: vale-sity")
    faulty = run("terms", "diff", f"{vale}@1", vale)
    assert faulty.code == 2
    assert "near: vale-city" in faulty.err


def test_adopting_tells_which_findings_it_alters(run: Run, busy: Path) -> None:
    change(busy, "acts: [shelling, airstrike]", "acts: [airstrike]")
    said = run("adopt", busy, "--why", "the term speaks of the air only")
    assert said.code == 0
    assert "terms changed: vale-calm; 1 finding computed again, 1 altered" in said.out
    assert "→ not determined" in said.out
    assert "prohibited act was yes, is unknown" in said.out


def test_adopting_what_no_finding_rests_on_tells_nothing_of_findings(run: Run, busy: Path) -> None:
    change(busy, "name: Harrow Radio", "name: Radio Harrow", "sources.yml")
    said = run("adopt", busy, "--why", "its new name")
    assert said.code == 0
    assert "finding" not in said.out


def test_the_measurement_runs_and_asserts_nothing(run: Run) -> None:
    live = run("bench", "findings", "--live", "--incidents", "4")
    assert live.code == 0
    assert "40 arrangements" in live.out
    assert "one incident, outcomes and reasons: median" in live.out
    assert "4 incidents at once" in live.out
