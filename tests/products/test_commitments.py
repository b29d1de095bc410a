"""Commitments, meetings and channels: what is on record decides, the clock only says that a date passed."""

from __future__ import annotations

import pytest

from made import at
from standing_case import DECISIONS, decide, seen, standing
from trucewatch.case.view import View
from trucewatch.errors import CaseFault
from trucewatch.model.vocabulary import Progress, Truth
from trucewatch.products.commitments import CommitmentRow, commitments
from trucewatch.products.deadlines import deadlines
from trucewatch.products.meetings import MeetingRow, meetings
from trucewatch.products.page import html
from trucewatch.products.positions import channels, positions
from trucewatch.products.situation import board


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with standing(tmp_path_factory.mktemp("standing") / "vale") as made:
        yield made


def offer(view: View, when: str) -> CommitmentRow:
    [row] = [r for r in commitments(view, at(when)) if r.sort == "offer"]
    return row


def harrow(view: View, when: str) -> MeetingRow:
    [row] = [r for r in meetings(view, at(when)) if r.where == "Harrow"]
    return row


def test_an_offer_has_its_condition_its_answer_and_its_outcome_as_known_then(case):
    early, later, after = (offer(seen(case), when) for when in ("03-05 00:00", "03-06 12:00", "03-09 12:00"))
    assert (early.answer, early.progress) == ("no acceptance or refusal recorded", Progress.OPEN)
    assert [(n.what, n.satisfied) for n in early.needs] == [("“the shelling stops”", False)]
    assert later.answer == "acceptance by Vale Post ← Sudland"
    assert (after.progress, after.fulfilled, after.state) == (Progress.MET, Truth.YES, "fulfilment recorded")


def test_met_by_one_and_denied_by_another_is_neither(tmp_path):
    against = DECISIONS + "  - {link: not-opened, relation: non-fulfilment, to: offer}\n"
    with standing(tmp_path / "vale", against) as case:
        row = offer(seen(case), "03-10 00:00")
    assert (row.progress, row.fulfilled) == (Progress.CONTESTED, Truth.UNKNOWN)


def test_a_date_that_passed_says_no_more(tmp_path):
    without = DECISIONS.replace("  - {link: opened, relation: fulfilment, to: offer}\n", "")
    with standing(tmp_path / "vale", without) as case:
        rows = [offer(seen(case), when) for when in ("03-08 12:14", "03-08 12:15")]
    assert [(row.progress, row.fulfilled) for row in rows] == [
        (Progress.OPEN, Truth.UNKNOWN),
        (Progress.OVERDUE, Truth.UNKNOWN),
    ]
    assert rows[1].state == "date passed, no fulfilment recorded"


@pytest.mark.parametrize(("relation", "expected"), [("withdrawal", Progress.WITHDRAWN), ("replacement", "superseded")])
def test_what_was_taken_back_or_replaced_is_not_overdue(tmp_path, relation, expected):
    without = DECISIONS.replace("  - {link: opened, relation: fulfilment, to: offer}\n", "")
    with standing(tmp_path / "vale", without + f"  - {{link: not-opened, relation: {relation}, to: offer}}\n") as case:
        assert offer(seen(case), "03-10 00:00").progress == expected
        assert offer(seen(case), "03-08 12:30").progress == Progress.OVERDUE, "it was not taken back yet"


def test_a_meeting_is_planned_moved_and_held(case):
    planned, moved, today, held = (
        harrow(seen(case), when) for when in ("03-05 00:00", "03-06 12:00", "03-07 20:00", "03-09 12:00")
    )
    assert (planned.progress, planned.when) == (Progress.OPEN, "2031-03-07")
    assert (moved.progress, moved.when) == (Progress.OPEN, "2031-03-08")
    assert today.state == "due today"
    assert (held.progress, held.held_by, held.planned_by) == (Progress.MET, ("Vale Post",), ("Vale Post",))


