"""UCDP Georeferenced Event Dataset, as it is exported (any version that has `where_prec` and `date_prec`).

`where_prec` 1 to 7 becomes a radius: the place itself; near it (25 km); a district; a province; a stretch or wider
area; a country; the sea or air. The dates are the interval that the rows give; `date_prec` adds nothing to them.
The dead are from `low` to `high`; a `best` outside of them, which no sound row has, would be told by the row check.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.feeds.building import Columns
from trucewatch.feeds.joining import joined, looked_up

NAME = "UCDP GED"
CITATION = "Sundberg and Melander (2013), Introducing the UCDP Georeferenced Event Dataset; Davies and others (2022)"
LICENCE = "CC BY 4.0 (UCDP)"
NEEDED = frozenset({"where_prec", "date_start", "side_a", "side_b", "latitude"})

RADIUS_KM = {"1": 3.0, "2": 25.0, "3": 40.0, "4": 120.0, "5": 100.0, "6": 500.0, "7": 500.0}
KIND = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence against civilians"}


def columns_of(table: pa.Table) -> Columns:
    """The columns of a record, from a table whose header is in lower case."""
    has = set(table.column_names)

    def first(*names: str) -> pa.ChunkedArray | None:
        return next((table[name] for name in names if name in has), None)

    return {
        "id": first("id", "relid"),
        "source": None,
        "date_from": first("date_start"),
        "date_to": first("date_end"),
        "lat": first("latitude"),
        "lon": first("longitude"),
        "precision_km": looked_up(table["where_prec"], RADIUS_KM),
        "place": joined(table, ("where_coordinates", "adm_2", "adm_1"), "; "),
        "kind": looked_up(table["type_of_violence"], KIND) if "type_of_violence" in has else None,
        "parties": _sides(table),
        "killed_low": first("low", "best"),
        "killed_high": first("high", "best"),
        **_deed(table, has),
        "text": joined(table, ("where_description", _headlines(has), "source_original"), ". "),
    }


def _deed(table: pa.Table, has: set[str]) -> Columns:
    """Side A did it only where the violence is one-sided; a row of fighting has two sides and no doer."""
    if "type_of_violence" not in has:
        return {}
    one_sided = pc.equal(looked_up(table["type_of_violence"], KIND), KIND["3"])
    return {
        "doer": pc.if_else(one_sided, pc.cast(table["side_a"], pa.string()), None),
        "hit": pc.if_else(one_sided, pc.cast(table["side_b"], pa.string()), None),
    }


def _headlines(has: set[str]) -> str:
    return "source_headline" if "source_headline" in has else "source_article"


def _sides(table: pa.Table) -> pa.ChunkedArray:
    """Both sides; "Civilians", which every one-sided row has for its second side, is kept as a party that was hit."""
    return pc.binary_join_element_wise(
        pc.fill_null(pc.cast(table["side_a"], pa.string()), ""),
        pc.fill_null(pc.cast(table["side_b"], pa.string()), ""),
        "; ",
    )
