"""Aid against a threshold: bounds decide only what they can, and nobody's silence is a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import a_claim, a_report
from trucewatch.model.claim import Claim
from trucewatch.model.condition import Measure
from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.model.vocabulary import Act
from trucewatch.model.where import Where
from trucewatch.terms.aid import measured

REPORT = a_report("Convoys went from Harrow to Vale, and some of them arrived there. " * 9)
NINE_TENTHS = Measure(measure=Counted.DELIVERED, at_least=90, percent_of=Counted.PLANNED)
NONE_HINDERED = Measure(measure=Counted.HINDERED, at_most=0)


def told(n: int = 0, place: str = "vale", category: str = "convoys", **counts: int | tuple[Qualifier, int]) -> Claim:
    figures = []
    for name, said in counts.items():
        qualifier, value = said if isinstance(said, tuple) else (Qualifier.EXACT, said)
        figures.append(Figure.stated(Counted(name), category, qualifier, value))
    where = (Where(as_written=place, key=place),)
    return a_claim(REPORT, "words", 9 * n, Act.AID_DELIVERED, figures=tuple(figures), where=where)


@pytest.mark.parametrize(
    ("claims", "value"),
    [
        ([told(planned=10, delivered=10)], True),
        ([told(planned=10, delivered=9)], True),
        ([told(planned=10, delivered=8)], False),
        ([told(planned=10)], None),
        ([told(delivered=10)], None),
        ([told(planned=0, delivered=0)], True),
        ([told(planned=10, delivered=(Qualifier.AT_LEAST, 9))], True),
        ([told(planned=10, delivered=(Qualifier.AT_LEAST, 8))], None),
        ([told(planned=10, delivered=(Qualifier.FEWER_THAN, 9))], False),
        ([told(planned=10, delivered=(Qualifier.ABOUT, 10))], None),
        ([told(planned=10), told(1, delivered=10)], True),
        ([told(planned=10, delivered=10), told(1, delivered=3)], None),
        ([told(planned=10, delivered=10), told(1, "harrow", planned=4, delivered=1)], False),
        ([told(planned=10, delivered=10), told(1, category="lorries", delivered=3)], None),
    ],
)
def test_nine_tenths(claims: list[Claim], value: bool | None) -> None:
    assert measured([NINE_TENTHS], claims) is value


def test_an_upper_bound_and_both_together() -> None:
    assert measured([NONE_HINDERED], [told(hindered=0)]) is True
    assert measured([NONE_HINDERED], [told(hindered=1)]) is False
    assert measured([NONE_HINDERED], [told(hindered=(Qualifier.AT_LEAST, 1))]) is False
    assert measured([NINE_TENTHS, NONE_HINDERED], [told(planned=10, delivered=10)]) is None
    assert measured([NINE_TENTHS, NONE_HINDERED], [told(planned=10, delivered=10, hindered=2)]) is False
    assert measured([NINE_TENTHS], []) is None


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_bounds_decide_what_every_number_within_them_decides(low: int, wide: int, planned: int, more: int) -> None:
    def counted(part: int, whole: int) -> bool:
        return part * 100 >= 90 * whole

    part = Figure.between(Counted.DELIVERED, "convoys", low, low + wide)
    whole = Figure.between(Counted.PLANNED, "convoys", planned, planned + more)
    claim = told().model_copy(update={"figures": (part, whole)})
    value = measured([NINE_TENTHS], [claim])
    worst, best = counted(low, planned + more), counted(low + wide, planned)
    assert value is (True if worst else None if best else False)
