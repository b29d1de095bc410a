"""A mistyped topic is told when it is recorded and by `check`."""

from __future__ import annotations

import json
from pathlib import Path

from runs import Run


def test_review_and_check_tell_it_and_record_it_all_the_same(tmp_path: Path, draft: Path, run: Run) -> None:
    assert run("check", draft).code == 0
    assert not (draft / "record").exists(), "checking makes nothing"
    assert run("adopt", draft).code == 0
    (tmp_path / "said.txt").write_text("Norland said that the calm holds.", "utf-8")
    assert run("add", draft, tmp_path / "said.txt", "--origin", "vale-post", "--published", "2031-03-04").code == 0
    decisions = tmp_path / "decisions.yml"
    decisions.write_text(
        "role: duty officer\ndecisions:\n"
        "  - {record: {report: said.txt, quote: the calm holds}, set: {act: view, says: holds, about: vale-clam}}\n",
        "utf-8",
    )
    done = run("review", draft, "--decisions", decisions)
    assert done.code == 0
    assert "near: vale-calm" in done.err
    assert "near: vale-calm" in run("check", draft).out
    assert len(json.loads(run("check", draft, "--json").out)["told"]) == 1
