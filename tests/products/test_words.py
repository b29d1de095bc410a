from __future__ import annotations

from datetime import UTC, datetime

import pytest

from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.model.instant import Boundary
from trucewatch.model.quotation import Named
from trucewatch.model.when import Precision, TimeBasis, When, from_boundary
from trucewatch.products.words import both_clocks, count_words, figure_words, when_words, where_words

KATHMANDU = "Asia/Kathmandu"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04..2031-03-06", "2031-03-04..2031-03-06"),
        ("2031-03", "2031-03"),
        ("2031", "2031"),
        ("2031-03-04..", "2031-03-04 or later"),
        ("2031-03-04 01:30", "2031-03-04 01:30"),
        ("2031-03-04 00:00..2031-03-04 09:00", "2031-03-04 00:00–09:00"),
        ("2031-03-04 18:00..2031-03-04 24:00", "2031-03-04 18:00–24:00"),
        ("2031-03-04 18:00..2031-03-05 09:00", "2031-03-04 18:00–2031-03-05 09:00"),
        ("2031-03-04 12:00..2031-03-06 12:00", "2031-03-04 12:00–2031-03-06 12:00"),
    ],
)
def test_a_time_reads_as_it_was_written(written, shown):
    assert when_words(from_boundary(Boundary.parse(written, KATHMANDU), KATHMANDU), KATHMANDU) == shown


def test_a_day_of_25_hours_is_a_day():
    day = from_boundary(Boundary.parse("2030-10-27", "Europe/Kyiv"), "Europe/Kyiv")
    assert (day.end - day.start).total_seconds() == 25 * 3600
    assert when_words(day, "Europe/Kyiv") == "2030-10-27"


def test_what_is_not_known_is_said():
    assert when_words(None, KATHMANDU) == "time not given"
    open_ = When(start=None, end=None, precision=Precision.UNRESOLVED, zone=KATHMANDU, as_written="Monday")
    assert when_words(open_, KATHMANDU) == "“Monday” (no date can be given to it)"
    until = When(start=None, end=datetime(2031, 3, 5, tzinfo=UTC), precision=Precision.OPEN, zone="UTC")
    assert when_words(until, "UTC") == "until 2031-03-04"
    assert where_words(()) == "place not given"


def test_an_inferred_time_says_so():
    day = from_boundary(Boundary.parse("2031-03-04", KATHMANDU), KATHMANDU, TimeBasis.ANCHORED)
    assert when_words(day.model_copy(update={"approximate": True}), KATHMANDU) == "about 2031-03-04, inferred"


def test_an_instant_on_both_clocks():
    at = datetime(2031, 3, 3, 19, 15, tzinfo=UTC)
    assert both_clocks(at, KATHMANDU) == "2031-03-04 01:00 +05:45 (2031-03-03 19:15Z)"


def test_figures_keep_sign_and_scope():
    assert figure_words(Figure.stated(Counted.KILLED, "civilians", Qualifier.AT_LEAST, 253)) == "≥253 civilians killed"
    part = Figure.stated(Counted.KILLED, "children", Qualifier.EXACT, 49, subset_of="civilians")
    assert figure_words(part) == "=49 children killed (part of: civilians)"
    vague = Figure.stated(Counted.KILLED, "people", Qualifier.INDEFINITE, None, as_written="hundreds")
    assert figure_words(vague) == "“hundreds” people killed"
    seen = Figure.stated(Counted.MUNITION, "mortar shells", Qualifier.PRESENT, None, as_written="mortars")
    assert figure_words(seen) == "uncounted mortar shells"


def test_a_name_the_case_does_not_know_stays_in_quotation_marks():
    assert Named(as_written="the bandits").shown == "“the bandits”"
    assert Named(as_written="the gang", key="hill-group", name="Hill Group").shown == "Hill Group"


def test_counting_in_words():
    assert [count_words(n, "report") for n in (0, 1, 2)] == ["0 reports", "1 report", "2 reports"]
