"""The one comparison of two records: for each feature a level. One pair and ten million take the same path.

Every function takes rows `a` and `b` of equal length n and gives n codes of `LEVELS[feature]`. Nothing here weighs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.levels import code
from trucewatch.fuse.lexicon import UNKNOWN_SORT, kinds
from trucewatch.fuse.near import apart_km, gap_days
from trucewatch.fuse.records import Records
from trucewatch.fuse.wholes import may_hold

Rows = NDArray[np.int64]
Codes = NDArray[np.int8]

MANY, SOME, FEW, ONE = 28.0, 16.0, 9.0, 4.0
"""Summed weight of shared telling words from which on they count as many, some, few and one."""
RARE_SHARE = 0.05
"""A party named in less than this share of all records is telling by its name."""
UNDATED_DAYS = 3_650
"""A span longer than this says nothing of when."""
LIKE = 0.62
"""Share of pairs of letters in common from which on two names are spelled alike."""


def compare(records: Records, a: Rows, b: Rows) -> dict[str, Codes]:
    """All levels of each pair."""
    found = quick(records, a, b)
    return found | by_words(records, a, b, found["place"])


def quick(records: Records, a: Rows, b: Rows) -> dict[str, Codes]:
    """The levels that need no look at the words; `place` may rise by them, and `words` is missing."""
    return {
        "day": day(records, a, b),
        "distance": distance(records, a, b),
        "place": place(records, a, b),
        "kind": kind(records, a, b),
        "parties": parties(records, a, b),
        "figures": figures(records, a, b),
    }


def _select(feature: str, cases: list[tuple[str, NDArray[np.bool_]]], default: str) -> Codes:
    """The first case that holds."""
    out = np.select([mask for _, mask in cases], [code(feature, level) for level, _ in cases], code(feature, default))
    return out.astype(np.int8)


def day(records: Records, a: Rows, b: Rows) -> Codes:
    """Same day or days; one span inside the other by the longer one's length; or days between them."""
    gap = gap_days(records, a, b)
    long_a, long_b = records.end[a] - records.start[a] + 1, records.end[b] - records.start[b] + 1
    longer = np.maximum(long_a, long_b)
    equal = (records.start[a] == records.start[b]) & (long_a == long_b)
    meets = gap == 0
    return _select(
        "day",
        [
            ("unknown", longer > UNDATED_DAYS),
            ("same day", equal & (longer == 1)),
            ("same days", equal & (longer <= 7)),
            ("within a week's span", meets & (longer <= 7)),
            ("within a month's span", meets & (longer <= 31)),
            ("within a longer span", meets),
            ("one day apart", gap == 1),
            ("two days apart", gap == 2),
        ],
        "days apart",
    )


def distance(records: Records, a: Rows, b: Rows) -> Codes:
    """Between the points, read under the wider of the two radii."""
    km = apart_km(records, a, b)
    wide = np.maximum(records.radius[a], records.radius[b])
    return _select(
        "distance",
        [
            ("unknown", np.isnan(km)),
            ("inside a wide region", (wide > 60) & (km <= wide + 5)),
            ("same point", km <= 0.5),
            ("within 3 km", km <= 3),
            ("within 10 km", km <= 10),
            ("inside the wider place", (wide > 15) & (km <= wide + 5)),
            ("within 25 km", km <= 25),
        ],
        "farther",
    )


def place(records: Records, a: Rows, b: Rows) -> Codes:
    """By names; whether a name stands in the other's words is asked later."""
    one, other = records.names[a], records.names[b]
    told = (one[:, 0] >= 0) & (other[:, 0] >= 0)
    both = np.bitwise_count(records.bits[a] & records.bits[b]).astype(np.float32)
    either = np.bitwise_count(records.bits[a] | records.bits[b]).astype(np.float32)
    alike = (both / np.maximum(either, 1) >= LIKE) | ((records.sound[a] >= 0) & (records.sound[a] == records.sound[b]))
    inside, wider = np.zeros(len(a), dtype=bool), np.zeros(len(a), dtype=bool)
    for i in range(1, one.shape[1]):
        inside |= told & ((one[:, 0] == other[:, i]) | (other[:, 0] == one[:, i]))
        for j in range(1, one.shape[1]):
            wider |= told & (one[:, i] >= 0) & (one[:, i] == other[:, j])
    return _select(
        "place",
        [
            ("unknown", ~told),
            ("same name", one[:, 0] == other[:, 0]),
            ("name like the other", alike),
            ("one inside the other", inside),
            ("same wider place", wider),
        ],
        "other names",
    )


