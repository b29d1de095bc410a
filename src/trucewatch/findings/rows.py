"""The narrow table that findings are computed from: one row per place and time stated for an incident.

incident     its id; the rows of one incident stand together
lon, lat     degrees; null: the place is not known
radius_km    the true place lies within this distance of the point; 0 is exact
place        the gazetteer's key of the place; null: none
start, end   `[start, end)` in UTC, an approximate time already widened; null: that side is open
said         what is said beside place and time, as the text of `said.Said`

An incident with two places and three times has six rows. One without any time has a null start, and ends when it was
first told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.errors import BadInput, Fault
from trucewatch.findings.said import said_of
from trucewatch.model.claim import Claim
from trucewatch.model.incident import Incident
from trucewatch.model.where import Where
from trucewatch.terms.book import Book
from trucewatch.terms.codes import Indices
from trucewatch.terms.cover import Span, spans
from trucewatch.terms.extents import FIRST, LAST, Micros
from trucewatch.terms.lying import Floats, Spots

UTC_MICROS = pa.timestamp("us", tz="UTC")

ROWS = pa.schema(
    [
        pa.field("incident", pa.string(), nullable=False),
        ("lon", pa.float64()),
        ("lat", pa.float64()),
        ("radius_km", pa.float64()),
        ("place", pa.string()),
        ("start", UTC_MICROS),
        ("end", UTC_MICROS),
        pa.field("said", pa.string(), nullable=False),
    ]
)
"""The columns of the table. `incident`, `place` and `said` may also come dictionary-encoded."""

NOWHERE = Where(as_written="")
"""Stands for the place of an incident for which no claim gives one."""


def times_of(incident: Incident) -> tuple[Span, ...]:
    """The spans at which an incident is asked about; without a stated time, any time until it was told."""
    return spans(incident.when) or ((None, incident.told_by),)


def rows_an_incident(incident: Incident) -> int:
    """How many rows an incident has: one for each place and time."""
    return len(incident.where or (NOWHERE,)) * len(times_of(incident))


def rows_of(incidents: Sequence[Incident], book: Book, claims: Mapping[str, Claim]) -> pa.Table:
    """The narrow table of incidents. `claims`, by id, are what the desk holds, where they are at hand."""
    columns = list(zip(*_rows(incidents, book, claims), strict=True)) or [()] * len(ROWS)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, ROWS, strict=True)], schema=ROWS)


def _rows(incidents: Sequence[Incident], book: Book, claims: Mapping[str, Claim]) -> Iterator[tuple[object, ...]]:
    for incident in incidents:
        said = said_of(incident, book, claims).text()
        for place, (start, end) in product(incident.where or (NOWHERE,), times_of(incident)):
            lon, lat = (place.lon, place.lat) if place.located else (None, None)
            yield incident.id, lon, lat, place.radius_km, place.key, start, end, said


@dataclass(frozen=True, slots=True)
class Laid:
    """The table as arrays. `first`: the row at which each incident begins; `said` points into `texts`."""

    incident: pa.Array
    first: Indices
    spots: Spots
    start: Micros
    end: Micros
    said: Indices
    texts: tuple[str, ...]

    @classmethod
    def of(cls, rows: pa.Table, first: Indices | None = None) -> Laid:
        """The table laid out. `first` where it is known; else a new incident begins where the id is another one.

        Raises BadInput where a column is missing or of another type, or the text or id is null.
        """
        held = {field.name: _column(rows, field) for field in ROWS}
        key, keys = _encoded(held["place"])
        said, texts = _encoded(held["said"])
        incident = held["incident"]
        if pa.types.is_dictionary(incident.type):
            incident = incident.cast(pa.string())
        if incident.null_count or (len(said) and said.min() < 0):
            where = "incident" if incident.null_count else "said"
            raise BadInput(str(Fault(f"column {where}", "a row without one", "one in every row")))
        spots = Spots(_numbers(held["lon"]), _numbers(held["lat"]), _numbers(held["radius_km"]), key, keys)
        start, end = _micros(held["start"], FIRST), _micros(held["end"], LAST)
        return cls(incident, _first(incident) if first is None else first, spots, start, end, said, texts)

    def rows_of(self, incidents: Indices) -> tuple[Indices, Indices]:
        """The rows of some incidents end to end, and where among them each one's begin."""
        first = self.first.take(incidents)
        counts = self.ends(incidents) - first
        begins = np.cumsum(counts) - counts
        return np.repeat(first - begins, counts) + np.arange(counts.sum()), begins

    def ends(self, incidents: Indices) -> Indices:
        """The row at which each of some incidents ends."""
        last = len(self.first) - 1
        ends: Indices = np.where(incidents < last, self.first.take(np.minimum(incidents + 1, last)), len(self.said))
        return ends


def _column(rows: pa.Table, field: pa.Field) -> pa.Array:
    if field.name not in rows.column_names:
        raise BadInput(str(Fault("the table of incidents", f"no column {field.name!r}", f"one of {field.type}")))
    column = rows[field.name].combine_chunks()
    column = column if isinstance(column, pa.Array) else pa.concat_arrays(column.chunks)
    value = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if value == field.type or (pa.types.is_large_string(value) and field.type == pa.string()):
        return column
    if pa.types.is_timestamp(value) and value.tz is not None and pa.types.is_timestamp(field.type):
        return column.cast(field.type, safe=False)
    if pa.types.is_floating(field.type) and (pa.types.is_floating(value) or pa.types.is_integer(value)):
        return column.cast(field.type)
    if pa.types.is_null(value):
        return column.cast(field.type)
    raise BadInput(str(Fault(f"column {field.name}", str(column.type), str(field.type))))


def _encoded(column: pa.Array) -> tuple[Indices, tuple[str, ...]]:
    """Where each value stands among the distinct ones (-1: null), and those."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    at = pc.fill_null(column.indices.cast(pa.int64()), -1).to_numpy(zero_copy_only=False)
    return at, tuple(column.dictionary.to_pylist())


def _numbers(column: pa.Array) -> Floats:
    numbers: Floats = pc.fill_null(column, float("nan")).to_numpy(zero_copy_only=False)
    return numbers


def _micros(column: pa.Array, open_side: int) -> Micros:
    at: Micros = pc.fill_null(column.cast(pa.int64()), open_side).to_numpy(zero_copy_only=False)
    return np.clip(at, FIRST, LAST)


def _first(incident: pa.Array) -> Indices:
    if not len(incident):
        return np.empty(0, dtype=np.int64)
    other = pc.not_equal(incident[1:], incident[:-1]).to_numpy(zero_copy_only=False)
    return np.concatenate([[0], np.flatnonzero(other) + 1])
