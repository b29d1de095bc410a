"""All candidates of a place and day weighed together: from what pairs weigh alone to probabilities among rivals.

Two records of one source do not tell one incident twice, so each record has at most one partner in another source; two
that fit equally well share the probability, fall under the line, and stay open. Only a row that counts several
incidents (the whole) may have more than one partner (its parts): it does not make them rivals, while wholes are rivals
for a part.

Computed by passing, along each pair, how free the record at its one end is of all its other candidates, until that
settles (sum-product on the pairs; exact where the pairs form a tree).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]

ROUNDS = 25


def among_rivals(a: Rows, b: Rows, odds: NDArray[np.float64], whole_a: Flags, whole_b: Flags) -> NDArray[np.float64]:
    """The probability of each pair.

    `a`, `b`: rows; `odds` of each pair taken alone; `whole_a`: in this pair, `a` counts several and `b` may be a part.
    """
    if not len(a):
        return np.zeros(0)
    _, at_a = np.unique(a, return_inverse=True)
    _, at_b = np.unique(b, return_inverse=True)
    free_a, free_b = np.ones(len(a)), np.ones(len(a))
    for _ in range(ROUNDS):
        before_a, before_b = free_a, free_b
        free_a = 0.5 * free_a + 0.5 * _free(at_a, odds * free_b, whole_a)
        free_b = 0.5 * free_b + 0.5 * _free(at_b, odds * free_a, whole_b)
        if max(np.abs(before_a - free_a).max(), np.abs(before_b - free_b).max()) < 1e-4:
            break
    weight = odds * free_a * free_b
    out: NDArray[np.float64] = weight / (1 + weight)
    return out


def _free(at: Rows, weight: NDArray[np.float64], whole: Flags) -> NDArray[np.float64]:
    """How free the record at this end is for this pair: of all its other pairs in which it is not a whole."""
    counted = np.where(whole, 0, weight)
    total = np.bincount(at, weights=counted)
    rest = np.maximum(total[at] - counted, 0)
    return np.where(whole, 1.0, 1 / (1 + rest))
