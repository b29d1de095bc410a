from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.fuse.clusters import joined


def test_a_chain_does_not_become_one_incident() -> None:
    source = np.arange(6, dtype=np.int32)
    a, b = np.arange(5), np.arange(1, 6)
    found = joined(source, a, b, np.array([0.9, 0.6, 0.9, 0.6, 0.9]))
    assert max(len(rows) for rows in found.members.values()) < 6


def test_a_source_tells_an_incident_once() -> None:
    source = np.array([0, 1, 0], dtype=np.int32)
    found = joined(source, np.array([0, 1]), np.array([1, 2]), np.array([0.9, 0.8]))
    assert found.of.tolist() == [0, 0, 2]
    assert found.dropped.tolist() == [False, True]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0.1, 1)), max_size=25))
def test_clusters_part_the_records_and_keep_sources_apart(links: list[tuple[int, int, float]]) -> None:
    source = np.array([i % 4 for i in range(10)], dtype=np.int32)
    links = [link for link in links if link[0] != link[1]]
    a, b = np.array([i for i, _, _ in links], dtype=int), np.array([j for _, j, _ in links], dtype=int)
    found = joined(source, a, b, np.array([p for _, _, p in links]))
    for lowest, rows in found.members.items():
        assert lowest == min(rows)
        assert all(found.of[row] == lowest for row in rows)
        assert len({int(source[row]) for row in rows}) == len(rows)
