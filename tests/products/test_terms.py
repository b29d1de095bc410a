"""The terms register: rows, readings side by side, what is told beside them, and the picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import DeskClock, at
from products.vale_terms import write_terms
from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case, open_case
from trucewatch.case.view import View, view
from trucewatch.errors import NotHeld
from trucewatch.products.chart import svg
from trucewatch.products.deadlines import deadlines
from trucewatch.products.drawing import drawing_of, stretches_of
from trucewatch.products.stretches import APART, Stretch, stretches, ticks
from trucewatch.products.terms import Row, TermsSheet, terms_sheet
from trucewatch.products.terms_page import terms_page
from trucewatch.products.terms_text import terms_text


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with open_case(write_terms(tmp_path_factory.mktemp("terms") / "vale"), DeskClock()) as case:
        adopt(case, "case editor", "first version")
        yield case


@pytest.fixture
def sheet(held: Case) -> TermsSheet:
    return terms_sheet(view(held))


@pytest.fixture
def as_known(held: Case) -> Callable[[str], View]:
    return lambda text: view(held, known_at=at(text))


def rows(sheet: TermsSheet, zone: str) -> dict[str, Row]:
    return {f"{r.arrangement}/{r.reading}": r for area in sheet.areas if area.zone == zone for r in area.rows}


def test_areas_stand_after_those_that_hold_them(sheet: TermsSheet) -> None:
    assert [(a.name, a.inside) for a in sheet.areas] == [
        ("The valley", ()),
        ("Vale city", ("The valley",)),
        ("Mill quarter", ("Vale city", "The valley")),
    ]


def test_rival_readings_stand_side_by_side_with_both_clocks(sheet: TermsSheet) -> None:
    found = rows(sheet, "vale-city")
    assert list(found) == ["vale-calm/post", "vale-calm/radio"]
    post, radio = found.values()
    assert post.until == "2031-03-06 01:00 +05:45 (2031-03-05 19:15Z)"
    assert radio.until == "2031-03-05"
    assert radio.periods[0].starts == (
        datetime(2031, 3, 1, 18, 15, tzinfo=UTC),
        datetime(2031, 3, 2, 18, 15, tzinfo=UTC),
    )


def test_lengths_and_gaps_are_told(sheet: TermsSheet) -> None:
    post = rows(sheet, "vale-city")["vale-calm/post"]
    assert post.periods[0].notes == ("stated 72 h, by its boundaries 71 h",)
    assert len(post.notes) == 1
    assert post.notes[0].startswith("gap of 1 h between")


def test_what_is_left_out_and_what_a_wider_zone_brings(sheet: TermsSheet) -> None:
    out = rows(sheet, "mill-quarter")["vale-calm/post"]
    assert out.left_out
    assert out.as_written == "left out by name"
    [mill] = [a for a in sheet.areas if a.zone == "mill-quarter"]
    assert mill.wider == ("Calm of Vale (Vale city): Harrow Radio", "Truce of the valley (The valley): the text")


def test_proposals_stand_apart_and_in_no_area(sheet: TermsSheet) -> None:
    assert [p.id for p in sheet.proposals] == ["three-days"]
    assert sheet.proposals[0].status == "proposed; not in force"
    assert "for 72 h" in sheet.proposals[0].kind
    assert "three-days" not in {row.arrangement for area in sheet.areas for row in area.rows}


def test_what_it_demands_of_whom_and_how_it_stands(sheet: TermsSheet) -> None:
    [wide] = [a for a in sheet.arrangements if a.id == "wide-truce"]
    assert wide.text == "not public; each term as reported"
    assert wide.status.startswith("for a person to decide: declared over by Sudland only")
    assert wide.end_rule == "both together (Vale Post, 2031-03-01)"
    assert wide.parties == (("Norland: accepted", "Vale Post, 2031-03-01"),)
    assert wide.terms[1][0] == (
        "back, required: Guns go back. [presence or control]; at least 3.5 km from Vale city; "
        "due 2031-03-06 09:00 +05:45 (2031-03-06 03:15Z); lies on Norland"
    )


def test_only_what_was_known_then(as_known: Callable[[str], View]) -> None:
    early = rows(terms_sheet(as_known("03-03 12:00")), "vale-city")["vale-calm/post"]
    assert [p.kind for p in early.periods] == ["first"]
    assert early.notes == ()
    assert terms_sheet(as_known("01-03 12:00")).areas == ()


def test_an_area_by_zone_place_or_point(held: Case) -> None:
    seen = view(held)
    assert [a.zone for a in terms_sheet(seen, "Mill quarter").areas] == ["valley", "vale-city", "mill-quarter"]
    assert [a.zone for a in terms_sheet(seen, "harrow").areas] == ["valley"]
    assert [a.zone for a in terms_sheet(seen, "27.31,85.21").areas] == ["valley"]
    with pytest.raises(NotHeld, match="no arrangement on record has a zone"):
        terms_sheet(seen, "10,10")
    with pytest.raises(NotHeld, match="not in the gazetteer"):
        terms_sheet(seen, "Nowhere")


def test_a_window_keeps_what_may_hold_in_it(held: Case) -> None:
    sheet = terms_sheet(view(held), window=(at("03-05 18:15"), at("03-06 00:00")))
    assert [list(rows(sheet, a.zone)) for a in sheet.areas] == [
        ["wide-truce/text"],
        ["vale-calm/post"],
        ["vale-calm/post"],
    ]
    assert terms_sheet(view(held), window=(None, at("02-01 00:00"))).areas == ()


def test_text_page_and_data_say_the_same(sheet: TermsSheet) -> None:
    text, page = terms_text(sheet), terms_page(sheet)
    for words in (
        "Calm of Vale",
        "Harrow Radio",
        "2031-03-06 01:00 +05:45 (2031-03-05 19:15Z)",
        "gap of 1 h",
        "Guns go back.",
    ):
        assert words in text
        assert words in page
        assert words in sheet.model_dump_json()
    assert "never in force: A pause of three days" in text
    assert "left out, by Vale Post: left out by name" in text
    assert "according to Vale Post, 2031-03-05" in text


def test_the_picture_is_the_same_twice_and_needs_nothing_else(sheet: TermsSheet) -> None:
    drawn = svg(sheet)
    assert drawn == svg(sheet)
    ElementTree.fromstring(drawn)
    assert "<script" not in drawn
    assert set(re.findall(r'(?:href|src)="([^"]*)"', drawn)) == set()
    assert set(re.findall(r"https?://[^\"' )]+", drawn)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", drawn)) <= set(ids)
    for words in ("Vale city", "Harrow Radio", "72 h", "stated 72 h, by its boundaries 71 h", "A pause of three days"):
        assert words in drawn


def test_what_is_drawn(sheet: TermsSheet) -> None:
    [stretch] = stretches_of(sheet)
    layers = drawing_of(sheet, stretch).layers
    assert len(layers["first"]) == 3
    assert len(layers["extension"]) == 1
    assert len(layers["fade in"]) == len(layers["fade out"]) == 1
    assert len(layers["hollow"]) == 2
    assert len(layers["position"]) == 1
    assert len(layers["onward"]) == 1
    assert "before" not in layers
    later = Stretch(stretch.start + timedelta(days=5), stretch.end)
    assert "before" in drawing_of(sheet, later).layers


INSTANTS = st.datetimes(datetime(2031, 1, 1), datetime(2032, 12, 31), timezones=st.just(UTC))


@given(st.lists(st.tuples(INSTANTS, st.timedeltas(timedelta(), timedelta(days=40))), min_size=1, max_size=8))
def test_stretches_hold_every_span_and_part_only_what_is_apart(given_spans: list[tuple[datetime, timedelta]]) -> None:
    spans = [(start, start + length) for start, length in given_spans]
    found = stretches(spans)
    for start, end in spans:
        assert any(s.start <= start and end <= s.end for s in found)
        for other, last in spans:
            if start <= other <= end + APART:
                assert any(s.start <= start and max(end, last) <= s.end for s in found)
    if len(spans) == 2 and max(s for s, _ in spans) - min(e for _, e in spans) > APART:
        assert len(found) == 2


@pytest.mark.parametrize(
    ("days", "zone"), [(2, "Asia/Kathmandu"), (13, "Europe/Kyiv"), (60, "America/Santiago"), (300, "UTC"), (900, "UTC")]
)
def test_marks_are_local_midnights_a_few_of_them(days: int, zone: str) -> None:
    start = datetime(2031, 3, 20, 5, tzinfo=UTC)
    marks = list(ticks(Stretch(start, start + timedelta(days=days)), zone))
    assert 1 <= len(marks) <= 13
    assert [at for at, _ in marks] == sorted({at for at, _ in marks})
    assert all(start <= at < start + timedelta(days=days) for at, _ in marks)


def test_what_a_term_requires_by_an_hour_is_due(held: Case) -> None:
    [before] = [d for d in deadlines(view(held), at("03-05 12:00")) if "term back" in d.what]
    assert (before.due, before.precision) == ("2031-03-06 09:00 +05:45 (2031-03-06 03:15Z)", "exact")
    assert (before.by, before.state) == ("lies on Norland", "due in 15 h 15 min")
    assert not [d for d in deadlines(view(held), at("03-06 03:15")) if "term back" in d.what]
    [after] = [d for d in deadlines(view(held), at("03-06 03:15"), past=True) if "term back" in d.what]
    assert after.state == "date passed, no fulfilment recorded"
