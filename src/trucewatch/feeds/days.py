"""Dates of a feed's column → days since 1970, whatever way they are written.

Each distinct text is read once. `3/4/2031` says nothing by itself: the order is taken from the column, where a number
above twelve shows it (`2/18/2031` somewhere means month first in all of it). A column that shows both orders, or none,
leaves its ambiguous dates unread.
"""

from __future__ import annotations

import re
from datetime import date, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

UNREAD = np.iinfo(np.int32).min
"""Stands for a date that is missing or cannot be read."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T].*)?$")
_WORDED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})(?:[ T].*)?$")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:[ T].*)?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EPOCH = date(1970, 1, 1).toordinal()


def days_of(column: pa.ChunkedArray) -> NDArray[np.int32]:
    """Days since 1970-01-01, `UNREAD` where a value is missing or cannot be read."""
    if pa.types.is_date(column.type) or pa.types.is_timestamp(column.type):
        plain = pc.cast(pc.cast(column, pa.date32()), pa.int32())
        return np.asarray(pc.fill_null(plain, UNREAD).to_numpy(), dtype=np.int32)
    coded = pc.dictionary_encode(pc.cast(column, pa.string()).combine_chunks())
    texts = [(text or "").strip() for text in coded.dictionary.to_pylist()]
    month_first = _order(texts)
    read = np.array([_day(text, month_first) for text in texts] + [UNREAD], dtype=np.int64)
    codes = pc.fill_null(coded.indices, len(texts)).to_numpy(zero_copy_only=False)
    out: NDArray[np.int32] = read[codes].astype(np.int32)
    return out


def either_way(column: pa.ChunkedArray) -> NDArray[np.bool_]:
    """Where a value is two days at once by itself: slashed, with two different numbers that may both be a month."""
    if pa.types.is_date(column.type) or pa.types.is_timestamp(column.type):
        return np.zeros(len(column), dtype=bool)
    coded = pc.dictionary_encode(pc.cast(column, pa.string()).combine_chunks())
    read = np.array([_either_way((text or "").strip()) for text in coded.dictionary.to_pylist()] + [False])
    out: NDArray[np.bool_] = read[pc.fill_null(coded.indices, len(read) - 1).to_numpy(zero_copy_only=False)]
    return out


def _either_way(text: str) -> bool:
    m = _SLASHED.match(text)
    return m is not None and m[1].lstrip("0") != m[2].lstrip("0") and 0 < int(m[1]) <= 12 and 0 < int(m[2]) <= 12


def _order(texts: list[str]) -> bool | None:
    """Whether slashed dates of this column write the month first; None where the column does not tell."""
    pairs = [(int(m[1]), int(m[2])) for text in texts if (m := _SLASHED.match(text))]
    month_first, day_first = any(a <= 12 < b for a, b in pairs), any(b <= 12 < a for a, b in pairs)
    return month_first if month_first != day_first else None


def _day(text: str, month_first: bool | None) -> int:
    """One date in days since 1970; `UNREAD` where it is none."""
    if m := _ISO.match(text) or _COMPACT.match(text):
        return _ordinal(m[1], m[2], m[3])
    if m := _SLASHED.match(text):
        return _slashed(int(m[1]), int(m[2]), m[3], month_first)
    if m := _WORDED.match(text):
        return _ordinal(m[3], _month(m[2]), m[1])
    if m := _MONTH_FIRST.match(text):
        return _ordinal(m[3], _month(m[1]), m[2])
    return UNREAD


def _slashed(a: int, b: int, year: str, month_first: bool | None) -> int:
    if a != b and a <= 12 and b <= 12 and month_first is None:
        return UNREAD
    first = month_first if a <= 12 and b <= 12 else b > 12
    return _ordinal(year, a if first else b, b if first else a)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1 if word[:3].lower() in _MONTHS else 0


def _ordinal(year: str | int, month: str | int, day: str | int) -> int:
    try:
        return datetime(int(year), int(month), int(day)).toordinal() - _EPOCH
    except ValueError:
        return UNREAD
