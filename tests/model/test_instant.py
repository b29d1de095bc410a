"""Boundaries: the written form, in many zones of the world, on both sides of their clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary, iso, parse_instant, zone_named

ZONES = [
    "UTC",
    "Asia/Kathmandu",  # +05:45
    "America/St_Johns",  # -03:30, with a clock change
    "Pacific/Chatham",  # +12:45, with a clock change
    "Pacific/Kiritimati",  # +14
    "America/Havana",  # the hour after midnight happens twice
    "Asia/Beirut",  # midnight is skipped in spring
    "Africa/Casablanca",
    "Australia/Lord_Howe",  # by half an hour
    "Europe/Kyiv",
]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc]


def span(text: str, home: str | None = "UTC") -> tuple[str, str | None]:
    found = Boundary.parse(text, home)
    assert found.as_written == text
    return iso(found.earliest), found.latest and iso(found.latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2031-05-04 01:00 Asia/Kathmandu", "2031-05-03T19:15Z", "2031-05-03T19:15Z"),
        ("2031-05-04 1:00 Asia/Kathmandu", "2031-05-03T19:15Z", "2031-05-03T19:15Z"),
        ("2031-05-04 1:00:30 Asia/Kathmandu", "2031-05-03T19:15:30Z", "2031-05-03T19:15:30Z"),
        ("2031-05-04 01:00", "2031-05-04T01:00Z", "2031-05-04T01:00Z"),
        ("2031-05-04T01:00+05:45", "2031-05-03T19:15Z", "2031-05-03T19:15Z"),
        ("2031-05-04T01:00Z", "2031-05-04T01:00Z", "2031-05-04T01:00Z"),
        ("2031-05-03 24:00 Asia/Kathmandu", "2031-05-03T18:15Z", "2031-05-03T18:15Z"),
        ("2031-12-31 24:00 UTC", "2032-01-01T00:00Z", "2032-01-01T00:00Z"),
        ("2031-05-03T24:00-03:30", "2031-05-04T03:30Z", "2031-05-04T03:30Z"),
        ("2031-02-27", "2031-02-27T00:00Z", "2031-02-28T00:00Z"),
        ("2032-02-29", "2032-02-29T00:00Z", "2032-03-01T00:00Z"),
        ("2031-02-27 Asia/Kathmandu", "2031-02-26T18:15Z", "2031-02-27T18:15Z"),
        ("2031-02", "2031-02-01T00:00Z", "2031-03-01T00:00Z"),
        ("2031-12", "2031-12-01T00:00Z", "2032-01-01T00:00Z"),
        ("2031", "2031-01-01T00:00Z", "2032-01-01T00:00Z"),
        ("2031-09-12..2031-09-14", "2031-09-12T00:00Z", "2031-09-15T00:00Z"),
        ("2031-09..2032", "2031-09-01T00:00Z", "2033-01-01T00:00Z"),
        ("2031-09-12 10:00 .. 2031-09-12 12:00", "2031-09-12T10:00Z", "2031-09-12T12:00Z"),
        ("2031-05-04..", "2031-05-04T00:00Z", None),
        ("2031-05-04 10:00 Asia/Kathmandu ..", "2031-05-04T04:15Z", None),
    ],
)
def test_the_written_form(text: str, earliest: str, latest: str | None) -> None:
    assert span(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not an instant"),
        ("tomorrow", "is not an instant"),
        ("01:00", "is not an instant"),
        ("..2031-05-04", "is not an instant"),
        ("2031-05-04 at noon", "is not an instant"),
        ("4 May 2031", "is not an instant"),
        ("٢٠٣١-٠٥-٠٤", "is not an instant"),
        ("2031-02-30", "day is out of range"),
        ("2031-02-29 10:00 UTC", "day is out of range"),
        ("2031-13", "month must be in"),
        ("2031-00-10", "month must be in"),
        ("2031-00", "month must be in"),
        ("2031-05-00", "day is out of range"),
        ("2031-05-04 25:00 UTC", "hour must be in"),
        ("2031-05-04 24:01 UTC", "hour must be in"),
        ("2031-05-04 10:60 UTC", "minute must be in"),
        ("2031-05-04T10:00+24:00", "offset"),
        ("2031-05-04 10:00 Norland/Vale", "is not an IANA time zone"),
        ("2031-05-04 Norland", "is not an IANA time zone"),
        ("2031-05-04 10:00 localtime", "is not an IANA time zone"),
        ("2031-05-04 10:00 ../../etc/passwd", "is not an"),
        ("2031-09-14..2031-09-12", "ends before it starts"),
        ("2031-09-12 12:00..2031-09-12 10:00", "ends before it starts"),
        ("2031-05-04 01:00 Asia/Kathmandu = 2031-05-04", "is not an instant"),
        ("9999-12-31", "cannot be meant"),
        ("9999-12-31 24:00 UTC", "cannot be meant"),
        ("0231-01-01 Asia/Kathmandu", "the year 231 cannot be meant"),
        ("0000", "the year 0 cannot be meant"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as told:
        Boundary.parse(text, "UTC")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("text", ["2031-05-04 01:00", "2031-05-04", "2031-05..", "2031-05-04 01:00 = 2031-05-04 01:00"])
def test_without_any_zone_nothing_is_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="names no zone"):
        Boundary.parse(text)


def test_two_clocks_must_agree() -> None:
    found = Boundary.parse("2031-05-04 01:00 Europe/Kyiv = 2031-05-03 22:00 UTC")
    assert found.exact
    assert found.earliest == utc(2031, 5, 3, 22)
    assert Boundary.parse("2031-05-04 01:00 Europe/Kyiv = 2031-05-03 22:00 GMT").earliest == found.earliest
    with pytest.raises(ValueError, match=r"the two clocks disagree: .* is 2031-05-03T22:00Z, .* is 2031-05-03T23:00Z"):
        Boundary.parse("2031-05-04 01:00 Europe/Kyiv = 2031-05-03 23:00 GMT")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2024-03-31 03:30 Europe/Kyiv", "does not exist"),
        ("2024-10-27 03:30 Europe/Kyiv", "happens twice"),
        ("2024-03-31 00:30 Asia/Beirut", "does not exist"),
        ("2024-11-03 00:30 America/Havana", "happens twice"),
        ("2024-10-06 02:15 Australia/Lord_Howe", "does not exist"),
        ("2024-04-07 01:45 Australia/Lord_Howe", "happens twice"),
    ],
)
def test_a_local_time_that_the_clock_change_skips_or_repeats_is_refused(text: str, what: str) -> None:
    with pytest.raises(ValueError, match=f"{what} in .*write it with an offset"):
        Boundary.parse(text)


def test_a_repeated_local_time_with_its_offset_is_taken() -> None:
    assert span("2024-10-27 03:30+03:00") == ("2024-10-27T00:30Z",) * 2
    assert span("2024-10-27 03:30+02:00") == ("2024-10-27T01:30Z",) * 2


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-03-31 Asia/Beirut", "2024-03-30T22:00Z", "2024-03-31T21:00Z"),  # begins at 01:00 local
        ("2024-11-03 America/Havana", "2024-11-03T04:00Z", "2024-11-04T05:00Z"),  # its first midnight
        ("2024-03-31 Europe/Kyiv", "2024-03-30T22:00Z", "2024-03-31T21:00Z"),
        ("2024-10-27 Europe/Kyiv", "2024-10-26T21:00Z", "2024-10-27T22:00Z"),
    ],
)
def test_a_day_of_a_clock_change_is_the_day_that_people_lived(text: str, earliest: str, latest: str) -> None:
    assert span(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024-03-30 24:00 Asia/Beirut", "2024-03-30T22:00Z"),
        ("2024-11-02 24:00 America/Havana", "2024-11-03T04:00Z"),
    ],
)
def test_the_end_of_a_day_is_one_instant_also_where_midnight_is_skipped_or_repeated(text: str, instant: str) -> None:
    assert span(text) == (instant, instant)


def test_a_day_that_the_date_line_took_away_is_refused() -> None:
    assert span("2011-12-29 Pacific/Apia") == ("2011-12-29T10:00Z", "2011-12-30T10:00Z")
    with pytest.raises(ValueError, match="does not exist in Pacific/Apia"):
        Boundary.parse("2011-12-30 Pacific/Apia")
    assert span("2011-12-31 Pacific/Apia") == ("2011-12-30T10:00Z", "2011-12-31T10:00Z")


class Holder(Frozen):
    start: Boundary


def test_a_model_reads_the_written_form_in_its_home_zone() -> None:
    held = Holder.model_validate({"start": "2031-05-04 01:00"}, context={"zone": "Asia/Kathmandu"})
    assert held.start.earliest == utc(2031, 5, 3, 19, 15)
    assert Holder.model_validate_json(held.model_dump_json()) == held
    with pytest.raises(ValueError, match="names no zone"):
        Holder.model_validate({"start": "2031-05-04 01:00"})
    with pytest.raises(ValueError, match="ends before it starts"):
        Holder.model_validate(
            {"start": {"earliest": "2031-05-04T00:00Z", "latest": "2031-05-03T00:00Z", "as_written": "x"}}
        )
    with pytest.raises(ValueError, match="names no zone"):
        Holder.model_validate({"start": {"earliest": "2031-05-04T00:00", "latest": None, "as_written": "x"}})


ZONE = st.sampled_from(ZONES)
MINUTES = st.datetimes(datetime(1990, 1, 2), datetime(2036, 12, 30)).map(lambda d: d.replace(second=0, microsecond=0))


@given(MINUTES, ZONE)
def test_a_local_time_means_the_instant_whose_clock_shows_it_or_is_refused(local: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    offsets = {(local.replace(tzinfo=UTC) + timedelta(days=d)).astimezone(zone).utcoffset() for d in (-1, 0, 1)}
    meant = {local.replace(tzinfo=timezone(offset)).astimezone(UTC) for offset in offsets if offset is not None}
    shown = {instant for instant in meant if instant.astimezone(zone).replace(tzinfo=None) == local}
    text = f"{local:%Y-%m-%d %H:%M} {name}"
    if len(shown) == 1:
        assert parse_instant(text) in shown
        return
    with pytest.raises(ValueError, match="happens twice" if shown else "does not exist"):
        parse_instant(text)


@given(MINUTES, ZONE)
def test_the_days_of_a_zone_follow_each_other_without_gap(local: datetime, name: str) -> None:
    day, following = (Boundary.parse(f"{d:%Y-%m-%d} {name}") for d in (local, local + timedelta(days=1)))
    assert day.latest == following.earliest
    assert day.latest is not None
    assert timedelta(hours=22) <= day.latest - day.earliest <= timedelta(hours=26)
    assert Boundary.parse(f"{local:%Y-%m-%d} 24:00 {name}").earliest == day.latest


@given(st.text(max_size=30))
def test_no_text_is_more_than_refused(text: str) -> None:
    try:
        found = Boundary.parse(text, "Asia/Kathmandu")
    except ValueError:
        return
    assert found.as_written == text


@given(st.from_regex(r"\A\d{4}-\d\d(-\d\d( \d\d:\d\d( UTC|[+-]\d\d:\d\d)?)?)?(\.\.)?\Z"))
def test_no_date_is_more_than_refused(text: str) -> None:
    try:
        found = Boundary.parse(text, "Pacific/Chatham")
    except ValueError:
        return
    assert found.latest is None or found.earliest <= found.latest


@pytest.mark.parametrize(
    "name", ["", "Norland/Vale", "../etc/localtime", "/etc/localtime", "localtime", "Asia", "a\0b"]
)
def test_a_zone_that_is_none_is_told(name: str) -> None:
    with pytest.raises(ValueError, match="is not an IANA time zone"):
        zone_named(name)
