"""Starting the desk from the command line."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.material import WORDS_OF_AT
from trucewatch.desk.pictures import free_port
from trucewatch.desk.seat import HOST
from trucewatch.desk.serve import answers, claim_port, seat_of
from trucewatch.errors import BadInput, TrucewatchError


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something listens on."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def desk(*words: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-c", "from trucewatch.cli import main; main()", "desk", *words]
    return subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)


def test_a_taken_port_is_one_sentence_and_nothing_is_set_up(taken: int, empty_case: Path) -> None:
    done = desk(str(empty_case), "--port", str(taken))
    assert done.returncode == 1
    assert done.stderr == f"port {taken} is taken; choose another with --port\n"
    assert done.stdout == ""
    assert not (empty_case / "record" / "desk.db").exists()


def test_a_free_port_can_be_claimed_and_does_not_answer() -> None:
    port = free_port()
    claim_port(port)
    assert not answers(port)


def test_a_taken_port_answers(taken: int) -> None:
    assert answers(taken)
    with pytest.raises(TrucewatchError, match=f"port {taken} is taken"):
        claim_port(taken)


def test_check_runs_the_checks_and_stops(empty_case: Path) -> None:
    done = desk(str(empty_case), "--check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{empty_case}: the desk is ready to run\n"


def test_a_link_for_a_desk_that_does_not_run_is_refused(empty_case: Path) -> None:
    done = desk(str(empty_case), "--link", "--port", str(free_port()))
    assert done.returncode == 1
    assert "no desk answers on port" in done.stderr
    assert done.stdout == ""


def test_a_link_is_one_address_of_this_machine(taken: int, empty_case: Path) -> None:
    done = desk(str(empty_case), "--link", "--port", str(taken))
    assert done.stdout.startswith(f"http://127.0.0.1:{taken}/enter/")
    assert len(done.stdout.split("/enter/")[1].strip()) == 43
    assert (empty_case / "record" / "desk.key").stat().st_mode & 0o777 == 0o600
    assert (empty_case / "record" / "desk.db").stat().st_mode & 0o777 == 0o600


def test_a_directory_that_is_no_case_is_told(tmp_path: Path) -> None:
    done = desk(str(tmp_path / "nowhere"), "--check")
    assert done.returncode == 2
    assert "no case.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_instant_without_a_zone_is_told() -> None:
    with pytest.raises(BadInput, match=r"--at: .* names no zone"):
        seat_of(Path("case"), 8000, "2031-03-05 12:00")
    assert seat_of(Path("case"), 8000, WORDS_OF_AT).at is not None
