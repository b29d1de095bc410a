"""A case on either store: in its directory, or in a schema of a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case


@pytest.fixture(params=["sqlite", "postgresql"])
def stored(
    request: pytest.FixtureRequest, draft: Path, open_draft: Callable[[Path], Case], monkeypatch: pytest.MonkeyPatch
) -> Case:
    """The made-up case, adopted (entry 1), whose ledger is where the parameter says."""
    if request.param == "postgresql":
        monkeypatch.setenv("TRUCEWATCH_DATABASE_URL", request.getfixturevalue("postgresql"))
        with (draft / "case.yml").open("a") as settings:
            settings.write(f"store: {{postgresql_schema: case_{uuid4().hex[:12]}}}\n")
    case = open_draft(draft)
    adopt(case, "case editor", "first version")
    return case
