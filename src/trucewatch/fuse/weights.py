"""What each level of each comparison weighs, in bits (a factor of two each): read from a versioned file.

`weights.json` was learned from labelled pairs (see `learn.py`). Bits are the logarithm of how much more often a level
is seen in pairs of one incident than in pairs near each other that are not. They add up; `unknown` is zero; in each
comparison no level weighs more than the one before it. `crowd` is what each doubling of the number of other records
near in place and time takes off: on a day with thirty attacks in one town, town and day tell little.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from trucewatch.fuse.levels import FEATURES, LEVELS
from trucewatch.model.frozen import Frozen, Schema1


class Weights(Frozen):
    """`bits` by comparison and level; `prior` bits before anything is compared; `linked` the probability from which on
    a link is held; `learned_from` says from what."""

    schema_: Schema1 = 1
    version: str
    learned_from: str
    prior: float
    crowd: float
    linked: float
    bits: dict[str, dict[str, float]]

    @model_validator(mode="after")
    def _sound(self) -> Weights:
        for feature, levels in LEVELS.items():
            given = self.bits.get(feature, {})
            if tuple(given) != levels:
                raise ValueError(f"weights of {feature}: got {', '.join(given)}, expected {', '.join(levels)}")
            told = [given[level] for level in levels if level != "unknown"]
            if any(later > earlier for earlier, later in pairwise(told)):
                raise ValueError(f"weights of {feature} rise where agreement falls")
            if given.get("unknown", 0) != 0:
                raise ValueError(f"weights of {feature}: what is not said must weigh nothing")
        return self

    def table(self, feature: str) -> NDArray[np.float32]:
        """The bits of a comparison by the number of the level."""
        return np.array([self.bits[feature][level] for level in LEVELS[feature]], dtype=np.float32)

    def total(self, levels: dict[str, NDArray[np.int8]], crowd: NDArray[np.float32]) -> NDArray[np.float32]:
        """The bits of each pair over the comparisons given, prior and crowd included."""
        out: NDArray[np.float32] = self.prior - np.float32(self.crowd) * crowd
        for feature, codes in levels.items():
            out = out + self.table(feature)[codes]
        return out.astype(np.float32)

    def most(self, feature: str) -> float:
        """The highest weight of a comparison."""
        return float(max(self.bits[feature].values()))


def read_weights(plain: dict[str, Any]) -> Weights:
    """Weights from their JSON; raises ValidationError where a level is missing or weights rise."""
    return Weights.model_validate(plain)


@cache
def weights() -> Weights:
    """The weights that come with this version."""
    return read_weights(json.loads(files(__package__).joinpath("weights.json").read_text("utf-8")))


def odds(bits: NDArray[np.float32]) -> NDArray[np.float64]:
    """Odds from bits."""
    out: NDArray[np.float64] = np.exp2(np.clip(bits.astype(np.float64), -60, 60))
    return out


__all__ = ["FEATURES", "Weights", "odds", "read_weights", "weights"]
