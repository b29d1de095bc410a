"""`fuse(tables)`: records of several sources → links, clusters, and what stays open. Nothing is merged or averaged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.errors import BadInput, Fault
from trucewatch.feeds import Feed, records_of
from trucewatch.fuse.background import background
from trucewatch.fuse.calibrate import bar, calibrated
from trucewatch.fuse.clusters import Clusters, joined
from trucewatch.fuse.levels import FEATURES
from trucewatch.fuse.links import KINDS, OPEN, SAME, Links, linked
from trucewatch.fuse.naming import named_again, one_name
from trucewatch.fuse.pairs import weighed
from trucewatch.fuse.records import Records, prepared
from trucewatch.fuse.weights import Weights, weights

Told = Callable[[str], None]
Rows = NDArray[np.int64]

SUREST = 0.9999
"""The most that is written: a suggestion is never certain."""


@dataclass(slots=True)
class Fusion:
    """What was found.

    `pairs`: source_a, id_a, source_b, id_b, probability, kind; the links that are held, each pair once, likeliest
    first.
    `open`: the same columns, pairs that may be links and are not held: near-ties, weak ones, those clustering refused.
    `clusters`: cluster, source, id, part_of; every record is in one cluster, and `part_of` names the cluster of a
    whole.
    `records`, `levels` (n × len(FEATURES), of `pairs` and then `open`; -1 where a pair follows from others) and `bits`
    (of each alone, before its rivals) are what the reasons are told from. `faults`: rows that could not be used.
    `alike`: by two sources, words of parties' names that were taken for one party's (see `naming`).
    """

    pairs: pa.Table
    open: pa.Table
    clusters: pa.Table
    records: pa.Table
    levels: NDArray[np.int8]
    bits: NDArray[np.float32]
    faults: list[Fault] = field(default_factory=list)
    alike: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = field(default_factory=dict)


def fuse(
    tables: Sequence[Any], names: Sequence[str] = (), use: Weights | None = None, told: Told | None = None
) -> Fusion:
    """Links and clusters between the records of tables.

    `tables`: Arrow, pandas or polars tables in the columns of `trucewatch.feeds.SCHEMA`, or exports of UCDP GED,
    ACLED, GTD or SCAD as they are; or feeds read before. `names` tells tables without a column `source` apart. Records
    are compared between sources, never within one. Probabilities are held against what chance gives in the same tables
    where these overlap in enough days (see `background`); else they are the weights' own. Raises BadInput where a table
    cannot be read or two tables give one source the same id.
    """
    given = names or [f"table {i + 1}" for i in range(len(tables))]
    feeds = [_feed(table, name) for table, name in zip(tables, given, strict=True)]
    whole = pa.concat_tables([feed.table for feed in feeds]).combine_chunks()
    whole = whole.sort_by([("source", "ascending"), ("id", "ascending")])
    _once(whole)
    records = prepared(whole)
    if told:
        told(f"{len(records):,} records of {len(records.sources)} sources are ready to compare")
    chosen = use or weights()
    pairs = list(combinations(range(len(records.sources)), 2))
    found = [_between(records, i, j, chosen, told) for i, j in pairs]
    fused = _fusion(whole, records, found, chosen, [fault for feed in feeds for fault in feed.faults])
    sources = [(records.sources[i], records.sources[j]) for i, j in pairs]
    fused.alike = {both: links.alike for both, links in zip(sources, found, strict=True) if links.alike}
    return fused


def _feed(table: Any, name: str) -> Feed:
    if isinstance(table, Feed):
        return table
    try:
        arrow = table if isinstance(table, pa.Table) else pa.table(table)
    except (TypeError, pa.ArrowInvalid) as error:
        raise BadInput(f"{name}: got {type(table).__name__}, expected an Arrow, pandas or polars table") from error
    return records_of(arrow, name)


def _once(table: pa.Table) -> None:
    counted = table.group_by(["source", "id"]).aggregate([([], "count_all")])
    again = counted.filter(pa.compute.greater(counted["count_all"], 1))
    if again.num_rows:
        where, got = f"source {str(again['source'][0])!r}", f"the id {again['id'][0].as_py()!r} in two tables"
        expected = "each id once in a source"
        advice = "If they are two sources, name them apart in `source`; if one, leave out the row or the table"
        raise BadInput(str(Fault(where, got, expected, advice)))


def _between(records: Records, i: int, j: int, use: Weights, told: Told | None) -> Links:
    """Links between two sources."""
    first, second = np.flatnonzero(records.source == i), np.flatnonzero(records.source == j)
    seen, next_told = 0, 2_000_000

    def looked(count: int) -> None:
        nonlocal seen, next_told
        seen += count
        if told and seen >= next_told:
            told(f"{records.sources[i]} and {records.sources[j]}: {seen:,} pairs looked at")
            next_told += 2_000_000

    found = weighed(records, first, second, use, looked=looked)
    records, alike = one_name(records, found, use)
    if alike:
        found = named_again(records, found, use)
    by_chance = background(records, first, second, use)

    def settle(a: Rows, b: Rows, chance: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
        if by_chance:
            chance = calibrated(len(records), a, b, chance, by_chance)
        return chance, bar(chance, use.linked)

    links = replace(linked(records, found, use, settle), alike=alike)
    if told:
        held = int((links.probability >= links.least).sum())
        told(f"{records.sources[i]} and {records.sources[j]}: {len(found.a):,} pairs weighed, {held:,} held")
    return links


def _fusion(table: pa.Table, records: Records, found: list[Links], use: Weights, faults: list[Fault]) -> Fusion:
    none = np.zeros(0, dtype=np.int64)
    a = np.concatenate([none, *(links.pairs.a for links in found)])
    b = np.concatenate([none, *(links.pairs.b for links in found)])
    chance = np.concatenate([none.astype(float), *(links.probability for links in found)])
    kind = np.concatenate([none.astype(np.int8), *(links.kind for links in found)])
    levels = np.concatenate([np.zeros((0, len(FEATURES)), dtype=np.int8), *(links.pairs.levels for links in found)])
    bits = np.concatenate([none.astype(np.float32), *(links.pairs.bits for links in found)])
    least = np.concatenate([none.astype(float), *(np.full(len(links.kind), links.least) for links in found)])
    held = chance >= least
    same = np.flatnonzero(held & (kind == SAME))
    clusters = joined(records.source, a[same], b[same], chance[same])
    held[same[clusters.dropped]] = False
    maybe = ~held & (chance >= OPEN)
    more_a, more_b, more = _implied(clusters, a, b, chance, held, use.linked)
    pairs = _table(
        records, [*a[held], *more_a], [*b[held], *more_b], [*chance[held], *more], [*kind[held], *[SAME] * len(more)]
    )
    blank = np.full((len(more), len(FEATURES)), -1, dtype=np.int8)
    order, kept = _order(pairs), np.concatenate([levels[held], blank])
    weighed_alone = np.concatenate([bits[held], np.full(len(more), np.nan, dtype=np.float32)])
    left = _table(records, a[maybe], b[maybe], chance[maybe], kind[maybe])
    left_order = _order(left)
    return Fusion(
        pairs=pairs.take(order),
        open=left.take(left_order),
        clusters=_clusters(records, clusters, a[held], b[held], kind[held]),
        records=table,
        levels=np.concatenate([kept[order], levels[maybe][left_order]]),
        bits=np.concatenate([weighed_alone[order], bits[maybe][left_order]]),
        faults=faults,
    )


def _implied(
    clusters: Clusters,
    a: NDArray[np.int64],
    b: NDArray[np.int64],
    chance: NDArray[np.float64],
    held: NDArray[np.bool_],
    least: float,
) -> tuple[list[int], list[int], list[float]]:
    """Pairs of one cluster that no held link joins, likely by the likeliest two links through a third record: by the
    square of both together, because the two records agreed too little to be linked themselves."""
    known = {(int(i), int(j)): float(p) for i, j, p in zip(a[held], b[held], chance[held], strict=True)}
    first: list[int] = []
    second: list[int] = []
    likelihood: list[float] = []
    for rows in clusters.members.values():
        for i, j in combinations(rows, 2):
            if (i, j) in known or (j, i) in known or len(rows) < 3:
                continue
            through = (
                known.get((i, k), known.get((k, i), 0.0)) * known.get((j, k), known.get((k, j), 0.0)) for k in rows
            )
            if (likely := max(through) ** 2) >= least:
                first.append(i)
                second.append(j)
                likelihood.append(likely)
    return first, second, likelihood


def _table(records: Records, a: Any, b: Any, chance: Any, kind: Any) -> pa.Table:
    return pa.table(
        {
            "source_a": pa.array([records.sources[records.source[i]] for i in a], pa.string()),
            "id_a": pa.array([records.ids[i] for i in a], pa.string()),
            "source_b": pa.array([records.sources[records.source[i]] for i in b], pa.string()),
            "id_b": pa.array([records.ids[i] for i in b], pa.string()),
            "probability": pa.array(np.minimum(np.round(np.asarray(chance, dtype=np.float64), 4), SUREST)),
            "kind": pa.array([KINDS[k] for k in kind], pa.string()),
        }
    )


def _order(table: pa.Table) -> NDArray[np.int64]:
    keys = [("probability", "descending"), *((name, "ascending") for name in ("source_a", "id_a", "source_b", "id_b"))]
    return np.asarray(pa.compute.sort_indices(table, sort_keys=keys).to_numpy(), dtype=np.int64)


def _clusters(
    records: Records, clusters: Clusters, a: NDArray[np.int64], b: NDArray[np.int64], kind: NDArray[np.int8]
) -> pa.Table:
    """One row a record; a part's cluster names its whole's."""
    number = {int(row): f"k{at + 1}" for at, row in enumerate(np.unique(clusters.of).tolist())}
    span = (records.end - records.start).astype(np.int64)
    part_of: dict[int, str] = {}
    for i, j in zip(a[kind != SAME].tolist(), b[kind != SAME].tolist(), strict=True):
        low = np.nan_to_num(records.low[[i, j]], nan=0)
        whole, part = (i, j) if (span[i], low[0]) >= (span[j], low[1]) else (j, i)
        part_of.setdefault(int(clusters.of[part]), number[int(clusters.of[whole])])
    return pa.table(
        {
            "cluster": pa.array([number[int(row)] for row in clusters.of], pa.string()),
            "source": pa.array([records.sources[s] for s in records.source], pa.string()),
            "id": pa.array(records.ids, pa.string()),
            "part_of": pa.array([part_of.get(int(row)) for row in clusters.of], pa.string()),
        }
    )
