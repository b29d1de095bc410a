"""Figures: bounds follow the qualifier, and no margin or number is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.figure import Counted, Figure, Qualifier

NUMBER = st.integers(0, 10**7)


def stated(qualifier: Qualifier, value: int | None, **rest: object) -> Figure:
    return Figure.stated(Counted.KILLED, "people", qualifier, value, **rest)


@given(NUMBER, st.sampled_from(Qualifier))
def test_bounds_never_exclude_what_the_words_allow(value: int, qualifier: Qualifier) -> None:
    found = stated(qualifier, value)
    assert found.value == value
    assert found.low is None or found.high is None or found.low <= found.high
    allowed = {
        Qualifier.EXACT: (value, value),
        Qualifier.AT_LEAST: (value, None),
        Qualifier.MORE_THAN: (value + 1, None),
        Qualifier.AT_MOST: (None, value),
        Qualifier.FEWER_THAN: (None, max(value - 1, 0)),
    }
    assert (found.low, found.high) == allowed.get(qualifier, (None, None))


@given(st.sampled_from(Qualifier))
def test_words_without_a_number_get_none(qualifier: Qualifier) -> None:
    found = stated(qualifier, None, as_written="hundreds")
    assert (found.value, found.low, found.high) == (None, None, None)


@pytest.mark.parametrize(
    ("qualifier", "value", "sign"),
    [
        (Qualifier.EXACT, 6, "=6"),
        (Qualifier.EXACT, 0, "=0"),
        (Qualifier.AT_LEAST, 253, "≥253"),
        (Qualifier.MORE_THAN, 80, ">80"),
        (Qualifier.AT_MOST, 5, "≤5"),
        (Qualifier.FEWER_THAN, 5, "<5"),
        (Qualifier.ABOUT, 20, "≈20"),
        (Qualifier.ESTIMATED, 20, "≈20"),
        (Qualifier.INDEFINITE, None, "“hundreds”"),
    ],
)
def test_a_figure_is_shown_with_its_sign(qualifier: Qualifier, value: int | None, sign: str) -> None:
    assert stated(qualifier, value, as_written="hundreds").sign == sign


def test_a_range_is_shown_with_both_ends() -> None:
    given_range = {"counted": "killed", "category": "people", "qualifier": "range", "low": 3, "high": 5}
    assert Figure.model_validate(given_range).sign == "3–5"
    with pytest.raises(ValueError, match="the wrong way round"):
        Figure.model_validate(given_range | {"high": 2})


@pytest.mark.parametrize("value", [-1, 1.5, "many"])
def test_a_count_is_a_whole_number_from_zero(value: object) -> None:
    with pytest.raises(ValueError, match="value"):
        Figure.model_validate({"counted": "killed", "category": "people", "qualifier": "exact", "value": value})


def test_a_misspelt_key_is_refused() -> None:
    with pytest.raises(ValueError, match="catgory"):
        Figure.model_validate({"counted": "killed", "catgory": "people", "qualifier": "exact"})
