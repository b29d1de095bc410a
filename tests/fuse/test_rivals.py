from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.fuse.rivals import among_rivals


def chances(pairs: list[tuple[int, int]], odds: list[float], whole: list[bool] | None = None) -> list[float]:
    a, b = np.array([i for i, _ in pairs]), np.array([j for _, j in pairs])
    flags = np.array(whole or [False] * len(pairs))
    return among_rivals(a, b, np.array(odds), flags, np.zeros(len(pairs), dtype=bool)).tolist()


def test_alone_a_pair_keeps_its_own_odds() -> None:
    assert chances([(0, 9)], [3.0]) == pytest.approx([0.75])


def test_two_that_fit_equally_well_stay_open() -> None:
    assert max(chances([(0, 8), (0, 9)], [50.0, 50.0])) < 0.5


def test_what_fits_one_of_two_better_settles_the_other() -> None:
    told = chances([(0, 8), (0, 9), (1, 8), (1, 9)], [60.0, 50.0, 5.0, 50.0])
    assert told[0] > 0.8
    assert told[3] > 0.8


def test_a_whole_has_several_parts_and_a_part_one_whole() -> None:
    assert min(chances([(0, 8), (0, 9)], [9.0, 9.0], [True, True])) == pytest.approx(0.9)
    assert max(chances([(0, 8), (1, 8)], [9.0, 9.0], [True, True])) < 0.5


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=4), st.lists(st.floats(0.01, 100), max_size=3))
def test_on_trees_it_is_what_counting_all_matchings_gives(left: list[float], right: list[float]) -> None:
    pairs = [(0, 10 + j) for j in range(len(left))] + [(1 + i, 10) for i in range(len(right))]
    odds = left + right
    wanted, total = [0.0] * len(pairs), 0.0
    for chosen in product([0, 1], repeat=len(pairs)):
        used = [pair for pair, take in zip(pairs, chosen, strict=True) if take]
        if len({i for i, _ in used}) == len(used) == len({j for _, j in used}):
            weight = float(np.prod([o for o, take in zip(odds, chosen, strict=True) if take]))
            total += weight
            wanted = [w + weight * take for w, take in zip(wanted, chosen, strict=True)]
    assert chances(pairs, odds) == pytest.approx([w / total for w in wanted], abs=5e-3)
