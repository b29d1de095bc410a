"""The measuring material that lies beside the project; TRUCEWATCH_CORPUS names its folder (default ../shared)."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trucewatch.errors import BadInput

ARTICLES = "data/fa-kes/articles.csv"
GAZETTEERS = "data/*-gazetteer/locations.json"
TEMPLATES = "data/muc-4"
NOTES = "data/acled-package-rows/acled_2022_half_a.csv.gz"


def corpus() -> Path:
    """The folder of the material, whether it is there or not."""
    return Path(os.environ.get("TRUCEWATCH_CORPUS", "../shared")).resolve()


def found(path: str) -> Path | None:
    """A file or folder of the material; None where it is not there."""
    whole = corpus() / path
    return whole if whole.exists() else None


def gazetteer() -> Path | None:
    """The gazetteer of the material, None where there is none."""
    return next(iter(sorted(corpus().glob(GAZETTEERS))), None)


def needed(path: str) -> Path:
    """A file or folder of the material; raises BadInput where it is not there."""
    whole = found(path)
    if whole is None:
        raise BadInput(f"{corpus() / path}: is not there; set TRUCEWATCH_CORPUS to the folder that holds {path}")
    return whole


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file; raises BadInput that names the line."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append(json.loads(line))
        except ValueError as error:
            raise BadInput(f"{path}:{number}: got no JSON ({error}), expected one object a line") from error
    return rows


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of the FA-KES half as documents `{id, text, tz}`, each text once.

    They have no reference day here: the file's `date` is now the article's, now the event's. The zone is the one that
    most documents of the development set have, which are of the same articles; UTC where that set is not there.
    """
    zones = Counter(row["home_tz"] for row in json_lines(dev)) if (dev := _dev_list()) else Counter[str]()
    zone = zones.most_common(1)[0][0] if zones else "UTC"
    seen = set()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            text = row["article_title"] + "\n\n" + row["article_content"]
            if text not in seen:
                seen.add(text)
                yield {"id": row["unit_id"], "text": text, "tz": zone}


def _dev_list() -> Path | None:
    return found("gold/claims-dev/documents.jsonl")
