"""A made-up country and year, and what happened in it: for four registers that tell of it each in its own way.

Nothing in it is real; the seed makes it. It is built to be as hard as life where fusing fails:

- one town in sixty holds a quarter of all incidents, four hold half; most of them bear one group's name;
- one incident in five belongs to an operation: two to five attacks of one day in one town, or in towns near it;
- one in three belongs to a series: like attacks by the same in one town for weeks, often on days that follow;
- one in fifteen belongs to a wave: riots or attacks in several towns within days, which some tell in one row;
- one in sixteen has a twin that nobody plans: same day, quarter, kind and parties, other victims;
- protests follow some of the violence, and name it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from trucewatch.bench.overlap_words import Namer

KINDS = ("clash", "bomb", "attack", "seizure", "strike", "crowd", "riot")
TOWNS, PROVINCES, DAYS = 60, 12, 365
SOUTH, WEST, WIDE = 6.0, 4.0, 7.0
SHARES = (0.24, 0.17, 0.26, 0.07, 0.06, 0.12, 0.08)
"""Of the kinds, outside series and operations."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One made-up incident: where and when, what, by whom, how many died, the facts that tell it from others by number,
    and the operation, series and wave that it belongs to (-1: none)."""

    town: int
    quarter: int
    day: int
    kind: str
    sides: int
    killed: int
    facts: tuple[int, ...]
    operation: int = -1
    series: int = -1
    wave: int = -1


@dataclass(frozen=True, slots=True)
class Country:
    """The incidents in order of days, and where its towns and their quarters lie (latitude, longitude)."""

    deeds: tuple[Deed, ...]
    towns: tuple[tuple[float, float], ...]
    quarters: tuple[tuple[tuple[float, float], ...], ...]
    namer: Namer

    def near(self, town: int) -> list[int]:
        """The other towns, the nearest first."""
        lat, lon = self.towns[town]
        apart = [((a - lat) ** 2 + (b - lon) ** 2, i) for i, (a, b) in enumerate(self.towns) if i != town]
        return [i for _, i in sorted(apart)]


def country(deeds: int, seed: int) -> Country:
    """A country with about so many incidents in its year."""
    chance = np.random.default_rng(seed)
    towns = tuple((SOUTH + x, WEST + y) for x, y in chance.uniform(0, WIDE, (TOWNS, 2)).tolist())
    quarters = tuple(
        tuple((lat + x, lon + y) for x, y in chance.normal(0, 0.022, (4 + int(40 / (i + 1)), 2)).tolist())
        for i, (lat, lon) in enumerate(towns)
    )
    empty = Country((), towns, quarters, Namer(chance, TOWNS, TOWNS * 100))
    made: list[Deed] = []
    number = 0
    while len(made) < deeds:
        number += 1
        draw = chance.random()
        if draw < 0.10:
            made += _operation(chance, empty, number)
        elif draw < 0.17:
            made += _series(chance, empty, number)
        elif draw < 0.19:
            made += _wave(chance, empty, number)
        else:
            made.append(_one(chance, empty))
        if chance.random() < 0.05:
            made.append(_twin(chance, made[-1]))
        if made[-1].killed > 3 and chance.random() < 0.1:
            made.append(_protest(chance, made[-1]))
    return Country(tuple(sorted(made, key=lambda deed: deed.day)), towns, quarters, empty.namer)


def _one(chance: np.random.Generator, where: Country, **given: int) -> Deed:
    weight = 1 / np.arange(1, TOWNS + 1) ** 1.15
    town = given.get("town", int(chance.choice(TOWNS, p=weight / weight.sum())))
    kind = given.get("kind", int(chance.choice(len(KINDS), p=SHARES)))
    deadly = KINDS[kind] not in ("crowd", "seizure", "riot")
    toll = 1 + chance.geometric(0.35) * int(chance.choice([1, 1, 1, 3, 9])) // 2
    return Deed(
        town=town,
        quarter=int(chance.integers(len(where.quarters[town]))),
        day=given.get("day", int(chance.integers(DAYS))),
        kind=KINDS[kind],
        sides=given.get("sides", _sides(chance, KINDS[kind])),
        killed=int(toll) if chance.random() < (0.75 if deadly else 0.15) else 0,
        facts=_facts(chance, town),
        operation=given.get("operation", -1),
        series=given.get("series", -1),
        wave=given.get("wave", -1),
    )


def _sides(chance: np.random.Generator, kind: str) -> int:
    """Attacker × 3 + attacked (state, people, others). 0 is the great group; 8 and 9 are crowds and nobody known."""
    if kind in ("crowd", "riot"):
        return 8 * 3 + int(chance.choice(3, p=[0.6, 0.2, 0.2]))
    return int(chance.choice(10, p=[0.52, *[0.05] * 7, 0.01, 0.12])) * 3 + int(chance.choice(3, p=[0.45, 0.45, 0.1]))


def _facts(chance: np.random.Generator, town: int) -> tuple[int, ...]:
    """Victims and targets: half of them of the whole country's, half things of the town that come up again."""
    size = int(chance.choice([0, 1, 2, 3, 4, 5], p=[0.06, 0.12, 0.22, 0.26, 0.22, 0.12]))
    wide = (chance.random(size) ** 1.5 * 4_000).astype(int).tolist()
    local = (50_000 + town * 40 + (chance.random(size) ** 2 * 40).astype(int)).tolist()
    return tuple(
        a if pick else b for a, b, pick in zip(wide, local, (chance.random(size) < 0.55).tolist(), strict=True)
    )


