"""What two sources call the same party, learned from the tables themselves; no list of real names is needed.

One source writes a group's full name, another its short one. Pairs that day, place, tolls and words make likely without
any look at parties show which words of names go together: two that are not in common count as names for the same where
they stand together in such pairs clearly more often than chance puts them. What is learned holds between these two
sources only, and lets names agree that would differ; it never makes equal names differ.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.compare import parties
from trucewatch.fuse.levels import FEATURES
from trucewatch.fuse.pairs import Weighed
from trucewatch.fuse.records import Records, party_share
from trucewatch.fuse.weights import Weights

LIKELY = 4.0
"""Bits without the parties' from which on a pair is learned from, if neither record has a likelier partner."""
MOST = 20_000
"""At most so many pairs are learned from, spread evenly."""
LEAST = 4
"""Two words must stand together in so many pairs."""
CLEAR = 10.83
"""Least likelihood ratio (chi-squared, one degree of freedom: one in a thousand by chance)."""
SHARE = 0.4
"""And in at least so much of the pairs that have either."""

Rows = NDArray[np.int64]


def one_name(records: Records, found: Weighed, use: Weights) -> tuple[Records, tuple[tuple[str, ...], ...]]:
    """The records with one code for words that these two sources use for the same party, and the words of each such
    party; the same records where nothing was learned."""
    a, b = _learned_from(records, found, use)
    of = _classes(records.parties[a], records.parties[b]) if len(a) >= LEAST else {}
    if not of:
        return records, ()
    table = np.arange(int(records.parties.max()) + 2, dtype=np.int32)
    for word, name in of.items():
        table[word] = name
    table[-1] = -1
    named = table[records.parties]
    alike = tuple(tuple(sorted(records.called[w] for w in of if of[w] == name)) for name in sorted(set(of.values())))
    return replace(records, parties=named, share=party_share(named, len(table))), tuple(sorted(alike))


def named_again(records: Records, found: Weighed, use: Weights) -> Weighed:
    """The pairs with parties compared anew."""
    column, table = FEATURES.index("parties"), use.table("parties")
    levels = found.levels.copy()
    levels[:, column] = parties(records, found.a, found.b)
    bits = found.bits + table[levels[:, column]] - table[found.levels[:, column]]
    return Weighed(found.a, found.b, bits.astype(np.float32), levels)


def _learned_from(records: Records, found: Weighed, use: Weights) -> tuple[Rows, Rows]:
    """The pairs that are likely, and likeliest for both of their records, whatever the parties are called."""
    bits = found.bits - use.table("parties")[found.levels[:, FEATURES.index("parties")]]
    best = np.full((2, len(records)), -np.inf, dtype=np.float32)
    np.maximum.at(best[0], found.a, bits)
    np.maximum.at(best[1], found.b, bits)
    sure = np.flatnonzero((bits >= LIKELY) & (bits >= best[0][found.a]) & (bits >= best[1][found.b]))
    if len(sure) > MOST:
        sure = sure[np.linspace(0, len(sure) - 1, MOST).astype(np.int64)]
    return found.a[sure], found.b[sure]


def _classes(one: NDArray[np.int32], other: NDArray[np.int32]) -> dict[int, int]:
    """The name that stands for each word that has others beside it, from the words of n likely pairs (n × PARTIES)."""
    told = ((one >= 0).any(axis=1)) & ((other >= 0).any(axis=1))
    one, other = one[told], other[told]
    size = int(max(one.max(initial=0), other.max(initial=0))) + 1
    in_one = np.bincount(one[one >= 0], minlength=size)
    in_other = np.bincount(other[other >= 0], minlength=size)
    pairs, count = np.unique(_together(one, other, size), return_counts=True)
    left, right = pairs // size, pairs % size
    keep = (count >= LEAST) & _clear(count, in_one[left], in_other[right], len(one))
    keep &= count >= SHARE * (in_one[left] + in_other[right] - count)
    of: dict[int, int] = {}
    for i, j in zip(left[keep].tolist(), right[keep].tolist(), strict=True):
        name = min(of.get(i, i), of.get(j, j))
        merged = {of.get(i, i), of.get(j, j)}
        of |= {word: name for word, held in of.items() if held in merged} | {i: name, j: name}
    return of


def _together(one: NDArray[np.int32], other: NDArray[np.int32], size: int) -> NDArray[np.int64]:
    """Word × word in one number, of all pairs of words of one side and the other that are not in common."""
    found = [np.zeros(0, dtype=np.int64)]
    for i in range(one.shape[1]):
        mine = one[:, i]
        alone = (mine >= 0) & ~(mine[:, None] == other).any(axis=1)
        for j in range(other.shape[1]):
            theirs = other[:, j]
            wanted = alone & (theirs >= 0) & ~(theirs[:, None] == one).any(axis=1)
            found.append(mine[wanted].astype(np.int64) * size + theirs[wanted])
    return np.concatenate(found)


def _clear(both: Rows, one: Rows, other: Rows, n: int) -> NDArray[np.bool_]:
    """Whether words stand together more often than chance puts them, by the likelihood ratio of a 2 × 2 table."""
    cells = np.stack([both, one - both, other - both, n - one - other + both]).astype(np.float64)
    cells = np.maximum(cells, 0)
    rows = np.stack([one, one, n - one, n - one]).astype(np.float64)
    columns = np.stack([other, n - other, other, n - other]).astype(np.float64)
    expected = rows[[0, 1, 2, 3]] * columns / max(n, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = 2 * np.where(cells > 0, cells * np.log(cells / expected), 0).sum(axis=0)
    out: NDArray[np.bool_] = (ratio >= CLEAR) & (cells[0] > expected[0])
    return out
