"""The rows of a run: Parquet files, or a table in memory. Rows are numbered from 0 through all files."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.errors import BadInput, TrucewatchError
from trucewatch.findings.batch.columns import TAKEN, check_columns, in_form, in_one

READ = 131_072
"""Rows that are read at once."""

CODED = ["place", "said"]
"""Columns whose values repeat, so that they are read as numbers into a list of words."""


class Changed(TrucewatchError):
    """An input file is no longer what it was when the run began."""


class Stamp(NamedTuple):
    """What a file looked like from outside: a change shows without reading it again."""

    size: int
    modified: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """The stamp of a file; raises BadInput where there is none."""
        try:
            seen = path.stat()
        except OSError as error:
            raise BadInput(f"{path}: cannot be read ({error.strerror}); expected a Parquet file") from error
        return cls(seen.st_size, seen.st_mtime_ns, seen.st_ino)


@dataclass(frozen=True)
class RowFile:
    """One Parquet file, or a table in memory: `rows` rows from row `first` on. `sha256` is that of its bytes."""

    name: str
    first: int
    rows: int
    sha256: str
    path: Path | None = None
    stamp: Stamp | None = None
    groups: tuple[int, ...] = ()
    """The first row of each row group, counted in the file."""
    table: pa.Table | None = None


class Source:
    """Rows of incidents in the order of their files (by name) and rows."""

    def __init__(self, files: Sequence[RowFile]) -> None:
        self.files = tuple(files)
        self.rows = sum(file.rows for file in files)
        self._starts = [file.first for file in files]

    def stream(self, first: int = 0, names: Sequence[str] = TAKEN.names) -> Iterator[pa.Table]:
        """The rows from a row on, in pieces with these columns, `incident` as text and the others as they are written.

        Raises BadInput where a file is damaged.
        """
        for file in self.files[max(0, bisect_right(self._starts, first) - 1) :]:
            at = max(0, first - file.first)
            if at < file.rows:
                yield from _of_table(file.table, at, names) if file.table is not None else _of_file(file, at, names)

    def covering(self, first: int, stop: int) -> tuple[RowFile, ...]:
        """The files that hold rows of `[first, stop)`."""
        return tuple(file for file in self.files if file.first < stop and first < file.first + file.rows)

    def where(self, row: int) -> str:
        """A row as a person finds it: `file, row n`, rows of a file counted from 1."""
        file = self.files[max(0, bisect_right(self._starts, row) - 1)]
        return f"{file.path or file.name}, row {row - file.first + 1:,}"

    def check_unchanged(self) -> None:
        """Raise Changed where a file was changed since the run began."""
        for file in self.files:
            if file.path is not None and file.stamp != Stamp.of(file.path):
                raise Changed(f"{file.path}: was changed while it was read; leave it as it is until the run has ended")


def source_of(given: Path | pa.Table) -> Source:
    """A Parquet file, a folder of them (`*.parquet`, by name), or a table; schemas are checked before a row is read.

    Raises BadInput where there is none, one is cut short, or a column is missing or has another type.
    """
    if isinstance(given, pa.Table):
        check_columns(given.schema, "the table")
        return Source([RowFile("table", 0, given.num_rows, _hash_of_table(given), table=given)])
    paths = sorted(given.glob("*.parquet")) if given.is_dir() else [given]
    if not paths:
        raise BadInput(
            f"{given}: got a folder without *.parquet, expected Parquet files with incidents; "
            "docs/how-to/findings-at-scale.md says how to write them"
        )
    files: list[RowFile] = []
    for path in paths:
        files.append(_file(path, files[-1].first + files[-1].rows if files else 0))
    return Source(files)


def _file(path: Path, first: int) -> RowFile:
    stamp = Stamp.of(path)
    try:
        with pq.ParquetFile(path) as opened:
            metadata, schema = opened.metadata, opened.schema_arrow
        with path.open("rb") as raw:
            sha256 = hashlib.file_digest(raw, "sha256").hexdigest()
    except (pa.ArrowInvalid, OSError) as error:
        again = "write it again" if path.suffix == ".parquet" else "docs/how-to/findings-at-scale.md makes one of a CSV"
        raise BadInput(
            f"{path}: got no whole Parquet file ({_first_line(error)}), expected one; {again}. Nothing was begun"
        ) from error
    check_columns(schema, str(path))
    groups = [0]
    for i in range(metadata.num_row_groups):
        groups.append(groups[-1] + metadata.row_group(i).num_rows)
    return RowFile(path.name, first, metadata.num_rows, sha256, path, stamp, tuple(groups[:-1]))


def _of_table(table: pa.Table, at: int, names: Sequence[str]) -> Iterator[pa.Table]:
    for start in range(at, table.num_rows, READ):
        yield _piece(table.slice(start, READ), names)


def _piece(rows: pa.Table, names: Sequence[str]) -> pa.Table:
    """Rows with these columns, first the incidents as text. The rest is brought to its form by whoever needs it."""
    return rows.select(names).set_column(0, "incident", in_form(rows, ["incident"])["incident"])


def _of_file(file: RowFile, at: int, names: Sequence[str]) -> Iterator[pa.Table]:
    assert file.path is not None
    group = bisect_right(file.groups, at) - 1
    skip, row = at - file.groups[group], at
    try:
        with pq.ParquetFile(file.path, read_dictionary=CODED, pre_buffer=False, buffer_size=1 << 20) as opened:
            pieces = opened.iter_batches(
                READ, row_groups=range(group, len(file.groups)), columns=list(names), use_threads=True
            )
            for piece in pieces:
                kept = piece.slice(min(skip, piece.num_rows))
                skip -= piece.num_rows - kept.num_rows
                if kept.num_rows:
                    yield _piece(pa.Table.from_batches([kept]), names)
                    row += kept.num_rows
    except (pa.ArrowInvalid, OSError) as error:
        raise BadInput(
            f"{file.path}: cannot be read from row {row + 1:,} on ({_first_line(error)}); put a whole file in its place"
        ) from error


def _hash_of_table(table: pa.Table) -> str:
    """The SHA-256 of the table's values, whatever pieces it lies in."""
    sha256 = hashlib.sha256()
    for start in range(0, table.num_rows, READ):
        piece = in_one([table.slice(start, READ)])
        plain = [piece[name].cast(pa.string()) if name in CODED else piece[name] for name in piece.column_names]
        batch = pa.Table.from_arrays(plain, names=piece.column_names).combine_chunks().to_batches()[0]
        sha256.update(batch.serialize())
    return sha256.hexdigest()


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0].rstrip(".")
