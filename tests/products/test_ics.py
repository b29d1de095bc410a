"""The calendar file, read back by two libraries: what has a time keeps it, what has none gets none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from made import at
from standing_case import seen, standing
from trucewatch.model.vocabulary import Progress, Release
from trucewatch.products.deadlines import Deadline, deadlines
from trucewatch.products.ics import calendar, whole_days

HOME = "Asia/Kathmandu"
STAMP = at("03-04 12:00")


def made(rows, zone=HOME) -> bytes:
    return calendar(rows, "vale", "The truce of Vale", zone, Release.INTERNAL, STAMP)


def read_by_two(content: bytes):
    """Entries as (uid, start, end, due, summary), by icalendar and by vobject."""
    one = [
        (str(c["uid"]), *(c.decoded(k, None) for k in ("dtstart", "dtend", "due")), str(c["summary"]))
        for c in Calendar.from_ical(content).walk()
        if c.name in ("VEVENT", "VTODO")
    ]
    whole = vobject.readOne(content.decode())
    other = [
        (
            c.uid.value,
            *(getattr(c, k).value if hasattr(c, k) else None for k in ("dtstart", "dtend", "due")),
            c.summary.value,
        )
        for c in whole.components()
    ]
    return one, other


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    with standing(tmp_path_factory.mktemp("ics") / "vale") as case:
        yield deadlines(seen(case), at("03-06 12:00"), past=True)


def test_both_libraries_read_the_same_entries(rows):
    one, other = read_by_two(made(rows))
    assert len(one) == len(rows)
    assert one == other


def test_an_exact_time_a_day_a_month_and_words_keep_their_precision(rows):
    one, _ = read_by_two(made(rows))
    found = {summary.split(";")[0] + "; " + summary.split("; ")[-1]: rest for _, *rest, summary in one}
    assert found["undertaking; “to open the bridge”: Norland"] == [datetime(2031, 3, 8, 12, 15, tzinfo=UTC), None, None]
    assert found["meeting; Harrow: Norland, Sudland"] == [date(2031, 3, 8), date(2031, 3, 9), None]
    assert found["demand; “to withdraw the guns”: Sudland"] == [date(2031, 3, 1), date(2031, 4, 1), None]
    [soft] = [rest for _, *rest, summary in one if summary == "undertaking: Sudland"]
    assert soft == [None, None, None], "words without a date get no time"
    [after] = [rest for _, *rest, summary in one if summary == "meeting; Vale: Norland"]
    assert after == [None, None, None], "what comes after something has a bound and no time"


def test_words_without_a_date_are_told_in_words(rows):
    content = made(rows).decode().replace("\r\n ", "")
    [soft] = [part for part in content.split("BEGIN:VTODO") if "undertaking: Sudland" in part]
    assert "“in the coming hours”" in soft
    assert "DUE" not in soft.split("END:VTODO")[0].replace("Due:", "")


def test_the_same_rows_give_the_same_bytes_with_carriage_returns(rows):
    content = made(rows)
    assert content == made(rows)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"DTSTAMP:20310304T120000Z" in content
    assert b"CLASS:CONFIDENTIAL" in content


ZONES = st.sampled_from([HOME, "UTC", "Australia/Lord_Howe", "America/Havana", "Africa/Cairo"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
INSTANTS = st.datetimes(datetime(2016, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)).map(
    lambda t: t.replace(second=0, microsecond=0)
)


@st.composite
def a_row(draw, zone):
    kind = draw(st.sampled_from(["exact", "days", "window", "open", "soft"]))
    first = draw(INSTANTS)
    latest = first
    if kind == "days":
        day = first.date()
        ends = (day, day + timedelta(days=draw(st.integers(1, 40))))
        first, latest = (datetime(d.year, d.month, d.day, tzinfo=ZoneInfo(zone)).astimezone(UTC) for d in ends)
    elif kind == "window":
        latest = first + timedelta(minutes=draw(st.integers(1, 5000)))
    return Deadline(
        id=f"m-{draw(st.integers(0, 10**9)):010x}",
        due="then",
        precision=kind,
        first=None if kind == "soft" else first,
        latest=None if kind in ("soft", "open") else latest,
        what=draw(TEXTS),
        by=draw(TEXTS),
        status=draw(st.sampled_from(list(Progress))),
        state="open",
        cites=(),
    )


def _plain(text: str) -> str:
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)


@settings(max_examples=60, deadline=None)
@given(zone=ZONES, data=st.data())
def test_what_is_written_is_read_back(zone, data):
    rows = data.draw(st.lists(a_row(zone), max_size=4))
    found = [
        (str(c["uid"]), *(c.decoded(k, None) for k in ("dtstart", "dtend", "due")), str(c["summary"]))
        for c in Calendar.from_ical(made(rows, zone)).walk()
        if c.name in ("VEVENT", "VTODO")
    ]
    for row, (uid, start, end, due, summary) in zip(rows, found, strict=True):
        assert uid == f"{row.id}@vale.trucewatch"
        assert summary == _plain(row.what)
        assert due is None
        if row.first is None or row.latest is None:
            assert (start, end) == (None, None)
        elif row.precision == "exact":
            assert (start, end) == (row.first, None)
        elif (days := whole_days(row.first, row.latest, ZoneInfo(zone))) is not None:
            assert (start, end) == days
        else:
            assert (start, end) == (row.first, row.latest)


@given(zone=ZONES, day=st.dates(date(2016, 1, 1), date(2035, 1, 1)), length=st.integers(1, 60))
def test_whole_days_stay_whole_days_over_a_clock_change(zone, day, length):
    ends = (day, day + timedelta(days=length))
    first, latest = (datetime(d.year, d.month, d.day, tzinfo=ZoneInfo(zone)).astimezone(UTC) for d in ends)
    assert whole_days(first, latest, ZoneInfo(zone)) == ends
