"""Sums inside one scope."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tally.made import figure, told
from trucewatch.model.vocabulary import Act
from trucewatch.tally.scope import Counting
from trucewatch.tally.total import totals


def _event(event: str, *texts: str, who: str = "people", part_of: str | None = None) -> list[Counting]:
    out = []
    for text in texts:
        made = figure(text, who, part_of=part_of)
        out.append(Counting(told(Act.SHELLING, event=event, figures=(made,)), made))
    return out


def test_each_event_counts_once_with_all_that_is_said_of_it() -> None:
    [total] = totals([*_event("a", "=3", "=5"), *_event("b", ">=10")])
    assert (total.low, total.high, total.events, total.sign) == (13, None, 2, "≥13")
    [exact] = totals([*_event("a", "=3", "=5"), *_event("b", "=10")])
    assert exact.sign == "13–15"


def test_a_part_is_never_added_and_categories_stay_apart() -> None:
    made = [
        *_event("a", "=12"),
        *_event("a", "=4", who="children", part_of="people"),
        *_event("b", "=9", who="soldiers"),
    ]
    assert [(t.category, t.sign) for t in totals(made)] == [("people", "=12"), ("soldiers", "=9")]


def test_words_without_a_number_leave_the_sum_open() -> None:
    [total] = totals([*_event("a", "=3"), *_event("b", "dozens")])
    assert (total.sign, total.unnumbered) == ("≥3", 1)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 30)), min_size=1), st.randoms())
def test_neither_order_nor_telling_it_again_changes_a_sum(rows: list[tuple[str, int]], chance: object) -> None:
    made = [c for event, n in rows for c in _event(event, f"={n}")]
    mixed = list(made)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert totals(made) == totals(mixed) == totals([*made, *made])


@given(st.lists(st.integers(0, 30), min_size=1), st.lists(st.integers(0, 30)))
def test_parts_change_no_sum(wholes: list[int], parts: list[int]) -> None:
    made = [c for i, n in enumerate(wholes) for c in _event(str(i), f"={n}")]
    below = [c for i, n in enumerate(parts) for c in _event(str(i), f"={n}", part_of="people")]
    assert totals([*made, *below]) == totals(made)
