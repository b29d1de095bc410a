"""Some of a run's incidents asked of the live desk: the same ids, tests and outcomes must come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from trucewatch.findings.decide import TESTS
from trucewatch.findings.live import find
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Truth
from trucewatch.model.when import Precision, When
from trucewatch.model.where import Where
from trucewatch.terms.book import Book

Answers = frozenset[tuple[str, ...]]
"""Findings as id, incident, the six answers, and outcome."""


def differ(rows: Path, out: Path, stock: Mapping[str, Incident], book: Book, incidents: int) -> tuple[int, int]:
    """Of some incidents from the middle of the file: how many findings there are, and how many are not equal live.

    `stock` has for each text an incident that says it.
    """
    file = pq.ParquetFile(rows)
    table = file.read_row_group(file.num_row_groups // 2)
    asked = incidents_of(table.slice(0, 2 * incidents), stock)[:incidents]
    live = frozenset((f.id, f.incident, *(t.answer.value for t in f.tests), f.outcome.value) for f in find(asked, book))
    kept = _kept(out, [incident.id for incident in asked])
    return len(live), len(live ^ kept)


def incidents_of(rows: pa.Table, stock: Mapping[str, Incident]) -> list[Incident]:
    """The incidents of narrow rows, each as the model has it; the last one may be cut off with the table."""
    found = []
    for key, each in groupby(rows.to_pylist(), key=lambda row: str(row["incident"])):
        stated = list(each)
        found.append(stock[stated[0]["said"]].model_copy(update={"id": key, **_stated(stated)}))
    return found


def _stated(rows: Sequence[Mapping[str, Any]]) -> dict[str, object]:
    places = {(row["lon"], row["lat"]): row for row in rows if row["lon"] is not None}
    times = dict.fromkeys((row["start"], row["end"]) for row in rows)
    told_by = next(end for _, end in times) if all(start is None for start, _ in times) else None
    return {
        "where": tuple(
            Where(as_written="there", key=row["place"], lon=lon, lat=lat, radius_km=row["radius_km"])
            for (lon, lat), row in places.items()
        ),
        "when": tuple(_when(start, end) for start, end in times if start is not None),
        "told_by": told_by,
    }


def _when(start: datetime, end: datetime) -> When:
    return When(start=start.astimezone(UTC), end=end.astimezone(UTC), precision=Precision.DAYS, zone="UTC")


def _kept(out: Path, incidents: Iterable[str]) -> Answers:
    files = [str(path) for path in sorted(out.glob("part-*.parquet"))]
    table = ds.dataset(files, format="parquet").to_table(filter=ds.field("incident").isin(list(incidents)))
    return frozenset(
        (row["id"], row["incident"], *(Truth.of(row[test]).value for test in TESTS), row["outcome"])
        for row in table.to_pylist()
    )
