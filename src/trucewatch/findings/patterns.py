"""The SQL text for millions of rows: run once over every row that there can be, and looked up.

Beside its keys a row of `held` has eleven columns of two or three values, so there are 34,992 different rows. The text
decides those; whatever comes after takes its answers from there. The text stays the only definition.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.findings.decide import KEYS, SCHEMA, TESTS, decide

NEVER_NULL = frozenset({"actor_named", "actor_disputed", "target_stated", "target_disputed"})
"""The columns that are always yes or no."""

COLUMNS = tuple(name for name in SCHEMA.names if name not in KEYS)
VALUES: dict[str, tuple[bool | None, ...]] = {
    name: (False, True) if name in NEVER_NULL else (False, True, None) for name in COLUMNS
}

UNKNOWN = 2
"""How an answer that is not known is written in `Patterns.answers`; no is 0 and yes is 1."""


class Patterns(NamedTuple):
    """What the text says of every pattern, by its number: the six answers, int8 of shape (6, patterns), and outcomes.

    `outcome` numbers the words in `words`.
    """

    answers: NDArray[np.int8]
    outcome: NDArray[np.int8]
    words: tuple[str, ...]


@cache
def patterns() -> Patterns:
    """All patterns, decided by the SQL text, in the order of their numbers."""
    every = list(zip(*product(*VALUES.values()), strict=True))
    n = len(every[0])
    keys = [pa.array([""] * n, pa.string())] * len(KEYS)
    told = [pa.array(column, pa.bool_()) for column in every]
    decided = decide(pa.Table.from_arrays([*keys, *told], schema=SCHEMA))
    words = tuple(sorted(pc.unique(decided["outcome"]).to_pylist()))
    outcome = pc.index_in(decided["outcome"], pa.array(words)).to_numpy()
    return Patterns(np.stack([_codes(decided[t]) for t in TESTS]), outcome.astype(np.int8), words)


def numbers(held: pa.Table) -> NDArray[np.int32]:
    """The number of each row's pattern. Raises ValueError where a column that is never null has a null."""
    number = np.zeros(held.num_rows, dtype=np.int32)
    for name, values in VALUES.items():
        column = held[name]
        if name in NEVER_NULL and column.null_count:
            raise ValueError(f"held.{name}: got a null, expected yes or no in each row")
        number *= len(values)
        number += _codes(column)
    return number


def _codes(column: pa.ChunkedArray) -> NDArray[np.int8]:
    """No, yes, unknown as 0, 1, 2."""
    codes: NDArray[np.int8] = pc.fill_null(pc.cast(column, pa.int8()), UNKNOWN).to_numpy()
    return codes
