from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.bench.rates import Rates, shown


def test_two_sets_are_counted_against_each_other() -> None:
    rates = Rates()
    rates.compare({"a", "b", "c"}, {"b", "c", "d", "e"})
    assert (rates.tp, rates.fp, rates.fn) == (2, 2, 1)
    assert (rates.precision, rates.recall) == (0.5, pytest.approx(2 / 3))
    assert rates.f1 == pytest.approx(4 / 7)


def test_nothing_wanted_and_nothing_given_has_no_rate() -> None:
    rates = Rates()
    rates.compare([], [])
    assert (rates.precision, rates.recall, rates.f1) == (None, None, None)
    assert shown(rates.f1).strip() == "–"
    assert "P  –" in str(rates)


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_swapping_what_is_wanted_and_given_swaps_precision_and_recall(one: set[int], other: set[int]) -> None:
    there, back = Rates(), Rates()
    there.compare(one, other)
    back.compare(other, one)
    assert (there.precision, there.recall, there.f1) == (back.recall, back.precision, back.f1)
