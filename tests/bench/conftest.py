"""Running measurements in this process, and a folder of made-up material."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trucewatch.cli.bench import command

Bench = Callable[..., Result]


@pytest.fixture
def bench() -> Bench:
    """`bench("read", "--sentences", 50)`: a measurement with its output and exit code."""

    def _bench(*args: object) -> Result:
        return CliRunner().invoke(command, [str(arg) for arg in args])

    return _bench


@pytest.fixture
def material(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of material, named by TRUCEWATCH_CORPUS."""
    monkeypatch.setenv("TRUCEWATCH_CORPUS", str(tmp_path))
    return tmp_path
