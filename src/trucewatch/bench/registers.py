"""Four registers of one made-up country (`country.py`), each with its eye, grain and words; and what is truly linked.

| register | tells | grain |
|---|---|---|
| G, of the dead | only what killed | days of one fighting in one row; spans for what is badly dated; districts |
| A, of everything | all kinds | a row a town and day: an operation's attacks in a town are one row; points of towns |
| T, of attacks | what groups did to others | every attack of an operation its own row; long words, no radius |
| S, of unrest | crowds, and some attacks on people | rows of days to weeks, some of a whole series; few words |

Two rows of different registers are linked where they tell of a common incident: as `same` where both tell of no other,
as `campaign` where one of them tells of several towns or more than a fortnight, else as `component`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pyarrow as pa

from trucewatch.bench.country import Country, country
from trucewatch.bench.overlaps import Overlap
from trucewatch.bench.register_rows import Style, row_of
from trucewatch.feeds import SCHEMA

Pair = tuple[tuple[str, str], tuple[str, str]]
CAMPAIGN_DAYS = 14


@dataclass(slots=True)
class Registers:
    """Tables in the columns of a record, by register; and the true pairs of (register, id) with the kind of link."""

    tables: dict[str, pa.Table]
    truth: dict[Pair, str]

    def two_by_two(self) -> list[Overlap]:
        """Each two registers by themselves."""
        out = []
        for one, other in combinations(sorted(self.tables), 2):
            truth = {(a, b): kind for ((s, a), (t, b)), kind in self.truth.items() if (s, t) == (one, other)}
            out.append(Overlap((self.tables[one], self.tables[other]), truth))
        return out


STYLES = (
    Style("G", deadly=True, share=0.50, points=(0.10, 0.72, 0.12, 0.06), facts=0.75, plain=7, off=0.04, formal=True),
    Style("A", deadly=False, share=0.55, points=(0.10, 0.78, 0.09, 0.03), facts=0.80, plain=9, off=0.10, formal=True),
    Style("T", deadly=False, share=0.50, points=(0.08, 0.83, 0.09, 0.0), facts=0.95, plain=16, off=0.05, formal=False),
    Style("S", deadly=False, share=0.35, points=(0.04, 0.82, 0.14, 0.0), facts=0.75, plain=6, off=0.12, formal=False),
)


def registers(deeds: int, seed: int) -> Registers:
    """Four registers of a country with about so many incidents."""
    made = country(deeds, seed)
    chance = np.random.default_rng(seed + 1_000_003)
    told = {style.name: list(_rows(chance, made, style)) for style in STYLES}
    tables = {}
    for style in STYLES:
        rows = [row_of(chance, made, style, i, row) for i, row in enumerate(told[style.name])]
        tables[style.name] = pa.Table.from_pylist(rows, schema=SCHEMA)
    return Registers(tables, _truth(made, told))


def _rows(chance: np.random.Generator, made: Country, style: Style) -> Iterator[list[int]]:
    """The incidents of each row by number."""
    held: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    splits = style.name == "T"
    spans = {"G": 4, "A": 0, "T": 0, "S": 60}[style.name]
    lump = {"G": 0.42, "A": 0.7, "T": 0.08, "S": 0.45}[style.name]
    for i, deed in enumerate(made.deeds):
        if not _seen(chance, style, deed.kind, deed.killed, deed.sides):
            continue
        group = ("s", deed.series, deed.town)
        if deed.operation >= 0 and not splits:
            group = ("o", deed.operation, deed.town)
        if deed.wave >= 0 and (style.name == "S" or (style.name == "G" and deed.wave % 3 == 0)):
            group = ("w", deed.wave, 0)
        last = held[group] if group[1] >= 0 else []
        fits = last and deed.day - made.deeds[last[0]].day <= {"o": 0, "s": spans, "w": 9}[group[0]]
        whole = style.name == "S" and deed.series % 2 == 0  # it tells such a series in one row, or one by one
        if fits and chance.random() < (lump if group[0] == "s" and not whole else 0.9):
            last.append(i)
            continue
        if last:
            yield last
        if group[1] >= 0:
            held[group] = [i]
        else:
            yield [i]
    yield from (row for row in held.values() if row)


def _seen(chance: np.random.Generator, style: Style, kind: str, killed: int, sides: int) -> bool:
    if style.deadly and not killed:
        return False
    likely = min(style.share + 0.04 * killed, 0.95)
    if style.name == "T" and (kind not in ("bomb", "attack", "seizure", "clash") or sides // 3 == 8):
        return False
    if style.name == "S" and kind not in ("crowd", "riot"):
        likely *= 0.35 if sides % 3 == 1 else 0.1
    return bool(chance.random() < likely)


def _truth(made: Country, told: dict[str, list[list[int]]]) -> dict[Pair, str]:
    rows_of: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for name, rows in told.items():
        for at, row in enumerate(rows):
            for i in row:
                rows_of[i].append((name, at))
    truth: dict[Pair, str] = {}
    for found in rows_of.values():
        for one, (name, at) in enumerate(found):
            for other, there in found[one + 1 :]:
                if name == other:
                    continue
                kind = _kind(made, told[name][at], told[other][there])
                (a, i), (b, j) = sorted([(name, at), (other, there)])
                truth[(a, f"{a}{i}"), (b, f"{b}{j}")] = kind
    return truth


def _kind(made: Country, one: list[int], other: list[int]) -> str:
    if len(one) == len(other) == 1 or set(one) == set(other):
        return "same"
    whole = [made.deeds[i] for i in (one if len(one) > len(other) else other)]
    days, towns = [deed.day for deed in whole], {deed.town for deed in whole}
    return "campaign" if len(towns) > 1 or max(days) - min(days) + 1 > CAMPAIGN_DAYS else "component"
