from __future__ import annotations

import json
import re
from datetime import date

import pytest

from made import FILES
from products_case import DECISIONS, another
from trucewatch.case.suggest import report_text
from trucewatch.case.view import view
from trucewatch.errors import NotHeld
from trucewatch.model.instant import parse_instant
from trucewatch.products.page import html, json_text
from trucewatch.products.situation import board, day_report

DAY = date(2031, 3, 4)


def test_the_same_input_gives_the_same_bytes(made, seen):
    again = view(made)
    for name in ("mill-quarter", None):
        one, other = day_report(seen, DAY, name), day_report(again, DAY, name)
        assert json_text(one) == json_text(other)
        assert html("situation.html.j2", one) == html("situation.html.j2", other)


def test_each_line_cites_its_words_where_they_stand(made, seen):
    lines = []
    for report in (day_report(seen, DAY), day_report(seen, date(2031, 3, 5))):
        lines += [line for block in report.incidents for line in block.claims]
        lines += [*report.elsewhere, *report.access, *report.statements]
    assert len(lines) == 5
    for line in lines:
        text = report_text(made, seen.reports[line.cite.report])
        assert text[line.cite.start : line.cite.end] == line.cite.words


def test_claim_and_denial_stand_together_and_decide_nothing(seen):
    [block] = day_report(seen, DAY, "Mill Quarter".lower().replace(" ", "-")).incidents
    [row] = block.parties
    assert row.party == "Norland army"
    assert row.cells["attributed by"] == ("residents",)
    assert row.cells["denied by"] == ("Norland army",)
    assert block.responsibility.startswith("not determined")
    assert block.independent == 1, "who denies is no second witness"


def test_the_finding_is_of_the_incident(seen):
    [block] = day_report(seen, DAY).incidents
    [finding] = block.findings
    assert finding.outcome == "possible breach"
    assert [name for name, _, _ in finding.tests] == [
        "in area", "in time", "prohibited act", "actor bound", "excluded", "permitted",
    ]  # fmt: skip


def test_an_area_leaves_out_what_lies_elsewhere(seen):
    harrow = day_report(seen, DAY, "harrow")
    assert not harrow.incidents
    assert "No report is not calm" in html("situation.html.j2", harrow)
    with pytest.raises(NotHeld, match=r"near: harrow|near: Harrow"):
        day_report(seen, DAY, "Harow")


def test_a_coarser_place_may_speak_of_the_area(seen):
    report = day_report(seen, date(2031, 3, 5), "mill-quarter")
    assert [line.line for line in report.elsewhere] == ["toll; Vale; time not given; ≈20 people killed"]


def test_knowledge_is_that_of_the_instant(as_known):
    early = day_report(as_known("03-04 12:00"), DAY)
    [block] = early.incidents
    assert len(block.claims) == 2
    assert not block.parties[0].cells["denied by"]
    assert early.method.known_at == "2031-03-04T12:00Z"
    nothing = day_report(as_known("03-03 12:00"), DAY)
    assert not nothing.incidents
    assert nothing.coverage.statement == "No reports received for this period. That is not calm."


def test_the_board_is_the_report_of_the_hours_before(seen):
    found = board(seen, parse_instant("2031-03-05 00:00 Asia/Kathmandu"))
    report = day_report(seen, DAY)
    assert found.window == report.window
    assert found.incidents == report.incidents


def test_the_json_reads_back(seen):
    report = day_report(seen, DAY)
    assert type(report).model_validate_json(json_text(report)) == report


def test_no_loaded_word_is_the_desks_own(tmp_path):
    loaded = DECISIONS.replace("{actor: norland-army}]}\n    as: shelling", "{actor: the butchers}]}\n    as: shelling")
    with another(tmp_path / "vale", loaded) as seen:
        text = json_text(day_report(seen, DAY))
    assert "butchers" in text
    assert not re.search(r"(?<!“the )butchers", json.dumps(json.loads(text)["incidents"], ensure_ascii=False))


def mirrored(text: str) -> str:
    """The two sides' names changed about."""
    return re.sub("norland|sudland|Norland|Sudland", lambda m: SIDES[m.group()], text)


SIDES = {"norland": "sudland", "sudland": "norland", "Norland": "Sudland", "Sudland": "Norland"}


def test_swapping_the_sides_mirrors_the_report(tmp_path):
    parties = FILES["parties.yml"].replace(
        "  - {id: sudland, kind: state, name: Sudland}\n",
        (
            "  - {id: sudland, kind: state, name: Sudland}\n"
            "  - {id: sudland-army, kind: force, name: Sudland army, part_of: [sudland]}\n"
        ),
    )
    shown = []
    for i, turn in enumerate((str, mirrored)):
        sources = turn(FILES["sources.yml"])  # whose voice a source is goes over with its side
        with another(tmp_path / str(i), turn=turn, parties__yml=parties, sources__yml=sources) as seen:
            report = json.loads(json_text(day_report(seen, DAY)))
        del report["method"]["ledger"]
        shown.append(json.dumps(report, ensure_ascii=False))
    left, right = (re.sub(r"[cirfmx]-[0-9a-f]{10,16}", "ID", text) for text in shown)
    words = re.compile(r'"words": "[^"]*"')
    assert words.sub("", mirrored(left)) == words.sub("", right)
