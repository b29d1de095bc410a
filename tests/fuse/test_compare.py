from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuse.made_records import arrays, row
from trucewatch.bench.overlaps import overlap
from trucewatch.fuse.compare import compare
from trucewatch.fuse.levels import FEATURES, LEVELS
from trucewatch.fuse.records import prepared

A, B = np.array([0]), np.array([1])
MADE = prepared(pa.concat_tables(overlap(300, 0.2, 5).tables))


def level(feature: str, **other: Any) -> str:
    """The level that a plain record and one that differs come to."""
    found = compare(arrays(row("a", "1"), row("b", "1", **other)), A, B)
    return LEVELS[feature][found[feature][0]]


@pytest.mark.parametrize(
    ("feature", "expected", "other"),
    [
        ("day", "same day", {}),
        ("day", "one day apart", {"date_from": date(2031, 3, 5)}),
        ("day", "two days apart", {"date_from": date(2031, 3, 2)}),
        ("day", "within a week's span", {"date_from": date(2031, 3, 1), "date_to": date(2031, 3, 5)}),
        ("day", "within a month's span", {"date_from": date(2031, 3, 1), "date_to": date(2031, 3, 31)}),
        ("day", "within a longer span", {"date_from": date(2031, 1, 1), "date_to": date(2031, 3, 31)}),
        ("day", "days apart", {"date_from": date(2031, 3, 9)}),
        ("distance", "same point", {}),
        ("distance", "within 3 km", {"lat": 10.02}),
        ("distance", "within 10 km", {"lat": 10.07}),
        ("distance", "within 25 km", {"lat": 10.2}),
        ("distance", "inside the wider place", {"lat": 10.2, "precision_km": 25.0}),
        ("distance", "inside a wide region", {"precision_km": 120.0}),
        ("distance", "farther", {"lat": 10.4}),
        ("distance", "unknown", {"lat": None, "lon": None}),
        ("place", "same name", {}),
        ("place", "name like the other", {"place": "Valle; North"}),
        ("place", "one inside the other", {"place": "Reed Bank; Vale; North"}),
        ("place", "same wider place", {"place": "Osk; North"}),
        ("place", "other names", {"place": "Osk; South"}),
        ("place", "unknown", {"place": None}),
        ("kind", "same kind", {"kind": "Battles"}),
        ("kind", "akin", {"kind": "mortar shelling"}),
        ("kind", "unknown", {"kind": "type 9"}),
        ("parties", "same name", {}),  # one that both of two records name is not rare
        ("parties", "same sort", {"parties": "soldiers"}),
        ("parties", "other names", {"parties": "Sedge League"}),
        ("parties", "unknown", {"parties": "Unknown"}),
        ("figures", "same, three or more", {}),
        ("figures", "bounds meet", {"killed_low": 0, "killed_high": None}),
        ("figures", "near", {"killed_low": 4, "killed_high": 5}),
        ("figures", "far apart", {"killed_low": 30, "killed_high": 30}),
        ("figures", "some against none", {"killed_low": 0, "killed_high": 0}),
        ("figures", "unknown", {"killed_low": None, "killed_high": None}),
        ("words", "many shared", {}),
        ("words", "none shared", {"text": "Nothing more was told of it."}),
        ("words", "unknown", {"text": None}),
    ],
)
def test_levels(feature: str, expected: str, other: dict[str, Any]) -> None:
    assert level(feature, **other) == expected


def test_a_protest_and_an_air_strike_are_of_two_natures() -> None:
    found = compare(arrays(row("a", "1", kind="air strike"), row("b", "1", kind="peaceful protest")), A, B)
    assert LEVELS["kind"][found["kind"][0]] == "peaceful and violent"


def test_neither_alike_nor_peaceful() -> None:
    found = compare(arrays(row("a", "1", kind="abduction"), row("b", "1", kind="shelling")), A, B)
    assert LEVELS["kind"][found["kind"][0]] == "other kind"


@pytest.mark.parametrize(("one", "other"), [("Slovarinsk", "Slavarynsk"), ("Al-Qarvan town", "Karvaan city")])
def test_ways_to_write_a_name(one: str, other: str) -> None:
    found = compare(arrays(row("a", "1", place=one), row("b", "1", place=other)), A, B)
    assert LEVELS["place"][found["place"][0]] in ("same name", "name like the other")


def test_a_place_named_in_the_others_words() -> None:
    other = row("b", "1", place="Osk; South", text="Shots were heard from Vale.")
    found = compare(arrays(row("a", "1"), other), A, B)
    assert LEVELS["place"][found["place"][0]] == "named in the other's words"


def test_the_own_place_is_no_second_agreement_in_the_words() -> None:
    plain = "Told of Vale and North."
    found = compare(arrays(row("a", "1", text=plain), row("b", "1", text=plain)), A, B)
    assert LEVELS["words"][found["words"][0]] == "none shared"


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_pair_compares_alike_from_both_ends_and_alone(i: int, j: int) -> None:
    one, other = np.array([i]), np.array([j])
    there, back = compare(MADE, one, other), compare(MADE, other, one)
    both = compare(MADE, np.array([i, j, 3]), np.array([j, i, 8]))
    for feature in FEATURES:
        assert there[feature][0] == back[feature][0] == both[feature][0] == both[feature][1]
