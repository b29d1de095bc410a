"""Kleene's logic over arrays is that of single answers."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from trucewatch.terms import kleene
from trucewatch.terms.codes import agreed_within, both, code_of, negated, runs_of, settled, spread, value_of

VALUES = (True, False, None)


def codes(values: list[bool | None]) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    return np.array([code_of(value) for value in values], dtype=np.int8)


def test_codes_stand_for_their_values() -> None:
    assert [value_of(code_of(value)) for value in VALUES] == list(VALUES)


def test_and_or_not_are_those_of_single_answers() -> None:
    pairs = list(product(VALUES, repeat=2))
    one, other = (codes(list(part)) for part in zip(*pairs, strict=True))
    assert [value_of(c) for c in both(one, other).tolist()] == [kleene.both(*pair) for pair in pairs]
    assert [value_of(c) for c in np.maximum(one, other).tolist()] == [kleene.either(*pair) for pair in pairs]
    assert [value_of(c) for c in negated(codes(list(VALUES))).tolist()] == [kleene.negated(v) for v in VALUES]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_groups_agree_as_their_members_do(size: int) -> None:
    groups = list(product(VALUES, repeat=size))
    flat = codes([value for group in groups for value in group])
    found = agreed_within(flat, np.arange(len(groups)) * size)
    assert [value_of(c) for c in found.tolist()] == [kleene.agreed(group) for group in groups]


def test_what_is_neither_certain_nor_impossible_is_unknown() -> None:
    certain, possible = np.array([True, False, False]), np.array([True, True, False])
    assert [value_of(c) for c in settled(certain, possible).tolist()] == [True, None, False]


def test_spread_tells_whose_and_the_how_manieth() -> None:
    of, nth = spread(np.array([2, 0, 3]))
    assert (of.tolist(), nth.tolist()) == ([0, 0, 2, 2, 2], [0, 1, 0, 1, 2])


def test_a_run_begins_where_another_key_follows() -> None:
    assert runs_of(np.array([4, 4, 2, 2, 4])).tolist() == [0, 2, 4]
    assert runs_of(np.empty(0, dtype=np.int64)).tolist() == []
