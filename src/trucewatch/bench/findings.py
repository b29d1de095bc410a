"""`trucewatch bench findings`: findings at scale, of one incident at a time, and one step of them beside others.

How the large run's material is made stands in `held_world.py` (zones), `held_terms.py` (arrangements), `held_said.py`
(what is told) and `held_rows.py` (places and times); that of `--live` in `live_terms.py`; what is compared with others
in `zone_step.py`.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path

import click

from trucewatch.bench.held_made import make
from trucewatch.bench.held_scale import scale
from trucewatch.bench.live_terms import a_book, an_incident
from trucewatch.bench.machine import machine
from trucewatch.bench.zone_beside import beside
from trucewatch.bench.zone_step import step
from trucewatch.findings.live import find
from trucewatch.model.incident import Incident
from trucewatch.terms.book import Book


@click.command()
@click.option("--live", is_flag=True, help="One incident at a time, as the desk asks, on terms that overlap much.")
@click.option("--peers", is_flag=True, help="Only which zones hold a point at its time, beside other programs.")
@click.option("--incidents", type=click.IntRange(1), help="How many; a million if left out, 200 with --live.")
@click.option("--zones", type=click.IntRange(40), default=500, show_default=True, help="How many, not for --live.")
@click.option("--runs", type=click.IntRange(1), default=3, show_default=True, help="Runs, of which the median counts.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the generator.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Where rows and findings lie meanwhile; the system's own for such files if left out.",
)
def command(
    live: bool, peers: bool, incidents: int | None, zones: int, runs: int, seed: int, folder: Path | None
) -> None:
    """Time findings on generated terms: 40 arrangements with readings, parties and exclusions over many zones."""
    click.echo(machine())
    if live:
        _live(incidents or 200, seed)
        return
    incidents = incidents or 1_000_000
    with tempfile.TemporaryDirectory(prefix="trucewatch-findings-", dir=folder) as name:
        made = make(Path(name), incidents, zones, seed)
        click.echo(made.stated)
        click.echo(made.told)
        if peers:
            beside(step(made.rows, made.terms), runs)
        else:
            scale(made, Path(name), incidents, zones, runs, seed)


def _live(incidents: int, seed: int) -> None:
    chance = random.Random(seed)
    book = a_book(chance)
    asked = [an_incident(chance, f"i-{n}") for n in range(incidents)]
    started = time.perf_counter()
    find(asked[:1], book)
    click.echo(f"terms made ready, and the first incident: {_since(started):.1f} ms")
    readings = sum(len(a.readings) for a in book.arrangements.values())
    click.echo(f"{len(book.arrangements)} arrangements, {readings} readings, {len(book.zones)} zones")
    _one_by_one(asked, book)
    started = time.perf_counter()
    found = find(asked, book)
    took = _since(started)
    click.echo(f"{len(asked)} incidents at once: {took:.0f} ms, {took / len(asked):.2f} ms each, {len(found)} findings")


def _one_by_one(asked: list[Incident], book: Book) -> None:
    times: list[float] = []
    outcomes: Counter[str] = Counter()
    for incident in asked:
        started = time.perf_counter()
        found = find([incident], book)
        times.append(_since(started))
        outcomes.update(f.outcome.value for f in found)
    spread = f"min {min(times):.2f}, max {max(times):.2f}"
    late = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    click.echo(
        f"one incident, outcomes and reasons: median {statistics.median(times):.2f} ms ({spread}, p95 {late:.2f})"
    )
    click.echo(f"findings an incident: {sum(outcomes.values()) / len(asked):.1f}")
    click.echo("; ".join(f"{name}: {n}" for name, n in sorted(outcomes.items())))


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
