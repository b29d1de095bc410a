from __future__ import annotations

import pytest

from made import FILES
from products_case import another
from trucewatch.model.instant import parse_instant
from trucewatch.products.deadlines import deadlines

HOME = "Asia/Kathmandu"


def due(view, at, past=False):
    return [
        (d.latest and d.latest.isoformat(), d.precision, d.state)
        for d in deadlines(view, parse_instant(at, HOME), past)
    ]


def test_an_exact_end_and_a_day_in_order_of_the_last_moment(seen):
    rows = deadlines(seen, parse_instant("2031-03-06 12:00", HOME))
    assert [(r.precision, r.state) for r in rows] == [("day", "due in 3 days"), ("exact", "due in 4 days")]
    assert rows[0].what.startswith("meeting; Harrow: Norland, Sudland")
    assert rows[1].due == "2031-03-10 00:00 +05:45 (2031-03-09 18:15Z)"
    assert all(r.cites for r in rows)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2031-03-08 12:00", "due in 1 day"),
        ("2031-03-09 12:00", "due today"),
        ("2031-03-10 00:00", "date passed, outcome not recorded"),
    ],
)
def test_a_day_passes_with_its_last_minute_and_decides_nothing(seen, at, state):
    meeting = next(d for d in deadlines(seen, parse_instant(at, HOME), past=True) if d.precision == "day")
    assert meeting.state == state


def test_an_exact_end_is_counted_in_hours_when_it_is_near(seen):
    assert due(seen, "2031-03-09 22:59") == [
        ("2031-03-09T18:15:00+00:00", "day", "due today"),
        ("2031-03-09T18:15:00+00:00", "exact", "due in 1 h 1 min"),
    ]


def test_what_was_not_known_yet_was_not_due(seen, as_known):
    assert [p for _, p, _ in due(seen, "2031-03-03 12:00")] == ["exact"]
    assert due(seen, "2031-02-20 12:00") == []
    assert [p for _, p, _ in due(as_known("03-03 12:00"), "2031-03-06 12:00")] == ["exact"]


def test_an_extension_counts_from_the_day_it_was_reported(tmp_path):
    calm = FILES["arrangements/vale-calm.yml"].replace(
        "          - {from: 2031-03-02 00:00",
        (
            "          - {kind: extension, from: 2031-03-10 00:00, until: 2031-03-12 24:00,\n"
            "             cite: [{outlet: Vale Post, date: 2031-03-08}]}\n"
            "          - {from: 2031-03-02 00:00"
        ),
    )
    files = {"arrangements/vale-calm__yml": calm}
    with another(tmp_path / "vale", **files) as seen:
        before = [d.due for d in deadlines(seen, parse_instant("2031-03-07 12:00", HOME)) if d.precision == "exact"]
        after = [d.due for d in deadlines(seen, parse_instant("2031-03-08 12:00", HOME)) if d.precision == "exact"]
    assert before == ["2031-03-10 00:00 +05:45 (2031-03-09 18:15Z)"]
    assert after == ["2031-03-13 00:00 +05:45 (2031-03-12 18:15Z)"]
