"""Findings on a Spark cluster (extra `spark`): the same function over arrays, the same SQL text, the same ids.

`hold` runs inside `mapInArrow` on the cluster's workers, which need this package; `tests.sql` and `ids.sql` are given
to Spark as sqlglot transpiles them. Nothing here opens a session: that is the caller's.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache

import pyarrow as pa
import sqlglot
from pyspark.sql import DataFrame
from sqlglot import exp

from trucewatch.findings.batch.checked import checked
from trucewatch.findings.batch.columns import TAKEN, check_columns, in_form
from trucewatch.findings.batch.partitions import gathered
from trucewatch.findings.decide import SCHEMA, sql_text
from trucewatch.findings.found import FOUND, id_text
from trucewatch.findings.hold import hold
from trucewatch.findings.ready import Ready, ready
from trucewatch.terms.book import Book

ROWS_AT_ONCE = 100_000
"""Rows that a worker holds at once, however small the pieces are in which Spark hands them over."""

TYPES = {
    "string": pa.string(),
    "double": pa.float64(),
    "float": pa.float32(),
    "bigint": pa.int64(),
    "int": pa.int32(),
    "timestamp": pa.timestamp("us", "UTC"),
    "timestamp_ntz": pa.timestamp("us"),
    "date": pa.date32(),
    "void": pa.null(),
}
"""Spark's types as Arrow has them; any other can be none of our columns."""

Pieces = Iterable[pa.RecordBatch]


def findings_frame(rows: DataFrame, book: Book, known_at: datetime | None = None, *, every: bool = False) -> DataFrame:
    """The findings of incidents: the columns of `found.FOUND` as text and booleans, in no order.

    `rows` has the columns of `rows.ROWS`; the rows of an incident may lie anywhere: they are brought together first.
    Incidents that cannot be used are left out here and given by `rejected_frame`. Raises BadInput where a column is
    missing or has another type.
    """
    packed = zlib.compress(pickle.dumps((book, known_at)))
    held = _together(rows).mapInArrow(_holding(packed, every), _as_written(SCHEMA))
    name = "trucewatch_held"
    held.createOrReplaceTempView(name)
    try:
        return rows.sparkSession.sql(text_for_spark(name))
    finally:
        rows.sparkSession.catalog.dropTempView(name)


def rejected_frame(rows: DataFrame) -> DataFrame:
    """The incidents that cannot be used, with what is wrong with their rows: columns incident and fault."""
    return _together(rows).mapInArrow(_rejected, "incident string, fault string")


def text_for_spark(table: str = "held") -> str:
    """The SQL text of tests, outcome and id, as Spark reads it, over a table of that name."""
    whole = sqlglot.parse_one(sql_text(), read="duckdb", into=exp.Select)
    (made,) = sqlglot.parse_one(id_text(), read="duckdb", into=exp.Select).expressions
    for named in whole.find_all(exp.Table):
        if named.name == "held":
            named.set("this", exp.to_identifier(table))
    columns = {column.alias_or_name: column for column in [made, *whole.expressions]}
    return whole.select(*(columns[name] for name in FOUND.names), append=False).sql(dialect="spark", comments=False)


def _together(rows: DataFrame) -> DataFrame:
    check_columns(pa.schema([(name, TYPES.get(kind, pa.binary())) for name, kind in rows.dtypes]), "the data frame")
    return rows.select(*TAKEN.names).repartition("incident").sortWithinPartitions("incident")


def _as_written(schema: pa.Schema) -> str:
    """An Arrow schema of text and booleans as Spark writes one."""
    return ", ".join(f"{f.name} {'boolean' if pa.types.is_boolean(f.type) else 'string'}" for f in schema)


def _holding(packed: bytes, every: bool) -> Callable[[Pieces], Iterator[pa.RecordBatch]]:
    """What a worker does with the rows of a task; it travels to the workers with the book."""

    def held(pieces: Pieces) -> Iterator[pa.RecordBatch]:
        against = _unpacked(packed)
        for rows in gathered(_tables(pieces), ROWS_AT_ONCE):
            good = checked(rows, read=against.weights.unread).rows
            yield from hold(good, against, every=every).cast(SCHEMA).to_batches()

    return held


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> Ready:
    """A book made ready, once in a worker process for all its tasks."""
    return ready(*pickle.loads(zlib.decompress(packed)))


def _rejected(pieces: Pieces) -> Iterator[pa.RecordBatch]:
    for rows in gathered(_tables(pieces), ROWS_AT_ONCE):
        yield from checked(rows).rejected.select(["incident", "fault"]).to_batches()


def _tables(pieces: Pieces) -> Iterator[pa.Table]:
    for piece in pieces:
        yield in_form(pa.Table.from_batches([piece]))
