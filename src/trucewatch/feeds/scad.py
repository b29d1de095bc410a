"""Social Conflict Analysis Database (SCAD), as it is exported.

A row may tell of weeks and of many places. `locnum` becomes a radius: one town (1 to 3); several towns, or a province
(4 to 6); the nation (7), whose point says nothing. `ndeath` below zero stands for a number that is not known.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.feeds.building import Columns
from trucewatch.feeds.joining import joined, looked_up, stripped
from trucewatch.feeds.parts import first_and_last

NAME = "SCAD"
CITATION = "Salehyan, Hendrix, Hamner, Case, Linebarger, Stull and Williams (2012), Social Conflict in Africa"
LICENCE = "as its publisher states; cite"
NEEDED = frozenset({"eventid", "etype", "ndeath", "countryname"})

RADIUS_KM = {"1": 10.0, "2": 10.0, "3": 15.0, "4": 120.0, "5": 120.0, "6": 120.0, "7": 500.0}
KIND = {
    "1": "organized demonstration",
    "2": "spontaneous demonstration",
    "3": "organized violent riot",
    "4": "spontaneous violent riot",
    "5": "general strike",
    "6": "limited strike",
    "7": "pro-government violence",
    "8": "anti-government violence",
    "9": "extra-government violence",
    "10": "intra-government violence",
}


def columns_of(table: pa.Table) -> Columns:
    """The columns of a record, from a table whose header is in lower case."""
    has = set(table.column_names)
    dead = stripped(table["ndeath"], r"^-\d+(\.0)?$")
    place = "locnum" if "locnum" in has else None
    return {
        "id": table["eventid"],
        "source": None,
        "date_from": _day(table, has, "st", "startdate", 0),
        "date_to": _day(table, has, "e", "enddate", 1),
        "lat": table["latitude"] if "latitude" in has else None,
        "lon": table["longitude"] if "longitude" in has else None,
        "precision_km": looked_up(table[place], RADIUS_KM) if place else None,
        "place": joined(table, ("elocal",), "; "),
        "kind": _kind(table["etype"]),
        "parties": joined(table, ("actor1", "actor2", "actor3", "target1", "target2"), "; "),
        "killed_low": dead,
        "killed_high": dead,
        "text": joined(table, ("issuenote", "elocal", "notes"), ". "),
    }


def _day(table: pa.Table, has: set[str], stem: str, whole: str, at: int) -> pa.ChunkedArray | None:
    """A date from its three columns (the first or the last day that it can be), or from its one."""
    parts = (f"{stem}yr", f"{stem}mo", f"{stem}day")
    if set(parts) <= has:
        return first_and_last(*(table[name] for name in parts))[at]
    return table[whole] if whole in has else None


def _kind(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The label of a code; what is no code is a label already."""
    texts = pc.utf8_trim_whitespace(pc.cast(column, pa.string()))
    return pc.coalesce(looked_up(texts, KIND), texts)
