"""Running verbs: in this process for speed, as `trucewatch` itself where the process is the point."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from runs import DISPATCH, Run, Said
from trucewatch.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("verify", case)`: the verb as the command line runs it, with its exit code."""

    def _run(*args: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["trucewatch", *map(str, args)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(code, out, err)

    return _run


@pytest.fixture
def vale(draft: Path, run: Run) -> Path:
    """The made-up case, adopted on the command line."""
    assert run("adopt", draft).code == 0
    return draft


@pytest.fixture
def busy(vale: Path, run: Run, tmp_path: Path) -> Path:
    """The case with a dispatch (entry 2) read, and its first suggestion accepted (entry 3)."""
    (tmp_path / "dispatch.txt").write_text(DISPATCH, "utf-8")
    (tmp_path / "decisions.yml").write_text(
        "role: case editor\ndecisions:\n- accept: {report: dispatch.txt, quote: Shells fell on the mill quarter}\n"
    )
    assert run("add", vale, tmp_path / "dispatch.txt", "--origin", "vale-post", "--published", "2031-03-05").code == 0
    assert run("read", vale).code == 0
    decided = run("review", vale, "--decisions", tmp_path / "decisions.yml")
    assert decided.code == 0, decided.err
    return vale
