"""The files of a run: a partition is written under another name and takes its own when it is whole."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ValidationError

from trucewatch.errors import TrucewatchError
from trucewatch.findings.batch.checked import REJECTED
from trucewatch.findings.batch.manifest import NAME, Made, Manifest
from trucewatch.findings.batch.source import Source

MADE = b"trucewatch"
"""The key in a partition's Parquet metadata under which `Made` stands."""

HOW = {
    "compression": "lz4",
    "use_dictionary": ["arrangement", "reading", "terms_version", "outcome"],
    "write_statistics": ["incident"],
}
"""How findings are written. Measured: zstd halves the file and takes a fifth more time than lz4; the least and greatest
values of ids and answers help no reader and cost as much again."""


class NotWritten(TrucewatchError):
    """A file of a run cannot be written: the disk is full, or it may not be."""


REJECTED_ROWS = "_rejected.csv"
"""The file that lists the rows that are not used."""


def name_of(number: int) -> str:
    """The file of a partition."""
    return f"part-{number:05}.parquet"


def made_here(folder: Path) -> dict[int, Made]:
    """What each whole partition of a folder says of itself; what is cut short or not ours is left out."""
    told = (_made(path) for path in sorted(folder.glob("part-*.parquet")))
    return {made.number: made for made in told if made is not None}


def _made(path: Path) -> Made | None:
    try:
        metadata = pq.read_metadata(path)
        made = Made.model_validate_json((metadata.metadata or {})[MADE])
    except (pa.ArrowInvalid, OSError, KeyError, ValidationError):
        return None
    findings = sum(count for counts in made.outcomes.values() for count in counts.values())
    return made if path.name == name_of(made.number) and metadata.num_rows == findings else None


def keep(folder: Path, found: pa.Table, rejected: pa.Table, made: Made) -> None:
    """Write a partition, and the rows that it does not use; raises NotWritten."""
    path = folder / name_of(made.number)
    aside = _rejected(folder, made.number)
    if rejected.num_rows:
        _whole(aside, lambda raw: pq.write_table(rejected, raw, compression="zstd"))
    else:
        aside.unlink(missing_ok=True)
    told = found.replace_schema_metadata({MADE: made.model_dump_json().encode()})
    _whole(path, lambda raw: pq.write_table(told, raw, **HOW))


def keep_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest; raises NotWritten."""
    text = manifest.model_dump_json(indent=2, by_alias=True) + "\n"
    _whole(folder / NAME, lambda raw: raw.write(text.encode()))


def keep_rejected(folder: Path, source: Source, made: Iterable[Made]) -> int:
    """Gather the rows that no partition uses in one file; returns how many. Without any there is no such file."""
    path = folder / REJECTED_ROWS
    spoilt = [one for one in made if one.rejected]
    if not spoilt:
        path.unlink(missing_ok=True)
        return 0

    def write(raw: IO[bytes]) -> None:
        text = open(raw.fileno(), "w", encoding="utf-8", newline="", closefd=False)  # noqa: SIM115 (raw is closed)
        rows = csv.writer(text)
        rows.writerow(["where", "incident", "fault"])
        for one in spoilt:
            table = pq.read_table(_rejected(folder, one.number), schema=REJECTED)
            rows.writerows((source.where(row["row"]), row["incident"], row["fault"]) for row in table.to_pylist())
        text.flush()

    _whole(path, write)
    return sum(one.rejected for one in spoilt)


def clear(folder: Path, keep_numbers: Iterable[int]) -> None:
    """Remove the partitions that are not to be kept, and what a stopped run left half-written."""
    kept = {path for n in keep_numbers for path in (folder / name_of(n), _rejected(folder, n))}
    for pattern in ("part-*.parquet", "_rejected-*.rows", ".*.half"):
        for path in folder.glob(pattern):
            if path not in kept:
                path.unlink(missing_ok=True)


def _rejected(folder: Path, number: int) -> Path:
    return folder / f"_rejected-{number:05}.rows"


def _whole(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write under another name, then rename, so that a kill at any moment leaves the old file, the new one, or none."""
    aside = path.with_name(f".{path.name}.half")
    try:
        with aside.open("wb") as raw:
            write(raw)
        os.replace(aside, path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise NotWritten(f"{path}: cannot be written ({error.strerror or str(error).splitlines()[0]})") from error
