"""Whether the rows of each incident stand together: over a run, each incident must begin once.

While partitions are made, each notes a hash of 64 bits of every incident that begins in it. Where a hash is met twice
in the end, the words are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.errors import BadInput
from trucewatch.findings.batch.checked import begins
from trucewatch.findings.batch.columns import in_one_piece
from trucewatch.findings.batch.source import Source
from trucewatch.findings.found import connection

Hashes = NDArray[np.uint64]


def hashed(incidents: pa.Array) -> Hashes:
    """A hash of each incident; a null, which is none, is left out."""
    with connection().cursor() as cursor:
        cursor.register("heads", pa.table({"incident": incidents.drop_null()}))
        column = cursor.sql("SELECT hash(incident) AS hash FROM heads").to_arrow_table()["hash"]
    hashes: Hashes = column.to_numpy()
    return hashes


def check_together(source: Source, begun: list[Hashes], unseen: Iterable[tuple[int, int]]) -> None:
    """Raise BadInput where rows of an incident stand apart, naming the first one that is met again.

    `begun`: the hashes of all that begins in the partitions of this run; it is emptied. `unseen`: the rows
    `[first, stop)` of partitions that were made before.
    """
    begun.extend(hashed(heads) for first, stop in unseen for heads, _ in _heads(source, first, stop))
    every = np.empty(sum(map(len, begun)), dtype=np.uint64)
    at = 0
    while begun:
        part = begun.pop()
        every[at : at + len(part)] = part
        at += len(part)
    every.sort()
    twice = np.unique(every[1:][every[1:] == every[:-1]])
    if len(twice):
        _check_words(source, twice)


def _check_words(source: Source, twice: Hashes) -> None:
    met: dict[str, int] = {}
    for heads, at in _heads(source, 0, source.rows):
        for place in np.flatnonzero(np.isin(hashed(heads), twice)).tolist():
            incident, row = heads[place].as_py(), int(at[place])
            if incident in met:
                here, there = source.where(met[incident]), source.where(row)
                raise BadInput(
                    f"{there}: incident {incident!r} stands there and at {here}, with others between; expected all its "
                    f"rows one after another. Sort the table by incident and run again with --anew"
                )
            met[incident] = row


def _heads(source: Source, first: int, stop: int) -> Iterator[tuple[pa.Array, NDArray[np.int64]]]:
    """The incidents that begin in `[first, stop)`, with the numbers of the rows in which they do. No nulls."""
    at, last = first, pa.scalar(None, pa.string())
    for piece in source.stream(first, ["incident"]):
        incidents = piece["incident"].slice(0, stop - at)
        if not len(incidents):
            return
        new = begins(pa.chunked_array([pa.array([last.as_py()], pa.string()), *incidents.chunks]))[1:]
        new &= incidents.is_valid().to_numpy()
        yield in_one_piece(incidents.filter(pa.array(new))), at + np.flatnonzero(new)
        at, last = at + len(incidents), incidents[-1]
