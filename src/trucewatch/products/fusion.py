"""What `trucewatch fuse` found, as a page to look at: sources, counts, and links with their reasons."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow as pa

from trucewatch.fuse import Fusion
from trucewatch.fuse.explain import reasons, surroundings
from trucewatch.fuse.weights import Weights
from trucewatch.model.frozen import Frozen
from trucewatch.products.page import html
from trucewatch.products.waterfall import waterfall

SHOWN = 12
"""Links shown of each sort: spread evenly from the likeliest to the least likely, so that weak ones are seen too."""


class Side(Frozen):
    """One record as its source tells it."""

    source: str
    id: str
    days: str
    place: str
    said: str
    killed: str
    text: str


class LinkBlock(Frozen):
    """Two records, how likely they are of one incident, and why."""

    kind: str
    probability: float
    sides: tuple[Side, Side]
    picture: str


class FusionSheet(Frozen):
    """The page."""

    title: str
    sources: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, str, str, int], ...]
    shares: tuple[tuple[str, int], ...]
    alike: tuple[tuple[str, str, str], ...]
    clusters: int
    joined: int
    held: tuple[LinkBlock, ...]
    open: tuple[LinkBlock, ...]
    opened: int
    faults: tuple[str, ...]
    method: str


def fusion_sheet(found: Fusion, use: Weights) -> FusionSheet:
    """The sheet of one run."""
    counted = Counter(found.records["source"].to_pylist())
    kinds = Counter(zip(*(found.pairs[c].to_pylist() for c in ("source_a", "source_b", "kind")), strict=True))
    tenths = Counter(min(int(p * 10), 9) for p in found.pairs["probability"].to_pylist())
    sizes = Counter(found.clusters["cluster"].to_pylist())
    rows = {(row["source"], row["id"]): i for i, row in enumerate(found.records.select(["source", "id"]).to_pylist())}
    n = found.pairs.num_rows
    return FusionSheet(
        title="One incident, many voices: suggested links",
        sources=tuple(sorted(counted.items())),
        kinds=tuple((a, b, kind, count) for (a, b, kind), count in sorted(kinds.items())),
        shares=tuple((f"{t / 10:.1f} to {(t + 1) / 10:.1f}", tenths[t]) for t in sorted(tenths, reverse=True)),
        alike=tuple((a, b, " = ".join(words)) for (a, b), names in sorted(found.alike.items()) for words in names),
        clusters=len(sizes),
        joined=sum(size > 1 for size in sizes.values()),
        held=_blocks(found, found.pairs, 0, rows, use),
        open=_blocks(found, found.open, n, rows, use),
        opened=found.open.num_rows,
        faults=tuple(str(fault) for fault in found.faults),
        method=f"weights {use.version}, learned from {use.learned_from}; a link is held from {use.linked:.2f} on",
    )


def fusion_page(found: Fusion, use: Weights) -> str:
    """The sheet as a page."""
    return html("fusion.html.j2", fusion_sheet(found, use))


def _blocks(
    found: Fusion, table: pa.Table, first: int, rows: dict[tuple[str, str], int], use: Weights
) -> tuple[LinkBlock, ...]:
    step = max(table.num_rows / SHOWN, 1)
    chosen = sorted({int(i * step) for i in range(SHOWN) if int(i * step) < table.num_rows})
    blocks = []
    for at in chosen:
        link = table.slice(at, 1).to_pylist()[0]
        one, other = ((link[f"source_{s}"], link[f"id_{s}"]) for s in "ab")
        levels, bits = found.levels[first + at], float(found.bits[first + at])
        why = reasons(levels, use)
        picture = waterfall(use.prior, (*why, surroundings(bits, levels, use)), bits) if why else ""
        sides = (_side(found, rows[one]), _side(found, rows[other]))
        blocks.append(LinkBlock(kind=link["kind"], probability=link["probability"], sides=sides, picture=picture))
    return tuple(blocks)


def _side(found: Fusion, row: int) -> Side:
    told: dict[str, Any] = found.records.slice(row, 1).to_pylist()[0]
    start, end = told["date_from"].isoformat(), told["date_to"].isoformat()
    low, high = told["killed_low"], told["killed_high"]
    dead = "not told" if low is None and high is None else f"{_or(low)} to {_or(high)}" if low != high else str(low)
    return Side(
        source=told["source"],
        id=told["id"],
        days=start if start == end else f"{start} to {end}",
        place=told["place"] or "",
        said=" · ".join(told[c] for c in ("kind", "parties") if told[c]),
        killed=dead,
        text=(told["text"] or "")[:600],
    )


def _or(count: int | None) -> str:
    return "not told" if count is None else str(count)
