"""Incidents of several reports held to each other: candidates, and the bits of each pair by the weights for claims.

The levels and weights are those of records; what differs is said here. One definition serves the list of a whole case
and the look that one new claim takes (`stock.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.explain import Reason, reasons
from trucewatch.fuse.levels import FEATURES, code
from trucewatch.fuse.mention import Mention, acts_agree
from trucewatch.fuse.near import near
from trucewatch.fuse.records import Records
from trucewatch.fuse.weights import Weights

ALL_PAIRS = 1_500
"""Up to so many incidents of reports, every pair of them is compared."""

DATED_BY_REPORT = {"two days apart": -2.6, "within a longer span": -2.6, "days apart": -3.0}
"""Bits that replace those of records: a claim's day is mostly counted from its report's date, and a copy of a report
often bears another one. Set by hand."""

FAR_APART = -4.0
"""Bits of places far apart, where reports are compared: none of them is one row for a whole wave. Set by hand."""

OF_FEW_WORDS = {"few shared": 4.1, "one shared": 1.2, "none shared": -1.1}
"""The same for words: a claim is a sentence or two, so that few shared words are much and none is little. By hand."""

BEFORE = -0.3
"""The prior of two reports' incidents; a table's prior is for rows among many others of their days. Set by hand."""

UNDATED_BITS = 5.0
"""What the prior, which is for pairs near in time, is lowered by where one of the two has no date. Set by hand."""


UNPLACED_BITS = 3.0
"""The same where one of the two has no place."""


def for_claims(use: Weights) -> Weights:
    """The weights by which claims of reports are compared. A name is not rare for standing in few of a few reports."""
    own = {
        "day": use.bits["day"] | DATED_BY_REPORT,
        "distance": use.bits["distance"] | {"farther": min(FAR_APART, use.bits["distance"]["farther"])},
        "parties": use.bits["parties"] | {"same rare name": use.bits["parties"]["same name"]},
        "words": use.bits["words"] | OF_FEW_WORDS,
    }
    return use.model_copy(update={"bits": use.bits | own, "prior": BEFORE})


def candidates(records: Records, told: Sequence[Mention]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of different reports whose acts can be one: all of them where there are few, those near each other else.

    Among many, what has no date is a candidate of nothing: it would be one of everything in its town.
    """
    rows = np.arange(len(told))
    if len(told) <= ALL_PAIRS:
        a, b = np.triu_indices(len(told), 1)
    else:
        dated = rows[[bool(m.start or m.end) for m in told]]
        parts = [np.stack([np.minimum(i, j), np.maximum(i, j)], axis=1) for i, j in near(records, dated, dated)]
        a, b = np.unique(np.concatenate([np.zeros((0, 2), dtype=np.int64), *parts]), axis=0).T
    wanted = (records.source[a] != records.source[b]) & acts_agree(told, a, b)
    return a[wanted], b[wanted]


def alone(levels: dict[str, NDArray[np.int8]], use: Weights) -> NDArray[np.float32]:
    """The bits of each pair of claims' incidents before its rivals; nobody's surroundings are busy among reports."""
    undated = levels["day"] == code("day", "unknown")
    unplaced = (levels["distance"] == code("distance", "unknown")) & (levels["place"] == code("place", "unknown"))
    bits = use.total(levels, np.zeros(len(undated), dtype=np.float32))
    bits = bits - np.where(undated, UNDATED_BITS, 0) - np.where(unplaced, UNPLACED_BITS, 0)
    return bits.astype(np.float32)


def why(levels: dict[str, NDArray[np.int8]], at: int, use: Weights) -> tuple[Reason, ...]:
    """The reasons of one pair, with what a date or place that is not told by both takes off: together, its bits."""
    codes = [int(levels[feature][at]) for feature in FEATURES]
    told = reasons(codes, use)
    if codes[FEATURES.index("day")] == code("day", "unknown"):
        told += (Reason(compared="date", level="not told by both", bits=-UNDATED_BITS),)
    if all(codes[FEATURES.index(feature)] == code(feature, "unknown") for feature in ("distance", "place")):
        told += (Reason(compared="where", level="not told by both", bits=-UNPLACED_BITS),)
    return told
