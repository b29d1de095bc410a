"""Clusters: the records held to be of one incident, over all sources.

Links are taken from the likeliest down. Two clusters join only if no source would then tell the incident twice, and if
the links between them, counted over all their pairs, support it: a chain of neighbours that each resemble the next does
not become one incident. What is not joined stays apart, and the link goes back to the open ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

SUPPORT = 0.3
"""Least mean probability over all pairs between two clusters that join."""


@dataclass(slots=True)
class Clusters:
    """`of` gives the lowest row of each record's cluster; `dropped` flags links that were not joined."""

    of: NDArray[np.int64]
    dropped: NDArray[np.bool_]
    members: dict[int, list[int]] = field(default_factory=dict)


def joined(
    source: NDArray[np.int32],
    a: NDArray[np.int64],
    b: NDArray[np.int64],
    chance: NDArray[np.float64],
    once: bool = True,
) -> Clusters:
    """Clusters from the links `a`–`b`. `once`: each source tells an incident at most once."""
    of = np.arange(len(source))
    dropped = np.zeros(len(a), dtype=bool)
    members: dict[int, list[int]] = {}
    known = {(int(i), int(j)): float(p) for i, j, p in zip(a, b, chance, strict=True)}
    for link in np.lexsort((b, a, -chance)).tolist():
        one, other = int(of[a[link]]), int(of[b[link]])
        if one == other:
            continue
        left, right = members.get(one, [one]), members.get(other, [other])
        if once and {int(source[row]) for row in left} & {int(source[row]) for row in right}:
            dropped[link] = True
            continue
        between = [known.get((i, j), known.get((j, i), 0.0)) for i in left for j in right]
        if sum(between) < SUPPORT * len(between):
            dropped[link] = True
            continue
        both = sorted(left + right)
        members.pop(max(one, other), None)
        members[both[0]] = both
        of[both] = both[0]
    return Clusters(of, dropped, members)
