"""Real kills: SIGKILL at several points of `hold`, and the run that goes on gives what an undisturbed one gives."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from made import write_case
from vale_rows import PATHS, TRUCEWATCH, write_rows

PARTS = 60


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], subprocess.Popen[str]]:
    """Starts a run of sixty partitions into a folder."""
    folder = tmp_path_factory.mktemp("held")
    case, rows = write_case(folder / "vale"), write_rows(folder / "rows.parquet", PARTS * 10)
    command = [*TRUCEWATCH, "hold", str(case), str(rows), "--size", "10", "--quiet", "--out"]

    def started(out: Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*command, str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=PATHS
        )

    return started


def parts(out: Path) -> dict[str, list[dict[str, object]]]:
    return {path.name: pq.read_table(path).to_pylist() for path in sorted(out.glob("part-*.parquet"))}


def test_kills_lose_no_finished_partition(tmp_path: Path, start: Callable[[Path], subprocess.Popen[str]]) -> None:
    _, err = start(tmp_path / "undisturbed").communicate(timeout=60)
    expected = parts(tmp_path / "undisturbed")
    assert len(expected) == PARTS, err
    out, before = tmp_path / "out", -1
    for goal in (0, 1, 25, PARTS - 1):
        child = start(out)
        while child.poll() is None and len(list(out.glob("part-*.parquet"))) < max(goal, before + 1 if goal else 0):
            pass
        child.kill()
        child.communicate(timeout=60)
        kept = parts(out)
        assert kept == {name: expected[name] for name in kept}, "what is there is whole"
        assert before <= len(kept)
        before = len(kept)
    said, err = start(out).communicate(timeout=60)
    assert f"{before} of {PARTS} partitions were finished before" in said, err
    assert parts(out) == expected
    assert not list(out.glob(".*"))
