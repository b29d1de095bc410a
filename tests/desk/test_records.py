"""Pages on records of feeds: what they say they are, a day in pages without a script, one record with its findings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from made import write_case
from trucewatch.case.adopt import adopt
from trucewatch.case.case import open_case
from trucewatch.case.receive import Told, receive

HEAD = "id,date_from,lat,lon,precision_km,place,kind,parties,doer,text\n"
SETTINGS = "schema: 1\nid: vale\nname: The truce of Vale\nzone: Asia/Kathmandu\n"
POLICY = "policies: {hold_records: [{source: vale-post}]}\n"


def lay_out(directory: Path, records: int, policy: str = POLICY) -> str:
    """A case with a feed of so many records of one day, each with another id; returns the report's id."""
    write_case(directory, case__yml=SETTINGS + policy)
    rows = [f"V{n},2031-03-04,27.70,85.30,1,Vale,shelling,Sudland,Sudland,<b>entry {n}</b>" for n in range(records)]
    with open_case(directory) as case:
        adopt(case, "case editor", "first version")
        content = (HEAD + "\n".join([*rows, "W,2031-03-05,27.7,85.3,1,Vale,protest,,,march"])).encode()
        told = Told(origin="vale-post", published="2031-03-06")
        taken = receive(case, "register.csv", content, told, "officer", "Asia/Kathmandu")
    assert taken.report
    return taken.report


def page_of(answer):
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def words(page) -> str:
    return " ".join(page.text_content().split())


@pytest.fixture
def report(officer, at_case, tmp_path: Path) -> str:
    made = lay_out(tmp_path / "records", 120)
    at_case(tmp_path / "records")
    return made


def test_a_day_comes_in_pages_that_need_no_script(officer, report: str) -> None:
    first = page_of(officer.get("/records/2031-03-04"))
    assert "120 records may lie on this day, page 1 of 3" in words(first)
    assert len(first.xpath("//main//table")[0].xpath(".//tr")) == 51
    links = first.xpath("//nav[@aria-label='More records']//a/@href")
    assert links == [f"/records/2031-03-04?page={n}" for n in (1, 2, 3)]
    last = page_of(officer.get(links[-1]))
    assert len(last.xpath("//main//table")[0].xpath(".//tr")) == 21
    shown = {link for n in links for link in page_of(officer.get(n)).xpath("//main//td/a/@href")}
    assert len(shown) == 120


def test_every_page_says_that_records_are_not_reviewed(officer, report: str) -> None:
    for path in ("/records", "/records/2031-03-04", f"/record/{report}.2", "/report/2031-03-04", "/?hours=9"):
        assert "Nobody here reviewed them" in words(page_of(officer.get(path))), path


def test_one_record_has_its_row_and_every_test_with_its_basis(officer, report: str) -> None:
    page = page_of(officer.get(f"/record/{report}.2"))
    said = words(page)
    assert "possible breach" in said
    assert "Sudland, by Vale Post alone" in said
    assert "<b>entry 0</b>" in said  # markup in a row stays words
    assert "named by Vale Post (states)" in said
    assert not page.xpath("//main//b[text()='entry 0']")


def test_the_form_leads_to_a_day_and_keeps_the_outcome(officer, report: str) -> None:
    answer = officer.get("/records?day=2031-03-04&outcome=possible+breach")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/records/2031-03-04?outcome=possible+breach")
    page = page_of(officer.get(answer.headers["Location"]))
    assert "120 records may lie on this day and are “possible breach” under some reading" in words(page)
    assert page.xpath("//nav[@aria-label='More records']//a/@href")[1].endswith("?outcome=possible+breach&page=2")
    none = page_of(officer.get("/records/2031-03-04?outcome=not+bound"))
    assert "No record of this day has that outcome. No report is not calm." in words(none)


def test_known_before_the_feed_came_there_are_no_records(officer, report: str) -> None:
    page = page_of(officer.get("/records/2031-03-04?known_at=2031-03-05T12:00"))
    assert "0 records may lie on this day" in words(page)


def test_the_board_counts_records_and_leads_to_them(officer, report: str) -> None:
    page = page_of(officer.get("/?at=2031-03-04T23:59"))
    assert "120 records may lie in this time" in words(page)
    assert page.xpath("//a[starts-with(@href, '/records/2031-03-04')]")
    assert page.xpath("//header//nav//a[text()='Records']")


def test_feeds_are_listed_with_what_is_not_computed_yet(officer, report: str) -> None:
    said = words(page_of(officer.get("/records")))
    assert "120 records that open an incident" in said
    assert "Not computed for 1 of 1 arrangements" in said
    assert re.search(r"“protest”: 1\b", said)


def test_a_feed_without_a_policy_is_named_and_not_shown(officer, at_case, tmp_path: Path) -> None:
    report = lay_out(tmp_path / "other", 3, policy="")
    at_case(tmp_path / "other")
    page = page_of(officer.get("/records"))
    assert report in words(page)
    assert "holds no feed's records" in words(page)
    assert "Nobody here reviewed them" not in words(page_of(officer.get("/report/2031-03-04")))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/records/2031-3-4", 400),
        ("/records/2031-03-04?page=0", 400),
        ("/records/2031-03-04?page=4", 400),
        ("/records/2031-03-04?page=x", 400),
        ("/records/2031-03-04?outcome=guilty", 400),
        ("/record/r-000000000000.2", 404),
        ("/record/nothing", 404),
    ],
)
def test_nonsense_is_answered_with_one_sentence(officer, report: str, path: str, status: int) -> None:
    assert officer.get(path).status_code == status


def test_a_case_without_a_feed_has_no_such_page_in_its_navigation(officer) -> None:
    assert not page_of(officer.get("/")).xpath("//header//nav//a[text()='Records']")
