"""Going along the calendar finds the same pairs as trying every two."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from tally.made import told
from trucewatch.model.vocabulary import Act
from trucewatch.tally.neighbours import near_across, near_pairs
from trucewatch.tally.told import Told, near

WITHIN = timedelta(days=3)


def _claim(stretch: tuple[int, int] | None) -> Told:
    if stretch is None:
        return told(Act.LULL)
    first = date(2031, 1, 1) + timedelta(days=stretch[0])
    return told(Act.LULL, when=f"{first}..{first + timedelta(days=stretch[1])}")


CLAIMS = st.lists(st.none() | st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=12).map(
    lambda rows: [_claim(row) for row in rows]
)


@given(CLAIMS)
def test_within_one_list(claims: list[Told]) -> None:
    every = {frozenset((a.id, b.id)) for a, b in combinations(claims, 2) if near(a.when, b.when, WITHIN)}
    got = [frozenset((a.id, b.id)) for a, b in near_pairs(claims, lambda t: t.when, WITHIN)]
    assert set(got) == every
    assert len(got) == len(every)


@given(CLAIMS, CLAIMS)
def test_across_two_lists(ones: list[Told], others: list[Told]) -> None:
    every = {(a.id, b.id) for a, b in product(ones, others) if near(a.when, b.when, WITHIN)}
    got = [(a.id, b.id) for a, b in near_across(ones, others, lambda t: t.when, WITHIN)]
    assert set(got) == every
    assert len(got) == len(every)