def test_moving_a_meeting_moves_the_bound_of_what_comes_after_it(case):
    def bound(when):
        [row] = [r for r in meetings(seen(case), at(when)) if r.where == "Vale"]
        return row.when, row.latest

    assert bound("03-05 00:00") == ("2031-03-07 or later", None)
    assert bound("03-06 12:00") == ("2031-03-08 or later", None)


def test_words_without_a_date_are_never_late(case):
    rows = [
        [d for d in deadlines(seen(case), at(when)) if d.precision == "soft"] for when in ("03-05 00:00", "03-05 18:15")
    ]
    assert [(d.due, d.latest, d.state) for [d] in rows] == [
        ("“in the coming hours”", None, "no date given"),
        ("“in the coming hours”", None, "no date given; outcome not recorded"),
    ]


def test_a_channel_is_suspended_only_after_the_day(case):
    states = [
        [c.state for c in channels(seen(case), at(when))] for when in ("03-05 12:00", "03-06 06:00", "03-07 12:00")
    ]
    assert states == [[], ["suspended on one of these days"], ["suspended"]]


def test_a_reply_reported_of_others_is_not_their_own(case):
    [row] = [p for p in positions(seen(case), at("03-07 00:00")) if p.holder == "Sudland"]
    assert [said.own for said in row.history] == [True]


def test_undoing_a_link_takes_its_effect_back(tmp_path):
    with standing(tmp_path / "vale") as case:
        [entry] = [e.seq for e in seen(case).held.links if e.payload.link.relation == "fulfilment"]
        decide(case, f"role: duty officer\ndecisions: [{{undo: {entry}, why: it was another bridge}}]\n")
        assert offer(seen(case), "03-10 00:00").progress is Progress.OVERDUE


REFUSED = [
    ("{link: accepted, relation: outcome, to: met}", "lies before the meeting"),
    ("{link: stops, relation: fulfilment, to: offer}", "told as conditional is no fulfilment"),
    ("{link: guns, relation: acceptance, to: offer}", "lies before the question"),
    ("{link: to-meet, relation: sequel, to: onward}", "each the sequel of the other"),
    ("{link: offer, relation: condition, to: offer}", "linked to itself"),
    ("{link: offer, relation: dependence, arrangement: calm-of-nowhere}", "not defined by the case"),
    ("{link: offer, relation: fulfilment, arrangement: vale-calm}", "has no fulfilment"),
    ("{link: c-0123456789, relation: reason, to: offer}", "no suggestion, claim"),
    ("{relation: fulfilment, to: offer}", "without a source"),
    ("{link: offer, to: stops}", "needs `relation:`"),
]


@pytest.mark.parametrize(("decision", "said"), REFUSED)
def test_what_cannot_be_is_refused_with_a_remedy(case, decision, said):
    length = case.ledger.length()
    with pytest.raises(CaseFault, match=said) as told:
        decide(case, f"{DECISIONS}  - {decision}\n")
    assert "decisions.yml:" in str(told.value)
    assert case.ledger.length() == length


def test_a_deadline_before_its_commitment_is_refused_and_nothing_is_recorded(case):
    early = DECISIONS.replace("due: 2031-03, ", "due: 2031-02-01, ")
    length = case.ledger.length()
    with pytest.raises(CaseFault, match="lies before the commitment was made"):
        decide(case, early.replace("Norland wants the guns", "wants the guns"))
    assert case.ledger.length() == length


def test_the_same_file_again_records_nothing(case):
    length = case.ledger.length()
    assert decide(case, DECISIONS).entries == []
    assert case.ledger.length() == length


def test_what_passed_long_ago_without_an_outcome_is_folded_into_one_line(case):
    for when, folded in (("04-01 00:00", False), ("04-30 00:00", False), ("05-02 00:00", True)):
        rows = {row.what[0]: row.long_past for row in commitments(seen(case), at(when))}
        assert [held for what, held in rows.items() if "withdraw the guns" in what] == [folded], when
    page = html("situation.html.j2", board(seen(case), at("05-02 00:00"), None, 24))
    assert "1 more whose date passed over 30 days ago, without a recorded outcome" in page
