from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fuse.made_records import arrays, row
from trucewatch.fuse.near import BESIDE_KM, DAYS, apart_km, gap_days, near

DAY = date(2031, 3, 1)
POINTS = st.tuples(
    st.one_of(st.floats(-90, 90), st.floats(59.5, 60.5)),
    st.one_of(st.floats(-180, 180), st.floats(179.5, 180), st.floats(-180, -179.5)),
    st.sampled_from([0.0, 5.0, 30.0, 120.0, 500.0]),
    st.integers(0, 12),
    st.sampled_from([0, 0, 0, 3, 20, 90]),
)


@given(st.lists(POINTS, min_size=2, max_size=14))
def test_every_pair_near_in_place_and_time_is_a_candidate(points: list[tuple[float, float, float, int, int]]) -> None:
    rows = [
        row("ab"[i % 2], str(i), lat=lat, lon=lon, precision_km=radius, place=None, text=None)
        | {"date_from": DAY + timedelta(start), "date_to": DAY + timedelta(start + lasting)}
        for i, (lat, lon, radius, start, lasting) in enumerate(points)
    ]
    records = arrays(*rows)
    first, second = np.flatnonzero(records.source == 0), np.flatnonzero(records.source == 1)
    found = {(int(i), int(j)) for a, b in near(records, first, second) for i, j in zip(a, b, strict=True)}
    reach = np.minimum(records.radius, 200)
    wanted = set()
    for i in first.tolist():
        one = np.full(len(second), i)
        close = apart_km(records, one, second) <= BESIDE_KM + reach[i] + reach[second]
        wanted |= {(i, int(j)) for j in second[close & (gap_days(records, one, second) <= DAYS)]}
    assert found == wanted


def test_one_name_far_away_or_without_a_point() -> None:
    records = arrays(row("a", "1"), row("b", "1", lat=11.0, text=None), row("b", "2", lat=None, lon=None, text=None))
    found = [
        (int(i), int(j)) for a, b in near(records, np.array([0]), np.array([1, 2])) for i, j in zip(a, b, strict=True)
    ]
    assert sorted(found) == [(0, 1), (0, 2)]


def test_a_rare_name_in_the_words_days_later() -> None:
    later = {"date_from": DAY + timedelta(8), "date_to": DAY + timedelta(8), "place": "Osk"}
    records = arrays(row("a", "1"), row("b", "1", **later), row("b", "2", **later, text="Nothing was told."))
    found = {
        (int(i), int(j)) for a, b in near(records, np.array([0]), np.array([1, 2])) for i, j in zip(a, b, strict=True)
    }
    assert found == {(0, 1)}


def test_parts_of_any_size_give_the_same_pairs() -> None:
    records = arrays(*[row("ab"[i % 2], str(i)) for i in range(30)])
    first, second = np.flatnonzero(records.source == 0), np.flatnonzero(records.source == 1)
    for most in (1, 7, 1_000_000):
        pairs = {(int(i), int(j)) for a, b in near(records, first, second, most) for i, j in zip(a, b, strict=True)}
        assert len(pairs) == 225
