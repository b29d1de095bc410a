"""Which incidents of a partition can be held against terms, and what is wrong with the rows of the others.

An incident goes in whole or not at all: one bad place among three would change what the other two say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.errors import BadInput
from trucewatch.findings.batch.columns import in_one_piece
from trucewatch.findings.said import Said

Flags = NDArray[np.bool_]

Unread = Callable[[Sequence[str]], Mapping[str, str]]
"""What is wrong with those of some texts of `said` that cannot be read."""

REJECTED = pa.schema([("row", pa.int64()), ("incident", pa.string()), ("fault", pa.string())])
"""Rows that are not used: `row` is the number in the source, from 0."""

ALSO = "another row of this incident cannot be used"


class Checked(NamedTuple):
    """The rows of the incidents that can be used, in order, how many incidents those are, and the rows not used.

    `begun`: each incident of them all, once for each place at which its rows begin.
    """

    rows: pa.Table
    incidents: int
    rejected: pa.Table
    begun: pa.Array


def checked(rows: pa.Table, first: int = 0, read: Unread | None = None) -> Checked:
    """Split rows in the form of `columns.TAKEN`; `first` is the number of the first one in its source.

    `read` reads texts, such as those of a book that is made ready, which then need not be read again.
    """
    faults = list(_faults(rows, read or unread))
    new = begins(rows["incident"])
    if not faults:
        begun = _chosen(rows["incident"], new)
        return Checked(_used(rows), len(begun), REJECTED.empty_table(), begun)
    fault = np.zeros(rows.num_rows, dtype=np.int32)
    for n, (bad, _) in enumerate(faults, start=1):
        fault[bad & (fault == 0)] = n
    run = np.cumsum(new)
    out = np.isin(run, np.unique(run[fault > 0]))
    fault[out & (fault == 0)] = len(faults) + 1
    words = pa.array(["", *(told for _, told in faults), ALSO]).take(pa.array(fault[out]))
    numbers = pa.array(first + np.flatnonzero(out))
    rejected = pa.Table.from_arrays([numbers, _chosen(rows["incident"], out), words], schema=REJECTED)
    kept = _used(rows.filter(pa.array(~out)))
    return Checked(kept, int((new & ~out).sum()), rejected, _chosen(rows["incident"], new))


def begins(incidents: pa.ChunkedArray) -> Flags:
    """Where rows of another incident begin. A null is an incident of its own."""
    column = in_one_piece(incidents)
    new = np.ones(len(column), dtype=np.bool_)
    if len(column):
        new[1:] = pc.fill_null(pc.not_equal(column[1:], column[:-1]), True).to_numpy(zero_copy_only=False)
    return new


def _chosen(incidents: pa.ChunkedArray, rows: Flags) -> pa.Array:
    return in_one_piece(incidents.filter(pa.array(rows)))


def _used(rows: pa.Table) -> pa.Table:
    """The rows with only those texts of `said` that they have: what stands beside them may be another's bad one."""
    said = in_one_piece(rows["said"])
    code = said.indices.to_numpy()
    used = np.bincount(code, minlength=len(said.dictionary)) > 0
    if used.all():
        return rows
    left = pa.array((np.cumsum(used) - 1)[code].astype(np.int32))
    said = pa.DictionaryArray.from_arrays(left, said.dictionary.filter(pa.array(used)))
    return rows.set_column(rows.column_names.index("said"), "said", said)


def _faults(rows: pa.Table, read: Unread) -> Iterator[tuple[Flags, str]]:
    """Each fault that there is with the rows that have it; the first of a row is the one that is told."""
    for bad, told in _possible(rows):
        if pc.any(bad).as_py():
            yield pc.fill_null(bad, False).to_numpy(), told
    yield from _unsaid(in_one_piece(rows["said"]), read)


def _possible(rows: pa.Table) -> Iterator[tuple[pa.ChunkedArray, str]]:
    """Each fault with the rows that would have it; what is null there has it not."""
    yield pc.or_kleene(pc.is_null(rows["incident"]), pc.equal(rows["incident"], "")), "no incident; expected an id"
    lon, lat, radius = (rows[name] for name in ("lon", "lat", "radius_km"))
    no_lon, no_lat, no_radius = (pc.is_null(column, nan_is_null=True) for column in (lon, lat, radius))
    yield pc.xor(no_lon, no_lat), "only one of lon and lat; expected both, or neither where the place is not known"
    yield pc.greater(pc.abs(lon), 180.0), "lon out of range; expected degrees from -180 to 180"
    yield pc.greater(pc.abs(lat), 90.0), "lat out of range; expected degrees from -90 to 90"
    yield pc.and_not(no_radius, no_lon), "no radius_km; expected kilometres, 0 where the point is exact"
    yield pc.less(radius, 0.0), "radius_km below 0; expected kilometres, 0 where the point is exact"
    yield pc.less(rows["end"], rows["start"]), "end before start; expected [start, end)"


def _unsaid(said: pa.DictionaryArray, read: Unread) -> Iterator[tuple[Flags, str]]:
    """Texts of `said` that cannot be read: each is read once, however many rows have it."""
    if said.null_count:
        yield said.is_null().to_numpy(zero_copy_only=False), 'no said; expected JSON such as {"acts":["shelling"]}'
    code = pc.fill_null(said.indices, len(said.dictionary)).to_numpy()
    used = np.flatnonzero(np.bincount(code, minlength=len(said.dictionary))[: len(said.dictionary)])
    texts = said.dictionary.take(pa.array(used)).to_pylist()
    number = dict(zip(texts, used.tolist(), strict=True))
    yield from ((code == number[text], fault) for text, fault in read(texts).items())


def unread(texts: Sequence[str]) -> dict[str, str]:
    """What is wrong with those of some texts of `said` that cannot be read."""
    faults: dict[str, str] = {}
    for text in texts:
        try:
            Said.read(text)
        except BadInput as error:
            faults[text] = str(error)
    return faults
