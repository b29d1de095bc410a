"""Every verb: described, callable, with its answer as JSON where it offers one, and the exit codes that it promises."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
from sqlalchemy import update

from runs import Run
from trucewatch.cli import group, verbs
from trucewatch.ledger import Store
from trucewatch.ledger.store import entries

VERBS = verbs()
AT = "2031-03-05 12:00 Asia/Kathmandu"
ANSWERS: dict[str, list[str]] = {
    "alike": [],
    "access": [],
    "add": ["--note", "The eastern post heard an explosion.", "--heard", AT],
    "board": ["--at", AT],
    "check": [],
    "clocks": ["--at", AT],
    "commitments": ["--at", AT],
    "deadlines": ["--at", AT],
    "disagreements": [],
    "figures": [],
    "findings": [],
    "follow": ["--at", AT],
    "handover": ["--since", "2031-03-01 00:00 UTC", "--at", AT],
    "inforce": ["--place", "Vale", "--at", AT],
    "link": [],
    "matrix": [],
    "read": [],
    "reconcile": ["--from", "2031-03-05"],
    "records": [],
    "review": [],
    "timeline": [],
    "verify": [],
}
"""The arguments with which each verb that offers --json is asked."""


def options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}


def test_every_verb_is_found_and_listed(run: Run) -> None:
    said = run("--help").out
    assert all(re.search(rf"^  {name} ", said, re.MULTILINE) for name in VERBS)
    assert {"add", "adopt", "check", "erase", "new", "rebuild", "verify", "withdraw"} <= VERBS.keys()
    assert group.list_commands(click.Context(group)) == sorted(VERBS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_help_that_describes_it_and_its_options(run: Run, name: str) -> None:
    said = run(name, "--help")
    assert said.code == 0
    assert f"trucewatch {name} " in said.out
    help_text = VERBS[name].help or ""
    assert len(help_text) > 15
    assert help_text.split()[0] in said.out
    for parameter in VERBS[name].params:
        if isinstance(parameter, click.Option) and parameter.name not in ("as_json",):
            assert parameter.help or parameter.name == "form", f"{name} {parameter.name} has no help"


def test_every_verb_that_offers_json_is_asked_for_it() -> None:
    assert {name for name, verb in VERBS.items() if "--json" in options(verb)} == set(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_as_json_is_json_and_nothing_else(run: Run, busy: Path, name: str) -> None:
    said = run(name, busy, *ANSWERS[name], "--json")
    assert said.code == 0, said.err
    assert isinstance(json.loads(said.out), dict | list)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_empty_case_answers_every_question(run: Run, vale: Path, name: str) -> None:
    for extra in ([], ["--json"]):
        said = run(name, vale, *ANSWERS[name], *extra)
        assert said.code == 0, said.err


@pytest.mark.parametrize("form", ["html", "json"])
def test_a_report_of_an_empty_case_renders(run: Run, vale: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "products" / "report"
    said = run("report", vale, "--day", "2031-03-05", "--format", form, "--out", out)
    assert said.code == 0, said.err
    assert out.stat().st_size > 200


def test_unknown_words_are_wrong_input(run: Run, vale: Path) -> None:
    for args in (["nonsense"], ["options"], ["add"], ["verify", vale, "--nonsense"], ["board", vale, "--hours", "0"]):
        said = run(*args)
        assert said.code == 2, args
        assert said.err


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["withdraw", "CASE", "atlantis-times", "--why", "x"], 3, "neither a source of the case nor a report held"),
        (["findings", "CASE", "--incident", "i-0000000000"], 3, "no such incident"),
        (["report", "CASE", "--show-issued", "abcd"], 3, "no product of that hash"),
        (["verify", "CASE", "--expect", "7:abcd"], 4, "expected by a product, but the ledger ends before it"),
        (["verify", "CASE", "--expect", "seven"], 2, "--expect 'seven'"),
        (["review", "CASE", "--reject", "c-0000000000"], 2, "need --why"),
        (["review", "CASE", "--accept", "c-0000000000"], 2, "no suggestion, claim or earlier"),
        (["review", "CASE", "--decisions", "nowhere.yml"], 2, "nowhere.yml: cannot be read"),
        (["correct", "CASE", "r-0", "--published", "2031-03-05", "--why", "x"], 2, "not held here"),
        (["correct", "CASE", "r-0", "--passage", "soon", "--why", "x"], 2, "--passage 'soon'"),
        (["withdraw", "CASE", "vale-post", "--why", " "], 2, "--why"),
        (["withdraw", "CASE", "vale-post", "--why", "x", "--role", ""], 2, "--role"),
        (["adopt", "CASE", "--why", ""], 2, "--why"),
        (["inforce", "CASE", "--place", "Vale", "--at", "2031-03-05 12:00"], 2, "--at: .*names no zone"),
        (["inforce", "CASE", "--place", "Atlantis", "--at", AT], 3, "Atlantis"),
        (["board", "CASE", "--at", "9999-12-31 24:00 UTC"], 2, "--at: .*cannot be meant"),
        (["board", "CASE", "--known-at", "yesterday"], 2, "--known-at: 'yesterday' is not an instant"),
        (["timeline", "CASE", "--recorded-by", "2020-01-01 00:00 UTC"], 3, "nothing was adopted by then"),
        (["report", "CASE"], 2, "--day"),
        (["report", "CASE", "--day", "2031-02-30"], 2, "--day|2031-02-30"),
        (["add", "CASE"], 2, "nothing to add"),
        (["add", "CASE", "nowhere.txt"], 2, "nowhere.txt: cannot be read .*; nothing was added"),
        (["add", "CASE", "."], 2, "is no file"),
        (["add", "CASE", "--note", "Words"], 2, "--note needs --heard"),
        (["add", "CASE", "--note", "Words", "--heard", "soon"], 2, "--heard"),
        (["new", "CASE"], 2, "is a case already"),
        (["verify", "nowhere"], 2, "no case.yml"),
        (["verify", "case.yml"], 2, "no case.yml"),
    ],
)
def test_an_exit_code_says_what_sort_of_fault(run: Run, vale: Path, args: list[str], code: int, said: str) -> None:
    answered = run(*[str(vale) if arg == "CASE" else arg for arg in args])
    assert (answered.code, bool(re.search(said, answered.out + answered.err))) == (code, True), answered
    assert run("verify", vale).code == 0


def test_damage_is_told_with_its_own_code(run: Run, busy: Path) -> None:
    store = Store.sqlite(busy / "record" / "ledger.db")
    with store.write() as connection:
        connection.execute(update(entries).where(entries.c.seq == 2).values(role="somebody else"))
    store.close()
    said = run("verify", busy)
    assert said.code == 4
    assert "entry 2: its header was changed" in said.out
    assert "DAMAGED" in said.out
    answer: dict[str, Any] = json.loads(run("verify", busy, "--json").out)
    assert answer["sound"] is False
    assert answer["damage"] == ["entry 2: its header was changed"]


def test_a_ledger_that_is_no_database_is_damage(run: Run, vale: Path) -> None:
    (vale / "record" / "ledger.db").write_bytes(b"once a ledger " * 500)
    said = run("board", vale, "--at", AT)
    assert said.code == 4
    assert "restore it from a copy" in said.err


def test_the_mark_that_verify_prints_is_the_one_it_expects(run: Run, busy: Path) -> None:
    answer = json.loads(run("verify", busy, "--json").out)
    assert run("verify", busy, "--expect", f"{answer['length']}:{answer['head'][:16]}").code == 0


def test_rebuilding_withdrawing_and_erasing_say_what_they_did(run: Run, busy: Path) -> None:
    assert "1 reports read again" in run("rebuild", busy).out
    assert re.search(
        r"withdrawn as entry 4; 1 claims? no longer stands?", run("withdraw", busy, "vale-post", "--why", "x").out
    )
    assert run("erase", busy, "dispatch.txt", "--why", "a witness asked").out.startswith("erased as entry 5")
    checked = run("verify", busy).out
    assert "entry 2: erased by entry 5" in checked
    assert "sound" in checked
