"""Why two records are held to be of one incident, or are not: what agreed, what did not, how much each weighed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.levels import FEATURES, LEVELS
from trucewatch.fuse.weights import Weights
from trucewatch.model.frozen import Frozen


class Reason(Frozen):
    """One comparison: its name, the level it came to, and the bits it adds (negative: takes off)."""

    compared: str
    level: str
    bits: float


def reasons(levels: Sequence[int] | NDArray[np.int8], use: Weights) -> tuple[Reason, ...]:
    """The reasons of one pair, in the order of comparison; none where the pair follows from others (codes of -1)."""
    if any(level < 0 for level in levels):
        return ()
    said = [(feature, LEVELS[feature][int(level)]) for feature, level in zip(FEATURES, levels, strict=True)]
    return tuple(Reason(compared=feature, level=level, bits=use.bits[feature][level]) for feature, level in said)


def surroundings(total: float, levels: Sequence[int] | NDArray[np.int8], use: Weights) -> Reason:
    """What the number of records around takes off, from a pair's bits in all and its levels."""
    known = use.prior + sum(reason.bits for reason in reasons(levels, use))
    return Reason(compared="crowd", level="records around", bits=round(float(total - known), 2))
