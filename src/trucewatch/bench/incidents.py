"""`trucewatch bench incidents`: which claims are put into one incident, against the incidents that people marked.

The development set and its scorer lie beside the corpus, which TRUCEWATCH_CORPUS names. Two rows: the gold claims,
grouped by us, and the reader's own claims, found and grouped by us. What counts is pairs across articles; all
singletons give 0.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from trucewatch.bench import material
from trucewatch.bench.material import needed
from trucewatch.bench.rates import shown
from trucewatch.bench.score import dev_set
from trucewatch.case.gazetteers import read_gazetteer
from trucewatch.errors import BadInput
from trucewatch.products.predictions import predictions
from trucewatch.products.predictions_incidents import with_incidents
from trucewatch.read.places.names import Names

Rows = list[dict[str, Any]]
BLOCKS = ("pairwise_across", "pairwise_within", "b_cubed")


@click.command()
def command() -> None:
    """Score the grouping of claims into incidents on the development set: gold claims, and the reader's own."""
    documents, gold = dev_set()
    places = material.gazetteer()
    names = Names.of([], [], read_gazetteer(places).places if places else [])
    hidden = ("incident", "incident_part_of", "relates_to")
    bare = [{key: value for key, value in row.items() if key not in hidden} for row in gold]
    for name, lines in (("gold claims", bare), ("the reader's claims", list(predictions(documents, names)))):
        told = scored(documents, gold, with_incidents(lines))
        for block in BLOCKS:
            aligned, strict = told["aligned"][block], told["strict"][block]
            click.echo(f"{name}, {block}: {_rates(aligned)}; with claims missed and invented: {_rates(strict)}")


def scored(documents: Iterable[dict[str, Any]], gold: Rows, lines: Rows) -> dict[str, Any]:
    """The scorer's report on some lines; claims are told by their words, so that both sides may differ."""
    with TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{name}.jsonl" for name in ("gold", "lines", "texts", "report")}
        texts = [{"article": d["id"], "text": d["text"]} for d in documents]
        for name, rows in (("gold", gold), ("lines", [_spoken(line) for line in lines]), ("texts", texts)):
            paths[name].write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        options = zip(("--gold", "--pred", "--texts", "--json"), map(str, paths.values()), strict=True)
        given = [str(needed("gold/score_incidents.py")), *(word for option in options for word in option)]
        done = subprocess.run([sys.executable, *given], capture_output=True, text=True)
        if done.returncode:
            raise BadInput(f"the scorer of incidents failed: {done.stderr.strip().splitlines()[-1]}")
        report: dict[str, Any] = json.loads(paths["report"].read_text("utf-8"))
        return report


def _spoken(line: dict[str, Any]) -> dict[str, Any]:
    return {key: line.get(key) for key in ("article", "start", "end", "event_type", "incident")}


def _rates(block: dict[str, Any]) -> str:
    return f"P {shown(block['precision'])} R {shown(block['recall'])} F1 {shown(block['f1'])}"
