"""Two counts held side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tally.made import GROUND, figure, told, toll
from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.model.vocabulary import Act
from trucewatch.tally.compare import Match, compare, meet, times_apart
from trucewatch.tally.scope import Counting


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        (">=250", ">=253", Match.COMPATIBLE),
        ("=12", ">=13", Match.INCOMPATIBLE),
        ("=12", ">=12", Match.COMPATIBLE),
        ("=12", ">12", Match.INCOMPATIBLE),
        ("<=10", "3-5", Match.COMPATIBLE),
        ("~20", "=900", Match.COMPATIBLE),
        ("hundreds", ">=250", Match.NOT_COMPARABLE),
    ],
)
def test_bounds_decide_inside_one_scope(one: str, other: str, match: Match) -> None:
    found = compare(toll(one), toll(other, report=2), GROUND)
    assert found.match is match
    assert found.reasons


def test_another_scope_is_not_comparable_and_says_in_which_respect() -> None:
    base = toll("=12")
    assert compare(base, toll("=90", at="east-vale"), GROUND).reasons == ("areas differ",)
    assert compare(base, toll("=90", during="2031-03-02..2031-03-05"), GROUND).reasons == ("periods differ",)
    assert compare(base, toll("=90", who="soldiers"), GROUND).reasons == (
        "the part is said to be more than the whole",
        "categories differ",
    )
    assert compare(base, toll("=90", during=None), GROUND).reasons == ("periods not both stated",)


def test_a_part_of_a_scope_that_has_more_than_the_whole_is_incompatible() -> None:
    quarter, city = toll(">=30", at="mill-quarter"), toll("<=20", at="vale", report=2)
    assert compare(quarter, city, GROUND).match is Match.INCOMPATIBLE
    assert compare(toll("<=20", at="mill-quarter"), toll(">=30"), GROUND).match is Match.NOT_COMPARABLE


def test_a_share_and_a_part_are_no_counts_to_compare() -> None:
    share = toll("half of the town", counted=Counted.DISPLACED)
    assert "share" in compare(share, toll("=900", counted=Counted.DISPLACED), GROUND).reasons[0]
    part = toll("=9", who="children", part_of="people")
    assert compare(part, toll("=30"), GROUND).match is Match.NOT_COMPARABLE
    assert compare(toll("=9"), toll("=9", counted=Counted.WOUNDED), GROUND).match is Match.NOT_COMPARABLE


def test_counts_of_one_event_have_one_area_and_period() -> None:
    one = told(Act.SHELLING, where="vale", event="e", figures=(figure("=3"),))
    other = told(Act.SHELLING, report=2, when="2031-03-02", event="e", figures=(figure("=5"),))
    found = compare(Counting(one, one.claim.figures[0]), Counting(other, other.claim.figures[0]), GROUND)
    assert found.match is Match.INCOMPATIBLE


COUNTS = st.integers(0, 40)
BOUNDS = st.one_of(
    COUNTS.map(lambda n: figure(f"={n}")),
    COUNTS.map(lambda n: figure(f">={n}")),
    COUNTS.map(lambda n: figure(f"<={n}")),
    COUNTS.map(lambda n: figure(f"~{n}")),
    st.tuples(COUNTS, COUNTS).map(lambda p: figure(f"{min(p)}-{max(p)}")),
)
SCOPES = st.tuples(
    st.sampled_from(["vale", "vale-province", "mill-quarter", "east-vale", "harrow"]),
    st.sampled_from([None, "2031-03-02", "2031-03-01..2031-03-04", "2031-03-03..2031-03-09"]),
)


def _of(scope: tuple[str, str | None], made: Figure, report: int) -> Counting:
    claim = told(Act.TOLL, report=report, where=scope[0], when=scope[1], figures=(made,))
    return Counting(claim, made)


@given(SCOPES, BOUNDS, SCOPES, BOUNDS)
def test_it_does_not_matter_which_comes_first(
    a: tuple[str, str | None], x: Figure, b: tuple[str, str | None], y: Figure
) -> None:
    one, other = _of(a, x, 1), _of(b, y, 2)
    assert compare(one, other, GROUND) == compare(other, one, GROUND)


@given(SCOPES, BOUNDS, SCOPES, BOUNDS, COUNTS, COUNTS)
def test_a_wider_bound_never_makes_compatible_counts_incompatible(
    a: tuple[str, str | None], x: Figure, b: tuple[str, str | None], y: Figure, down: int, up: int
) -> None:
    low = None if x.low is None or x.low - down < 0 else x.low - down
    wider = x.model_copy(update={"low": low, "high": None if x.high is None else x.high + up})
    before = compare(_of(a, x, 1), _of(b, y, 2), GROUND).match
    after = compare(_of(a, wider, 1), _of(b, y, 2), GROUND).match
    assert before is Match.INCOMPATIBLE or after is not Match.INCOMPATIBLE


@given(BOUNDS, BOUNDS)
def test_bounds_meet_where_a_number_satisfies_both(x: Figure, y: Figure) -> None:
    def within(n: int, f: Figure) -> bool:
        return (f.low is None or n >= f.low) and (f.high is None or n <= f.high)

    assert meet(x, y) is any(within(n, x) and within(n, y) for n in range(100))


def test_times_apart_needs_two_numbers() -> None:
    assert times_apart(figure("=20"), figure("~10")) == 2.0
    assert times_apart(figure("=0"), figure("=10")) is None
    assert times_apart(figure("dozens"), figure("=10")) is None


@pytest.mark.parametrize(
    ("words", "count", "besides"),
    [
        ("Another five people were killed", "five people", True),
        ("six more people lost their lives", "six", True),
        ("15 of the wounded were in danger", "15", True),
        ("21 others died at the mill", "21 others", True),
        ("more than 30 people were killed", "30 people", False),
        ("a quarter of a million people were killed", "a quarter of a million people", False),
        ("hundreds of people were killed", "hundreds of people", False),
        ("at least 16 people, and five wounded", "16 people", False),
    ],
)
def test_others_and_some_of_those_told_of_are_no_rival_count(words: str, count: str, besides: bool) -> None:
    number = Figure.stated(Counted.KILLED, "people", Qualifier.EXACT, 40, as_written=count, subset_of=None)
    counting = Counting(told(Act.TOLL, where="vale", when="2031-03-01..2031-03-04", words=words), number)
    assert counting.besides is besides
    found = compare(counting, toll("=12", report=2), GROUND)
    assert (found.match is Match.NOT_COMPARABLE) is besides


def test_a_singular_is_no_count() -> None:
    one = Figure.stated(Counted.FACILITY, "clinic", Qualifier.EXACT, 1, as_written="a clinic", subset_of=None)
    counting = Counting(told(Act.TOLL, where="vale", when="2031-03-01..2031-03-04"), one)
    assert compare(counting, toll("=3", counted=Counted.FACILITY), GROUND).match is Match.NOT_COMPARABLE


def test_parts_of_an_event_named_by_one_report_or_lying_apart_are_not_compared() -> None:
    whole = Counting(told(Act.SHELLING, where="vale", event="e"), figure("=16"))
    part = Counting(told(Act.SHELLING, "police", where="mill-quarter", event="e"), figure("=9"))
    away = Counting(told(Act.SHELLING, report=2, where="harrow", event="e"), figure("=9"))
    finer = Counting(told(Act.SHELLING, report=2, where="mill-quarter", event="e"), figure("=9"))
    found = [compare(whole, other, GROUND).match for other in (part, away, finer)]
    assert found == [Match.NOT_COMPARABLE, Match.NOT_COMPARABLE, Match.INCOMPATIBLE]
