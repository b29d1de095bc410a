"""`trucewatch bench fuse`: time, memory and quality of fusion on made-up overlaps (see `overlaps.py`)."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

import click
import numpy as np
import pyarrow as pa

from trucewatch.bench.fuse_registers import measure
from trucewatch.bench.headlines import measure as told_twice
from trucewatch.bench.memory import Watch
from trucewatch.bench.overlap_facts import KNOWN, facts
from trucewatch.bench.overlaps import Overlap, overlap
from trucewatch.bench.rates import Rates
from trucewatch.feeds import feed_of
from trucewatch.fuse import fuse
from trucewatch.fuse.known import Known
from trucewatch.fuse.mention import Mention
from trucewatch.fuse.records import prepared
from trucewatch.fuse.stock import Stock

GROWING = 10_000
"""Records of each source in a year where the years grow with the records."""

LOOKS = 400
"""New claims looked up in a live measurement."""

OF_THEM = 20
"""One record in so many is an incident on record too."""


@click.command()
@click.option(
    "--size", "sizes", type=int, multiple=True, help="Records of each source; 10, 50 and 200 thousand if left out."
)
@click.option("--one-year", is_flag=True, help="All in one year; if left out, the years grow with the records.")
@click.option(
    "--live",
    is_flag=True,
    help="One claim at a time against records and incidents kept ready; a million if no size is given.",
)
@click.option(
    "--halves",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="No pair is true: part a real table's rows in two and count what is held.",
)
@click.option(
    "--headlines",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Tell the rows of a UCDP GED export that cite several headlines twice, and find them again.",
)
@click.option("--registers", is_flag=True, help="Four registers of one country and year, of 400 incidents or --size.")
@click.option("--seed", type=int, default=7, show_default=True, help="Of the generator.")
def command(
    sizes: tuple[int, ...],
    one_year: bool,
    live: bool,
    halves: Path | None,
    headlines: Path | None,
    registers: bool,
    seed: int,
) -> None:
    """Time fusing two made-up sources with hot spots, offensives and daily repeats; print pair F1 on their truth."""
    if halves:
        _halves(halves, seed)
        return
    if headlines:
        told_twice(headlines, seed)
        return
    if registers:
        for size in sizes or (400,):
            measure(size, seed)
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
        _facts(made)


def _facts(made: Overlap) -> None:
    """What the true pairs are like, beside real ones."""
    records = prepared(pa.concat_tables(made.tables))
    row = {key: i for i, key in enumerate(records.ids)}
    a, b = (np.array([row[pair[side]] for pair in made.truth], dtype=np.int64) for side in range(2))
    click.echo(f"  true pairs: {facts(records, a, b, list(made.truth.values()))}")
    click.echo(f"  known of real ones: {KNOWN}")


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
    """One claim of the second source at a time: against the first as a feed, and every twentieth of it as an incident.

    It takes the path of the desk (`fuse.stock`): incidents and records of feeds, levels, weights, reasons.
    """
    years = size / GROWING / 2
    made = overlap(size, years, seed)
    feed = made.tables[0]
    held = feed.take(list(range(0, feed.num_rows, OF_THEM)))
    started = time.perf_counter()
    stock = Stock([_mention(row) for row in held.to_pylist()], Known(feed))
    ready = time.perf_counter() - started
    ids, on_record = feed["id"].to_pylist(), set(held["id"].to_pylist())
    of: dict[str, set[str]] = {}
    for a, b in made.truth:
        of.setdefault(b, set()).add(a)
    took: list[float] = []
    told = {"a record of the feed": [0, 0], "an incident": [0, 0]}
    step = max(made.tables[1].num_rows // LOOKS, 1)
    for row in made.tables[1].take(list(range(0, made.tables[1].num_rows, step))).to_pylist():
        one = _mention(row)
        before = time.perf_counter()
        found = stock.like(one)
        took.append((time.perf_counter() - before) * 1000)
        records = [ids[like.at] for like in found if like.record]
        incidents = [stock.told[like.at].id for like in found if not like.record]
        for name, first, true in (
            ("a record of the feed", records[:1], of.get(row["id"], set())),
            ("an incident", incidents[:1], of.get(row["id"], set()) & on_record),
        ):
            told[name][1] += bool(true)
            told[name][0] += not true.isdisjoint(first)
    late = statistics.quantiles(took, n=20)[-1]
    spread = f"median {statistics.median(took):.1f} ms, p95 {late:.1f}, most {max(took):.1f}"
    click.echo(
        f"{len(ids):,} records over {years:g} years and {len(on_record):,} incidents, ready in {ready:.1f} s; "
        f"one new claim: {spread}"
    )
    for name, (right, wanted) in told.items():
        click.echo(f"{name} that is the same comes first for {right} of {wanted} that have one")


def _mention(row: dict[str, Any]) -> Mention:
    """A record as a claim would tell it."""
    start = datetime.combine(row["date_from"], clock.min, UTC)
    return Mention(
        id=row["id"],
        report=row["id"],
        act="attack",
        words=row["text"] or "",
        start=start,
        end=datetime.combine(row["date_to"], clock.min, UTC) + timedelta(days=1),
        place=(row["place"] or "").split(";")[0],
        lat=row["lat"],
        lon=row["lon"],
        radius=row["precision_km"],
        parties=tuple((row["parties"] or "").split("; ")),
        killed_low=row["killed_low"],
        killed_high=row["killed_high"],
    )
