"""A date told in three columns, of which day and month may be left open → the first and the last day that it can be."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Days = NDArray[np.int64]
NEVER = np.iinfo(np.int64).min


def first_and_last(
    year: pa.ChunkedArray, month: pa.ChunkedArray, day: pa.ChunkedArray
) -> tuple[pa.ChunkedArray, pa.ChunkedArray]:
    """Dates; an open day (empty, 0 or less) spans its month, an open month its year. Null where there is none."""
    years, months, days = (_whole(column) for column in (year, month, day))
    no_month = (months < 1) | (months > 12)
    no_day = no_month | (days < 1) | (days > 31)
    known = (years > 0) & (years < 10_000)
    begins = _month(np.where(known, years, 1970), np.where(no_month, 1, months))
    until = _month(np.where(known, years, 1970), np.where(no_month, 13, months + 1)) - 1
    first = np.where(no_day, begins, begins + days - 1)
    last = np.where(no_day, until, first)
    known &= last <= until  # the 31st of a month of thirty days is no date
    return _dates(first, known), _dates(last, known)


def _whole(column: pa.ChunkedArray) -> Days:
    """Whole numbers, `NEVER` where a cell holds none."""
    texts = pc.utf8_trim_whitespace(pc.cast(column, pa.string()))
    plain = pc.if_else(pc.match_substring_regex(texts, r"^-?\d{1,4}(\.0)?$"), texts, None)
    numbers = pc.fill_null(pc.cast(plain, pa.float64()), np.nan).to_numpy()
    return np.where(np.isnan(numbers), NEVER, np.nan_to_num(numbers)).astype(np.int64)


def _month(years: Days, months: Days) -> Days:
    """The first of a month in days since 1970; month 13 is the next January."""
    at = ((years - 1970) * 12 + months - 1).astype("datetime64[M]")
    out: Days = at.astype("datetime64[D]").astype(np.int64)
    return out


def _dates(days: Days, known: NDArray[np.bool_]) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(np.where(known, days, 0).astype(np.int32), mask=~known).cast(pa.date32())])
