"""What true pairs of overlapping tables are like, beside what is known of real ones; and where true pairs are lost.

Known of ACLED, GED, GTD and SCAD over one country and year (`KNOWN`, in the order of `Facts`). A generator whose pairs
agree more than these is easier than life.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from trucewatch.bench.rates import Rates, shown
from trucewatch.fuse.background import background
from trucewatch.fuse.calibrate import bar, calibrated
from trucewatch.fuse.compare import compare
from trucewatch.fuse.levels import code
from trucewatch.fuse.links import linked
from trucewatch.fuse.naming import named_again, one_name
from trucewatch.fuse.near import apart_km, near
from trucewatch.fuse.pairs import weighed
from trucewatch.fuse.records import Records
from trucewatch.fuse.weights import Weights

SAMPLE = 20_000
"""Candidates that are not true looked at for the words that they share."""

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Facts:
    """Shares: of true pairs with strong wording, of others near each other with it, of true pairs more than 3 km apart,
    that begin on one day and one day apart, of one family of acts, and whose link is of a part to a whole."""

    strong_words: float
    strong_words_of_others: float
    over_3_km: float
    same_start: float
    one_day_off: float
    same_family: float
    parts: float

    def __str__(self) -> str:
        """One line of names and shares."""
        return ", ".join(f"{f.name.replace('_', ' ')} {getattr(self, f.name):.3g}" for f in fields(self))


KNOWN = Facts(0.42, 0.006, 0.38, 0.81, 0.17, 0.48, 0.21)


def facts(records: Records, a: Rows, b: Rows, kinds: Collection[str]) -> Facts:
    """Of the true pairs `a`–`b` of records, whose kinds of link are given."""
    levels = compare(records, a, b)
    off = np.abs(records.start[a] - records.start[b])
    return Facts(
        strong_words=_strong(levels["words"]),
        strong_words_of_others=_others(records, a, b),
        over_3_km=float((apart_km(records, a, b) > 3).mean()),
        same_start=float((off == 0).mean()),
        one_day_off=float((off == 1).mean()),
        same_family=float((levels["kind"] == code("kind", "same kind")).mean()),
        parts=sum(kind != "same" for kind in kinds) / max(len(kinds), 1),
    )


def _strong(words: NDArray[np.int8]) -> float:
    return float((words <= code("words", "some shared")).mean()) if len(words) else 0.0


def _others(records: Records, a: Rows, b: Rows) -> float:
    """The share with strong wording among candidates of two sources that are not true."""
    true = set((np.minimum(a, b) * len(records) + np.maximum(a, b)).tolist())
    first, second = (
        np.flatnonzero(records.source == source) for source in (records.source[a[0]], records.source[b[0]])
    )
    found = [np.stack(pair) for pair, _ in zip(near(records, first, second, SAMPLE), range(20), strict=False)]
    both = np.concatenate([np.zeros((2, 0), dtype=np.int64), *found], axis=1)
    keys = np.minimum(both[0], both[1]) * len(records) + np.maximum(both[0], both[1])
    _, once = np.unique(keys, return_index=True)
    other = once[[key not in true for key in keys[once].tolist()]][:SAMPLE]
    return _strong(compare(records, both[0][other], both[1][other])["words"])


def stages(records: Records, i: int, j: int, true: Collection[tuple[int, int]], use: Weights) -> Mapping[str, Rates]:
    """Pairs of rows of two sources right, wrong and missed after each stage of linking, clustering left out."""
    first, second = np.flatnonzero(records.source == i), np.flatnonzero(records.source == j)
    out: dict[str, Rates] = {}

    def note(stage: str, a: Rows, b: Rows) -> None:
        out[stage] = Rates()
        out[stage].compare(true, list(zip(a.tolist(), b.tolist(), strict=True)))

    looked = weighed(records, first, second, use, floor=-99.0)
    note("candidates", looked.a, looked.b)
    found = weighed(records, first, second, use)
    note("not hopeless", found.a, found.b)
    named, _ = one_name(records, found, use)
    found = named_again(named, found, use)
    note("likely alone", found.a[found.bits > 0], found.b[found.bits > 0])
    links = linked(named, found, use)
    sure = links.probability >= use.linked
    note("among rivals", found.a[sure], found.b[sure])
    by_chance, chance = background(named, first, second, use), links.probability
    if by_chance:
        chance = calibrated(len(records), found.a, found.b, chance, by_chance)
    held = chance >= bar(chance, use.linked)
    note("held against chance", found.a[held], found.b[held])
    return out


def told(found: Mapping[str, Rates]) -> str:
    """Precision and recall after each stage."""
    return "; ".join(f"{stage} {shown(rates.precision)}/{shown(rates.recall)}" for stage, rates in found.items())
