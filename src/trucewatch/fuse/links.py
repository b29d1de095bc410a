"""Links between the records of two sources: what each weighed pair comes to, with its kind.

| kind | meaning |
|---|---|
| same | both records tell of one incident |
| component | one record counts several incidents, the other tells one of them |
| campaign | the same, where the whole spans more than a fortnight or a wide region |
| consequence | one tells of what came of the other: a protest, a burial, arrests after it |
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.levels import FEATURES, code
from trucewatch.fuse.pairs import Weighed
from trucewatch.fuse.records import Records
from trucewatch.fuse.rivals import among_rivals
from trucewatch.fuse.weights import Weights, odds
from trucewatch.fuse.wholes import REGION_KM, may_hold, summed

KINDS = ("same", "component", "campaign", "consequence")
SAME, COMPONENT, CAMPAIGN, CONSEQUENCE = range(4)
CAMPAIGN_DAYS = 14
SURER = 1.0
"""Bits that a link between a whole and a part needs more than another: no rival holds it in check. Set by hand."""
OPEN = 0.15
"""Probability from which on a pair that is not held is listed as open."""


Settled = Callable[[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]], tuple[NDArray[np.float64], float]]


@dataclass(slots=True)
class Links:
    """n weighed pairs with `probability` among their rivals and `kind` (index of KINDS), held from `least` on; `alike`
    are the words that were taken for names of one party."""

    pairs: Weighed
    probability: NDArray[np.float64]
    kind: NDArray[np.int8]
    least: float
    alike: tuple[tuple[str, ...], ...] = ()


def linked(records: Records, pairs: Weighed, use: Weights, settle: Settled | None = None) -> Links:
    """The probability and kind of each pair.

    `settle` gives, for pairs and their probabilities by the weights, those to use and the one from which on links are
    held; both are the weights' own if it is left out.
    """
    a, b = pairs.a, pairs.b
    after = _consequence(records, pairs)
    whole_a, whole_b = may_hold(records, a, b), may_hold(records, b, a)
    added_a = summed(records, a, b, pairs.bits) & ~whole_b
    added_b = summed(records, b, a, pairs.bits) & ~whole_a
    whole_a, whole_b = whole_a | added_a, whole_b | (added_b & ~added_a)
    own = odds(pairs.bits + np.where(added_a | added_b, _as_part(pairs, use), 0) - SURER * (whole_a | whole_b))
    chance = own / (1 + own)
    chance[~after] = among_rivals(a[~after], b[~after], own[~after], whole_a[~after], whole_b[~after])
    chance, least = settle(a, b, chance) if settle else (chance, use.linked)
    kind = np.full(len(a), SAME, dtype=np.int8)
    kind[after] = CONSEQUENCE
    for whole, at, part in ((whole_a, a, b), (whole_b, b, a)):
        _parts(records, kind, chance >= least, whole & ~after, at, part)
    return Links(pairs, chance, kind, least)


def _as_part(pairs: Weighed, use: Weights) -> NDArray[np.float32]:
    """What a pair gains where the tolls, which differ, add up with those of other parts."""
    table = use.table("figures")
    gain = table[code("figures", "fits as a part")] - table[pairs.levels[:, FEATURES.index("figures")]]
    out: NDArray[np.float32] = np.maximum(gain, 0).astype(np.float32)
    return out


def _consequence(records: Records, pairs: Weighed) -> NDArray[np.bool_]:
    """Pairs of something peaceful and a violence before it, where the words are shared."""
    kinds, words = pairs.levels[:, FEATURES.index("kind")], pairs.levels[:, FEATURES.index("words")]
    apart = kinds == code("kind", "peaceful and violent")
    out: NDArray[np.bool_] = apart & (words <= code("words", "few shared"))
    return out


def _parts(
    records: Records,
    kind: NDArray[np.int8],
    held: NDArray[np.bool_],
    whole: NDArray[np.bool_],
    at: NDArray[np.int64],
    part: NDArray[np.int64],
) -> None:
    """Name the links of wholes: one that has a single part, with a toll like its own, is that incident itself."""
    size = np.bincount(at[whole & held], minlength=len(records)) if (whole & held).any() else np.zeros(len(records))
    low, high = np.nan_to_num(records.low, nan=0), np.nan_to_num(records.high, nan=np.inf)
    most = np.where(np.isinf(high), low, high)
    alike = 1.5 * high[part] + 1 >= low[at]
    long = records.end[at] - records.start[at] + 1 > CAMPAIGN_DAYS
    wide = (records.radius[at] >= REGION_KM) & (most[at] > 2 * most[part])
    several = whole & ((size[at] > 1) | ~alike)
    kind[several] = COMPONENT
    kind[several & (long | wide)] = CAMPAIGN
