"""Fixtures for every folder: the hypothesis profile, a clock that tests move, made-up cases, a scratch PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from made import DeskClock, write_case
from trucewatch.bench.scratch_postgresql import NotInstalled, Server
from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case, open_case

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("ci")


@pytest.fixture
def clock() -> DeskClock:
    """The desk's clock, standing at 2031-03-05 06:00 UTC until a test moves it."""
    return DeskClock()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The directory of a made-up case that nobody adopted yet."""
    return write_case(tmp_path / "vale")


@pytest.fixture
def open_draft(clock: DeskClock) -> Iterator[Callable[[Path], Case]]:
    """Opens case directories on the test's clock and closes them at the end."""
    with ExitStack() as stack:
        yield lambda directory: stack.enter_context(open_case(directory, clock))


@pytest.fixture
def case(draft: Path, open_draft: Callable[[Path], Case]) -> Case:
    """The made-up case, open and adopted (entry 1)."""
    opened = open_draft(draft)
    adopt(opened, "case editor", "first version")
    return opened


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server that this test run started for itself."""
    try:
        server = Server.started()
    except NotInstalled as error:
        pytest.skip(str(error))
    try:
        yield server.url
    finally:
        server.stop()
