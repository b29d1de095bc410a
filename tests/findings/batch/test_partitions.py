"""Partitions: everything once, in order, no incident cut, the same bounds whatever was finished before."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.crowd import crowd_rows
from trucewatch.findings.batch import source as reading
from trucewatch.findings.batch.columns import TAKEN
from trucewatch.findings.batch.partitions import count, gathered, partitions
from trucewatch.findings.batch.source import Source, source_of

RUNS = st.lists(st.integers(1, 7), max_size=30)
"""How many rows each incident has."""


def table(runs: list[int]) -> pa.Table:
    ids = [f"i-{n:03}" for n, rows in enumerate(runs) for _ in range(rows)]
    n = len(ids)
    columns = {f.name: pa.nulls(n, f.type) for f in TAKEN} | {"incident": ids, "lon": [float(i) for i in range(n)]}
    return pa.table([pa.array(columns[f.name], f.type) for f in TAKEN], schema=TAKEN)


def rows_of(source: Source, size: int, finished: frozenset[int] = frozenset()) -> dict[int, list[float]]:
    """The numbers of the rows of each partition (they stand in `lon`)."""
    return {p.number: p.rows()["lon"].to_pylist() for p in partitions(source, size, finished)}


@given(RUNS, st.integers(1, 12))
def test_each_row_once_and_no_incident_in_two(runs: list[int], size: int) -> None:
    rows = table(runs)
    found = rows_of(source_of(rows), size)
    assert sorted(found) == list(range(count(source_of(rows), size)))
    assert [row for part in found.values() for row in part] == rows["lon"].to_pylist()
    ids = rows["incident"].to_pylist()
    where: dict[str, int] = {}
    for number, part in found.items():
        for row in part:
            assert where.setdefault(ids[int(row)], number) == number
    for incident, number in where.items():
        assert number * size <= ids.index(incident) < (number + 1) * size, "where its first row lies"


@given(RUNS, st.integers(1, 12), st.sets(st.integers(0, 20)))
def test_what_is_left_is_cut_as_before(runs: list[int], size: int, finished: set[int]) -> None:
    source = source_of(table(runs))
    whole = rows_of(source, size)
    left = {number: rows for number, rows in whole.items() if number not in finished}
    assert rows_of(source, size, frozenset(finished)) == left


@given(RUNS, st.integers(1, 12), st.integers(1, 9), st.lists(st.integers(0, 60), max_size=3), st.integers(1, 5))
def test_files_and_row_groups_change_nothing(
    runs: list[int], size: int, group: int, cuts: list[int], at_once: int
) -> None:
    rows = table(runs)
    bounds = [0, *sorted(min(cut, rows.num_rows) for cut in cuts), rows.num_rows]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "READ", at_once)
        for n, (start, stop) in enumerate(pairwise(bounds)):
            pq.write_table(rows.slice(start, stop - start), Path(folder) / f"{n}.parquet", row_group_size=group)
        filed = source_of(Path(folder))
        expected = rows_of(source_of(rows), size)
        assert rows_of(filed, size) == expected
        odd = frozenset(range(0, 99, 2))
        assert rows_of(filed, size, odd) == {n: part for n, part in expected.items() if n % 2}


@given(RUNS, st.integers(1, 12))
def test_pieces_are_gathered_without_cutting_an_incident(runs: list[int], size: int) -> None:
    rows = table(runs)
    pieces = list(gathered((rows.slice(n, 1) for n in range(rows.num_rows)), size))
    assert [row for piece in pieces for row in piece["lon"].to_pylist()] == rows["lon"].to_pylist()
    heads = [piece["incident"][0].as_py() for piece in pieces]
    assert len(heads) == len(set(heads))
    assert all(piece.num_rows >= size for piece in pieces[:-1])


def test_words_keep_their_meaning_over_the_pieces() -> None:
    rows = crowd_rows()
    read = pa.concat_tables([p.rows() for p in partitions(source_of(rows), 100)])
    assert read["said"].to_pylist() == rows["said"].to_pylist()
    assert read["place"].to_pylist() == rows["place"].to_pylist()
