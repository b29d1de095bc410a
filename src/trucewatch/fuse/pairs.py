"""From records to weighed pairs: candidates compared and weighed in parts, the hopeless ones dropped early.

A pair is dropped before its words are read only where no words could lift it over `HOPELESS`; so what is kept does not
depend on the order in which things are looked at.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.compare import by_words, quick
from trucewatch.fuse.crowd import crowd
from trucewatch.fuse.levels import FEATURES, code
from trucewatch.fuse.near import near
from trucewatch.fuse.records import Records
from trucewatch.fuse.weights import Weights

HOPELESS = -5.0
"""Bits under which a pair is not kept: a chance of about one in thirty, before its rivals."""

THREADS = 2
"""Parts weighed side by side."""

Rows = NDArray[np.int64]


@dataclass(slots=True)
class Weighed:
    """n candidate pairs of two sources, sorted by rows: bits of each, and its levels as n × len(FEATURES)."""

    a: Rows
    b: Rows
    bits: NDArray[np.float32]
    levels: NDArray[np.int8]


def weighed(
    records: Records,
    first: Rows,
    second: Rows,
    weights: Weights,
    floor: float = HOPELESS,
    looked: Callable[[int], None] | None = None,
) -> Weighed:
    """The candidate pairs of two sources' rows that are not hopeless. `looked` is told how many were looked at."""
    busy = np.zeros(len(records), dtype=np.float32)
    busy[first], busy[second] = crowd(records, first, second), crowd(records, second, first)
    kept = [_none()]
    waiting: deque[Future[Weighed]] = deque()
    with ThreadPoolExecutor(THREADS) as pool:  # numpy lets threads run beside each other; parts keep their order
        for a, b in near(records, first, second):
            waiting.append(pool.submit(_part, records, a, b, busy, weights, floor))
            if len(waiting) > THREADS:
                kept.append(waiting.popleft().result())
            if looked:
                looked(len(a))
        kept += [part.result() for part in waiting]
    a, b = np.concatenate([part.a for part in kept]), np.concatenate([part.b for part in kept])
    _, once = np.unique(a * len(records) + b, return_index=True)
    bits, levels = np.concatenate([part.bits for part in kept]), np.concatenate([part.levels for part in kept])
    return Weighed(a[once], b[once], bits[once], levels[once])


def busyness(busy: NDArray[np.float32], a: Rows, b: Rows) -> NDArray[np.float32]:
    """How busy the surroundings of a pair are, in doublings: the mean of both records'."""
    both = (np.log2(1 + busy[a]) + np.log2(1 + busy[b])) / 2
    return both.astype(np.float32)


def _part(records: Records, a: Rows, b: Rows, busy: NDArray[np.float32], weights: Weights, floor: float) -> Weighed:
    levels = quick(records, a, b)
    bits = weights.total(levels, busyness(busy, a, b))
    place = weights.table("place")
    raised = np.maximum(place[code("place", "named in the other's words")] - place[levels["place"]], 0)
    hopeful = bits + raised + max(weights.most("words"), 0) > floor
    a, b, bits = a[hopeful], b[hopeful], bits[hopeful]
    levels = {feature: codes[hopeful] for feature, codes in levels.items()}
    read = by_words(records, a, b, levels["place"])
    bits = bits + place[read["place"]] - place[levels["place"]] + weights.table("words")[read["words"]]
    levels |= read
    keep = bits > floor
    both = np.stack([levels[feature] for feature in FEATURES], axis=1)
    return Weighed(a[keep], b[keep], bits[keep].astype(np.float32), both[keep])


def _none() -> Weighed:
    none = np.zeros(0, dtype=np.int64)
    return Weighed(none, none, none.astype(np.float32), np.zeros((0, len(FEATURES)), dtype=np.int8))
