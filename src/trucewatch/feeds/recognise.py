"""Which format a table is in, told by its header alone, and its records."""

from __future__ import annotations

from types import ModuleType

import pyarrow as pa

from trucewatch.errors import BadInput, Fault
from trucewatch.feeds import acled, ged, gtd, scad
from trucewatch.feeds.building import build
from trucewatch.feeds.columns import COLUMNS, Feed
from trucewatch.feeds.csvfile import read_csv
from trucewatch.feeds.mapping import Mapping

_PUBLISHED: tuple[ModuleType, ...] = (ged, acled, gtd, scad)


def format_of(names: list[str]) -> str | None:
    """`UCDP GED`, `ACLED`, `GTD`, `SCAD`, `records` for our own columns; None where the header is none of them."""
    lower = {name.strip().lower() for name in names}
    for published in _PUBLISHED:
        if lower >= published.NEEDED:
            return str(published.NAME)
    return "records" if {"id", "date_from"} <= lower else None


def records_of(table: pa.Table, name: str, mapping: Mapping | None = None) -> Feed:
    """The records of a table as it was exported; raises BadInput where its header is of no known format.

    `name` tells the table in faults, and is the source of rows that name none.
    """
    if mapping:
        feed = build(name, mapping.name, mapping.columns_of(table, name), table.num_rows)
        feed.citation, feed.licence = mapping.citation, mapping.licence
        return feed
    table = table.rename_columns([column.strip().lower() for column in table.column_names])
    form = format_of(table.column_names)
    for published in _PUBLISHED:
        if form == published.NAME:
            feed = build(name, published.NAME, published.columns_of(table), table.num_rows)
            feed.citation, feed.licence = published.CITATION, published.LICENCE
            return feed
    if form is None:
        got = f"the columns {', '.join(table.column_names[:8])}"
        expected = f"at least id and date_from of {', '.join(COLUMNS)}, or an export of UCDP GED, ACLED, GTD or SCAD"
        raise BadInput(str(Fault(name, got, expected, "Rename the columns, or give a mapping file")))
    columns = {key: table[key] for key in COLUMNS if key in table.column_names}
    return build(name, form, columns, table.num_rows)


def feed_of(content: bytes, name: str, mapping: Mapping | None = None) -> Feed:
    """The records of a CSV file's bytes."""
    table, faults = read_csv(content, name)
    feed = records_of(table, name.removesuffix(".gz").removesuffix(".csv"), mapping)
    feed.faults = [*faults, *feed.faults]
    return feed
