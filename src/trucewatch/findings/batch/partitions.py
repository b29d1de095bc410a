"""A run in partitions: so many rows each, and never the rows of one incident in two of them.

A partition begins at the first incident whose first row is at or after its number times the size, so that its bounds
follow from the rows and the size alone, and a run that goes on finds the same ones.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import groupby
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.findings.batch.columns import in_one
from trucewatch.findings.batch.source import Source

SIZE = 250_000
"""Rows in a partition, where nobody says otherwise."""


class Partition(NamedTuple):
    """One partition: its number, the number of its first row in the source, and its rows as they were read."""

    number: int
    first: int
    pieces: tuple[pa.Table, ...]

    @property
    def stop(self) -> int:
        """The row after its last one."""
        return self.first + sum(len(piece) for piece in self.pieces)

    def rows(self) -> pa.Table:
        """Its rows in the form of `columns.TAKEN`, in one piece."""
        return in_one(self.pieces)


def count(source: Source, size: int) -> int:
    """How many partitions the rows of a source make."""
    return -(-source.rows // size)


def partitions(source: Source, size: int, finished: Container[int] = ()) -> Iterator[Partition]:
    """The partitions that are not finished, in order; what lies between them is not read."""
    wanted = ((n, n not in finished) for n in range(count(source, size)))
    for missing, run in groupby(wanted, key=lambda pair: pair[1]):
        if missing:
            yield from _run(source, size, [n for n, _ in run])


def _run(source: Source, size: int, numbers: list[int]) -> Iterator[Partition]:
    """Partitions that follow each other. One before the first row is read too: its incident may go on."""
    begin = max(0, numbers[0] * size - 1)
    rows = _Rows(source.stream(begin), begin)
    if numbers[0]:
        rows.take_incident(rows.first_incident())
    for number in numbers:
        first = rows.at
        yield Partition(number, first, tuple(rows.take_whole((number + 1) * size - first)))


def gathered(stream: Iterator[pa.Table], size: int) -> Iterator[pa.Table]:
    """Rows in tables of about a size that never cut an incident, however they come, in the form of `columns.TAKEN`."""
    rows = _Rows(stream, 0)
    while pieces := rows.take_whole(size):
        yield in_one(pieces)


class _Rows:
    """Rows that are taken from the front. `at` is the number of the next one."""

    def __init__(self, stream: Iterator[pa.Table], at: int) -> None:
        self._stream = stream
        self._ready: list[pa.Table] = []
        self.at = at

    def take(self, count: int) -> list[pa.Table]:
        """The next rows, fewer where there are no more."""
        taken: list[pa.Table] = []
        while count > 0 and self._more():
            piece = self._ready.pop(0)
            if piece.num_rows > count:
                self._ready.insert(0, piece.slice(count))
                piece = piece.slice(0, count)
            taken.append(piece)
            count -= piece.num_rows
            self.at += piece.num_rows
        return taken

    def take_whole(self, count: int) -> list[pa.Table]:
        """The next rows, and those after them that are of the last one's incident."""
        taken = self.take(count)
        return [*taken, *self.take_incident(taken[-1]["incident"][-1])] if taken else []

    def take_incident(self, incident: pa.Scalar) -> list[pa.Table]:
        """The next rows as long as they are of that incident."""
        taken: list[pa.Table] = []
        while self._more():
            here = self._ready[0]
            other = pc.index(_same(here["incident"], incident), False).as_py()
            taken.extend(self.take(here.num_rows if other < 0 else other))
            if other >= 0:
                break
        return taken

    def first_incident(self) -> pa.Scalar:
        """The incident of the next row."""
        self._more()
        return self._ready[0]["incident"][0]

    def _more(self) -> bool:
        if not self._ready and (piece := next(self._stream, None)) is not None:
            self._ready.append(piece)
        return bool(self._ready)


def _same(column: pa.ChunkedArray, incident: pa.Scalar) -> pa.ChunkedArray:
    return pc.fill_null(pc.equal(column, incident), False) if incident.is_valid else pc.is_null(column)
