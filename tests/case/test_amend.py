"""Withdrawing, correcting, erasing: nothing that was received changes, and the views follow with a mark."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from made import DeskClock
from trucewatch.case.amend import PassageDate, correct, erase_report, withdraw
from trucewatch.case.case import Case
from trucewatch.case.decisions import Decision, DecisionsFile, Reference
from trucewatch.case.issue import issue, reissue
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import review
from trucewatch.case.suggest import suggest
from trucewatch.case.view import view
from trucewatch.errors import BadInput, NotHeld
from trucewatch.ledger.store import payloads, suggestions
from trucewatch.ledger.verify import verify

WORDS = "Shells fell on the mill quarter of Vale on Tuesday, residents said."


@pytest.fixture
def decided(case: Case) -> Case:
    """One report of Vale Post carried by Relay Wire (entry 2) with one accepted claim (entry 3)."""
    told = Told(origin="vale-post", carrier="relay-wire", published="2031-03-05")
    receive(case, "a.txt", WORDS.encode(), told, "duty officer", "Asia/Kathmandu")
    decide(case, Decision(record=Reference(report="a.txt", quote="Shells fell", act="shelling")))
    assert len(view(case).claims) == 1
    return case


def decide(case: Case, *decisions: Decision) -> None:
    suggest(case, view(case).held)
    review(case, view(case), DecisionsFile(role="case editor", decisions=decisions))


@pytest.mark.parametrize("subject", ["vale-post", "relay-wire", "a.txt", "a"])
def test_what_rests_on_a_withdrawn_source_or_report_leaves_the_views(decided: Case, subject: str) -> None:
    entry = withdraw(decided, view(decided), subject, "it says it was deceived", "case editor")
    seen = view(decided)
    assert (seen.claims, seen.suggestions, seen.incidents, seen.findings) == ({}, [], {}, {})
    assert f"withdrawn by entry {entry.seq}" in next(iter(seen.held.gone.values()))
    assert decided.objects.get(next(iter(seen.held.reports.values())).sha256) == WORDS.encode()
    with pytest.raises(BadInput, match=f"withdrawn already by entry {entry.seq}"):
        withdraw(decided, seen, subject, "again", "case editor")
    decide(decided, Decision(undo=entry.seq, why="it was not deceived"))
    assert len(view(decided).claims) == 1


def test_withdrawing_another_source_touches_nothing(decided: Case) -> None:
    before = view(decided)
    withdraw(decided, before, "harrow-radio", "it asked for that", "case editor")
    assert view(decided).claims.keys() == before.claims.keys()


def test_withdrawing_what_is_not_there_is_told_with_near_names(decided: Case) -> None:
    with pytest.raises(NotHeld, match=r"'vale-pots': neither a source .*near: vale-post"):
        withdraw(decided, view(decided), "vale-pots", "why", "case editor")
    assert decided.ledger.length() == 3


def test_a_corrected_date_marks_claims_accepted_before_and_moves_what_is_known_when(decided: Case) -> None:
    entry = correct(decided, view(decided), "a.txt", "the page footer says so", "case editor", published="2031-03-07")
    seen = view(decided)
    [claim] = seen.claims.values()
    assert claim.marks == (f"accepted before entry {entry.seq} corrected its report",)
    [report] = seen.reports.values()
    assert report.published is not None
    assert report.available_from == report.published
    assert [anchor.basis for anchor in report.anchors] == ["the page footer says so"]
    assert decided.ledger.entry(2).payload.report.published.as_written == "2031-03-05"  # type: ignore[union-attr]
    decide(decided, Decision(undo=entry.seq, why="the footer is another page's"))
    [claim] = view(decided).claims.values()
    assert claim.marks == ()


def test_a_passage_has_its_own_date(decided: Case) -> None:
    dates = (PassageDate("2031-03-01", 10, 20),)
    correct(decided, view(decided), "a.txt", "it is a reprint", "case editor", passages=dates)
    [report] = view(decided).reports.values()
    within, after = report.anchor_at(15), report.anchor_at(20)
    assert within is not None
    assert after is not None
    assert (within.when.as_written, after.when.as_written) == ("2031-03-01", "2031-03-05")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "nothing to correct"),
        ({"published": "2031-03-05", "origin": "vale-post"}, "on record already|nothing"),
        ({"published": "2031-02-30"}, "--published .*day is out of range"),
        ({"passages": (PassageDate("2031-03-01", 20, 10),)}, "--passage 20-10: it ends before it starts"),
        ({"passages": (PassageDate("soon", 0, 10),)}, "--passage 'soon'"),
    ],
)
def test_a_correction_that_cannot_be_is_told(decided: Case, options: dict[str, object], said: str) -> None:
    if "origin" in options:  # the same date again differs only in its basis; without a change it is refused
        options = {"origin": "vale-post"}
    with pytest.raises(BadInput, match=said):
        correct(decided, view(decided), "a.txt", "why", "case editor", **options)  # type: ignore[arg-type]
    assert decided.ledger.length() == 3


def test_erasing_a_report_takes_its_words_its_claims_and_its_readings(decided: Case) -> None:
    product = issue(decided, "report", f"<q>{WORDS}</q>".encode(), "text/html", {}, "duty officer")
    entry, issued = erase_report(decided, view(decided), "a.txt", "a witness asked", "case editor")
    assert issued == [product]
    seen = view(decided)
    assert (seen.reports, seen.claims, seen.suggestions) == ({}, {}, [])
    with decided.ledger.store.read() as connection:
        left = connection.execute(select(payloads.c.seq).order_by(payloads.c.seq)).scalars().all()
        assert connection.execute(select(suggestions.c.report)).all() == []
    assert left == [1, 4, entry.seq]
    assert verify(decided.ledger, decided.objects).sound


def test_an_issued_product_is_shown_again_as_it_was(decided: Case, clock: DeskClock) -> None:
    content = b"<p>one incident</p>"
    entry = issue(decided, "report", content, "text/html", {"package": "0"}, "duty officer")
    assert issue(decided, "report", content, "text/html", {}, "duty officer") == entry
    clock.move(hours=1)
    withdraw(decided, view(decided), "vale-post", "it asked for that", "case editor")
    digest = entry.payload.sha256  # type: ignore[union-attr]
    assert reissue(decided, view(decided), digest[:8]) == content
    with pytest.raises(NotHeld, match="no product of that hash"):
        reissue(decided, view(decided), "ffffffff" if digest[:8] != "ffffffff" else "00000000")
