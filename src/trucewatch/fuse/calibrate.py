"""Probabilities that mean what they say: those of the weights, held against what chance gives in the same tables.

By step of strength, of N links about F are chance's (`background`); where N is small, what the weights say of the step
counts as OWN links more. The share that is true may not fall where strength rises (pooled adjacent violators). Where
tables are full of true partners, fewer records are free for chance: F counts a chance link by how free both its records
are. That is not known before it is settled: it starts from all being free, and settles in a few rounds. Nothing is made
likelier than the weights say.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.background import EDGES, Background, strength
from trucewatch.fuse.learn import falling

OWN = 4.0
"""Links that the weights' own probability counts for, in each step."""
ROUNDS = 8
MOST_TAKEN = 0.9
"""No record is held to be taken more surely than this."""
PRECISION = 0.85
"""Wanted of all links held between two tables."""

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Calibration:
    """By step of strength the share of links that are true, never falling."""

    true: Floats

    def of(self, chance: Floats) -> Floats:
        """The probability that stands for one of the weights; what is under the weakest step stays as it is."""
        clipped = np.clip(chance, 1e-9, 1 - 1e-9)
        middle = EDGES + (EDGES[1] - EDGES[0]) / 2
        read = np.interp(np.log2(clipped / (1 - clipped)), middle, self.true)
        return np.where(strength(chance) < 0, np.minimum(chance, self.true[0]), read)


def calibrated(rows: int, a: Rows, b: Rows, chance: Floats, found: Background) -> Floats:
    """Probabilities for the links `a`–`b` among `rows` records, given what chance gives."""
    steps = strength(chance)
    inside = steps >= 0
    count = np.bincount(steps[inside], minlength=len(EDGES)).astype(np.float64)
    doubt = np.bincount(steps[inside], weights=1 - chance[inside], minlength=len(EDGES))
    typical = 1 / (1 + np.exp2(EDGES + (EDGES[1] - EDGES[0]) / 2))
    own = OWN * np.where(count > 0, doubt / np.maximum(count, 1), typical)
    chances = found.expected(np.zeros(rows))
    for _ in range(ROUNDS):
        share = 1 - falling(np.minimum((chances + own) / (count + OWN), 1.0), count + OWN)
        true = np.minimum(Calibration(share).of(chance), chance)
        sure = np.where(true >= 0.5, true, 0)
        taken = np.bincount(a, weights=sure, minlength=rows) + np.bincount(b, weights=sure, minlength=rows)
        chances = found.expected(np.minimum(taken, MOST_TAKEN))
    return true


def bar(chance: Floats, least: float) -> float:
    """The probability from which on links are held: `least`, or higher where those held would be less sure than
    PRECISION on the whole."""
    held = np.sort(chance[chance >= least])[::-1]
    if not len(held):
        return least
    ends = np.append(held[1:] < held[:-1], True)  # equal probabilities are held together or not at all
    sure = np.flatnonzero(ends & (np.cumsum(held) / np.arange(1, len(held) + 1) >= PRECISION))
    return float(held[sure[-1]]) if len(sure) else 1.0
