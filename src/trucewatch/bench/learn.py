"""`trucewatch bench learn`: the weights of `fuse`, learned again from labelled pairs of the made-up overlaps."""

from __future__ import annotations

import json
from pathlib import Path

import click
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.bench.overlaps import Overlap, overlap
from trucewatch.bench.registers import registers
from trucewatch.fuse.crowd import crowd
from trucewatch.fuse.learn import PRIOR, level_bits, scales
from trucewatch.fuse.levels import FEATURES, LEVELS
from trucewatch.fuse.links import linked
from trucewatch.fuse.pairs import Weighed, busyness, weighed
from trucewatch.fuse.records import Records, prepared
from trucewatch.fuse.weights import Weights

WORLDS = ((2_000, 4.0, 11), (4_000, 1.0, 12), (6_000, 1.0, 13), (5_000, 0.5, 14), (500, 1.0, 15))
"""Sizes, years and seeds of the overlaps that the weights are learned from; other seeds are for measuring."""
COUNTRIES = ((400, 101), (1_200, 103), (2_500, 104))
"""The same of the countries whose four registers are taken two by two."""

Seen = tuple[Records, Weighed, NDArray[np.bool_], NDArray[np.float32]]


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="Write the weights file here.")
def command(out: Path | None) -> None:
    """Learn the weights again and print them; with --out, write them."""
    found = learn()
    for feature in FEATURES:
        click.echo(f"{feature}: " + ", ".join(f"{level} {bits:+.1f}" for level, bits in found.bits[feature].items()))
    click.echo(f"crowd {found.crowd:.2f} a doubling, prior {found.prior:+.2f}")
    if out:
        out.write_text(json.dumps(found.model_dump(mode="json"), indent=2) + "\n", "utf-8")


def learn() -> Weights:
    """The weights from all worlds together."""
    blank = _from_prior()
    made = [overlap(size, years, seed) for size, years, seed in WORLDS]
    made += [pair for size, seed in COUNTRIES for pair in registers(size, seed).two_by_two()]
    seen = [_labelled(pair, blank) for pair in made]
    levels = np.concatenate([pairs.levels for _, pairs, _, _ in seen])
    same = np.concatenate([label for _, _, label, _ in seen])
    crowd = np.concatenate([busy for _, _, _, busy in seen])
    bits = level_bits(levels, same)
    tables = [np.array(list(bits[feature].values())) for feature in FEATURES]
    columns = np.stack([table[levels[:, i]] for i, table in enumerate(tables)], axis=1)
    scale, off, prior = scales(columns, crowd, same)
    scaled = {
        feature: {level: round(value * float(scale[i]), 2) + 0.0 for level, value in bits[feature].items()}
        for i, feature in enumerate(FEATURES)
    }
    said = "made-up overlaps and registers (trucewatch bench learn), held near bits set by hand (fuse.learn.PRIOR)"
    found = Weights(
        version="2", learned_from=said, prior=round(prior, 2), crowd=round(off, 2), linked=0.55, bits=scaled
    )
    return found.model_copy(update={"prior": _settled(found, seen)})


def _from_prior() -> Weights:
    bits = {
        feature: dict(zip(LEVELS[feature], (*PRIOR[feature], 0.0)[: len(LEVELS[feature])], strict=True))
        for feature in FEATURES
    }
    return Weights(version="0", learned_from="by hand", prior=0, crowd=0, linked=0.5, bits=bits)


def _labelled(made: Overlap, use: Weights) -> Seen:
    """All candidate pairs with their labels and how busy it is around them."""
    records = prepared(pa.concat_tables(made.tables))
    first, second = np.flatnonzero(records.source == 0), np.flatnonzero(records.source == 1)
    pairs = weighed(records, first, second, use, floor=-99.0)
    ids = np.array(records.ids)
    same = np.array([pair in made.truth for pair in zip(ids[pairs.a], ids[pairs.b], strict=True)])
    busy = np.zeros(len(records), dtype=np.float32)
    busy[first], busy[second] = crowd(records, first, second), crowd(records, second, first)
    return records, pairs, same, busyness(busy, pairs.a, pairs.b)


def _settled(found: Weights, seen: list[Seen]) -> float:
    """The prior with which the probabilities among rivals, too, fit the labels best."""
    best, at = np.inf, found.prior
    for prior in np.arange(found.prior - 2, found.prior + 3, 0.5).tolist():
        loss, count = 0.0, 0
        for records, pairs, same, busy in seen:
            total = found.model_copy(update={"prior": prior})
            bits = total.total({f: pairs.levels[:, i] for i, f in enumerate(FEATURES)}, busy)
            links = linked(records, Weighed(pairs.a, pairs.b, bits, pairs.levels), total)
            chance = np.clip(links.probability, 1e-6, 1 - 1e-6)
            loss -= float(np.where(same, np.log(chance), np.log(1 - chance)).sum())
            count += len(same)
        if loss / count < best:
            best, at = loss / count, prior
    return round(at, 2)
