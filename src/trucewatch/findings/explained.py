"""What the findings on a few incidents of a table rest on, in words: the live path on their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.errors import BadInput, NotHeld
from trucewatch.findings.batch.checked import checked
from trucewatch.findings.batch.columns import in_one
from trucewatch.findings.batch.source import source_of
from trucewatch.findings.live import find_in
from trucewatch.findings.said import Said
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.when import Precision, When
from trucewatch.model.where import Where
from trucewatch.terms.book import Book

PLACE, TIME = ("lon", "lat", "radius_km", "place"), ("start", "end")


def explained(
    given: Path | pa.Table,
    incidents: Sequence[str],
    book: Book,
    known_at: datetime | None = None,
    *,
    every: bool = False,
) -> tuple[Finding, ...]:
    """The findings on these incidents of a table (as `batch.run` takes it), each test with what it rests on.

    Raises NotHeld where an incident is not in the table, BadInput where its rows cannot be used.
    """
    wanted = pa.array(dict.fromkeys(incidents), pa.string())
    pieces = [piece.filter(pc.is_in(piece["incident"], wanted)) for piece in source_of(given).stream()]
    found = in_one(pieces)
    held = set(found["incident"].to_pylist())
    if missing := [key for key in incidents if key not in held]:
        raise NotHeld(
            f"{missing[0]}: no row of the table has this incident; ids are written as in its column `incident`"
        )
    return tuple(finding for key in dict.fromkeys(incidents) for finding in _of_one(key, found, book, known_at, every))


def _of_one(key: str, rows: pa.Table, book: Book, known_at: datetime | None, every: bool) -> Iterator[Finding]:
    own = rows.filter(pc.equal(rows["incident"], key))
    good = checked(own)
    if good.rejected.num_rows:
        raise BadInput(f"{key}: {good.rejected['fault'][0].as_py()}")
    told = own.to_pylist()
    places = list(dict.fromkeys(tuple(row[name] for name in PLACE) for row in told))
    times = list(dict.fromkeys(tuple(row[name] for name in TIME) for row in told))
    stated = {tuple(row[name] for name in (*PLACE, *TIME)) for row in told}
    if len(stated) != len(places) * len(times):
        raise BadInput(f"{key}: got {len(stated)} rows, expected one for each of its places at each of its times")
    incident = _incident(key, told[0], places, times)
    ordered = [dict(zip((*PLACE, *TIME), place + span, strict=True)) for place, span in product(places, times)]
    table = pa.Table.from_pylist([{"incident": key, "said": told[0]["said"], **row} for row in ordered], own.schema)
    yield from find_in([incident], table, book, known_at, every=every)


def _incident(key: str, row: dict[str, Any], places: Sequence[Any], times: Sequence[Any]) -> Incident:
    """The incident as far as words speak of it; its answers come from the rows, which were checked."""
    said = Said.read(row["said"])
    undated = times == [(None, None)]
    return Incident.model_construct(
        id=key,
        claims=(),
        acts=said.acts,
        where=() if [place[0] for place in places] == [None] else tuple(_where(place) for place in places),
        when=() if undated else tuple(_when(*span) for span in times),
        attributions=said.attributions,
        targets=said.hit,
        stated_targets=tuple(aimed.named for aimed in said.aimed),
    )


def _where(place: Sequence[Any]) -> Where:
    lon, lat, radius, name = place
    if lon is None:
        return Where(as_written=name or "somewhere")
    words = name or f"{lat:.4f}, {lon:.4f}"
    return Where(as_written=words, key=name, lon=lon, lat=lat, radius_km=radius)


def _when(start: datetime | None, end: datetime | None) -> When:
    """A time as its row has it, also one that no text could state: an instant, whose start and end are one."""
    return When.model_construct(start=start, end=end, precision=Precision.PART_OF_DAY, zone="UTC", approximate=False)
