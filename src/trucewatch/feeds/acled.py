"""ACLED, as it is exported, in the old headers (capital letters) and the new ones.

`geo_precision` 1 to 3 becomes a radius: a place; a part of a region; a province. `time_precision` 1 to 3 becomes an
interval: the day; the week around it; the month it lies in. `fatalities` is the source's one number; 0 means that none
were told. A total over several places is split over rows by its publisher, so rows must not be summed as if counted.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.feeds.building import Columns
from trucewatch.feeds.days import UNREAD, days_of
from trucewatch.feeds.joining import joined, looked_up, stripped

NAME = "ACLED"
CITATION = "Raleigh, Linke, Hegre and Karlsen (2010), Introducing ACLED; acleddata.com"
LICENCE = "ACLED terms of use: cite, do not pass the rows on"
NEEDED = frozenset({"event_date", "event_type", "actor1", "geo_precision"})

ONE_SIDED = ("violence against civilians", "explosions/remote violence", "remote violence")
"""Types of event whose first actor is the one who did it, by the code book; of a battle it is one of two sides."""

RADIUS_KM = {"1": 5.0, "2": 30.0, "3": 100.0}


def columns_of(table: pa.Table) -> Columns:
    """The columns of a record, from a table whose header is in lower case."""
    has = set(table.column_names)
    start, end = _interval(table, has)
    dead = table["fatalities"] if "fatalities" in has else None
    ids = next((name for name in ("event_id_cnty", "data_id", "event_id_no_cnty", "id") if name in has), None)
    return {
        "id": table[ids] if ids else None,
        "source": None,
        "date_from": start,
        "date_to": end,
        "lat": table["latitude"] if "latitude" in has else None,
        "lon": table["longitude"] if "longitude" in has else None,
        "precision_km": looked_up(table["geo_precision"], RADIUS_KM),
        "place": joined(table, ("location", "admin3", "admin2", "admin1"), "; "),
        "kind": joined(table, ("event_type", "sub_event_type"), ": "),
        "parties": joined(table, ("actor1", "assoc_actor_1", "ally_actor_1", "actor2", "assoc_actor_2"), "; "),
        **_deed(table, has),
        "killed_low": dead,
        "killed_high": dead,
        "text": stripped(table["notes"], r"\[size=[^\]]*\]") if "notes" in has else None,
    }


def _deed(table: pa.Table, has: set[str]) -> Columns:
    """Who did it and what was hit, of events of one side; nobody is named by "Unidentified …"."""
    types = pc.utf8_lower(pc.utf8_trim_whitespace(pc.cast(table["event_type"], pa.string())))
    one_sided = pc.is_in(types, value_set=pa.array(ONE_SIDED))
    first = pc.cast(table["actor1"], pa.string())
    named = pc.and_(one_sided, pc.invert(pc.match_substring_regex(pc.utf8_lower(first), r"^\s*un(identified|known)")))
    return {
        "doer": pc.if_else(named, first, None),
        "hit": pc.if_else(one_sided, pc.cast(table["actor2"], pa.string()), None) if "actor2" in has else None,
    }


def _interval(table: pa.Table, has: set[str]) -> tuple[pa.ChunkedArray, pa.ChunkedArray]:
    """First and last day under the precision of the date; a date that cannot be read stays as it is written."""
    written = table["event_date"]
    if "time_precision" not in has:
        return written, written
    day = days_of(written).astype(np.int64)
    codes = looked_up(table["time_precision"], {"1": 1.0, "2": 2.0, "3": 3.0})
    code = np.nan_to_num(np.asarray(codes.to_numpy()), nan=1)
    month = day.astype("datetime64[D]").astype("datetime64[M]")
    first = np.select([code == 2, code == 3], [day - 3, month.astype("datetime64[D]").astype(np.int64)], day)
    last = np.select([code == 2, code == 3], [day + 3, (month + 1).astype("datetime64[D]").astype(np.int64) - 1], day)
    if not (unread := day == UNREAD).any():
        return _days(first), _days(last)
    return _or_written(first, written, unread), _or_written(
        last, written, unread
    )  # the row check tells what stands there


def _or_written(days: NDArray[np.int64], written: pa.ChunkedArray, unread: NDArray[np.bool_]) -> pa.ChunkedArray:
    iso = pc.cast(_days(np.where(unread, 0, days)), pa.string())
    return pc.if_else(pa.chunked_array([pa.array(unread)]), pc.cast(written, pa.string()), iso)


def _days(days: NDArray[np.int64]) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(days.astype(np.int32)).cast(pa.date32())])
