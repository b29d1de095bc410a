"""The one SQL text on DuckDB: columns in, six answers and an outcome out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

KEYS = ("incident", "arrangement", "reading", "terms_version")
TESTS = ("in_area", "in_time", "prohibited", "bound", "excluded", "permitted")
"""The six answers in the order of the SQL text."""


class Held(NamedTuple):
    """One incident held against one reading: the columns that the tests are computed from. None is unknown."""

    incident: str
    arrangement: str
    reading: str
    terms_version: str
    in_area: bool | None
    in_time: bool | None
    act_prohibited: bool | None
    act_permitted: bool | None
    actor_named: bool
    actor_disputed: bool
    actor_bound: bool | None
    target_stated: bool
    target_excluded: bool | None
    target_disputed: bool
    object_protected: bool | None


SCHEMA = pa.schema([(name, pa.string() if name in KEYS else pa.bool_()) for name in Held._fields])


@cache
def sql_text() -> str:
    """The SQL text: the six tests and the outcome, over a table named `held`."""
    return resources.files("trucewatch.findings").joinpath("tests.sql").read_text(encoding="utf-8")


@cache
def _root() -> duckdb.DuckDBPyConnection:
    """One database in memory for the process; it holds no table, and fetches nothing from elsewhere."""
    return duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false", "threads": "2"})


def decide(held: pa.Table) -> pa.Table:
    """The six answers and the outcome for each row of `held` (columns of `SCHEMA`), in the same order.

    Each call works on a cursor of its own, so that threads do not meet.
    """
    with _root().cursor() as cursor:
        cursor.register("held", held)
        return cursor.sql(sql_text()).to_arrow_table()


Pattern = tuple[bool | None, ...]
"""The columns of a row beside its keys, in the order of `SCHEMA`."""

_decided: dict[Pattern, dict[str, Any]] = {}


def answers_to(patterns: Sequence[Pattern]) -> list[dict[str, Any]]:
    """The six answers and the outcome for each pattern. The SQL text is asked once of each; there are not very many."""
    if new := [each for each in dict.fromkeys(patterns) if each not in _decided]:
        rows = decide(table_of([Held._make((*("",) * len(KEYS), *each)) for each in new]))
        _decided.update(zip(new, rows.drop_columns(list(KEYS)).to_pylist(), strict=True))
    return [_decided[each] for each in patterns]


def table_of(rows: list[Held]) -> pa.Table:
    """Rows as an Arrow table with the columns that the SQL text reads."""
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in SCHEMA]
    return pa.Table.from_arrays([pa.array(c, f.type) for c, f in zip(columns, SCHEMA, strict=True)], schema=SCHEMA)
