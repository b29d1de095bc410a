"""`trucewatch bench score` (`make score`): the reader against claims that people marked.

The development set lies beside the corpus, which TRUCEWATCH_CORPUS names (default ../shared). It is divided by a fixed
hash of the document's id: two thirds are for tuning, and their errors may be looked at; of one third only the figures
are. Three readers stand side by side: with the library's names only, with a gazetteer as well, and the trivial reader.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from trucewatch.bench import material
from trucewatch.bench.material import json_lines, needed
from trucewatch.bench.rates import shown
from trucewatch.bench.scorer import ROWS, Scored, score
from trucewatch.bench.trivial import trivial
from trucewatch.case.gazetteers import read_gazetteer
from trucewatch.errors import BadInput
from trucewatch.products.predictions import predictions
from trucewatch.read.places.names import Names

PARTS = (("tuning", False), ("held out", True))
Rows = list[dict[str, Any]]


def held_out(ident: str) -> bool:
    """Whether a document belongs to the third whose errors nobody looks at."""
    return hashlib.sha256(ident.encode()).digest()[0] % 3 == 0


@click.command()
@click.option("--errors", type=click.IntRange(0), default=0, help="List up to N errors of each kind, tuning part only.")
@click.option("--set", "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER",
              help="Another set: documents.jsonl {id, text, date, tz} and gold.jsonl.")  # fmt: skip
@click.option("--gazetteer", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="The gazetteer of the second reader; that of the corpus if left out.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(errors: int, folder: Path | None, gazetteer: Path | None, as_json: bool) -> None:
    """Score the reader on the development set: library names, with a gazetteer, and the trivial reader."""
    scorer = needed("gold/score_claims.py")
    documents, gold = dev_set(folder)
    readers = _readers(gazetteer or material.gazetteer())
    scored: dict[str, dict[str, Scored]] = {}
    sizes: dict[str, int] = {}
    for part, wanted in PARTS:
        chosen = [d for d in documents if held_out(d["id"]) is wanted]
        idents = {d["id"] for d in chosen}
        rows = [row for row in gold if row["article"] in idents]
        sizes[part] = len(chosen)
        if not rows:
            continue
        scored[part] = {
            name: score(scorer, chosen, rows, read(chosen), 0 if wanted else errors) for name, read in readers.items()
        }
    if as_json:
        told = {p: {"documents": sizes[p]} | {n: s.brief for n, s in by.items()} for p, by in scored.items()}
        click.echo(json.dumps(told, indent=2))
        return
    for part, by in scored.items():
        for name, one in by.items():
            if name != "trivial":
                click.echo(f"== {part}, {name}: {sizes[part]} documents\n{one.words}")
    for part, by in scored.items():
        click.echo(f"\n{part}, {sizes[part]} documents\n{_table(by)}")


def dev_set(folder: Path | None = None) -> tuple[Rows, Rows]:
    """Documents and marked claims of a set: the development set, or another one in a folder."""
    if folder is not None:
        return json_lines(folder / "documents.jsonl"), json_lines(folder / "gold.jsonl")
    gold = needed("gold/claims-dev/gold.jsonl").parents[1]
    done = subprocess.run(
        [sys.executable, gold / "dev_documents.py"], capture_output=True, check=False, cwd=gold, encoding="utf-8"
    )
    if done.returncode:
        raise BadInput(f"{gold / 'dev_documents.py'}: {done.stderr.strip().splitlines()[-1:]}")
    return [json.loads(line) for line in done.stdout.splitlines()], json_lines(gold / "claims-dev" / "gold.jsonl")


def _readers(gazetteer: Path | None) -> dict[str, Callable[[Rows], Iterable[dict[str, Any]]]]:
    plain = Names.of()
    readers: dict[str, Callable[[Rows], Iterable[dict[str, Any]]]] = {"library": lambda rows: predictions(rows, plain)}
    if gazetteer is not None:
        own = Names.of([], [], read_gazetteer(gazetteer).places)
        readers["gazetteer"] = lambda rows: predictions(rows, own)
    return readers | {"trivial": trivial}


def _table(by: dict[str, Scored]) -> str:
    """Precision and F1 of each reader side by side."""
    briefs = {name: one.brief for name, one in by.items()}
    lines = [f"{'':36}" + "".join(f"{name:>16}" for name in briefs), f"{'':36}" + f"{'P     F1':>16}" * len(briefs)]
    for slot, words in ROWS:
        cells = (f"{shown(b['slots'][slot]['precision'])}  {shown(b['slots'][slot]['f1'])}" for b in briefs.values())
        lines.append(f"{words:36}" + "".join(f"{cell:>16}" for cell in cells))
    for key in next(iter(briefs.values())):
        if key != "slots":
            values = (b[key] for b in briefs.values())
            cells = (shown(v) if isinstance(v, float) else str(v) for v in values)
            lines.append(f"{key:36}" + "".join(f"{cell:>16}" for cell in cells))
    return "\n".join(lines)


if __name__ == "__main__":
    command()
