"""Claims of reports → which of them speak of one incident: first inside a report, then across reports.

Inside a report, what stands together is followed as a reader would: a claim joins the incident told before it if act,
place and time can be the same; a claim without a place joins the one last told. "Whatever the toll": tolls told side by
side differ by source and part nothing. Across reports, the incidents of each report are records, and go through the
same comparison, weights and clustering as those of any table; a report tells an incident once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pyarrow as pa

from trucewatch.fuse.across import alone, candidates, for_claims
from trucewatch.fuse.clusters import joined
from trucewatch.fuse.compare import compare
from trucewatch.fuse.levels import FEATURES
from trucewatch.fuse.links import SAME, linked
from trucewatch.fuse.mention import OPEN_ACTS, Mention, may_be_one, records_of
from trucewatch.fuse.pairs import Weighed
from trucewatch.fuse.records import prepared
from trucewatch.fuse.weights import Weights, weights
from trucewatch.terms.distance import km_between


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


def _across(told: list[Mention], use: Weights) -> list[int]:
    """The cluster of each report's incident."""
    if not told:
        return []
    records = prepared(pa.table(records_of(told)))
    a, b = candidates(records, told)
    levels = compare(records, a, b)
    bits = alone(levels, use)
    links = linked(records, Weighed(a, b, bits, np.stack([levels[f] for f in FEATURES], axis=1)), use)
    held = (links.probability >= use.linked) & (links.kind == SAME)
    clusters = joined(records.source, a[held], b[held], links.probability[held])
    return [int(row) for row in clusters.of]
