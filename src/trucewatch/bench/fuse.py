"""`trucewatch bench fuse`: time, memory and quality of fusion on made-up overlaps (see `overlaps.py`)."""

from __future__ import annotations

import time

import click

from trucewatch.bench.memory import Watch
from trucewatch.bench.overlaps import overlap
from trucewatch.bench.rates import Rates
from trucewatch.fuse import fuse

GROWING = 10_000
"""Records of each source in a year where the years grow with the records."""


@click.command()
@click.option(
    "--size", "sizes", type=int, multiple=True, help="Records of each source; 10, 50 and 200 thousand if left out."
)
@click.option("--one-year", is_flag=True, help="All in one year; if left out, the years grow with the records.")
@click.option("--seed", type=int, default=7, show_default=True, help="Of the generator.")
def command(sizes: tuple[int, ...], one_year: bool, seed: int) -> None:
    """Time fusing two made-up sources with hot spots, offensives and daily repeats; print pair F1 on their truth."""
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
