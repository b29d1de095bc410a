"""One suite, two stores: every test here runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from made import DeskClock
from stores import Desk, open_at
from trucewatch.ledger import Objects


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, ...]:
    """How to reach a new, empty ledger: (`sqlite`, path) or (`postgresql`, url, schema); can be handed to a process."""
    if request.param == "sqlite":
        return ("sqlite", str(tmp_path / "ledger.db"))
    return ("postgresql", request.getfixturevalue("postgresql"), f"desk_{uuid4().hex[:12]}")


@pytest.fixture
def desk(where: tuple[str, ...], tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    """An empty ledger with objects beside it."""
    made = Desk(lambda: open_at(where), clock, Objects(tmp_path / "objects"), tmp_path)
    yield made
    made.close()
