from __future__ import annotations

import json
from pathlib import Path

import pytest

from runs import Run
from trucewatch.cli import verb


def test_nothing_on_record_is_said(run: Run, vale: Path, tmp_path: Path) -> None:
    assert "0 suggested" in run("alike", vale).out
    assert json.loads(run("alike", vale, "--json").out) == []
    assert run("alike", vale, "--picture", tmp_path / "x.svg").code == 3
    assert run("alike", vale, "--claim", "c-0000000000").code == 3


@pytest.mark.parametrize("word", ["same", "different", "unsure", "undone"])
def test_the_help_says_how_to_decide(word: str) -> None:
    command = verb("alike")
    assert command is not None
    assert command.help is not None
    assert word in command.help
