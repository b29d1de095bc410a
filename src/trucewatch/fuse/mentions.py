"""Claims of reports → which of them speak of one incident: first inside a report, then across reports.

Inside a report, what stands together is followed as a reader would: a claim joins the incident told before it if act,
place and time can be the same; a claim without a place joins the one last told. "Whatever the toll": tolls told side by
side differ by source and part nothing. Across reports, the incidents of each report are records, and go through the
same comparison, weights and clustering as those of any table; a report tells an incident once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.feeds import SCHEMA
from trucewatch.fuse.clusters import joined
from trucewatch.fuse.compare import compare
from trucewatch.fuse.levels import FEATURES, code
from trucewatch.fuse.links import SAME, linked
from trucewatch.fuse.near import near
from trucewatch.fuse.pairs import Weighed
from trucewatch.fuse.records import Records, prepared
from trucewatch.fuse.weights import Weights, weights
from trucewatch.terms.distance import km_between

UNDATED = (date(1900, 1, 1), date(2199, 12, 31))
"""The span of what has no date at all."""

STRIKES = frozenset({"airstrike", "shelling", "attack", "attack_unspecified", "convoy_attack"})
GROUND = frozenset({"ground_assault", "armed_clash"})
ALL_PAIRS = 1_500
"""Up to so many incidents of reports, every pair of them is compared."""
OPEN_ACTS = frozenset({"attack", "attack_unspecified"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One claim, as far as its words fill it. `start`, `end` in UTC, half-open; `radius` in km."""

    id: str
    report: str
    act: str
    words: str
    start: datetime | None = None
    end: datetime | None = None
    place: str = ""
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    parties: tuple[str, ...] = ()
    killed_low: int | None = None
    killed_high: int | None = None


DATED_BY_REPORT = {"two days apart": -2.6, "within a longer span": -2.6, "days apart": -3.0}
"""Bits that replace those of records: a claim's day is mostly counted from its report's date, and a copy of a report
often bears another one. Set by hand."""


UNDATED_BITS = 5.0
"""What the prior, which is for pairs near in time, is lowered by where one of the two has no date. Set by hand."""


UNPLACED_BITS = 3.0
"""The same where one of the two has no place."""


def for_claims(use: Weights) -> Weights:
    """The weights by which claims of reports are compared."""
    return use.model_copy(update={"bits": use.bits | {"day": use.bits["day"] | DATED_BY_REPORT}})


def incidents(mentions: Sequence[Mention], use: Weights | None = None) -> list[int]:
    """For each mention, the number of its incident: that of the first mention of it."""
    by_report: dict[str, list[int]] = {}
    for i, mention in enumerate(mentions):
        by_report.setdefault(mention.report, []).append(i)
    told = [group for rows in by_report.values() for group in _inside(mentions, rows)]
    of = _across([_whole([mentions[i] for i in group]) for group in told], for_claims(use or weights()))
    out = [0] * len(mentions)
    first: dict[int, int] = {}
    for group, cluster in zip(told, of, strict=True):
        first[cluster] = min(first.get(cluster, len(mentions)), min(group))
    for group, cluster in zip(told, of, strict=True):
        for i in group:
            out[i] = first[cluster]
    return out


def _inside(mentions: Sequence[Mention], rows: list[int]) -> list[list[int]]:
    """The mentions of one report by incident, in the order of the text."""
    groups: list[list[int]] = []
    for i in rows:
        fitting = [g for g in reversed(groups) if all(may_be_one(mentions[j], mentions[i]) for j in g)]
        near = [g for g in fitting if any(_one_place(mentions[j], mentions[i]) for j in g)]
        chosen = near or ([] if mentions[i].lat is not None and not _vague(mentions, fitting) else fitting)
        if chosen:
            chosen[0].append(i)
        else:
            groups.append([i])
    return groups


def _vague(mentions: Sequence[Mention], groups: list[list[int]]) -> bool:
    """Whether the last group that fits has no place of its own yet."""
    return bool(groups) and all(mentions[j].lat is None for j in groups[0])


def may_be_one(one: Mention, other: Mention) -> bool:
    """Whether act and time allow it."""
    if one.start and other.end and one.start >= other.end:
        return False
    if other.start and one.end and other.start >= one.end:
        return False
    return _one_act(one, other)


def _one_act(one: Mention, other: Mention) -> bool:
    """Whether the acts can be one: equal, both on the ground, or one of them an attack of no told means."""
    acts = {one.act, other.act}
    return len(acts) == 1 or acts <= GROUND or (acts <= STRIKES and bool(acts & OPEN_ACTS))


def _one_place(one: Mention, other: Mention) -> bool:
    """Whether both give a place, and it can be the same: the finer inside the coarser, or the same name."""
    if one.place and one.place == other.place:
        return True
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        return False
    apart = km_between(one.lat, one.lon, other.lat, other.lon)
    return apart <= 3.0 or (apart <= min(max(one.radius or 3.0, other.radius or 3.0), 15.0) and _tolls_meet(one, other))


