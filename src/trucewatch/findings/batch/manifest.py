"""What a run is: from which rows, against which terms, known when, by which package. It stands beside the findings.

A partition says itself what it was made from (`Made`, in its Parquet metadata), so that a run that was stopped knows at
its next start which partitions it may keep; the manifest is written when the run begins and again when it is finished.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from trucewatch import __version__
from trucewatch.errors import BadInput
from trucewatch.findings.batch.source import Source
from trucewatch.findings.found import FOUND
from trucewatch.model.frozen import Frozen, Schema1
from trucewatch.model.instant import Instant
from trucewatch.terms.book import Book

NAME = "_manifest.json"
"""Names that begin with `_` or `.` are no part of the data set for whoever reads the folder as one."""


class Input(Frozen):
    """One input file: its name, its rows, and the SHA-256 of its bytes."""

    name: str
    rows: int
    sha256: str


class Terms(Frozen):
    """What incidents are held against, and how.

    `versions`: the terms version of each arrangement; `zones`: the SHA-256 of each outline; `book`: that of everything
    that findings rest on, parties and gazetteer too; `package`: who computes.
    """

    versions: dict[str, str]
    zones: dict[str, str]
    book: str
    known_at: Instant | None
    every: bool
    package: str


class Made(Frozen):
    """What one partition is: `key` is a hash over all that it was made from.

    `first` and `rows`: which rows of the input; `incidents`: how many of them were held; `rejected`: rows not used;
    `outcomes`: how many findings of each outcome, per arrangement.
    """

    number: int
    key: str
    first: int
    rows: int
    incidents: int
    rejected: int
    outcomes: dict[str, dict[str, int]]

    @property
    def stop(self) -> int:
        """The row after its last one."""
        return self.first + self.rows


class Manifest(Frozen):
    """One run. `made` holds the partitions once all are finished; until then it is None."""

    schema_: Schema1 = Field(default=1, alias="schema")
    terms: Terms
    input: tuple[Input, ...]
    size: int
    columns: dict[str, str]
    made: tuple[Made, ...] | None = None


def manifest_of(source: Source, book: Book, known_at: Instant | None, every: bool, size: int) -> Manifest:
    """The manifest of a run that begins."""
    zones = {key: _hash(book.zones[key]) for key in sorted(book.zones)}
    others = [getattr(book, f.name) for f in fields(book) if f.name != "zones"]
    terms = Terms(
        versions=dict(sorted(book.versions.items())),
        zones=zones,
        book=_hash(*zones.values(), *(held[key] for held in others for key in held)),
        known_at=known_at,
        every=every,
        package=f"trucewatch {__version__}",
    )
    files = tuple(Input(name=file.name, rows=file.rows, sha256=file.sha256) for file in source.files)
    columns = {field.name: str(field.type) for field in FOUND}
    return Manifest(terms=terms, input=files, size=size, columns=columns)


def key_of(manifest: Manifest, source: Source, number: int, stop: int) -> str:
    """The hash over all that a partition is made from: the terms, its bounds, and the files that its rows lie in.

    `stop` is where its last incident ended. The rows before and after were looked at too, so their files count.
    """
    first = number * manifest.size
    files = source.covering(max(0, first - 1), max(first, stop) + 1)
    bounds = [manifest.size, first, *([file.sha256, file.first] for file in files)]
    made_from = [manifest.terms.model_dump_json(), manifest.columns, bounds]
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()[:16]


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder; None where there is none. Raises BadInput where it cannot be read."""
    path = folder / NAME
    if not path.exists():
        return None
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise BadInput(
            f"{path}: is no manifest of a run; give another folder, or --anew to compute all again"
        ) from error


def _hash(*parts: BaseModel | str) -> str:
    sha256 = hashlib.sha256()
    for part in parts:
        told = part.model_dump_json() if isinstance(part, BaseModel) else part
        sha256.update(told.encode() + b"\n")
    return sha256.hexdigest()
