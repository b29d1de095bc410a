"""The made-up names and texts of `overlaps.py`."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_HEADS = ("ba", "do", "fe", "ga", "hi", "jo", "ka", "lu", "mi", "no", "pe", "ra", "so", "ta", "vu", "we", "ya", "ze")
_TAILS = ("lan", "ver", "dok", "mur", "sit", "ren", "gal", "bor", "nim", "tek", "shan", "fol", "wick", "pur", "del")
# fmt: off
_PLAIN = ["gunmen", "attacked", "killed", "wounded", "soldiers", "rebels", "village", "near", "market", "fire",
    "shelling", "clash", "forces", "reported", "people", "houses", "checkpoint", "convoy", "patrol", "road", "night",
    "morning", "bomb", "exploded", "vehicle", "police", "station", "army", "civilians", "fighters", "artillery",
    "position", "offensive", "clashed", "troops", "injured", "several", "dead", "according", "sources", "official",
    "army", "spokesman", "residents"]
_TARGETS = ["mosque", "church", "school", "bridge", "clinic", "bakery", "warehouse", "depot", "mill", "court",
    "prison", "refinery", "barracks", "embassy", "hotel", "bus", "minibus", "taxi", "farm", "well", "dam", "stadium",
    "university", "kiosk", "tanker", "ambulance", "parade", "wedding", "funeral", "queue"]
# fmt: on


class Namer:
    """Names by number: towns, sites, facts, rare words, parties."""

    def __init__(self, chance: np.random.Generator, towns: int, sites: int) -> None:
        self._salt = int(chance.integers(1, 1 << 20)) * 2 + 1
        self.towns, self.sites = towns, sites

    def name(self, number: int) -> str:
        """A capitalised name of three to four syllables, its own for every number below about a hundred million."""
        mixed = (number * 2_654_435_761 + self._salt) & 0x7FFFFFFF
        first, mixed = mixed % 18, mixed // 18
        second, mixed = mixed % 18, mixed // 18
        third, mixed = mixed % 18, mixed // 18
        return (_HEADS[first] + _HEADS[second] + _HEADS[third] + _TAILS[mixed % 15]).capitalize()

    def town(self, number: int) -> str:
        """A town's name."""
        return self.name(number)

    def site(self, number: int) -> str:
        """A quarter's or village's name."""
        return self.name(1_000_000 + number)

    def fact(self, number: int) -> str:
        """A victim's name, or a target."""
        return _TARGETS[number % len(_TARGETS)] if number % 5 == 0 else self.name(5_000_000 + number)

    def spelled(self, chance: np.random.Generator, name: str) -> str:
        """A name, one time in five in another spelling."""
        draw = chance.random()
        return (
            name
            if draw > 0.2
            else name.replace("a", "e", 1)
            if draw > 0.1
            else name.replace("o", "u").replace("k", "q")
        )

    def place(self, chance: np.random.Generator, coarse: int, town: int, site: int) -> str:
        """The place as a source writes it; the coarser, the fewer names; at times the neighbouring town."""
        town = town + 1 if chance.random() < 0.03 else town
        province = self.name(900_000 + town % 12)
        if chance.random() < 0.15:
            return f"{self.spelled(chance, self.town(town))}; {self.name(950_000 + town % 60)}; {province}"
        if coarse == 0:
            return f"{self.site(site)}; {self.town(town)}; {province}"
        return f"{self.town(town)}; {province}" if coarse < 3 else province

    def sides(self, chance: np.random.Generator, sides: int, side: int) -> str:
        """Both parties as a source names them, or their sort only."""
        sides = int(chance.integers(0, 30)) if chance.random() < 0.08 else sides
        one, other = divmod(sides, 6)
        draw = chance.random()
        group = f"{self.name(800_000 + one)} Front" if draw < 0.7 else "Unidentified armed group"
        if draw > 0.9:
            group = f"{self.name(810_000 + one + side)} rebels"
        state = "Government of Norland" if side == 0 else "Military Forces of Norland (2031-)"
        return f"{group}; {state if other < 4 else 'Civilians'}"


def texts(
    chance: np.random.Generator,
    namer: Namer,
    town: NDArray[np.int64],
    site: NDArray[np.int64],
    facts: list[list[list[int]]],
    fine: NDArray[np.bool_],
    roundup: NDArray[np.int64],
) -> pa.Array:
    """A text for each row: its town, at times its site, some of its facts, and plain words; one in twenty has none.

    One in eight repeats words of its day's round-up (`roundup` by number), which speaks of many incidents at once.
    """
    draws, n = chance.random((len(town), 3)), len(town)
    plain = chance.integers(0, len(_PLAIN), (n, 14))
    rare = (chance.random((n, 4)) ** 3 * 20_000).astype(np.int64)
    rounded = chance.random(n) < 0.12
    told = iter(chance.random(sum(len(f) for row in facts for f in row)).tolist())
    out: list[str | None] = []
    for i, row in enumerate(facts):
        keep = 0.87 if len(row) == 1 else 0.6
        named = [namer.fact(number) for group in row for number in group if next(told) < keep]
        if draws[i, 0] < 0.05:
            out.append(None)
            continue
        words = [_PLAIN[k] for k in plain[i].tolist()] + [namer.name(20_000_000 + k).lower() for k in rare[i].tolist()]
        if draws[i, 1] < 0.9:
            words.insert(3, namer.town(int(town[i])))
        if draws[i, 2] < (0.6 if fine[i] else 0.35):
            words.insert(5, namer.site(int(site[i])))
        if rounded[i]:
            words += [namer.name(90_000_000 + int(roundup[i]) * 4 + k) for k in range(3)]
        out.append(" ".join(words[:6] + named + words[6:]))
    return pa.array(out, pa.string())
