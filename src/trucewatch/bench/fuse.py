"""`trucewatch bench fuse`: time, memory and quality of fusion on made-up overlaps (see `overlaps.py`)."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import click
import numpy as np
import pyarrow as pa

from trucewatch.bench.memory import Watch
from trucewatch.bench.overlaps import overlap
from trucewatch.bench.rates import Rates
from trucewatch.feeds import feed_of
from trucewatch.fuse import fuse
from trucewatch.fuse.known import Known

GROWING = 10_000
"""Records of each source in a year where the years grow with the records."""

LOOKS = 400
"""New records looked up in a live measurement."""


@click.command()
@click.option(
    "--size", "sizes", type=int, multiple=True, help="Records of each source; 10, 50 and 200 thousand if left out."
)
@click.option("--one-year", is_flag=True, help="All in one year; if left out, the years grow with the records.")
@click.option(
    "--live", is_flag=True, help="One record at a time against a stock kept ready; a million if no size is given."
)
@click.option(
    "--halves",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="No pair is true: part a real table's rows in two and count what is held.",
)
@click.option("--seed", type=int, default=7, show_default=True, help="Of the generator.")
def command(sizes: tuple[int, ...], one_year: bool, live: bool, halves: Path | None, seed: int) -> None:
    """Time fusing two made-up sources with hot spots, offensives and daily repeats; print pair F1 on their truth."""
    if halves:
        _halves(halves, seed)
        return
    if live:
        for size in sizes or (1_000_000,):
            _live(size, seed)
        return
    for size in sizes or (10_000, 50_000, 200_000):
        years = 1.0 if one_year else size / GROWING
        click.echo(f"2 × {size:,} over {years:g} years: making them …", err=True)
        made = overlap(size, years, seed)
        with Watch() as watch:
            started, cpu = time.perf_counter(), time.process_time()
            found = fuse(made.tables)
            took, worked = time.perf_counter() - started, time.process_time() - cpu
        rates = Rates()
        rates.compare(
            made.truth, list(zip(found.pairs["id_a"].to_pylist(), found.pairs["id_b"].to_pylist(), strict=True))
        )
        memory = f", {watch.most / 1e9:.2f} GB" if watch.most else ""
        counts = " + ".join(f"{table.num_rows:,}" for table in made.tables)
        click.echo(
            f"{counts} records, {years:g} years: {took:.1f} s ({worked:.1f} s of one core){memory}; pairs {rates}"
        )


def _halves(path: Path, seed: int) -> None:
    """What is held between two halves of one source, where each incident is told once."""
    table = feed_of(path.read_bytes(), path.name).table
    half = np.random.default_rng(seed).random(table.num_rows) < 0.5
    column = table.schema.get_field_index("source")
    found = fuse([table.set_column(column, "source", pa.array(np.where(half, "one half", "other half")))])
    of_thousand = 1000 * found.pairs.num_rows / max(table.num_rows, 1)
    click.echo(
        f"{table.num_rows:,} rows in two halves: {found.pairs.num_rows} links held, {of_thousand:.1f} of 1,000 rows"
    )


def _live(size: int, seed: int) -> None:
    """One record of the second source at a time against the first, kept ready."""
    years = size / GROWING / 2
    made = overlap(size, years, seed)
    started = time.perf_counter()
    known = Known(made.tables[0])
    ready = time.perf_counter() - started
    ids = made.tables[0]["id"].to_pylist()
    took: list[float] = []
    right = wanted = 0
    of: dict[str, set[str]] = {}
    for a, b in made.truth:
        of.setdefault(b, set()).add(a)
    for row in (
        made.tables[1].take(list(range(0, made.tables[1].num_rows, made.tables[1].num_rows // LOOKS))).to_pylist()
    ):
        before = time.perf_counter()
        found = known.alike(row)
        took.append((time.perf_counter() - before) * 1000)
        if row["id"] in of:
            wanted += 1
            right += bool(found) and ids[found[0].row] in of[row["id"]]
    late = statistics.quantiles(took, n=20)[-1]
    spread = f"median {statistics.median(took):.1f} ms, p95 {late:.1f}, most {max(took):.1f}"
    click.echo(f"{len(ids):,} records over {years:g} years, ready in {ready:.1f} s; one new record: {spread}")
    click.echo(f"a true partner comes first for {right} of {wanted} that have one")