def _operation(chance: np.random.Generator, where: Country, number: int) -> list[Deed]:
    first = _one(chance, where, operation=number, kind=int(chance.choice([0, 1, 1, 2, 2])))
    near = where.near(first.town)[:3]
    out = [first]
    for _ in range(int(chance.choice([1, 1, 2, 3, 4]))):
        town = first.town if chance.random() < 0.65 else int(chance.choice(near))
        kind = KINDS.index(first.kind) if chance.random() < 0.6 else int(chance.choice([0, 1, 2]))
        out.append(
            _one(chance, where, town=town, day=first.day, kind=kind, sides=first.sides, operation=number, series=-1)
        )
    return out


def _series(chance: np.random.Generator, where: Country, number: int) -> list[Deed]:
    first = _one(chance, where, series=number)
    kind, out, day = KINDS.index(first.kind), [first], first.day
    long = chance.random() < 0.2  # a campaign of weeks
    for _ in range(int(chance.integers(6, 16) if long else chance.integers(2, 9))):
        day += int(chance.choice([1, 2, 3, 4, 6] if long else [0, 1, 1, 1, 2, 3, 5]))
        if day < DAYS:
            out.append(_one(chance, where, town=first.town, day=day, kind=kind, sides=first.sides, series=number))
    return out


def _wave(chance: np.random.Generator, where: Country, number: int) -> list[Deed]:
    """In several towns of a part of the country; what it is about is a fact of each."""
    first = _one(chance, where, kind=int(chance.choice([2, 5, 6])), wave=number)
    towns, matter = [first.town, *where.near(first.town)[:12]], int(chance.integers(90_000, 99_000))
    out = [first]
    for _ in range(int(chance.integers(3, 9))):
        day = min(first.day + int(chance.integers(0, 4)), DAYS - 1)
        town, kind = int(chance.choice(towns)), KINDS.index(first.kind)
        out.append(_one(chance, where, town=town, day=day, kind=kind, sides=first.sides, wave=number))
    return [replace(deed, facts=(matter, *deed.facts)) for deed in out]


def _twin(chance: np.random.Generator, model: Deed) -> Deed:
    return Deed(
        model.town,
        model.quarter,
        model.day,
        model.kind,
        model.sides,
        int(chance.integers(0, 6)),
        _facts(chance, model.town),
    )


def _protest(chance: np.random.Generator, cause: Deed) -> Deed:
    """Over a violence of the days before, whose facts it names."""
    day = min(cause.day + int(chance.integers(1, 4)), DAYS - 1)
    return Deed(cause.town, cause.quarter, day, "crowd", 24, 0, cause.facts[:2])
