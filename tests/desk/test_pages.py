"""Every page: what it says, what it never carries, and what it answers to nonsense."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from desk.material import empty
from trucewatch.desk.headers import POLICY

PAGES = [
    "/",
    "/incidents",
    "/alike",
    "/report/2031-03-04",
    "/timeline",
    "/commitments",
    "/allegations",
    "/watch",
    "/disagreements",
    "/handover",
    "/map",
]
QUESTIONS = ["In force here now", "What happened", "Who says what", "What is due", "What we do not know"]


def text_of(answer) -> str:
    return " ".join(html.fromstring(answer.content).text_content().split())


def incident(officer) -> str:
    return html.fromstring(officer.get("/incidents").content).xpath("//main//td/a/@href")[0]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole(officer, path: str) -> None:
    answer = officer.get(path)
    assert answer.status_code == 200
    page = html.fromstring(answer.content)
    assert len(page.xpath("//h1")) == 1
    for landmark in ("header", "nav", "main", "footer"):
        assert page.xpath(f"//{landmark}"), landmark
    assert page.xpath("//a[@class='skip']/@href") == ["#content"]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in page.xpath("//input[@type!='hidden'] | //select"):
        assert page.xpath(f"//label[@for='{field.get('id')}']"), field.get("name")


@pytest.mark.parametrize("path", [*PAGES, "/nothing-here", "/?at=yesterday", "/enter", "/incident/none"])
def test_nothing_comes_from_elsewhere_and_nothing_runs_inline(officer, path: str) -> None:
    answer = officer.get(path)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Frame-Options"] == "DENY"
    page = html.fromstring(answer.content)
    for address in page.xpath("//@href | //@src | //@action"):
        assert re.match(r"[/#?](?!/)", address), address
    assert not page.xpath("//script[not(@src)] | //style | //@style | //@*[starts-with(name(), 'on')]")


def test_the_board_answers_the_five_questions_in_their_order(officer) -> None:
    page = html.fromstring(officer.get("/").content)
    assert [h.text_content() for h in page.xpath("//h2")][:5] == QUESTIONS


def test_the_board_says_what_is_in_force_and_by_whose_reading(officer) -> None:
    page = html.fromstring(officer.get("/").content)
    [row] = page.xpath("//section[@aria-labelledby='in-force']//tr[td]")[:1]
    cells = [" ".join(cell.text_content().split()) for cell in row]
    assert cells[1:3] == ["Calm of Harrow", "yes"]
    assert cells[3].startswith("Harrow Gazette: 2031-03-06 00:00 +02:00")


def test_an_incident_gives_each_claim_in_its_words_and_the_denial_beside_the_allegation(officer) -> None:
    text = text_of(officer.get(incident(officer)))
    assert "shells fell on the mill quarter on 4 March and hurt at least three people (the desk's words)" in text
    assert "fired nothing there" in text
    assert "not determined: named by some, denied or disputed by others" in text
    assert "possible breach" in text
    assert "≥3" in text


def test_an_allegation_has_the_partys_words_beside_it_and_says_when_the_answer_is_late(officer) -> None:
    for path in ("/allegations", "/", "/handover"):
        text = text_of(officer.get(f"{path}?at=2031-03-07T12:00"))
        assert "open: put to the party" in text, path
        assert "no response by the named party recorded; 1 statement by it on record" in text
        assert "no answer on record in time" in text
        assert "fired nothing there" in text
        assert "asked by <b>letter</b>" in text
    assert "no answer on record in time" not in text_of(officer.get("/allegations?at=2031-03-06T12:00"))


def test_what_is_due_can_be_taken_along_as_a_calendar(officer) -> None:
    answer = officer.get("/deadlines.ics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content.startswith(b"BEGIN:VCALENDAR")
    assert b"Calm of Harrow" in answer.content
    assert officer.get("/commitments").status_code == 200


def test_words_of_a_record_never_become_markup(officer) -> None:
    for path in [*PAGES, incident(officer), "/report/2031-03-04.html"]:
        content = officer.get(path).content.decode()
        for markup in ("<script>alert", "<img src=x", "<b>resident", "<em>liaison", "<b>letter"):
            assert markup not in content, path
    report = officer.get("/report/2031-03-04").content.decode()
    assert "&lt;script&gt;alert" in report
    assert "&lt;b&gt;resident&lt;/b&gt;" in report


def test_known_at_leaves_out_what_came_later(officer) -> None:
    before = text_of(officer.get("/", {"known_at": "2031-03-04 20:00"}))
    assert "fired nothing there" not in before
    assert "known at: 2031-03-04 20:00 +02:00 (2031-03-04 18:00Z)" in before
    assert "fired nothing there" in text_of(officer.get("/", {"known_at": "2031-03-05 09:00"}))


def test_recorded_by_replays_the_desk(officer) -> None:
    answer = officer.get("/incidents", {"recorded_by": "2031-03-05T07:00:03Z"})
    assert "0 incidents on record" in text_of(answer)


def test_before_the_first_adoption_there_is_nothing_to_show(officer) -> None:
    answer = officer.get("/", {"recorded_by": "2030-01-01T00:00Z"})
    assert answer.status_code == 404
    assert "nothing was adopted by then" in text_of(answer)


def test_links_carry_on_what_was_asked(officer) -> None:
    page = html.fromstring(officer.get("/", {"area": "harrow", "known_at": "2031-03-05 09:00"}).content)
    query = "?area=harrow&known_at=2031-03-05+09%3A00"
    links = page.xpath("//nav//a/@href") + page.xpath("//main//a[starts-with(@href, '/')]/@href")
    assert len(links) > 6
    assert all(link.endswith(query) for link in links)


def test_another_area_has_another_board(officer) -> None:
    vale = text_of(officer.get("/", {"area": "Vale"}))
    assert "area: Vale" in vale
    assert "Nothing on record applies here." in vale
    assert "shells fell" not in vale


def test_the_hours_bound_the_board(officer) -> None:
    assert "0 incidents on record" in text_of(officer.get("/", {"hours": "1"}))
    assert "1 incident on record" in text_of(officer.get("/", {"hours": "36"}))


def test_the_report_downloads_are_the_products_bytes(officer, seat) -> None:
    from trucewatch.desk.held import held
    from trucewatch.products.page import html as as_page
    from trucewatch.products.page import json_text
    from trucewatch.products.scope import parse_day
    from trucewatch.products.situation import day_report

    product = day_report(held().seen(), parse_day("2031-03-04"), "harrow")
    page = officer.get("/report/2031-03-04.html?area=harrow")
    assert page.content.decode() == as_page("situation.html.j2", product)
    assert page.headers["Content-Disposition"] == 'attachment; filename="situation-2031-03-04-harrow.html"'
    assert officer.get("/report/2031-03-04.json?area=harrow").content.decode() == json_text(product)


def test_the_report_form_leads_to_the_day(officer) -> None:
    assert officer.get("/report", {"day": "2031-03-04", "area": "vale"}).headers["Location"] == (
        "/report/2031-03-04?area=vale"
    )
    assert officer.get("/report").headers["Location"] == "/report/2031-03-05"


def test_the_handover_lists_the_entries_since(officer) -> None:
    text = text_of(officer.get("/handover", {"since": "2031-03-05 09:00"}))
    assert "case files adopted: the case of the tests" in text
    assert "No entry since then." in text_of(officer.get("/handover", {"since": "2031-03-05 12:00"}))


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/incident/i-0000000000", 404, "no such incident or claim here"),
        ("/incident/%3Cscript%3E", 404, "no such incident or claim here"),
        ("/incident/a/b", 404, "There is no page at this address."),
        ("/?area=atlantis", 404, "not in the gazetteer"),
        ("/?at=2031-03-30 03:30", 400, "does not exist in Europe/Kyiv"),
        ("/?at=tomorrow", 400, "at: 'tomorrow' is not an instant"),
        ("/?at=0001-01-01T00:00Z", 400, "the year 1"),
        ("/?hours=0", 400, "hours: got '0'"),
        ("/?hours=99999999999999999999", 400, "hours: got"),
        ("/?known_at=2031-13-01 00:00", 400, "known_at:"),
        ("/report/2031-02-30", 400, "not a date"),
        ("/report/20310304", 400, "write it like 2031-03-04"),
        ("/report/0001-01-01", 400, "write one from 1000 to 9000"),
        ("/report/9999-12-31", 400, "write one from 1000 to 9000"),
        ("/incidents?page=2", 400, "expected a number from 1 to 1"),
        ("/incidents?page=²", 400, "expected a number from 1 to 1"),
        ("/handover?since=x", 400, "since: 'x' is not an instant"),
        ("/incidents.geojson?id=none", 404, "no such incident"),
    ],
)
def test_nonsense_gets_one_clear_sentence(officer, path: str, status: int, sentence: str) -> None:
    answer = officer.get(path)
    assert answer.status_code == status
    said = answer.json()["error"] if answer.headers["Content-Type"] == "application/json" else text_of(answer)
    assert sentence in said
    assert "Traceback" not in said


@pytest.mark.parametrize("path", ["/", "/incidents", "/report/2031-03-04", "/timeline", "/map", "/health"])
@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete"])
def test_pages_are_read_only(officer, path: str, verb: str) -> None:
    answer = getattr(officer, verb)(path)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_the_empty_case_renders_every_page(officer, at_case, empty_case: Path) -> None:
    at_case(empty_case)
    for path in [*PAGES, "/report/2031-03-04.html", "/zones.geojson", "/incidents.geojson"]:
        assert officer.get(path).status_code == 200, path
    board = text_of(officer.get("/"))
    assert "Nothing yet" in board
    assert "No report is not calm." in board
    assert "No arrangement on record." in board
    assert officer.get("/incident/i-0").status_code == 404


def test_a_case_that_nobody_adopted_says_what_to_do(officer, at_case, tmp_path: Path) -> None:
    at_case(empty(tmp_path / "draft", adopted=False))
    answer = officer.get("/")
    assert answer.status_code == 404
    assert "nothing is adopted; run `trucewatch adopt" in text_of(answer)


def test_a_ledger_that_cannot_be_read_is_one_sentence(officer, at_case, empty_case: Path) -> None:
    for file in (empty_case / "record").glob("ledger.db*"):
        file.write_bytes(b"not a database " * 400)
    at_case(empty_case)
    answer = officer.get("/")
    assert answer.status_code == 500
    assert "the ledger cannot be read: file is not a database" in text_of(answer)


def test_a_fault_of_our_own_is_a_page_and_its_reason_is_in_the_log(officer, caplog) -> None:
    from django.test import override_settings

    officer.raise_request_exception = False
    with override_settings(ROOT_URLCONF="desk.broken_urls"):
        answer = officer.get("/fail")
    assert answer.status_code == 500
    assert "The reason is in the terminal where the desk runs" in text_of(answer)
    assert "ZeroDivisionError" not in answer.content.decode()
    assert any(record.exc_info and record.exc_info[0] is ZeroDivisionError for record in caplog.records)


def test_the_maps_are_data(officer) -> None:
    zones = json.loads(officer.get("/zones.geojson").content)
    assert [f["properties"]["name"] for f in zones["features"]] == ["Harrow and its surroundings"]
    answer = officer.get("/incidents.geojson", {"hours": "48"})
    assert answer.headers["Content-Type"] == "application/geo+json"
    [point] = json.loads(answer.content)["features"]
    assert point["geometry"] == {"type": "Point", "coordinates": [30.52, 50.42]}
    assert point["properties"]["radius_km"] == 1
    assert officer.get(point["properties"]["href"]).status_code == 200
    assert json.loads(officer.get("/incidents.geojson", {"hours": "1"}).content)["features"] == []


def test_the_style_and_the_scripts_are_served_from_here(visitor) -> None:
    for path in ("/style.css", "/static/desk/desk.css", "/static/desk/map.js", "/static/js_lib_leaflet/leaflet.js"):
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        answer.close()
