"""Findings as a table: the id, the keys, the six answers and the outcome, for as many rows as there are."""

from __future__ import annotations

import threading
from functools import cache
from importlib import resources

import duckdb
import numpy as np
import pyarrow as pa

from trucewatch.findings.decide import KEYS, TESTS
from trucewatch.findings.patterns import UNKNOWN, numbers, patterns

_WORD = pa.dictionary(pa.int32(), pa.string())

FOUND = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("incident", pa.string(), nullable=False),
        *(pa.field(key, _WORD, nullable=False) for key in KEYS if key != "incident"),
        *(pa.field(test, pa.bool_()) for test in TESTS),
        pa.field("outcome", pa.dictionary(pa.int8(), pa.string()), nullable=False),
    ]
)
"""The columns of a table of findings. A test is null where its answer is unknown."""

_own = threading.local()


@cache
def id_text() -> str:
    """The SQL text that makes ids, over a table named `held`."""
    return resources.files("trucewatch.findings").joinpath("ids.sql").read_text(encoding="utf-8")


def found(held: pa.Table) -> pa.Table:
    """The findings of rows of `decide.SCHEMA` (keys may be dictionary-encoded), one a row, in the same order."""
    held = held.combine_chunks()
    all_patterns, number = patterns(), numbers(held)
    answers = [_answers(all_patterns.answers[i][number]) for i in range(len(TESTS))]
    words = pa.array(all_patterns.words, pa.string())
    outcome = pa.DictionaryArray.from_arrays(pa.array(all_patterns.outcome[number]), words)
    keys = [held[key].cast(FOUND.field(key).type) for key in KEYS]
    return pa.Table.from_arrays([ids(held), *keys, *answers, outcome], schema=FOUND)


def ids(held: pa.Table) -> pa.ChunkedArray:
    """The id of each row of `held`."""
    with connection().cursor() as cursor:
        cursor.register("held", held.select(KEYS))
        return cursor.sql(id_text()).to_arrow_table()["id"]


def _answers(codes: np.ndarray[tuple[int], np.dtype[np.int8]]) -> pa.Array:
    return pa.array(codes == 1, mask=codes == UNKNOWN)


def connection() -> duckdb.DuckDBPyConnection:
    """One database in memory a thread, on one core: whoever asks for much does so in several threads."""
    if not hasattr(_own, "connection"):
        _own.connection = duckdb.connect(
            ":memory:",
            config={"autoinstall_known_extensions": "false", "threads": "1", "preserve_insertion_order": "true"},
        )
    connection: duckdb.DuckDBPyConnection = _own.connection
    return connection
