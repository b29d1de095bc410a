"""The arithmetic of published tallies."""

from __future__ import annotations

import pytest

from tally.made import GROUND, figure, told
from trucewatch.model.figure import Counted
from trucewatch.model.vocabulary import Act
from trucewatch.tally.parts import Adds, checks, orphans
from trucewatch.tally.told import Told


def _tally(whole: str, *parts: str) -> Told:
    figures = [figure(whole, "breaches", Counted.BREACH)]
    figures += [figure(p, f"kind {i}", Counted.BREACH, "breaches") for i, p in enumerate(parts)]
    return told(Act.TRUCE_VIOLATION, when="2031-03-01..2031-03-07", figures=tuple(figures))


@pytest.mark.parametrize(
    ("whole", "parts", "adds", "off"),
    [
        ("=242", ("=219", "=32"), Adds.OVER, 9),
        ("=242", ("=219", "=23"), Adds.UP, 0),
        ("=42", ("=20", "=8", "=5", "=4", "=3", "=2"), Adds.UP, 0),
        ("=55", ("=27", "=7", "=11", "=2"), Adds.SHORT, 8),
        (">=50", ("=20", ">=10"), Adds.OPEN, None),
        ("=50", (">=30", ">=30"), Adds.OVER, 10),
        ("=50", ("dozens", "=10"), Adds.OPEN, None),
    ],
)
def test_parts_are_held_against_their_whole(whole: str, parts: tuple[str, ...], adds: Adds, off: int | None) -> None:
    [check] = checks([_tally(whole, *parts)], GROUND)
    assert (check.adds, check.difference, check.by) == (adds, off, "category")


def test_places_and_days_of_one_source_in_one_report_are_parts_too() -> None:
    def count(text: str, at: str, during: str, report: int = 1) -> Told:
        made = (figure(text, "breaches", Counted.BREACH),)
        return told(Act.TRUCE_VIOLATION, report=report, where=at, when=during, figures=made)

    week = "2031-03-01..2031-03-07"
    [check] = checks([count("=30", "norland", week), count("=20", "vale", week), count("=9", "harrow", week)], GROUND)
    assert (check.by, check.adds, check.difference) == ("place", Adds.SHORT, 1)
    days = [count("=3", "vale", "2031-03-01"), count("=4", "vale", "2031-03-02"), count("=6", "vale", week)]
    [check] = checks(days, GROUND)
    assert (check.by, check.adds, check.difference) == ("period", Adds.OVER, 1)
    elsewhere = [count("=30", "norland", week), count("=20", "vale", week, 2), count("=9", "harrow", week, 2)]
    assert checks(elsewhere, GROUND) == ()


def test_places_that_lie_in_each_other_are_not_added() -> None:
    made = (figure("=9", "breaches", Counted.BREACH),)
    week = "2031-03-01..2031-03-07"
    rows = [told(Act.TRUCE_VIOLATION, where=at, when=week, figures=made) for at in ("norland", "vale", "mill-quarter")]
    assert all(check.by != "place" for check in checks(rows, GROUND))


def test_parts_without_their_whole_are_told() -> None:
    lone = told(Act.TRUCE_VIOLATION, figures=(figure("=9", "by fire", Counted.BREACH, "breaches"),))
    assert orphans([lone, _tally("=9", "=9")]) == ((lone.id, "breaches"),)


def test_one_part_alone_is_told_only_where_it_is_too_many() -> None:
    def of(part: str) -> list[Adds]:
        figures = (figure("=55", "people"), figure(part, "children", part_of="people"))
        return [check.adds for check in checks([told(Act.TOLL, figures=figures)], GROUND)]

    assert of("=12") == []
    assert of("=60") == [Adds.OVER]
