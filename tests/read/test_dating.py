from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import ZONE
from trucewatch.model.report import Usage
from trucewatch.model.when import Precision
from trucewatch.read.dating.dating import suggest_dating


def test_origin_and_carrier_are_kept_apart() -> None:
    head = "CENTER FOR\n\nVALE STUDIES\n\nA TRUCE IN DOUBT\n\n- 12.06.2031\n\n"
    text = head + "Norland Herald, June 11, 2031\n\nTalks went on."
    found = suggest_dating(text, ZONE)
    assert found.origin is not None
    assert found.carrier is not None
    assert (found.origin.outlet, found.origin.when.as_written) == ("Norland Herald", "June 11, 2031")
    assert (found.carrier.outlet, found.carrier.when.as_written) == ("CENTER FOR VALE STUDIES", "12.06.2031")
    assert found.carrier.when.start is not None
    assert found.carrier.when.start.isoformat() == "2031-06-11T22:00:00+00:00"


def test_two_digit_years_and_a_republisher() -> None:
    source = "[Source: By A. Brand, The Vale Times, Brandt, 11Jun31]"
    text = f"Talks\n\nThey met.\n\n{source}\n\nposted on 13Jun31 by the Ost Team. Thanks."
    found = suggest_dating(text, ZONE)
    assert found.origin is not None
    assert found.carrier is not None
    assert (found.origin.outlet, found.origin.when.start and found.origin.when.start.year) == ("The Vale Times", 2031)
    assert found.carrier.outlet == "Ost Team"


def test_a_day_in_the_headline_is_never_the_document_s() -> None:
    found = suggest_dating("Envoys to Meet on June 30\n\nThey spoke on Monday.", ZONE)
    assert found.origin is None
    assert [w.as_written for w in found.ahead] == ["on June 30"]
    assert not found.ahead[0].resolved


def test_usage_terms() -> None:
    found = suggest_dating("Talks.\n\nIn line with Title 9 U.S.C. Section 12 this copy is shared. Thanks.", ZONE)
    assert found.usage is Usage.QUOTE
    assert found.notices


def test_nothing_is_made_up() -> None:
    found = suggest_dating("Talks went on Monday.", ZONE)
    assert (found.origin, found.carrier, found.ahead, found.usage) == (None, None, (), None)


@pytest.mark.parametrize(
    ("printed", "day", "said"),
    [
        ("04.06.2031", "2031-06-04", "a line of its own"),
        ("04/06/2031", "2031-06-04", "it could be the month"),
        ("06/24/2031", "2031-06-24", "the month is read first"),
        ("2031-06-04", "2031-06-04", "a line of its own"),
        ("Wednesday, 4 June 2031:", "2031-06-04", "a line of its own"),
        ("Published: June 4, 2031", "2031-06-04", "a word for publication"),
        ("VALE, 4 June 2031 (Norland News) - Shells fell.", "2031-06-04", "a dateline of place and date"),
        ("4Jun31", "2031-06-04", "a line of its own"),
        ("4-Jun-31", "2031-06-04", "a line of its own"),
    ],
)
def test_the_ways_to_print_a_day(printed: str, day: str, said: str) -> None:
    found = suggest_dating(f"Shells on Vale\n\n{printed}\n\nThe mayor said so.", "UTC").origin
    assert found is not None
    assert found.when.start is not None
    assert found.when.start.date().isoformat() == day
    assert said in found.basis


def test_the_agency_of_a_dateline() -> None:
    found = suggest_dating("VALE, 4 June 2031 (Norland News) - Shells fell on the town.", ZONE).origin
    assert found is not None
    assert found.outlet == "Norland News"


@pytest.mark.parametrize("printed", ["31.02.2031", "14/15/2031", "12 June 16 people were killed there.", "1.2.3"])
def test_what_is_no_date_of_publication(printed: str) -> None:
    found = suggest_dating(f"Shells on Vale\n\n{printed}\n\nThe mayor said so.", ZONE)
    assert (found.origin, found.carrier, found.least) == (None, None, None)


def test_a_day_that_is_told_of_only_bounds_from_below() -> None:
    text = "Vale waits.\n\nShells fell on 3 June 2031 and 1 May 2031. Envoys are due to meet on 9 June 2031, he said."
    found = suggest_dating(text, "UTC")
    assert found.origin is None
    assert found.least is not None
    when = found.least.when
    assert (when.start and when.start.date().isoformat(), when.end, when.precision) == (
        "2031-06-03",
        None,
        Precision.OPEN,
    )
    assert text[slice(*(when.span or (0, 0)))] == when.as_written == "3 June 2031"


def test_a_headline_that_looks_ahead_bounds_from_above() -> None:
    found = suggest_dating("Envoys to Meet on June 30\n\nShells fell on 3 June 2031, the mayor said.", "UTC").least
    assert found is not None
    when = found.when
    assert when.start
    assert when.end
    assert (when.start.date().isoformat(), when.end.date().isoformat()) == ("2031-06-03", "2031-07-01")
    assert "still to come" in found.basis


def test_entries_have_their_own_days() -> None:
    body = "Shells fell on the town and on the road beside it, residents of the mill quarter said by telephone."
    text = f"A diary\n\n3 June 2031\n\n{body}\n\n4 June 2031\n\n{body}\n"
    found = suggest_dating(text, "UTC")
    assert [e.when.as_written for e in found.entries] == ["3 June 2031", "4 June 2031"]
    assert text[found.entries[0].start : found.entries[0].end].count(body) == 1
    assert found.origin is None


@given(st.text(max_size=200) | st.text(st.sampled_from("0123456789./-,: \nJuneMay"), max_size=80))
def test_any_text(text: str) -> None:
    found = suggest_dating(text, ZONE)
    told = [d.when for d in (found.origin, found.carrier, found.least) if d is not None]
    for when in (*told, *found.ahead):
        start, end = when.span or (0, 0)
        assert text[start:end] == when.as_written
