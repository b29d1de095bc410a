"""What a query asks for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.desk.asked import asked, field_text, instant
from trucewatch.errors import BadInput

NOW = datetime(2031, 3, 5, 10, 0, tzinfo=UTC)
ZONES = ["UTC", "Europe/Kyiv", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "Asia/Damascus"]

pytestmark = pytest.mark.usefixtures("seat")


@given(minutes=st.integers(0, 60 * 24 * 365 * 40), zone=st.sampled_from(ZONES))
def test_a_form_field_gives_back_its_instant_also_where_the_clock_repeats(minutes: int, zone: str) -> None:
    at = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    assert instant(field_text(at, zone), zone, "at") == at


def test_the_hour_that_happens_twice_is_written_with_its_offset() -> None:
    first, second = datetime(2031, 10, 26, 0, 30, tzinfo=UTC), datetime(2031, 10, 26, 1, 30, tzinfo=UTC)
    assert field_text(first, "Europe/Kyiv") == "2031-10-26T03:30+03:00"
    assert field_text(second, "Europe/Kyiv") == "2031-10-26T03:30+02:00"
    assert field_text(first - timedelta(hours=1), "Europe/Kyiv") == "2031-10-26T02:30"


def test_nothing_asked_is_the_default() -> None:
    found = asked(QueryDict(""), "Europe/Kyiv", NOW)
    assert (found.at, found.hours, found.area, found.known_at) == (NOW, 24, None, None)
    assert found.since == NOW - timedelta(hours=24)
    assert found.query() == ""


def test_what_was_given_is_carried_on_and_nothing_else() -> None:
    found = asked(QueryDict("at=2031-03-04T08:00&area=&hours=12&page=3"), "Europe/Kyiv", NOW)
    assert found.at == datetime(2031, 3, 4, 6, 0, tzinfo=UTC)
    assert found.query() == "?at=2031-03-04T08%3A00&hours=12"


@given(text=st.text(max_size=30))
def test_any_text_as_an_instant_is_an_instant_or_one_sentence(text: str) -> None:
    try:
        found = instant(text.strip(), "Europe/Kyiv", "at")
    except BadInput:
        return
    assert found is None or found.tzinfo is not None
