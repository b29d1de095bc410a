from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.feeds.days import UNREAD, days_of


def read(*texts: str | None) -> list[date | None]:
    days = days_of(pa.chunked_array([pa.array(texts, pa.string())]))
    return [None if d == UNREAD else date.fromordinal(int(d) + date(1970, 1, 1).toordinal()) for d in days]


def test_one_column_tells_the_order_of_all_its_slashed_dates() -> None:
    assert read("2/18/2031 12:00:00 AM", "07/08/2031 00:00")[1] == date(2031, 7, 8)
    assert read("18/2/2031", "07/08/2031")[1] == date(2031, 8, 7)


def test_what_a_column_does_not_tell_stays_unread() -> None:
    assert read("07/08/2031") == [None]
    assert read("07/07/2031") == [date(2031, 7, 7)]
    assert read("2/18/2031", "18/2/2031", "07/08/2031") == [date(2031, 2, 18), date(2031, 2, 18), None]


def test_what_is_no_day_tells_no_order() -> None:
    assert read("31/31/2031", "2/18/2031", "07/08/2031") == [None, date(2031, 2, 18), date(2031, 7, 8)]


@pytest.mark.parametrize(
    "text", ["2031-03-04", "2031-03-04T05:06:07Z", "20310304", "4 March 2031", "04-Mar-2031", "March 4, 2031"]
)
def test_plain_ways_to_write_a_day(text: str) -> None:
    assert read(text) == [date(2031, 3, 4)]


@pytest.mark.parametrize("text", ["", "soon", "2031-02-30", "31/31/2031", "Smarch 4, 2031", None])
def test_what_is_no_day(text: str | None) -> None:
    assert read(text) == [None]


@given(st.lists(st.dates(date(1950, 1, 1), date(2090, 1, 1)), min_size=1, max_size=8))
def test_written_and_typed_days_agree(days: list[date]) -> None:
    typed = days_of(pa.chunked_array([pa.array(days, pa.date32())]))
    written = days_of(pa.chunked_array([pa.array([d.isoformat() for d in days])]))
    assert typed.tolist() == written.tolist()
