"""Columns as text → records in `SCHEMA`; rows that cannot be used are listed with what is wrong, the others go in."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.errors import Fault
from trucewatch.feeds.columns import DEEDS, SCHEMA, Feed
from trucewatch.feeds.days import UNREAD, days_of, either_way

LISTED = 1_000
"""At most so many faults are listed one by one; the rest are counted in one line."""

ONE_DAY = "a date that is one day (this one is ambiguous: the column does not tell whether day or month stands first)"

Columns = Mapping[str, pa.ChunkedArray | None]


def build(name: str, form: str, columns: Columns, rows: int, first_row: int = 2) -> Feed:
    """Records of one feed.

    `columns` maps a name of `SCHEMA` or `DEEDS` to its values as text, numbers or dates, or None where the feed has
    none; `first_row` is the number by which the first row is told in a fault (2 in a file with a header line).
    """
    wrong: dict[int, Fault] = {}
    ids, sources = _texts(columns.get("id"), rows), _sources(columns.get("source"), rows, name)
    start, end = _interval(columns, rows)
    numbers = {key: _numbers(columns.get(key), rows) for key in ("lat", "lon", "precision_km")}
    counts = {key: _numbers(columns.get(key), rows) for key in ("killed_low", "killed_high")}
    _check(wrong, name, first_row, columns, (ids, sources), (start, end), numbers | counts)
    good = np.ones(rows, dtype=bool)
    good[list(wrong)] = False
    kept = pa.table(
        {
            "id": ids,
            "source": sources,
            "date_from": pa.array(start).cast(pa.date32()),
            "date_to": pa.array(end).cast(pa.date32()),
            **{key: pa.array(values, mask=np.isnan(values)) for key, values in numbers.items()},
            **{key: _texts(columns.get(key), rows) for key in ("place", "kind", "parties", "text")},
            **{key: _counts(values) for key, values in counts.items()},
        }
    ).select(SCHEMA.names)
    faults = [wrong[row] for row in sorted(wrong)]
    if len(faults) > LISTED:
        more = Fault(name, f"{len(faults) - LISTED:,} more rows that cannot be used", "", "Correct those above first")
        faults = [*faults[:LISTED], more]
    deeds = pa.table(
        {
            "row": pa.array(np.arange(first_row, first_row + rows)),
            **{key: _texts(columns.get(key), rows) for key in ("doer", "hit")},
        }
    )
    used = pa.array(good)
    return Feed(name, form, kept.cast(SCHEMA).filter(used), deeds.cast(DEEDS).filter(used), faults)


def _texts(column: pa.ChunkedArray | None, rows: int) -> pa.Array:
    """Trimmed text; empty is null."""
    if column is None:
        return pa.nulls(rows, pa.string())
    text = pc.utf8_trim_whitespace(pc.cast(column, pa.string()))
    return pc.if_else(pc.equal(text, ""), None, text)


def _sources(column: pa.ChunkedArray | None, rows: int, name: str) -> pa.Array:
    return pc.fill_null(_texts(column, rows), name)


def _interval(columns: Columns, rows: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    given, until = columns.get("date_from"), columns.get("date_to")
    start = days_of(given) if given is not None else np.full(rows, UNREAD, dtype=np.int32)
    if until is None:
        return start, start.copy()
    end = days_of(until)
    blank = pc.fill_null(pc.equal(_texts(until, rows), ""), True).to_numpy(zero_copy_only=False)
    return start, np.where((end == UNREAD) & blank, start, end).astype(np.int32)


def _numbers(column: pa.ChunkedArray | None, rows: int) -> NDArray[np.float64]:
    """Numbers; nan where a cell is empty, infinity where it holds something that is no number."""
    if column is None:
        return np.full(rows, np.nan)
    if not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
        return np.array(pc.cast(column, pa.float64()).to_numpy(), dtype=np.float64)
    coded = pc.dictionary_encode(_texts(column, rows).combine_chunks())
    read = np.array([_number(text) for text in coded.dictionary.to_pylist()] + [np.nan])
    out: NDArray[np.float64] = read[pc.fill_null(coded.indices, len(read) - 1).to_numpy(zero_copy_only=False)]
    return out


def _number(text: str) -> float:
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        return np.inf
    return value if np.isfinite(value) else np.nan if value != value else np.inf


def _counts(values: NDArray[np.float64]) -> pa.Array:
    empty = ~np.isfinite(values)
    return pa.array(np.where(empty, 0, values).astype(np.int64), mask=empty)


def _check(
    wrong: dict[int, Fault],
    name: str,
    first_row: int,
    columns: Columns,
    named: tuple[pa.Array, pa.Array],
    days: tuple[NDArray[np.int32], NDArray[np.int32]],
    numbers: dict[str, NDArray[np.float64]],
) -> None:
    """Note the first thing wrong with each row that cannot be used."""

    def note(mask: NDArray[np.bool_], key: str, expected: str, remedy: str) -> None:
        column = columns.get(key)
        for row in np.flatnonzero(mask).tolist():
            got = "nothing" if column is None else repr(column[row].as_py())
            wrong.setdefault(row, Fault(f"{name}, row {row + first_row}", f"{key} {got}", expected, remedy))

    start, end = days
    ids, sources = named
    note(ids.is_null().to_numpy(zero_copy_only=False), "id", "an id", "Give each row one")
    note(_again(ids, sources), "id", "each id once in a source", "Keep one of the rows")
    for key, read in (("date_from", start), ("date_to", end)):
        if (column := columns.get(key)) is not None and (read == UNREAD).any():
            note((read == UNREAD) & either_way(column), key, ONE_DAY, "Write the dates of the column like 2031-03-04")
    note(start == UNREAD, "date_from", "a date", "Write it like 2031-03-04")
    note(end == UNREAD, "date_to", "a date", "Write it like 2031-03-04, or leave it empty")
    note(end < start, "date_to", "a day not before date_from", "Correct the dates")
    for key, least, most in (("lat", -90, 90), ("lon", -180, 180), ("precision_km", 0, 20_100)):
        note((numbers[key] < least) | (numbers[key] > most), key, f"a number from {least} to {most}", "Correct it")
    for key in ("killed_low", "killed_high"):
        note((numbers[key] < 0) | (numbers[key] > 10**9), key, "a count of 0 or more", "Leave it empty if not known")
    note(numbers["killed_high"] < numbers["killed_low"], "killed_high", "not less than killed_low", "Correct them")
    note(np.isnan(numbers["lat"]) != np.isnan(numbers["lon"]), "lon", "both lat and lon, or neither", "Correct them")


def _again(ids: pa.Array, sources: pa.Array) -> NDArray[np.bool_]:
    """Rows whose id stands in an earlier row of the same source."""
    both = pc.binary_join_element_wise(sources, ids, "\x1f")
    whole = both.combine_chunks() if isinstance(both, pa.ChunkedArray) else both
    codes = pc.fill_null(pc.dictionary_encode(whole).indices, -1).to_numpy(zero_copy_only=False)
    again = np.ones(len(codes), dtype=bool)
    again[np.unique(codes, return_index=True)[1]] = False
    out: NDArray[np.bool_] = again & (codes >= 0)
    return out
