"""A table in memory, whoever made it."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pytest

from findings.crowd import BOOK, crowd_rows
from findings.crowd import live as found_live
from trucewatch.errors import BadInput
from trucewatch.findings.batch import findings_of
from trucewatch.findings.found import FOUND


def test_an_arrow_table_gives_what_the_live_path_gives() -> None:
    findings, rejected = findings_of(crowd_rows(), BOOK)
    assert findings.schema == FOUND
    assert findings["id"].to_pylist() == [f.id for f in found_live()]
    assert rejected.num_rows == 0


def test_a_pandas_table_is_the_same_table() -> None:
    frame: pd.DataFrame = crowd_rows().to_pandas()
    assert findings_of(frame, BOOK, every=True).findings.equals(findings_of(crowd_rows(), BOOK, every=True).findings)


def test_views_of_text_as_polars_gives_them_are_text() -> None:
    names = ("incident", "place", "said")
    views = pa.table({n: crowd_rows()[n].cast(pa.string_view()) if n in names else crowd_rows()[n] for n in FIELDS})
    assert findings_of(views, BOOK).findings.equals(findings_of(crowd_rows(), BOOK).findings)


FIELDS = crowd_rows().column_names


def test_what_is_no_table_or_no_such_table_is_told() -> None:
    with pytest.raises(BadInput, match="got int, expected an Arrow, pandas or polars table"):
        findings_of(7, BOOK)
    with pytest.raises(BadInput, match="the table: got no column 'said'"):
        findings_of(crowd_rows().drop_columns(["said"]), BOOK)
    rows = crowd_rows().slice(0, 3)
    with pytest.raises(BadInput, match="Sort the table by incident"):
        findings_of(rows.set_column(0, "incident", pa.array(["a", "b", "a"])), BOOK)
