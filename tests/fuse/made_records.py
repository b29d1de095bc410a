"""Rows of made-up records, one keyword a column."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

from trucewatch.feeds import COLUMNS, SCHEMA
from trucewatch.fuse.records import Records, prepared

PLAIN: dict[str, Any] = {
    "date_from": date(2031, 3, 4),
    "lat": 10.0,
    "lon": 20.0,
    "precision_km": 3.0,
    "place": "Vale; North",
    "kind": "armed clash",
    "parties": "Harrow Front; Norland Army",
    "killed_low": 3,
    "killed_high": 3,
    "text": "Fighting near the Osterline mill killed Jon Tarrow, residents said.",
}


def row(source: str, key: str, **said: Any) -> dict[str, Any]:
    """One record; what is not given is plain, and None stays unknown."""
    full = {"source": source, "id": key} | PLAIN | said
    return {"date_to": full["date_from"]} | full


def table(*rows: dict[str, Any]) -> pa.Table:
    """Records as a table."""
    return pa.Table.from_pylist([{c: r.get(c) for c in COLUMNS} for r in rows], schema=SCHEMA)


def arrays(*rows: dict[str, Any]) -> Records:
    """Records as the comparison reads them."""
    return prepared(pa.table(table(*rows)))
