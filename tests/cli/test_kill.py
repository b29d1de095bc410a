"""Real kills: SIGKILL at random moments of `add` loses nothing accepted and leaves nothing half-written."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from made import write_case
from trucewatch.case.adopt import adopt
from trucewatch.case.case import open_case
from trucewatch.case.fold import fold
from trucewatch.ledger.verify import verify

KILLS = 25
FILES = 42
TRUCEWATCH = [sys.executable, "-c", "from trucewatch.cli import main; main()"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="module")
def dispatches(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Forty reports and two files that can only be listed."""
    folder = tmp_path_factory.mktemp("dispatches")
    for n in range(40):
        (folder / f"{n:02}.txt").write_text(f"Shells fell on house {n} of Vale.\n" * (1 + n * 20), "utf-8")
    (folder / "40.bin").write_bytes(b"\0\1")
    (folder / "41.txt").write_bytes(b"")
    return sorted(folder.iterdir())


def add(case: Path, paths: list[Path]) -> subprocess.Popen[str]:
    command = [*TRUCEWATCH, "add", str(case), *map(str, paths)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)


def adopted(directory: Path) -> Path:
    with open_case(write_case(directory)) as case:
        adopt(case, "case editor", "first version")
    return directory


def held(directory: Path) -> set[str]:
    """Ids of the reports held; asserts that the record is sound and that no report or listing stands there twice."""
    with open_case(directory) as case:
        check = verify(case.ledger, case.objects)
        assert check.sound, check.damage
        entries = case.ledger.entries()
        kept = [getattr(e.payload, "sha256", None) or e.payload.report.sha256 for e in entries if e.kind != "adopted"]  # type: ignore[union-attr]
        assert len(kept) == len(set(kept))
        return set(fold(entries).reports)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, dispatches: list[Path]) -> tuple[set[str], float, float]:
    """What an undisturbed run holds in the end; how long until its first word, and from there to its end."""
    case = adopted(tmp_path_factory.mktemp("undisturbed") / "vale")
    start = time.monotonic()
    process = add(case, dispatches)
    assert process.stdout is not None
    first = process.stdout.readline()
    began = time.monotonic()
    out, err = process.communicate(timeout=60)
    out, ended = first + out, time.monotonic()
    assert process.returncode == 0, err
    assert out.count("received as") == 40
    assert out.count("kept and listed") == 2
    return held(case), began - start, ended - began


def _killed(process: subprocess.Popen[str], starting: float, working: float, moment: float) -> str:
    """Kill the run at a moment of it: the first fifth of [0, 1] is the start of the program, the rest its work.

    The work is measured by what it has said, not by the clock, so that the kills are spread on a busy machine too; the
    rest of the moment falls inside the next file.
    """
    heard = ""
    if moment < 0.2:
        time.sleep(starting * moment / 0.2)
    else:
        assert process.stdout is not None
        whole, part = divmod((moment - 0.2) / 0.8 * FILES, 1)
        for _ in range(1 + int(whole)):
            heard += process.stdout.readline()
        time.sleep(working / FILES * part)
    process.kill()
    return heard + process.communicate(timeout=60)[0]


def test_kills_at_random_moments_lose_nothing(
    tmp_path: Path, dispatches: list[Path], undisturbed: tuple[set[str], float, float]
) -> None:
    expected, starting, working = undisturbed
    delays = random.Random(2031)
    reached: list[int] = []
    for n in range(KILLS):
        case = adopted(tmp_path / f"vale-{n}")
        process = add(case, dispatches)
        out = _killed(process, starting, working, (n + delays.random()) / KILLS)
        said = set(re.findall(r"received as (r-[0-9a-f]{12}) \(entry \d+\)\n", out))
        kept = held(case)
        assert said <= kept <= expected, "a report that was said to be received is held"
        assert len(kept) <= len(said) + 1, "and at most one more, recorded but not yet said"
        reached.append(len(kept))
        if n % 6 == 0:
            again = add(case, dispatches)
            _, err = again.communicate(timeout=60)
            assert again.returncode == 0, err
            assert held(case) == expected, "adding all again gives the undisturbed case"
    assert len(set(reached)) > KILLS // 3, f"the kills must fall at different moments of the run: {reached}"


def test_one_case_killed_again_and_again_comes_to_the_same_end(
    tmp_path: Path, dispatches: list[Path], undisturbed: tuple[set[str], float, float]
) -> None:
    expected, starting, working = undisturbed
    case = adopted(tmp_path / "vale")
    before: set[str] = set()
    for moment in (0.3, 0.4, 0.5, 0.6):
        _killed(add(case, dispatches), starting, working, moment)
        kept = held(case)
        assert before <= kept <= expected, "what was held stays held"
        before = kept
    process = add(case, dispatches)
    process.communicate(timeout=60)
    assert held(case) == expected
    with open_case(case) as opened:
        loose = verify(opened.ledger, opened.objects).unreferenced
        assert loose == (), "an object left by a kill belongs to the entry that came later"
        assert opened.objects.sweep() <= 4
