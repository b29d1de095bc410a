"""Real articles of opposed outlets, 27 February to 31 July 2016, through add, read, review, findings and report."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from seeds.material import corpus
from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case, open_case
from trucewatch.case.decisions import Decision, DecisionsFile, Reference
from trucewatch.case.new import new
from trucewatch.case.receive import Taken, Told, receive
from trucewatch.case.review import review
from trucewatch.case.suggest import report_text, suggest
from trucewatch.case.view import View, view
from trucewatch.ledger.verify import verify
from trucewatch.products.page import html
from trucewatch.products.situation import day_report
from trucewatch.products.timeline import timeline

FIRST, LAST = date(2016, 2, 27), date(2016, 7, 31)


def articles() -> list[tuple[date, dict[str, str]]]:
    """The articles of the period with their dates (month/day/year in the file)."""
    folder = corpus()
    if folder is None or not (folder / "data" / "fa-kes").is_dir():
        pytest.skip("no corpus: set TRUCEWATCH_CORPUS to the directory that holds `data/fa-kes`")
    with (folder / "data" / "fa-kes" / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    dated = [(date(*(int(row["date"].split("/")[i]) for i in (2, 0, 1))), row) for row in rows]
    return [(day, row) for day, row in dated if FIRST <= day <= LAST]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Case, list[Taken], View]]:
    """A case with all the articles, every suggestion accepted."""
    rows = articles()
    directory: Path = tmp_path_factory.mktemp("articles") / "case"
    new(directory, like="syria-2016")
    with open_case(directory) as case:
        adopt(case, "tester", "real input")
        taken = [
            receive(
                case,
                f"{row['unit_id']}.txt",
                f"{row['article_title']}\n\n{row['article_content']}".encode(),
                Told(origin=row["source"], published=day.isoformat()),
                "tester",
                "Asia/Damascus",
            )
            for day, row in rows
        ]
        suggest(case, view(case).held)
        waiting = view(case).suggestions
        accept = tuple(Decision(accept=Reference(id=s.id)) for s in waiting)
        review(case, view(case), DecisionsFile(role="tester", decisions=accept))
        yield case, taken, view(case)


def test_every_article_goes_in_and_a_copy_is_known(run):
    _, taken, seen = run
    assert len(taken) == 81
    assert Counter(t.outcome for t in taken) == {"received": 80, "held": 1}
    assert len(seen.reports) == 80


def test_every_quotation_is_verbatim(run):
    case, _, seen = run
    assert len(seen.claims) > 300
    texts = {key: report_text(case, report) for key, report in seen.reports.items()}
    for on_record in seen.claims.values():
        q = on_record.claim.quotation
        assert texts[q.report][q.start : q.end] == q.words


def test_each_incident_is_held_against_the_terms(run):
    _, _, seen = run
    outcomes = Counter(f.outcome for found in seen.findings.values() for f in found)
    assert len(seen.incidents) > 200
    assert {"possible breach", "not determined"} <= set(outcomes)
    assert "outside area" not in outcomes
    assert all(len(f.tests) == 6 for found in seen.findings.values() for f in found)


def test_each_day_has_a_report_and_the_whole_a_timeline(run):
    _, _, seen = run
    days = sorted({day for day, _ in articles()})
    for day in days[::8]:
        page = html("situation.html.j2", day_report(seen, day))
        assert f"Situation report of {day.isoformat()}" in page
    assert len(timeline(seen).rows) > 200


def test_the_ledger_is_sound_afterwards(run):
    case, _, _ = run
    assert verify(case.ledger, case.objects).damage == ()
