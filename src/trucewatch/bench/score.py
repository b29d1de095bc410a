"""`make score`: the reader against the development set of claims that lies beside the corpus.

    python -m trucewatch.bench.score [--errors N]

The set is divided by a fixed hash of the document's id: two thirds for tuning, whose errors may be looked at, and one
third whose figures alone are looked at. The corpus is found by TRUCEWATCH_CORPUS (default ../shared).
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from trucewatch.products.predictions import predictions
from trucewatch.read.names import Names


def held_out(ident: str) -> bool:
    """Whether a document belongs to the third whose errors nobody looks at."""
    return hashlib.sha256(ident.encode()).digest()[0] % 3 == 0


@click.command()
@click.option(
    "--errors", type=click.IntRange(0), default=0, help="List up to N errors of each kind on the tuning part."
)
def main(errors: int) -> None:
    """Score the reader on the development set."""
    corpus = Path(os.environ.get("TRUCEWATCH_CORPUS", "../shared")).resolve()
    gold = corpus / "gold"
    if not (gold / "score_claims.py").is_file():
        raise click.ClickException(f"{gold}: no scorer there; set TRUCEWATCH_CORPUS to the corpus")
    documents = _documents(gold)
    names = Names.of()
    for part, wanted in (("tuning, two thirds", False), ("held out, one third", True)):
        chosen = [d for d in documents if held_out(d["id"]) is wanted]
        click.echo(f"== {part}: {len(chosen)} documents")
        _score(gold, chosen, names, 0 if wanted else errors)


def _documents(gold: Path) -> list[dict[str, Any]]:
    printed = subprocess.run(
        [sys.executable, gold / "dev_documents.py"], capture_output=True, text=True, check=True, cwd=gold
    ).stdout
    return [json.loads(line) for line in printed.splitlines()]


def _score(gold: Path, documents: list[dict[str, Any]], names: Names, errors: int) -> None:
    chosen = {d["id"] for d in documents}
    rows = [json.loads(line) for line in (gold / "claims-dev" / "gold.jsonl").read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        files = {
            "--gold": [row for row in rows if row["article"] in chosen],
            "--texts": [{"article": d["id"], **d} for d in documents],
            "--pred": list(predictions(documents, names)),
        }
        command = [sys.executable, str(gold / "score_claims.py"), "--tier", "core", "--boot", "0"]
        for option, lines in files.items():
            path = Path(folder) / f"{option.strip('-')}.jsonl"
            path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
            command += [option, str(path)]
        if errors:
            command += ["--errors", str(errors)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