def _tolls_meet(one: Mention, other: Mention) -> bool:
    """Whether the tolls can be one number; one that is not told can."""
    if one.killed_low is None or other.killed_low is None:
        return True
    high, other_high = (m.killed_high if m.killed_high is not None else 10**9 for m in (one, other))
    return one.killed_low <= other_high and other.killed_low <= high


def _whole(group: list[Mention]) -> Mention:
    """What one report tells of one incident: the finest place and time, the widest toll, all of its words."""
    placed = [m for m in group if m.lat is not None]
    dated = [m for m in group if m.start and m.end]
    finest = min(placed, key=lambda m: m.radius or 3.0, default=group[0])
    span = min(dated, key=_length, default=group[0])
    lows = [m.killed_low for m in group if m.killed_low is not None]
    highs = [m.killed_high if m.killed_high is not None else m.killed_low for m in group if m.killed_low is not None]
    acts = [m.act for m in group if m.act not in OPEN_ACTS] or [group[0].act]
    return replace(
        finest,
        act=acts[0],
        start=span.start,
        end=span.end,
        words=". ".join(m.words for m in group),
        parties=tuple(dict.fromkeys(p for m in group for p in m.parties)),
        killed_low=max(lows) if lows else None,
        killed_high=max(h for h in highs if h is not None) if lows else None,
    )


def _length(mention: Mention) -> timedelta:
    return mention.end - mention.start if mention.start and mention.end else timedelta.max


def records_of(told: Sequence[Mention]) -> pa.Table:
    """The incidents of reports as records, in the columns of a table; their source is their report."""
    days = [_days(mention) for mention in told]
    return pa.table(
        {
            "id": [f"{i:08d}" for i in range(len(told))],
            "source": [m.report for m in told],
            "date_from": pa.array([a for a, _ in days], pa.date32()),
            "date_to": pa.array([b for _, b in days], pa.date32()),
            "lat": pa.array([m.lat for m in told], pa.float64()),
            "lon": pa.array([m.lon for m in told], pa.float64()),
            "precision_km": pa.array([m.radius for m in told], pa.float64()),
            "place": pa.array([m.place or None for m in told], pa.string()),
            "kind": [m.act.replace("_", " ") for m in told],
            "parties": pa.array(["; ".join(m.parties) or None for m in told], pa.string()),
            "killed_low": pa.array([m.killed_low for m in told], pa.int64()),
            "killed_high": pa.array([m.killed_high for m in told], pa.int64()),
            "text": [m.words for m in told],
        },
        schema=SCHEMA,
    )


def _days(mention: Mention) -> tuple[date, date]:
    """First and last day in UTC, an evening before midnight counted to the day that most of it lies in."""
    if mention.start is not None:
        start, end = mention.start, mention.end or mention.start + timedelta(days=1)
    elif mention.end is not None:
        start, end = mention.end - timedelta(days=1), mention.end
    else:
        return UNDATED
    middle = (start + (end - start) / 2).astimezone(UTC).date()
    if end - start <= timedelta(hours=30):
        return middle, middle
    return (start + timedelta(hours=12)).astimezone(UTC).date(), (end - timedelta(hours=12)).astimezone(UTC).date()


def _candidates(records: Records, told: list[Mention]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of different reports whose acts can be one: all of them where there are few, those near each other else.

    Among many, what has no date is a candidate of nothing: it would be one of everything in its town.
    """
    rows = np.arange(len(told))
    if len(told) <= ALL_PAIRS:
        parts = [tuple(np.triu_indices(len(told), 1))]
    else:
        dated = rows[[bool(m.start or m.end) for m in told]]
        parts = [(np.minimum(i, j), np.maximum(i, j)) for i, j in near(records, dated, dated)]
    both = np.unique(np.concatenate([np.stack(part, axis=1) for part in parts]), axis=0)
    wanted = [
        k for k, (i, j) in enumerate(both.tolist()) if told[i].report != told[j].report and _one_act(told[i], told[j])
    ]
    return both[wanted, 0], both[wanted, 1]


def alone(levels: dict[str, NDArray[np.int8]], use: Weights) -> NDArray[np.float32]:
    """The bits of each pair of claims' incidents before its rivals; nobody's surroundings are busy among reports."""
    undated = levels["day"] == code("day", "unknown")
    unplaced = (levels["distance"] == code("distance", "unknown")) & (levels["place"] == code("place", "unknown"))
    bits = use.total(levels, np.zeros(len(undated), dtype=np.float32))
    bits = bits - np.where(undated, UNDATED_BITS, 0) - np.where(unplaced, UNPLACED_BITS, 0)
    return bits.astype(np.float32)


def _across(told: list[Mention], use: Weights) -> list[int]:
    """The cluster of each report's incident."""
    if not told:
        return []
    records = prepared(pa.table(records_of(told)))
    a, b = _candidates(records, told)
    levels = compare(records, a, b)
    bits = alone(levels, use)
    links = linked(records, Weighed(a, b, bits, np.stack([levels[f] for f in FEATURES], axis=1)), use)
    held = (links.probability >= use.linked) & (links.kind == SAME)
    clusters = joined(records.source, a[held], b[held], links.probability[held])
    return [int(row) for row in clusters.of]
