"""Weights from labelled pairs: counted, held near a stated prior where there are few, made to fall with agreement, and
scaled for what the comparisons have in common.

1. Of each level, the bits by which it is likelier in pairs of one incident than in others near each other.
2. A level's bits are drawn two thirds of the way to those set by hand (`PRIOR`), farther where few pairs show it:
labels
   from a generator are not the world's.
3. Levels in order: a level that would weigh more than the one before it takes the mean of both.
4. One scale a comparison and one for the crowd, by logistic regression: place and distance, say, tell partly the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.fuse.levels import FEATURES, LEVELS

HELD = 60.0
"""Labelled pairs from which on a level is learned as far as it may be."""

PRIOR: dict[str, tuple[float, ...]] = {
    "day": (2.2, 2.2, 1.2, -0.4, -0.4, -2.2, -2.2, -3.0),
    "distance": (2.0, 1.6, 0.4, 0.0, -1.4, -1.4, -5.5),
    "place": (2.4, 2.0, 1.4, 0.6, -1.2, -2.4),
    "kind": (0.8, 0.1, -0.8, -4.0),
    "parties": (2.0, 0.8, 0.3, -1.0, -1.2),
    "figures": (4.0, 2.4, 1.2, 0.6, 0.4, 0.2, 0.2, -1.6, -1.8),
    "words": (7.5, 6.0, 3.6, 1.2, -0.8),
}
"""Bits set by hand from what is known of overlapping data sets: 81 % of true pairs share the day and 17 % are one off;
48 % share a family of acts; 38 % lie over 3 km apart; strong wording is shared by 42 % of them and 0.6 % of others."""


def level_bits(levels: NDArray[np.int8], same: NDArray[np.bool_]) -> dict[str, dict[str, float]]:
    """Steps 1 to 3. `levels` is n × len(FEATURES) codes of candidate pairs, `same` whether they are of one incident."""
    out: dict[str, dict[str, float]] = {}
    for column, feature in enumerate(FEATURES):
        names = [level for level in LEVELS[feature] if level != "unknown"]
        told = levels[:, column] < len(names)
        yes = np.bincount(levels[told & same, column], minlength=len(names)).astype(float)
        no = np.bincount(levels[told & ~same, column], minlength=len(names)).astype(float)
        counted = np.log2((yes + 0.5) / (yes.sum() + 1)) - np.log2((no + 0.5) / (no.sum() + 1))
        seen = np.minimum(yes + no, HELD) / 2
        mixed = (seen * counted + HELD * np.array(PRIOR[feature])) / (seen + HELD)
        bits = falling(mixed, seen + HELD)
        out[feature] = dict(zip(names, bits.tolist(), strict=True))
        if "unknown" in LEVELS[feature]:
            out[feature]["unknown"] = 0.0
    return out


def falling(bits: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """The falling sequence nearest to the given one (pool adjacent violators)."""
    pools: list[tuple[float, float, int]] = []
    for value, mass in zip(bits.tolist(), weight.tolist(), strict=True):
        pools.append((value, mass, 1))
        while len(pools) > 1 and pools[-1][0] > pools[-2][0]:
            (one, m, i), (other, k, j) = pools[-2], pools[-1]
            pools[-2:] = [((one * m + other * k) / (m + k), m + k, i + j)]
    return np.concatenate([np.full(size, value) for value, _, size in pools]).astype(np.float64)


def scales(
    bits: NDArray[np.float64], crowd: NDArray[np.float32], same: NDArray[np.bool_], hold: float = 0.02
) -> tuple[NDArray[np.float64], float, float]:
    """Step 4: the scale of each comparison (0.75 to 1.1), what a doubling of the crowd takes off, and the prior, in
    bits.

    `bits` is n × len(FEATURES). Newton's method on the logistic loss, `hold` pulling each scale towards one.
    """
    n, width = bits.shape
    design = np.concatenate([bits, -crowd[:, None], np.ones((n, 1))], axis=1) * np.log(2)
    centre = np.array([1.0] * width + [0.5, -3.0])
    pull = np.array([hold * n / 50] * (width + 1) + [0.0])
    beta = centre.copy()
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(design @ beta, -40, 40)))
        slope = design.T @ (same - chance) - pull * (beta - centre)
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + np.diag(pull + 1e-6)
        step = np.linalg.solve(curve, slope)
        beta = beta + step
        if np.abs(step).max() < 1e-6:
            break
    return np.clip(beta[:width], 0.75, 1.1), max(float(beta[width]), 0.0), float(beta[-1])
