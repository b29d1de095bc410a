"""Days in a row: whatever the open days turn out to be, the answer given before still holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.condition import Reset
from trucewatch.terms.calendar import Day
from trucewatch.terms.runs import Mark, Run

FIRST = date(2031, 3, 1)
Values = list[bool | None]


def at(ended: int) -> datetime:
    return datetime(2031, 3, 1, tzinfo=UTC) + timedelta(days=ended)


def run_of(values: Values, number: int, reset: Reset, windows: list[tuple[int, int]] | None = None) -> Run:
    marks = tuple(Mark(Day(FIRST + timedelta(days=n), at(n), at(n + 1)), value) for n, value in enumerate(values))
    spans = tuple((FIRST + timedelta(days=a), FIRST + timedelta(days=b)) for a, b in windows or ())
    return Run(number, reset, marks, spans)


def worlds(values: Values, windows: list[tuple[int, int]]) -> list[list[bool]]:
    """Every way in which the open days can turn out, each window holding a day that is broken."""
    found = [list(w) for w in product(*[[v] if v is not None else [True, False] for v in values])]
    return [w for w in found if all(False in w[a : b + 1] for a, b in windows)]


def whole(world: list[bool], number: int, reset: Reset) -> bool:
    """Whether the days of one world make the run whole at their end, counted the plain way."""
    if reset is Reset.PAUSE:
        return sum(world) >= number
    stretch = world[:number] if reset is Reset.LAPSE else world[len(world) - number :] if len(world) >= number else []
    return len(stretch) == number and all(stretch)


runs = st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=7)
numbers = st.integers(1, 4)
resets = st.sampled_from(list(Reset))


@given(runs, numbers, resets, st.lists(st.tuples(st.integers(0, 6), st.integers(1, 3)), max_size=2))
def test_holds_in_every_world(values: Values, number: int, reset: Reset, wide: list[tuple[int, int]]) -> None:
    windows = [(a, a + length) for a, length in wide if a + length < len(values)]
    possible = worlds(values, windows)
    run = run_of(values, number, reset, windows)
    value = run.value_at(at(len(values)))
    if value is not None:
        assert {whole(world, number, reset) for world in possible} <= {value}


@given(runs, numbers, resets)
def test_without_windows_open_means_that_both_can_be(values: Values, number: int, reset: Reset) -> None:
    value = run_of(values, number, reset).value_at(at(len(values)))
    outcomes = {whole(world, number, reset) for world in worlds(values, [])}
    assert (value is None) == (len(outcomes) == 2)


@given(runs, numbers, resets, st.data())
def test_more_unknown_decides_nothing_otherwise(values: Values, number: int, reset: Reset, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(values) - 1))
    less = [None if i == n else v for i, v in enumerate(values)]
    before = run_of(values, number, reset).value_at(at(len(values)))
    after = run_of(less, number, reset).value_at(at(len(values)))
    assert after in (None, before)


@given(runs, numbers, resets)
def test_the_count_lies_between_its_bounds(values: Values, number: int, reset: Reset) -> None:
    run = run_of(values, number, reset)
    low, high = run.counted(at(len(values)))
    assert 0 <= low <= high <= number
    if run.value_at(at(len(values))):
        assert low == number


@given(runs, numbers, resets, st.integers(0, 7))
def test_days_ahead_do_not_count(values: Values, number: int, reset: Reset, ended: int) -> None:
    ended = min(ended, len(values))
    run, cut = run_of(values, number, reset), run_of(values[:ended] or [False], number, reset)
    assert run.value_at(at(ended)) == (cut.value_at(at(ended)) if ended else False)


@pytest.mark.parametrize(
    ("values", "reset", "value", "counted"),
    [
        ([True] * 7, Reset.RESTART, True, (7, 7)),
        ([True] * 6, Reset.RESTART, False, (6, 6)),
        ([True, True, True, True, False, True, True], Reset.RESTART, False, (2, 2)),
        ([True, True, None, True, True, True, True], Reset.RESTART, None, (4, 7)),
        ([True, True, False, True, True, True, True], Reset.LAPSE, False, (0, 0)),
        ([True, False, True, True, True, True, True, True], Reset.PAUSE, True, (7, 7)),
    ],
)
def test_seven_days(values: Values, reset: Reset, value: bool | None, counted: tuple[int, int]) -> None:
    run = run_of(values, 7, reset)
    assert run.value_at(at(len(values))) is value
    assert run.counted(at(len(values))) == counted


def test_one_of_two_days_breaks_what_holds_both() -> None:
    run = run_of([True, None, None, True], 3, Reset.RESTART, [(1, 2)])
    assert run.value_at(at(4)) is False
    assert run.counted(at(4)) == (1, 2)
