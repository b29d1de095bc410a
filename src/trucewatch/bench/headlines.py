"""Real wordings of one incident: rows of a UCDP GED export that cite several headlines, told twice.

The first table gets a row with its first headline, the second with its last and with differences as two coders have
them: 17 % begin a day off, 38 % lie some kilometres off under the wider place's name, a third have another toll or
none, the label is of another code book. Rows of one headline go to one table or the other, by chance. No pair within
the export is taken to be one incident, so what is linked wrongly is a lower bound on precision, if anything.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import click
import numpy as np
import pyarrow as pa

from trucewatch.bench.overlap_facts import facts
from trucewatch.bench.rates import Rates
from trucewatch.feeds import SCHEMA, feed_of, read_csv
from trucewatch.fuse import fuse
from trucewatch.fuse.records import prepared

LABELS = ("Battles: Armed clash", "Explosions/Remote violence: Shelling", "Violence against civilians: Attack")
TOLD_TWICE = 0.9
"""Of the rows with several headlines."""


def measure(path: Path, seed: int) -> None:
    """Print pair rates on rows told twice."""
    content = path.read_bytes()
    plain, _ = read_csv(content, path.name)
    said = dict(zip(plain["id"].to_pylist(), plain["source_headline"].to_pylist(), strict=True))
    chance = np.random.default_rng(seed)
    rows: dict[str, list[dict[str, Any]]] = {"A": [], "B": []}
    truth: set[tuple[str, str]] = set()
    for row in feed_of(content, path.name).table.to_pylist():
        lines = list(dict.fromkeys(line.strip() for line in (said[row["id"]] or "").split(";") if line.strip()))
        one = {**row, "id": f"a{row['id']}", "source": "A", "text": lines[0] if lines else None}
        other = _other(chance, row, lines[-1] if lines else None)
        if len(lines) > 1 and chance.random() < TOLD_TWICE:
            truth.add((one["id"], other["id"]))
            rows["A"].append(one)
            rows["B"].append(other)
        elif chance.random() < 0.5:
            rows["A"].append(one)
        else:
            rows["B"].append(other)
    _print([pa.Table.from_pylist(told, schema=SCHEMA) for told in rows.values()], truth)


def _other(chance: np.random.Generator, row: dict[str, Any], headline: str | None) -> dict[str, Any]:
    """The row as a second source has it."""
    out = {**row, "id": f"b{row['id']}", "source": "B", "text": headline, "kind": str(chance.choice(LABELS))}
    out["parties"] = (row["parties"] or "").replace("Government of", "Military Forces of")
    if chance.random() < 0.17:
        late = timedelta(int(chance.choice([-1, 1, 1, 1])))
        out |= {"date_from": row["date_from"] + late, "date_to": row["date_to"] + late}
    if row["lat"] is not None and chance.random() < 0.38:
        out["lat"], out["lon"] = row["lat"] + chance.uniform(-0.08, 0.08), row["lon"] + chance.uniform(-0.1, 0.1)
        out["place"] = "; ".join((row["place"] or "").split("; ")[1:]) or None
    dead = row["killed_low"]
    if dead is not None:
        draw = chance.random()
        dead = max(dead + int(chance.choice([-1, 1, 2])), 0) if draw < 0.25 else None if draw < 0.35 else dead
    return out | {"killed_low": dead, "killed_high": dead}


def _print(tables: list[pa.Table], truth: set[tuple[str, str]]) -> None:
    if not truth:
        click.echo("no row has two headlines")
        return
    records = prepared(pa.concat_tables(tables))
    at = {key: i for i, key in enumerate(records.ids)}
    a, b = (np.array([at[pair[side]] for pair in sorted(truth)]) for side in range(2))
    found = fuse(tables).pairs
    rates = Rates()
    rates.compare(truth, list(zip(found["id_a"].to_pylist(), found["id_b"].to_pylist(), strict=True)))
    click.echo(f"{tables[0].num_rows:,} + {tables[1].num_rows:,} rows, {len(truth):,} told twice: pairs {rates}")
    click.echo(f"  true pairs: {facts(records, a, b, ['same'] * len(a))}")
