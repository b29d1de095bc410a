"""A table in memory and a book in, findings out: for a notebook, and for tables that fit into it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import pyarrow as pa

from trucewatch.errors import BadInput
from trucewatch.findings.batch.checked import checked
from trucewatch.findings.batch.columns import check_columns, in_one
from trucewatch.findings.batch.source import RowFile, Source
from trucewatch.findings.batch.together import check_together, hashed
from trucewatch.findings.found import found
from trucewatch.findings.hold import hold
from trucewatch.findings.ready import ready
from trucewatch.terms.book import Book


class HeldTable(NamedTuple):
    """`findings`: the columns of `found.FOUND`. `rejected`: row (from 0), incident and fault of rows not used."""

    findings: pa.Table
    rejected: pa.Table


def findings_of(table: Any, book: Book, known_at: datetime | None = None, *, every: bool = False) -> HeldTable:
    """The findings of the incidents of an Arrow, pandas or polars table with the columns of `rows.ROWS`.

    In the order of the incidents, then of the book. Raises BadInput where it is no table, a column is missing or of
    another type, or rows of an incident stand apart.
    """
    try:
        rows = table if isinstance(table, pa.Table) else pa.table(table)
    except (TypeError, pa.ArrowInvalid) as error:
        raise BadInput(f"got {type(table).__name__}, expected an Arrow, pandas or polars table") from error
    check_columns(rows.schema, "the table")
    against = ready(book, known_at)
    good = checked(in_one([rows]), read=against.weights.unread)
    check_together(Source([RowFile("the table", 0, rows.num_rows, "", table=rows)]), [hashed(good.begun)], ())
    return HeldTable(found(hold(good.rows, against, every=every)), good.rejected)
