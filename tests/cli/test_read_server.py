"""`trucewatch read --server`, against a real server on 127.0.0.1 that the test starts."""

from __future__ import annotations

import json
from pathlib import Path

from runs import DISPATCH, Run
from serving import saying, serving

QUOTE = "Shells fell on the mill quarter of Vale on Tuesday, killing three people"


def test_a_case_is_read_by_a_server_and_by_rules_again(run: Run, vale: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DISPATCH, "utf-8")
    run("add", vale, tmp_path / "a.txt", "--published", "2031-03-05")
    told = {"quotation": QUOTE, "act": "shelling", "stance": "states", "modality": "actual", "speaker": "", "doers": []}
    with serving(saying(told, told | {"quotation": "Rockets fell on Harrow"})) as (server, asked):
        said = run("read", vale, "--server", server.url, "--model", "a-model")
        assert said.code == 0, said.err
        assert "words that are not in the text" in said.err
        assert "1 questions in 1 tries, 100 tokens sent and 7 received" in said.err
        again = run("read", vale, "--server", server.url, "--model", "a-model")
        assert "0 reports read; 1 suggestions wait" in again.out
        assert len(asked) == 1
    [waiting] = json.loads(run("review", vale, "--json").out)
    assert (waiting["reader"], waiting["claim"]["figures"][0]["value"]) == ("served-a-model/1", 3)
    assert "served-a-model/1" in run("report", vale, "--day", "2031-03-05").out
    assert "1 reports read" in run("read", vale).out
    assert "served-a-model/1" not in run("report", vale, "--day", "2031-03-05").out


def test_a_server_that_is_not_there_is_told_and_leaves_the_case_whole(run: Run, vale: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DISPATCH, "utf-8")
    run("add", vale, tmp_path / "a.txt")
    said = run("read", vale, "--server", "http://127.0.0.1:9/v1", "--model", "a-model")
    assert said.code != 0
    assert "no answer from 'a-model'" in said.err
    assert run("verify", vale).code == 0
    assert run("read", vale, "--server", "http://127.0.0.1:9/v1").code != 0
