"""A crowd of incidents of the small world, the same in each run: what whole tables are tested with."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import pyarrow as pa
from hypothesis import HealthCheck, given, settings

from findings.world import book, incidents
from trucewatch.findings.live import find
from trucewatch.findings.rows import rows_of
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident

BOOK = book()


@cache
def crowd() -> tuple[Incident, ...]:
    """Some hundreds of incidents, with ids in order: every outcome is among their findings."""
    met: list[Incident] = []

    @given(incidents())
    @settings(max_examples=200, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def draw(some: list[Incident]) -> None:
        met.extend(some)

    draw()
    return tuple(one.model_copy(update={"id": f"i-{n:05}"}) for n, one in enumerate(met))


@cache
def crowd_rows() -> pa.Table:
    """Their narrow table."""
    return rows_of(crowd(), BOOK, {})


@cache
def live(known_at: datetime | None = None, every: bool = False) -> tuple[Finding, ...]:
    """What the live path finds on all of them."""
    return find(crowd(), BOOK, known_at, every=every)
