"""The dates that a document prints of itself: suggested with their words, and a person's to decide."""

from __future__ import annotations

import pytest

from made import at
from trucewatch.case.amend import correct
from trucewatch.case.case import Case
from trucewatch.case.decisions import Decision, DecisionsFile, Reference
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import Reviewed, review
from trucewatch.case.suggest import suggest
from trucewatch.case.view import view
from trucewatch.errors import CaseFault
from trucewatch.ledger.payloads import Corrected
from trucewatch.model.report import Report
from trucewatch.model.when import Precision, TimeBasis

CARRIED = """HARROW STUDIES INSTITUTE

A QUARTER WAITS

- 05.03.2031

Vale Post, March 4, 2031

Shells fell on the mill quarter of Vale on Tuesday, residents said.
"""
DIARY = """Notes from the mill quarter

3 March 2031

Shells fell on the mill quarter of Vale on Monday and nobody was at home there, residents said by telephone.

4 March 2031

Shells fell on the mill quarter of Vale on Monday, and a school by the bridge was hit as well, residents said.
"""


def taken(case: Case, text: str, told: Told | None = None) -> Report:
    receive(case, "a.txt", text.encode(), told or Told(), "duty officer", "Asia/Kathmandu")
    return read_again(case)


def read_again(case: Case) -> Report:
    suggest(case, view(case).held)
    [report] = view(case).reports.values()
    return report


def decide(case: Case, *decisions: Decision) -> Reviewed:
    return review(case, view(case), DecisionsFile(role="case editor", decisions=decisions))


def test_printed_dates_wait_for_a_decision_and_change_nothing_before(case: Case) -> None:
    report = taken(case, CARRIED)
    [asked] = view(case).datings
    assert (report.published, report.carried, report.anchors) == (None, None, ())
    assert [(what, d.outlet, d.when.as_written) for what, d in asked.told] == [
        ("published", "Vale Post", "March 4, 2031"),
        ("carried", "HARROW STUDIES INSTITUTE", "05.03.2031"),
    ]
    assert [w.as_written for _, w in view(case).unresolved] == ["on Tuesday"]


@pytest.mark.parametrize("by", ["id", "report"])
def test_accepted_they_date_the_report_with_their_words_as_the_reason(case: Case, by: str) -> None:
    taken(case, CARRIED)
    [asked] = view(case).datings
    reference = Reference(id=asked.id) if by == "id" else Reference(report="a.txt", dating=True)
    [entry] = decide(case, Decision(accept=reference)).entries
    report = read_again(case)
    assert (report.origin, report.carrier) == ("vale-post", "HARROW STUDIES INSTITUTE")
    assert report.published
    assert report.published.start == at("03-03 18:15")
    assert report.available_from == report.published
    assert isinstance(entry.payload, Corrected)
    assert "'March 4, 2031' (a line of outlet and date)" in entry.payload.why
    [suggestion] = view(case).suggestions
    assert suggestion.claim.when
    assert (suggestion.claim.when.start, suggestion.claim.when.basis) == (at("03-03 18:15"), TimeBasis.ANCHORED)
    assert view(case).datings == []
    assert decide(case, Decision(accept=reference)) == Reviewed([], 1)
    decide(case, Decision(undo=entry.seq, why="another edition"))
    assert read_again(case).published is None
    assert [d.id for d in view(case).datings] == [asked.id]


def test_rejected_they_are_not_suggested_again(case: Case) -> None:
    taken(case, CARRIED)
    [asked] = view(case).datings
    decide(case, Decision(reject=Reference(id=asked.id), why="a forged line"))
    assert read_again(case).published is None
    assert view(case).datings == []


def test_what_a_person_said_stands(case: Case) -> None:
    report = taken(case, CARRIED, Told(origin="harrow-radio", published="2031-03-04"))
    [asked] = view(case).datings
    assert [what for what, _ in asked.told] == ["carried"]
    decide(case, Decision(accept=Reference(id=asked.id)))
    after = read_again(case)
    assert (after.origin, after.published, after.anchors) == ("harrow-radio", report.published, report.anchors)
    assert after.carrier == "HARROW STUDIES INSTITUTE"


def test_a_day_that_is_only_told_of_bounds_and_anchors_nothing(case: Case) -> None:
    told = "Shells fell on Vale again.\n\nThe truce of 2 March 2031 did not reach it, residents said on Monday."
    before = taken(case, told)
    [asked] = view(case).datings
    decide(case, Decision(accept=Reference(id=asked.id)))
    report = read_again(case)
    assert report.published
    assert (report.published.precision, report.published.start) == (Precision.OPEN, at("03-01 18:15"))
    assert (report.anchors, report.available_from) == ((), before.available_from)


def test_entries_of_one_document_are_anchored_each_by_its_own_date(case: Case) -> None:
    taken(case, DIARY)
    [asked] = view(case).datings
    decide(case, Decision(accept=Reference(id=asked.id)))
    report = read_again(case)
    assert [a.when.as_written for a in report.anchors] == ["3 March 2031", "4 March 2031"]
    days = [s.claim.when.start for s in view(case).suggestions if s.claim.when]
    assert set(days) == {at("03-02 18:15")}


def test_a_date_given_later_by_a_person_ends_the_asking(case: Case) -> None:
    taken(case, "Shells fell on Vale.\n\nPublished: 4 March 2031")
    assert len(view(case).datings) == 1
    correct(case, view(case), "a.txt", "told by telephone", "case editor", published="2031-03-03")
    read_again(case)
    assert view(case).datings == []


def test_an_unknown_id_is_told(case: Case) -> None:
    taken(case, "Shells fell on Vale.")
    with pytest.raises(CaseFault, match="no document held prints such dates"):
        decide(case, Decision(accept=Reference(id="d-0000000000")))
