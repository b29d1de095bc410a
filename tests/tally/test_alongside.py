"""What is shown beside counts that differ, and raises nothing where they do not."""

from __future__ import annotations

import pytest

from tally.made import differing, figure, found, told, toll
from trucewatch.model.vocabulary import Act
from trucewatch.tally.told import Told

WHOLE = toll(">80", during=None).told
OTHER = toll(">=250", report=2, who="civilians").told


def event(report: int = 1, **rest: object) -> Told:
    given = {"where": "vale", "figures": (figure("=11"),), "when_said": "2031-03-05"} | rest
    return told(Act.SHELLING, "police", report=report, **given)


FIERCE = told(Act.DESCRIPTION, report=3, where="vale", says="the heaviest fighting in a year", when_said="2031-03-04")


@pytest.mark.parametrize("beside", [event(), FIERCE])
def test_it_stands_beside_counts_that_differ_and_raises_nothing_alone(beside: Told) -> None:
    assert differing(WHOLE, beside) == []
    [one] = found(WHOLE, OTHER, beside)
    assert beside.id in one.claims


@pytest.mark.parametrize(
    "other",
    [
        event(report=4),
        event(where="harrow"),
        told(Act.DESCRIPTION, report=3, where="vale", says="a quiet town", when_said="2031-03-04"),
        told(Act.DESCRIPTION, report=3, where="vale", says="the heaviest fighting", when_said="2031-06-04"),
    ],
)
def test_another_report_place_time_or_tone_does_not(other: Told) -> None:
    [one] = found(WHOLE, OTHER, other)
    assert other.id not in one.claims
