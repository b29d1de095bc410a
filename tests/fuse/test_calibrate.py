from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.bench.overlaps import overlap
from trucewatch.fuse import fuse
from trucewatch.fuse.background import EDGES, Background, background, strength
from trucewatch.fuse.calibrate import PRECISION, bar, calibrated
from trucewatch.fuse.links import linked
from trucewatch.fuse.pairs import weighed
from trucewatch.fuse.records import prepared
from trucewatch.fuse.weights import weights

NONE = np.zeros(0, dtype=np.int64)
QUIET = Background(NONE, NONE, NONE, np.zeros(0))


@pytest.fixture(scope="module")
def halves() -> pa.Table:
    """One source of a crowded year, its rows parted in two at random: no pair is of one incident."""
    table = overlap(1_500, 0.5, 31).tables[1]
    half = np.random.default_rng(5).random(table.num_rows) < 0.5
    return table.set_column(1, "source", pa.array(np.where(half, "one", "other")))


def test_halves_of_one_source_are_hardly_linked(halves: pa.Table) -> None:
    records, use = prepared(halves), weights()
    first, second = np.flatnonzero(records.source == 0), np.flatnonzero(records.source == 1)
    by_weights = linked(records, weighed(records, first, second, use), use).probability >= use.linked
    held = fuse([halves]).pairs.num_rows
    assert by_weights.sum() > 40
    assert held < by_weights.sum() / 3
    assert held < len(records) / 50


def test_what_is_there_to_link_is_still_linked() -> None:
    made = overlap(600, 1.0, 32)
    records, use = prepared(pa.concat_tables(made.tables)), weights()
    first, second = np.flatnonzero(records.source == 0), np.flatnonzero(records.source == 1)
    alone = linked(records, weighed(records, first, second, use), use)
    ids = np.array(records.ids)
    pairs = zip(ids[alone.pairs.a], ids[alone.pairs.b], alone.probability >= use.linked, strict=True)
    right = sum(held and (a, b) in made.truth for a, b, held in pairs)
    found = fuse(made.tables).pairs
    still = sum(pair in made.truth for pair in zip(found["id_a"].to_pylist(), found["id_b"].to_pylist(), strict=True))
    assert still >= 0.95 * right
    assert still >= PRECISION * found.num_rows


def test_the_probabilities_mean_what_they_say() -> None:
    made = overlap(2_000, 1.0, 33)
    found = fuse(made.tables)
    both = pa.concat_tables([found.pairs, found.open])
    chance = both["probability"].to_numpy()
    same = [pair in made.truth for pair in zip(both["id_a"].to_pylist(), both["id_b"].to_pylist(), strict=True)]
    for low, high in ((0.15, 0.4), (0.4, 0.7), (0.7, 0.9), (0.9, 1.01)):
        inside = (chance >= low) & (chance < high)
        assert abs(chance[inside].mean() - np.mean(np.array(same)[inside])) < 0.12


def test_a_few_days_leave_no_room_for_shifts() -> None:
    made = overlap(100, 0.1, 34)
    records = prepared(pa.concat_tables(made.tables))
    sides = [np.flatnonzero(records.source == side) for side in range(2)]
    assert background(records, sides[0], sides[1], weights()) is None
    assert background(records, sides[0], NONE, weights()) is None


def test_every_day_moved_alike_changes_nothing() -> None:
    made = overlap(300, 1.0, 35)
    records = prepared(pa.concat_tables(made.tables))
    later = replace(records, start=records.start + 1_000, end=records.end + 1_000)
    sides = [np.flatnonzero(records.source == side) for side in range(2)]
    now, then = (background(seen, sides[0], sides[1], weights()) for seen in (records, later))
    assert now
    assert then
    taken = np.zeros(len(records))
    assert np.array_equal(now.expected(taken), then.expected(taken))


chances = st.lists(st.floats(0.001, 0.9999), min_size=1, max_size=60).map(np.array)


@given(chances, st.lists(st.integers(0, len(EDGES) - 1), max_size=40))
def test_nothing_is_made_likelier_and_the_order_stays(chance: np.ndarray, steps: list[int]) -> None:
    n = len(chance)
    one = np.zeros(len(steps), dtype=np.int64)
    found = Background(one, one + n, np.array(steps, dtype=np.int64), np.full(len(steps), 2.0))
    read = calibrated(2 * n, np.arange(n), np.arange(n) + n, chance, found)
    assert (read <= chance + 1e-12).all()
    assert (np.diff(read[np.argsort(chance)]) >= -1e-9).all()


@given(chances)
def test_more_by_chance_never_makes_a_link_likelier(chance: np.ndarray) -> None:
    n = len(chance)
    rows = np.arange(n)
    kept = strength(chance) >= 0
    by_chance = Background(rows[kept], rows[kept] + n, strength(chance)[kept], np.ones(int(kept.sum())))
    quiet, noisy = (calibrated(2 * n, rows, rows + n, chance, found) for found in (QUIET, by_chance))
    assert (noisy <= quiet + 1e-9).all()


@given(chances, st.floats(0.3, 0.8))
def test_the_bar_is_never_under_the_least_and_leaves_what_is_sure_enough(chance: np.ndarray, least: float) -> None:
    found = bar(chance, least)
    held = chance[chance >= found]
    assert found >= least
    assert not len(held) or held.mean() >= PRECISION - 1e-9 or found == 1.0
