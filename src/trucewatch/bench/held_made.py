"""All that `bench findings` is generated from and writes down before anything is measured."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.bench.held_rows import tables, write
from trucewatch.bench.held_said import stock, texts
from trucewatch.bench.held_terms import Terms, terms
from trucewatch.bench.held_world import THEATRES
from trucewatch.model.incident import Incident


@dataclass(frozen=True, slots=True)
class Made:
    """The terms, the file of rows, and for each text of what is said an incident that says it."""

    terms: Terms
    rows: Path
    said: dict[str, Incident]
    some: pa.Table
    told: str

    @property
    def stated(self) -> str:
        """The size of the terms in words."""
        held = self.terms.book.arrangements.values()
        corners = sum(len(ring) - 1 for block in self.terms.world.blocks for zone in block for ring in zone.rings)
        areas = sum(len(r.areas) for a in held for r in a.readings)
        return (
            f"{len(held)} arrangements, {sum(len(a.readings) for a in held)} readings with {areas} areas over "
            f"{len(self.terms.book.zones)} zones of {corners:,} corners"
        )


def make(folder: Path, incidents: int, zones: int, seed: int) -> Made:
    """Write the rows into the folder; `some` are the first rows again, of 10,000 incidents."""
    started = time.perf_counter()
    made = terms(zones, seed)
    stocks = [stock(theatre, seed) for theatre in range(len(THEATRES))]
    said = [texts(entries, made.book) for entries in stocks]
    rows = folder / "rows.parquet"
    used = write(rows, made, said, incidents, seed)
    some, _ = next(tables(made, said, min(incidents, 10_000), seed))
    words = {
        text: entry
        for part, entries in zip(said, stocks, strict=True)
        for text, entry in zip(part, entries, strict=True)
    }
    size = f"{rows.stat().st_size / 1e6:,.0f} MB of Parquet"
    told = (
        f"{incidents:,} incidents in {pq.read_metadata(rows).num_rows:,} rows, {used:,} texts of what is said, "
        f"{size}, generated in {time.perf_counter() - started:.0f} s (not counted)"
    )
    return Made(made, rows, words, some, told)