def kind(records: Records, a: Rows, b: Rows) -> Codes:
    """By families of acts."""
    known = kinds()
    one, other = records.kind[a], records.kind[b]
    akin = np.zeros(len(a), dtype=bool)
    for i, family in enumerate(known.akin):
        akin |= ((one >> i) & 1).astype(bool) & ((other & family) != 0)
    violent = ~known.peaceful
    apart = ((one & violent) == 0) != ((other & violent) == 0)
    return _select(
        "kind",
        [
            ("unknown", (one == 0) | (other == 0)),
            ("same kind", (one & other) != 0),
            ("akin", akin),
            ("peaceful and violent", apart),
        ],
        "other kind",
    )


def parties(records: Records, a: Rows, b: Rows) -> Codes:
    """By telling words of names; where one side names nobody, by sort of party."""
    one, other = records.parties[a], records.parties[b]
    same, rare = np.zeros(len(a), dtype=bool), np.zeros(len(a), dtype=bool)
    for i in range(one.shape[1]):
        named = one[:, i] >= 0
        if named.any():
            hit = (named[:, None] & (one[:, i : i + 1] == other)).any(axis=1)
            same |= hit
            rare |= hit & (records.share[a, i] < RARE_SHARE)
    sort_a, sort_b = records.sorts[a] & ~UNKNOWN_SORT, records.sorts[b] & ~UNKNOWN_SORT
    names_a, names_b = one[:, 0] >= 0, other[:, 0] >= 0
    return _select(
        "parties",
        [
            ("same rare name", rare),
            ("same name", same),
            ("same sort", (sort_a & sort_b) != 0),
            ("other names", names_a & names_b),
            ("other sort", (sort_a != 0) & (sort_b != 0)),
        ],
        "unknown",
    )


def figures(records: Records, a: Rows, b: Rows) -> Codes:
    """The dead, as bounds: whether they can be one number, and how telling that is."""
    unknown = _untold(records, a) | _untold(records, b)
    low_a, low_b = np.nan_to_num(records.low[a], nan=0), np.nan_to_num(records.low[b], nan=0)
    high_a, high_b = np.nan_to_num(records.high[a], nan=np.inf), np.nan_to_num(records.high[b], nan=np.inf)
    meet = (low_a <= high_b) & (low_b <= high_a)
    least = np.maximum(low_a, low_b)
    tight = (high_a <= 1.5 * low_a + 1) & (high_b <= 1.5 * low_b + 1)
    close = (least <= 1.5 * np.minimum(high_a, high_b) + 1) & (np.minimum(high_a, high_b) > 0)
    return _select(
        "figures",
        [
            ("unknown", unknown),
            ("none on either side", (high_a == 0) & (high_b == 0)),
            ("some against none", ((high_a == 0) & (low_b > 0)) | ((high_b == 0) & (low_a > 0))),
            ("same, ten or more", meet & tight & (least >= 10)),
            ("same, three or more", meet & tight & (least >= 3)),
            ("same, one or two", meet & tight & (least >= 1)),
            ("bounds meet", meet),
            ("fits as a part", may_hold(records, a, b) | may_hold(records, b, a)),
            ("near", close),
        ],
        "far apart",
    )


def _untold(records: Records, rows: Rows) -> NDArray[np.bool_]:
    return np.isnan(records.low[rows]) & np.isnan(records.high[rows])


def by_words(records: Records, a: Rows, b: Rows, named: Codes) -> dict[str, Codes]:
    """The levels that the words decide: `words`, and `place` raised where a name stands in the other's words."""
    one, other = records.words[a], records.words[b]
    key_a, key_b = records.key_word[a], records.key_word[b]
    shared = np.zeros(len(a), dtype=np.float32)
    mentioned = np.zeros(len(a), dtype=bool)
    for i in range(one.shape[1]):
        word = one[:, i]
        if not (word >= 0).any():
            break
        hit = ((word >= 0)[:, None] & (word[:, None] == other)).any(axis=1)
        telling = hit & (word != key_a) & (word != key_b)
        shared += np.where(telling, records.weights[a, i], 0)
        mentioned |= (word >= 0) & (word == key_b)
    mentioned |= ((key_a >= 0)[:, None] & (key_a[:, None] == other)).any(axis=1)
    words = _select(
        "words",
        [
            ("unknown", ~(records.worded[a] & records.worded[b])),
            ("many shared", shared >= MANY),
            ("some shared", shared >= SOME),
            ("few shared", shared >= FEW),
            ("one shared", shared >= ONE),
        ],
        "none shared",
    )
    raised = np.int8(code("place", "named in the other's words"))
    lower = (named > raised) & mentioned
    return {"words": words, "place": np.where(lower, raised, named).astype(np.int8)}
