"""Shares of a population, and counts that are told in other ways than by a number before its noun."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.figure import Counted, Qualifier
from trucewatch.products.predictions_counts import carried, casualty
from trucewatch.read.counts.figures import figures


@pytest.mark.parametrize(
    ("text", "counted", "category", "words"),
    [
        (
            "with half of the country's population displaced",
            Counted.DISPLACED,
            "population",
            "half of the country's population",
        ),
        (
            "the war displaced nearly a third of the residents",
            Counted.DISPLACED,
            "residents",
            "nearly a third of the residents",
        ),
        (
            "30 percent of the town's families have fled",
            Counted.DISPLACED,
            "families",
            "30 percent of the town's families",
        ),
        ("the plague killed most of the villagers", Counted.KILLED, "villagers", "most of the villagers"),
    ],
)
def test_a_share_keeps_its_words_and_has_no_number(text: str, counted: Counted, category: str, words: str) -> None:
    (found,) = figures(text)
    assert (found.counted, found.category, found.as_written) == (counted, f"share of {category}", words)
    assert (found.qualifier, found.value, found.low, found.high) == (Qualifier.INDEFINITE, None, None, None)


@pytest.mark.parametrize("text", ["most of the people in the hall sang", "half of the bridge was destroyed"])
def test_other_shares_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def told(text: str) -> list[tuple[str, str, str, int | None, str | None]]:
    return [(f.counted.value, f.category, f.qualifier.value, f.value, f.subset_of) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "those killed in two raids include 14 children and four women",
            [("killed", "children", "exact", 14, "people"), ("killed", "women", "exact", 4, "people")],
        ),
        (
            "Four children are among the 28 dead in the raids",
            [("killed", "children", "exact", 4, "people"), ("killed", "people", "exact", 28, None)],
        ),
        (
            "two guards were killed and others were injured",
            [("killed", "guards", "exact", 2, None), ("wounded", "people", "indefinite", None, None)],
        ),
        ("killing all three passengers inside", [("killed", "passengers", "exact", 3, None)]),
        ("A REBEL WAS KILLED", [("killed", "rebels", "exact", 1, None)]),
        (
            "which caused deaths, injuries and damage",
            [("killed", "people", "indefinite", None, None), ("wounded", "people", "indefinite", None, None)],
        ),
        ("wounding dozens more, mostly pupils", [("wounded", "people", "indefinite", None, None)]),
        ("a bomber kills 16 outside a bakery", [("killed", "people", "exact", 16, None)]),
        ("34 others were injured", [("wounded", "people", "exact", 34, None)]),
        ("among others, the mayor spoke", []),
    ],
)
def test_counts_told_in_other_ways(text: str, expected: list[tuple[str, str, str, int | None, str | None]]) -> None:
    assert told(text) == expected


def test_dozens_more_are_not_said_to_be_children() -> None:
    found = figures("Two children were killed and dozens more were injured")
    assert [c["who"] for f in carried(found) if (c := casualty(f))] == ["children", "people"]


def test_victims_left_out_are_carried_over() -> None:
    found = figures("Seven villagers were killed and 20 injured")
    assert [c["who"] for f in carried(found) if (c := casualty(f))] == ["villagers", "villagers"]


def test_a_label_is_told_as_the_text_has_it() -> None:
    (found,) = figures("Six militants were killed")
    assert found.category == "fighters"
    told_as = casualty(found)
    assert told_as is not None
    assert told_as["who"] == "militants"


PIECES = [
    "half",
    "of the",
    "population",
    "displaced",
    "12",
    "others",
    "killed",
    "were",
    "among the",
    "dead",
    "deaths",
    "caused",
    "and",
    ",",
    "%",
    "women",
]


@given(st.lists(st.sampled_from(PIECES), max_size=10))
def test_any_order_of_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for figure in figures(text):
        assert figure.span is not None
        assert text[slice(*figure.span)] == figure.as_written
