"""`trucewatch bench fuse --registers`: four registers of one made-up country and year, fused all at once."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import click
import numpy as np
import pyarrow as pa

from trucewatch.bench.overlap_facts import KNOWN, facts, stages, told
from trucewatch.bench.rates import Rates
from trucewatch.bench.registers import Registers, registers
from trucewatch.fuse import Fusion, fuse
from trucewatch.fuse.records import prepared
from trucewatch.fuse.weights import weights

Key = tuple[tuple[str, str], tuple[str, str]]


def measure(deeds: int, seed: int) -> None:
    """Print what the true pairs are like, where they are lost, and the rates in all, by registers and by kind."""
    made = registers(deeds, seed)
    counts = " + ".join(f"{table.num_rows:,} {name}" for name, table in made.tables.items())
    click.echo(f"{counts} rows of one year, {len(made.truth):,} true pairs")
    _alike(made)
    found = fuse(list(made.tables.values()))
    given = _given(found)
    rates = Rates()
    rates.compare(made.truth, given)
    click.echo(f"pairs {rates}")
    for one, other in combinations(sorted(made.tables), 2):
        both = Rates()
        both.compare(*([key for key in keys if (key[0][0], key[1][0]) == (one, other)] for keys in (made.truth, given)))
        click.echo(f"  {one} and {other}: {both}")
    right = Counter((made.truth[key], given[key]) for key in given if key in made.truth)
    for kind, n in sorted(Counter(made.truth.values()).items()):
        hit = sum(count for (true, _), count in right.items() if true == kind)
        click.echo(f"  {kind}: {hit:,} of {n:,} found, {right[kind, kind]:,} of them told as {kind}")


def _alike(made: Registers) -> None:
    records = prepared(pa.concat_tables(made.tables.values()))
    row = {(records.sources[s], key): i for i, (key, s) in enumerate(zip(records.ids, records.source, strict=True))}
    a, b = (np.array([row[key[side]] for key in made.truth], dtype=np.int64) for side in range(2))
    click.echo(f"true pairs: {facts(records, a, b, list(made.truth.values()))}")
    click.echo(f"known of real ones: {KNOWN}")
    every: dict[str, Rates] = {}
    for i, j in combinations(range(len(records.sources)), 2):
        true = {
            (x, y)
            for x, y in zip(a.tolist(), b.tolist(), strict=True)
            if (records.source[x], records.source[y]) == (i, j)
        }
        for stage, rates in stages(records, i, j, true, weights()).items():
            sums = every.setdefault(stage, Rates())
            sums.tp, sums.fp, sums.fn = sums.tp + rates.tp, sums.fp + rates.fp, sums.fn + rates.fn
    click.echo(f"precision and recall by stage: {told(every)}")


def _given(found: Fusion) -> dict[Key, str]:
    """The links held, by (source, id) of both, with their kind."""
    columns = (found.pairs[name].to_pylist() for name in ("source_a", "id_a", "source_b", "id_b", "kind"))
    return {((s, a), (t, b)): kind for s, a, t, b, kind in zip(*columns, strict=True)}
