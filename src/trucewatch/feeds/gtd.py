"""Global Terrorism Database, as it is exported (saved as CSV).

`specificity` 1 to 5 becomes a radius: the town; a small district's middle (2 and 3); a province's; 5 has no point. A
day or month of 0 is not known and spans its month or year. `nkill` counts all dead, perpetrators too; where a group of
attacks has one toll, the publisher has shared it out over their rows. Each attack of a group is a row of its own.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.feeds.building import Columns
from trucewatch.feeds.joining import joined, looked_up, stripped
from trucewatch.feeds.parts import first_and_last

NAME = "GTD"
CITATION = (
    "START (National Consortium for the Study of Terrorism and Responses to Terrorism), Global Terrorism Database"
)
LICENCE = "GTD terms of use: cite, do not pass the rows on"
NEEDED = frozenset({"eventid", "iyear", "imonth", "iday", "attacktype1_txt"})

RADIUS_KM = {"1": 5.0, "2": 25.0, "3": 40.0, "4": 120.0}
UNNAMED = r"^(?i:unknown|other|\.|-9+)$"


def columns_of(table: pa.Table) -> Columns:
    """The columns of a record, from a table whose header is in lower case."""
    has = set(table.column_names)
    start, end = first_and_last(table["iyear"], table["imonth"], table["iday"])
    dead = stripped(table["nkill"], r"^-\d+(\.0)?$|\.\d+$") if "nkill" in has else None
    pointed = (
        pc.not_equal(pc.utf8_trim_whitespace(pc.cast(table["specificity"], pa.string())), "5")
        if ("specificity" in has)
        else None
    )
    return {
        "id": table["eventid"],
        "source": None,
        "date_from": start,
        "date_to": end,
        "lat": _where(table, "latitude", pointed),
        "lon": _where(table, "longitude", pointed),
        "precision_km": looked_up(table["specificity"], RADIUS_KM) if "specificity" in has else None,
        "place": joined(_named(table, ("city", "provstate")), ("city", "provstate"), "; "),
        "kind": joined(table, ("attacktype1_txt", "attacktype2_txt"), "; "),
        "parties": joined(table, ("gname", "gname2", "targtype1_txt", "corp1"), "; "),
        "killed_low": dead,
        "killed_high": dead,
        "text": joined(table, ("summary", "location", "target1"), ". "),
    }


def _where(table: pa.Table, name: str, pointed: pa.ChunkedArray | None) -> pa.ChunkedArray | None:
    """A coordinate, empty where the row is said to have none."""
    if name not in table.column_names:
        return None
    return table[name] if pointed is None else pc.if_else(pc.fill_null(pointed, True), table[name], None)


def _named(table: pa.Table, names: tuple[str, ...]) -> pa.Table:
    """The table with names that stand for none left empty."""
    for name in names:
        if name in table.column_names:
            text = pc.utf8_trim_whitespace(pc.cast(table[name], pa.string()))
            plain = pc.replace_substring_regex(text, UNNAMED, "")
            table = table.set_column(table.schema.get_field_index(name), name, plain)
    return table
