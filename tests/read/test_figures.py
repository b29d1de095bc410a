from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.read.counts.figures import figures


def told(text: str) -> list[tuple[str, str, str, int | None, int | None, int | None]]:
    return [(f.counted.value, f.category, f.qualifier.value, f.value, f.low, f.high) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 12 civilians were killed", [("killed", "civilians", "at least", 12, 12, None)]),
        ("shells killed more than 250 people", [("killed", "people", "more than", 250, 251, None)]),
        ("an attack that killed some 20 villagers", [("killed", "villagers", "about", 20, None, None)]),
        ("the war left an estimated 90,000 people dead", [("killed", "people", "estimated", 90000, None, None)]),
        ("only six deaths were verified", [("killed", "people", "exact", 6, 6, 6)]),
        ("the blast killed hundreds of civilians", [("killed", "civilians", "indefinite", None, None, None)]),
        ("the plague has killed a half-million people", [("killed", "people", "exact", 500000, 500000, 500000)]),
        ("between 10 and 15 people were wounded", [("wounded", "people", "range", None, 10, 15)]),
        ("up to 9 soldiers died", [("killed", "soldiers", "at most", 9, None, 9)]),
        ("fewer than 9 soldiers died", [("killed", "soldiers", "fewer than", 9, None, 8)]),
        ("300+ killed in Vale", [("killed", "people", "at least", 300, 300, None)]),
        ("There were no injuries.", [("wounded", "people", "exact", 0, 0, 0)]),
        ("A man and a woman were killed", [("killed", "people", "exact", 2, 2, 2)]),
        ("twenty-three miners and 4 guards were injured", [("wounded", "guards", "exact", 4, 4, 4)]),
        (
            "driven 3 million people out of their homes",
            [("displaced", "people", "exact", 3 * 10**6, 3 * 10**6, 3 * 10**6)],
        ),
        ("the death toll rose to 48", [("killed", "people", "exact", 48, 48, 48)]),
        ("eight dead civilians lay there", [("killed", "civilians", "exact", 8, 8, 8)]),
        ("six wounded civilians died later", [("killed", "civilians", "exact", 6, 6, 6)]),
        ("3 militants were killed", [("killed", "fighters", "exact", 3, 3, 3)]),
    ],
)
def test_one_count(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text) == expected


def test_a_part_is_marked_and_a_qualifier_stays_with_its_own_number() -> None:
    found = figures("At least 40 people, including 7 children, were killed and 20 injured.")
    assert [(f.value, f.qualifier, f.counted) for f in found] == [
        (40, Qualifier.AT_LEAST, Counted.KILLED),
        (7, Qualifier.EXACT, Counted.KILLED),
        (20, Qualifier.EXACT, Counted.WOUNDED),
    ]
    assert [f.subset_of for f in found] == [None, "people", None]


def test_two_groups_share_one_verb() -> None:
    found = figures("31 Harrow fighters and 12 Vale guards had been killed")
    assert [(f.value, f.category) for f in found] == [(31, "fighters"), (12, "guards")]


def test_headlines_without_verbs() -> None:
    assert [(f.value, f.counted) for f in figures("19 killed over 60 injured in Ost")] == [
        (19, Counted.KILLED),
        (60, Counted.WOUNDED),
    ]


def test_a_number_for_both_is_not_divided() -> None:
    assert [f.counted for f in figures("some 60 people were killed or wounded")] == [Counted.KILLED_OR_WOUNDED]


@pytest.mark.parametrize(
    "text",
    [
        "Title 9, Section 12 of the code covers the dead.",
        "In 2016 the town lay dead still and 12 km away.",
        "The 48-hour pause was wounded pride at 10:30.",
        "More than a dozen other countries said the truce was not dead.",
        "An estimated 7,500 people live there.",
        "Army units shot down 3 planes.",
        "The 12-year-old was among the dead.",
        "It paid $40 for dead wood.",
    ],
)
def test_other_numbers_count_nobody(text: str) -> None:
    assert told(text) == []


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for figure in figures(text):
        assert figure.span is not None
        assert text[figure.span[0] : figure.span[1]] == figure.as_written


@given(
    st.integers(1, 9999), st.sampled_from(["people", "soldiers", "children"]), st.sampled_from(["killed", "wounded"])
)
def test_the_number_comes_back(count: int, victims: str, harm: str) -> None:
    (found,) = figures(f"{count} {victims} were {harm} in Ost.")
    assert found == Figure.stated(
        Counted(harm),
        victims,
        Qualifier.EXACT,
        count,
        as_written=f"{count} {victims}",
        span=(0, len(f"{count} {victims}")),
    )
