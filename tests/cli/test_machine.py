"""When the machine says no: a full disk, a directory that may not be written, a reader that hangs up, an interrupt."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from runs import DISPATCH, Run
from trucewatch.ledger import Objects

TRUCEWATCH = [sys.executable, "-c", "from trucewatch.cli import main; main()"]
PATHS = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def trucewatch(*args: object, **how: Any) -> subprocess.CompletedProcess[str]:
    """`trucewatch` as a process of its own."""
    environment = {**os.environ, **PATHS, **how.pop("environment", {})}
    command = [*how.pop("before", []), *TRUCEWATCH, *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False, **how)


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    path = tmp_path / "dispatch.txt"
    path.write_text(DISPATCH * 2_000, "utf-8")  # more than the small disk below holds
    return path


@pytest.mark.parametrize("limit", [64 * 1024, 1024])
def test_a_full_disk_is_told_and_nothing_is_half_recorded(run: Run, vale: Path, dispatch: Path, limit: int) -> None:
    """A limit on the size of files stands in for a full disk: the object fails at 64 kB, the database too at 1 kB."""

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    said = trucewatch("add", vale, dispatch, preexec_fn=small)
    assert said.returncode == 1, said
    assert "Traceback" not in said.stderr
    assert said.stderr.count("\n") == 1
    assert "nothing" in said.stderr or "cannot be opened" in said.stderr
    checked = json.loads(run("verify", vale, "--json").out)
    assert (checked["sound"], checked["length"]) == (True, 1)
    assert "received as r-" in run("add", vale, dispatch).out
    assert Objects(vale / "record" / "objects").sweep() == (1 if limit > 1024 else 0), (
        "only a leftover, which is no object"
    )


def _without_privilege() -> list[str]:
    """What to put before a command so that permissions hold for it also where the tests run as root."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root ignores permissions, and setpriv (util-linux) is not here to give that up")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"]


def test_a_directory_that_may_not_be_written_is_told(run: Run, vale: Path, dispatch: Path) -> None:
    before = _without_privilege()
    folders = [vale, *(path for path in vale.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    try:
        for args in (["add", vale, dispatch], ["adopt", vale, "--why", "x"], ["new", vale / "other"]):
            said = trucewatch(*args, before=before)
            assert said.returncode == 1, said
            assert "Traceback" not in said.stderr
            assert said.stderr.count("\n") == 1
    finally:
        for path in folders:
            path.chmod(0o755)
    assert json.loads(run("verify", vale, "--json").out)["length"] == 1


def test_a_case_inside_a_file_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    assert run("new", tmp_path / "file" / "case").code == 1
    assert run("new", tmp_path / "file").code in (1, 2)
    assert (tmp_path / "file").read_text() == "words"


def test_a_record_that_is_a_file_is_told(run: Run, draft: Path) -> None:
    (draft / "record").write_text("in the way")
    said = run("adopt", draft)
    assert said.code == 1
    assert "record" in said.err


def test_a_reader_that_hangs_up_sees_no_traceback(busy: Path) -> None:
    command = [*TRUCEWATCH, "timeline", str(busy)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **PATHS})
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert b"Traceback" not in err


def test_a_terminal_without_our_signs_gets_the_words(busy: Path) -> None:
    said = trucewatch("timeline", busy, environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert said.returncode == 0, said.stderr
    assert "WHEN" in said.stdout


def test_an_interrupt_ends_with_its_code(vale: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "slow.yml"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*TRUCEWATCH, "review", str(vale), "--decisions", str(pipe)],
        stderr=subprocess.PIPE,
        env={**os.environ, **PATHS},
    )
    with pipe.open("wb"):  # opens once the verb is reading, and gives it nothing
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"what was recorded is kept" in err


def test_a_pipe_is_no_report_and_is_not_waited_for(vale: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    said = trucewatch("add", vale, pipe)
    assert said.returncode == 2
    assert "is no file" in said.stderr
