"""The ground of `bench findings`: three theatres on open sea, towns of unequal weight, and zones drawn around them.

Nothing in it is real. A theatre is 8 by 6 degrees, far from the others, with 60 towns whose weights fall like 1/rank:
they are the hot spots. Zones come in blocks, one block an arrangement, near one town of the theatre:

- seven in ten are irregular stars of 20 to 500 corners, none convex, from a town's size to a province's;
- some are one such shape parted in two by a jagged line, which touch along it;
- some have a hole, and a zone of its own fills the hole, which touch along its rim.

`World` holds them as coordinates; `zones` makes the model's zones of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.model.place import Zone

Floats = NDArray[np.float64]
Ring = Floats
"""Corners of a ring, `(n, 2)`: longitude, latitude; the first is repeated at the end."""

THEATRES = ((-46.0, 30.0), (-148.0, 8.0), (84.0, -27.0))
"""South-western corners, longitude and latitude."""

WIDE, HIGH = 8.0, 6.0
TOWNS = 60  # a theatre
FEWEST, MOST = 20, 500  # corners of a zone's outline
KM_PER_DEGREE = 111.2
SIZES_KM = (8.0, 50.0)
"""Least and greatest reach of a zone's outline from its middle; sizes between are equally frequent by factor."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One zone: its rings (outline, then hole), the theatre and town around which it lies, and how it came about."""

    rings: tuple[Ring, ...]
    theatre: int
    town: int
    kind: str  # "plain", "half", "holed", "filling"


@dataclass(frozen=True, slots=True)
class World:
    """Towns as `(theatres, TOWNS, 2)` in degrees with their weights `(TOWNS,)`, and the blocks of zones."""

    towns: Floats
    weights: Floats
    blocks: tuple[tuple[Drawn, ...], ...]

    @property
    def zones(self) -> tuple[Zone, ...]:
        """The zones in the model's words, `zone-0` on, in the order of the blocks."""
        drawn = [zone for block in self.blocks for zone in block]
        return tuple(
            Zone(
                id=f"zone-{n}",
                name=f"Zone {n}",
                geometry={"type": "Polygon", "coordinates": [ring.tolist() for ring in zone.rings]},
            )
            for n, zone in enumerate(drawn)
        )


def world(zones: int, blocks: int, seed: int) -> World:
    """`zones` zones in so many blocks of equal size (the first ones have one more where it does not come out even)."""
    chance = np.random.default_rng([seed, 1])
    corner = np.array(THEATRES)[:, None, :]
    towns = corner + chance.uniform(0.1, 0.9, (len(THEATRES), TOWNS, 2)) * (WIDE, HIGH)
    weights = 1 / np.arange(1, TOWNS + 1)
    weights /= weights.sum()
    sizes = [len(part) for part in np.array_split(np.arange(zones), blocks)]
    made = [_block(chance, size, n % len(THEATRES), towns, weights) for n, size in enumerate(sizes)]
    return World(towns, weights, tuple(made))


def _block(chance: np.random.Generator, size: int, theatre: int, towns: Floats, weights: Floats) -> tuple[Drawn, ...]:
    """Zones around one town and the towns nearest to it."""
    milder = weights**0.5
    home = towns[theatre, chance.choice(TOWNS, p=milder / milder.sum())]
    near = np.argsort(np.hypot(*(towns[theatre] - home).T))[: max(size // 2, 3)]
    drawn: list[Drawn] = []
    while len(drawn) < size:
        town = int(chance.choice(near))
        kind = chance.choice(["plain", "half", "holed"], p=[0.7, 0.15, 0.15]) if size - len(drawn) > 1 else "plain"
        at = towns[theatre, town] + chance.normal(0, 0.05, 2)
        drawn += [Drawn(rings, theatre, town, name) for name, rings in _shapes(chance, kind, at)]
    return tuple(drawn)


def _shapes(chance: np.random.Generator, kind: str, at: Floats) -> list[tuple[str, tuple[Ring, ...]]]:
    low, high = np.log(SIZES_KM)
    size = float(np.exp(chance.uniform(low, high)))
    corners = int(chance.integers(FEWEST, MOST + 1))
    if kind == "half":
        return [("half", (ring,)) for ring in _halves(chance, at, size, corners)]
    if kind == "holed":
        hole = _placed(at, *_star(chance, int(chance.integers(FEWEST, 120)), size * 0.35))
        outline = _placed(at, *_star(chance, corners, size))
        return [("holed", (outline, hole[::-1])), ("filling", (hole,))]
    return [("plain", (_placed(at, *_star(chance, corners, size)),))]


def _star(chance: np.random.Generator, corners: int, size: float) -> tuple[Floats, Floats]:
    """Angles, growing, and reaches in km of corners seen from the middle: between 0.4 and 1 of the size."""
    angle = (np.arange(corners) + chance.uniform(-0.4, 0.4, corners)) * 2 * np.pi / corners
    waves = sum(chance.normal(0, 0.5 / k) * np.cos(k * angle + chance.uniform(0, 2 * np.pi)) for k in range(1, 7))
    reach = 0.7 + 0.2 * np.tanh(waves) + chance.uniform(-0.1, 0.1, corners)
    return angle, size * reach


def _placed(at: Floats, angle: Floats, reach: Floats) -> Ring:
    """A closed ring in degrees, counter-clockwise."""
    east = reach * np.cos(angle) / (KM_PER_DEGREE * np.cos(np.radians(at[1])))
    ring = np.column_stack([at[0] + east, at[1] + reach * np.sin(angle) / KM_PER_DEGREE])
    return np.vstack([ring, ring[:1]]).round(6)


def _halves(chance: np.random.Generator, at: Floats, size: float, corners: int) -> tuple[Ring, Ring]:
    """A star parted in two by a line through its middle that is jagged near it."""
    cuts = 8
    around = max(3 * (corners - 2 * cuts) // 2, 2 * FEWEST)
    angle, reach = _star(chance, around, size)
    one = int(chance.integers(around))
    other = (one + around // 2 + int(chance.integers(-around // 8, around // 8 + 1))) % around
    step, swing = np.linspace(0.05, 0.35, cuts), np.linspace(0.5, 0, cuts)
    arms = [_placed(at, angle[end] + swing * chance.uniform(-1, 1, cuts), size * step)[:-1] for end in (one, other)]
    line = np.vstack([arms[0][::-1], at[None].round(6), arms[1]])
    outline = _placed(at, angle, reach)[:-1]
    first = outline[np.arange(one, one + (other - one) % around + 1) % around]
    second = outline[np.arange(other, other + (one - other) % around + 1) % around]
    return np.vstack([first, line[::-1], first[:1]]), np.vstack([second, line, second[:1]])
