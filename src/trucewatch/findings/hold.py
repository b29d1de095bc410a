"""Incidents held against the readings of a book: the columns that the six tests are computed from. One definition.

It works over arrays, for one incident as for a million: the desk asks it of one, a batch of a whole table, a cluster of
each of its parts. What it returns goes into the SQL text (`decide`).
"""

from __future__ import annotations

import pyarrow as pa

from trucewatch.findings.columns import SCHEMA, columns
from trucewatch.findings.placed import placed
from trucewatch.findings.ready import Ready
from trucewatch.findings.rows import Laid

STEP = 65_536
"""Incidents at once: few enough for their arrays to stay in the processor's cache. It changes no answer."""


def hold(rows: pa.Table, ready: Ready, *, every: bool = False) -> pa.Table:
    """The columns of `decide.SCHEMA` for each incident and reading for which neither area nor time is plainly no.

    `rows`: the narrow table (`rows.ROWS`), rows of one incident together. `every`: also those whose area or time is
    plainly no. In the order of the incidents, then of the book; arrangement, reading and terms version are
    dictionary-encoded. Threads may share `ready`. Raises BadInput where the table is not one, ValueError where a
    number is out of range.
    """
    laid = Laid.of(rows)
    form, forms = ready.weights.of(laid.texts)
    steps = [(n, min(n + STEP, len(laid.first))) for n in range(0, len(laid.first), STEP)]
    parts = [columns(placed(laid, *step, ready, every), laid, form, forms, ready) for step in steps]
    return pa.Table.from_batches(parts, schema=SCHEMA)
