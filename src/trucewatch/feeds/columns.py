"""The columns of a record: what a feed's row says, in one shape for all feeds.

| column | meaning |
|---|---|
| id | the row's own id in its source; needed, once in a source |
| source | the source's name; the file's name where the column is missing |
| date_from, date_to | first and last day on which it may have happened or went on, in the place's own days; needed |
| lat, lon | WGS84 degrees; both or neither |
| precision_km | the true place lies within this distance of the point; empty is not known |
| place | names, the finest first, parted by `;`: quarter or village; town; district; province |
| kind | the act in the source's own words |
| parties | who took part or was hit, in the source's own words, parted by `;` |
| killed_low, killed_high | bounds of the dead; empty is not known, never zero |
| text | what the source says in words: note, summary, headlines |

What a row says of who did it stands beside the record (`DEEDS`), because it is told of few and compared with nothing:

| column | meaning |
|---|---|
| doer | who is named as the one who did it, in the source's own words; empty where it names two sides and no doer |
| hit | who or what was hit, in the source's own words |
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

from trucewatch.errors import Fault

SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("source", pa.string()),
        ("date_from", pa.date32()),
        ("date_to", pa.date32()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("precision_km", pa.float64()),
        ("place", pa.string()),
        ("kind", pa.string()),
        ("parties", pa.string()),
        ("killed_low", pa.int64()),
        ("killed_high", pa.int64()),
        ("text", pa.string()),
    ]
)
"""Types of the columns; any but id and the dates may be null."""

DEEDS = pa.schema([("row", pa.int64()), ("doer", pa.string()), ("hit", pa.string())])
"""Beside each record: its row in the table that it came from (the first is 2, after the header), who is named as the
one who did it, and what was hit; both null where the row does not tell.
"""

COLUMNS: tuple[str, ...] = (*SCHEMA.names, "doer", "hit")


@dataclass(slots=True)
class Feed:
    """Records in `SCHEMA`, the rows that could not be used (`where` is `file, row n`), and how the source is cited.

    `deeds`, in `DEEDS`, has one row for each record, in the same order.
    """

    name: str
    format: str
    table: pa.Table
    deeds: pa.Table
    faults: list[Fault] = field(default_factory=list)
    citation: str = ""
    licence: str = ""
