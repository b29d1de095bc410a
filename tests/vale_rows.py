"""Tables of incidents around the made-up Vale of `made.FILES`, as a researcher would write them."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.findings.rows import ROWS

TRUCEWATCH = [sys.executable, "-c", "from trucewatch.cli import main; main()"]
PATHS = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
"""How `trucewatch` is run as a process of its own."""

SHELLED = '{"acts":["shelling"],"told":[{"party":"norland","stance":"alleges","by":"Vale Post"}]}'


def vale_rows(incidents: int, **changed: list[Any]) -> pa.Table:
    """One row an incident, an hour apart, on a line through the city; `changed` replaces whole columns."""
    start = [datetime(2031, 3, 1, tzinfo=UTC) + timedelta(hours=n) for n in range(incidents)]
    columns: dict[str, list[Any]] = {
        "incident": [f"i-{n:05}" for n in range(incidents)],
        "lon": [85.1 + 0.4 * (n % 97) / 97 for n in range(incidents)],
        "lat": [27.7] * incidents,
        "radius_km": [float(n % 3) for n in range(incidents)],
        "place": [None] * incidents,
        "start": start,
        "end": [at + timedelta(hours=1) for at in start],
        "said": [SHELLED] * incidents,
    }
    return pa.table({f.name: pa.array((columns | changed)[f.name], f.type) for f in ROWS})


def write_rows(path: Path, incidents: int, **changed: list[Any]) -> Path:
    """The same in a Parquet file."""
    pq.write_table(vale_rows(incidents, **changed), path, row_group_size=1_000)
    return path
