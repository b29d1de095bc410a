"""An Arabic relay note, made up, through add, read and review: with the names that the bundled case's data give."""

from __future__ import annotations

import json
from pathlib import Path

from runs import Run

TEXT = "قال المرصد السوري لحقوق الإنسان إن غارات جوية على ريف حلب يوم الاثنين أدت إلى مقتل ما لا يقل عن ٧ مدنيين."


def test_an_arabic_note_is_added_read_and_accepted(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    assert run("new", case, "--like", "syria-2016").code == 0
    assert run("adopt", case).code == 0
    heard = ("--heard", "2016-05-03 09:00 Asia/Damascus", "--taken-by", "night desk", "--cites", "a radio call")
    said = run("add", case, "--note", TEXT, *heard)
    assert said.code == 0, said.err
    assert "'ar', by its script" in said.out
    read = run("read", case, "--explain")
    assert read.code == 0, read.err
    [waiting] = json.loads(run("review", case, "--json").out)
    claim = waiting["claim"]
    assert waiting["reader"].startswith("cues-ar/")
    assert (claim["act"], [v["key"] for v in claim["chain"]]) == ("airstrike", ["desk", "sohr"])
    assert [w["key"] for w in claim["where"]] == ["aleppo-province"]
    assert [(f["low"], f["category"], f["counted"]) for f in claim["figures"]] == [(7, "civilians", "killed")]
    assert claim["when"]["start"].startswith("2016-05-01T21:00")
    assert "attributions" not in claim or claim["attributions"] == []
    (tmp_path / "d.yml").write_text(f"role: case editor\ndecisions:\n- accept: {{id: {waiting['id']}}}\n", "utf-8")
    decided = run("review", case, "--decisions", tmp_path / "d.yml")
    assert decided.code == 0, decided.err
    assert json.loads(run("review", case, "--json").out) == []
    shown = run("timeline", case)
    assert shown.code == 0
    assert "غارات" in shown.out or "2016-05-02" in shown.out
