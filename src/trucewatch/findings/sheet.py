"""The answers of one question, each worked out when it is first needed and looked up ever after.

A row of a sheet is whom or what is asked about, a column under which terms and when. The scalar function that answers
is the only definition; the sheet spares asking it a million times.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from trucewatch.terms.codes import Codes, Indices

_NOT_YET = -1

Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column")


class Numbered(Generic[Row]):
    """Keys with a number each, in the order in which they were first met. Threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._rows: dict[Row, int] = {}
        self._keys: list[Row] = []

    def __len__(self) -> int:
        return len(self._keys)

    def row(self, key: Row) -> int:
        """The number of a key, a new one for what was not met before."""
        found = self._rows.get(key)
        if found is not None:
            return found
        with self._lock:
            if key not in self._rows:
                self._keys.append(key)
                self._rows[key] = len(self._keys) - 1
            return self._rows[key]

    def key(self, row: int) -> Row:
        """The key of that number."""
        return self._keys[row]


class Sheet(Numbered[Row], Generic[Row, Column]):
    """Codes by row and column. Threads may share it: an answer is the same, whoever works it out."""

    def __init__(self, columns: int, answer: Callable[[Row, Column], int]) -> None:
        super().__init__()
        self._answer, self._columns = answer, max(columns, 1)
        self._codes: npt.NDArray[np.int8] = np.empty(0, dtype=np.int8)

    def codes(self, row: Indices, column: Indices, asked: Callable[[int], Column]) -> Codes:
        """The answers for each (row, column). `asked(n)`: what the n-th pair asks for, its column's terms and time."""
        at = row * self._columns + column
        held = self._codes
        if len(held) < len(self) * self._columns:
            held = self._grown()
        codes: Codes = held.take(at)
        missing = np.flatnonzero(codes == _NOT_YET)
        if not len(missing):
            return codes
        cells, which = np.unique(at[missing], return_index=True)
        with self._lock:
            held = self._codes
            for cell, n in zip(cells.tolist(), missing[which].tolist(), strict=True):
                if held[cell] == _NOT_YET:
                    held[cell] = self._answer(self.key(cell // self._columns), asked(n))
        filled: Codes = held.take(at)
        return filled

    def _grown(self) -> Codes:
        """Room for every row that there is, and as much again."""
        with self._lock:
            if len(self._codes) < len(self) * self._columns:
                more = np.full(2 * len(self) * self._columns, _NOT_YET, dtype=np.int8)
                more[: len(self._codes)] = self._codes
                self._codes = more
            return self._codes
