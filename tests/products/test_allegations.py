"""Allegations followed: the party's reply beside the allegation, days counted by the case's rule, nothing by itself."""

from __future__ import annotations

import pytest

from made import at
from standing_case import DECISIONS, decide, seen, standing
from trucewatch.case.amend import erase_report, withdraw
from trucewatch.case.case import Case
from trucewatch.case.rebuild import rebuild
from trucewatch.case.view import view
from trucewatch.errors import CaseFault
from trucewatch.products.allegations import AllegationRow, allegations
from trucewatch.products.handover import handover

OPENED = DECISIONS.split("  - {follow: guns, step: {step: put to the party")[0]


def row(case: Case, when: str, known_at: str | None = None) -> AllegationRow:
    [found] = allegations(seen(case, known_at), at(when))
    return found


def step(text: str) -> str:
    return f"role: head of cell\ndecisions: [{{follow: CLAIM, step: {{{text}}}}}]\n"


def record(case: Case, text: str) -> None:
    [key] = [a.allegation.claim for a in _followed(case)]
    decide(case, step(text).replace("CLAIM", key))


def _followed(case: Case):
    return [e.payload.step for e in view(case).held.followed[:1]]


def test_the_partys_reply_stands_beside_the_allegation(tmp_path):
    with standing(tmp_path / "vale") as case:
        found = row(case, "03-07 00:00")
    assert (found.party, found.state, found.answer) == ("Sudland", "open: answered", "answered")
    assert [(reply.stance, reply.chain) for reply in found.replies] == [("denies", "Vale Post ← Sudland")]
    assert found.alleged is not None
    assert found.alleged.chain == "Vale Post ← a resident"
    assert [(s.step, s.role) for s in found.history] == [
        ("opened", "duty officer"),
        ("put to the party", "duty officer"),
        ("answered", "duty officer"),
    ]


@pytest.mark.parametrize(("when", "age", "overdue"), [("03-07 18:14", 3, False), ("03-07 18:15", 4, True)])
def test_an_answer_is_overdue_after_the_days_that_the_case_sets(tmp_path, when, age, overdue):
    with standing(tmp_path / "vale", OPENED) as case:
        found = row(case, when)
    assert (found.age_days, found.overdue) == (age, overdue)
    assert found.due == "answer awaited until 2031-03-08 00:00 +05:45 (2031-03-07 18:15Z)"
    assert found.answer == "no response by the named party recorded; 1 statement by it on record"


def test_asking_starts_the_days_anew_and_a_day_set_goes_before_them(tmp_path):
    with standing(tmp_path / "vale", OPENED) as case:
        record(case, "step: put to the party, on: 2031-03-06")
        assert not row(case, "03-08 00:00").overdue
        assert row(case, "03-10 00:00").overdue
        record(case, "step: put to the party, on: 2031-03-07, due: 2031-03-15")
        assert not row(case, "03-14 00:00").overdue
        assert row(case, "03-16 00:00").overdue


def test_without_a_rule_nothing_is_overdue(tmp_path, monkeypatch):
    monkeypatch.setattr("standing_case.files", dict)
    with standing(tmp_path / "vale", OPENED) as case:
        found = row(case, "03-20 00:00")
    assert (found.overdue, found.due) == (False, "this case sets no time for answers")


def test_closing_needs_an_assessment_with_its_standard(tmp_path):
    with standing(tmp_path / "vale") as case:
        with pytest.raises(CaseFault, match="closed without an assessment"):
            record(case, "step: closed, on: 2031-03-09, words: done")
        with pytest.raises(CaseFault, match="needs the standard of proof"):
            record(case, "step: assessed, on: 2031-03-08, words: looked into, conclusion: not determined")
        assessed = "step: assessed, on: 2031-03-08, words: looked into, conclusion: not determined"
        record(case, f"{assessed}, standard: more likely than not")
        record(case, "step: closed, on: 2031-03-09, words: done")
        found = row(case, "03-10 00:00")
        assert (found.state, found.age_days, found.overdue) == ("closed", None, False)
        assert found.assessment == (
            "not determined by the role “head of cell” on 2031-03-08, standard of proof: more likely than not"
        )
        with pytest.raises(CaseFault, match="reopen it first"):
            record(case, "step: answered, on: 2031-03-10, words: denies again")
        record(case, "step: reopened, on: 2031-03-11, words: a new witness")
        found = row(case, "03-16 00:00")
        assert (found.answer, found.overdue) == ("answered before; no response recorded since it was reopened", True)
        with pytest.raises(CaseFault, match="closed without an assessment"):
            record(case, "step: closed, on: 2031-03-12, words: done")
        assert len(row(case, "03-13 00:00").history) == 6, "the history is kept"
        assert row(case, "03-10 00:00").state == "closed", "as it stood then"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("step: opened, on: 2031-03-05", "was opened on 2031-03-04 already"),
        ("step: answered, on: 2031-03-05, words: denies", "an answer before the question"),
        ("step: put to the party, on: 2031-03-01", "before the allegation could be known"),
        ("step: put to the party, on: 2031-03-06, due: 2031-03-05", "due .* before it was asked"),
        ("step: reopened, on: 2031-03-06, words: again", "it is not closed"),
        ("step: put to the party, party: norland, on: 2031-03-06", "it names sudland"),
        ("step: referred, on: 2031-03-06, standard: any", "belong to the step “assessed”"),
        ("step: closed, on: 2031-03-06", "needs a reason"),
    ],
)
def test_a_step_out_of_turn_is_refused(tmp_path, text, said):
    with standing(tmp_path / "vale", OPENED) as case:
        length = case.ledger.length()
        with pytest.raises(CaseFault, match=said):
            record(case, text)
        assert case.ledger.length() == length


def test_steps_are_in_the_order_in_which_they_were_done(tmp_path):
    with standing(tmp_path / "vale") as case, pytest.raises(CaseFault, match="in the order in which they were done"):
        record(case, "step: referred, on: 2031-03-05")


def test_a_denial_is_no_allegation(tmp_path):
    denied = DECISIONS + "  - {follow: denial, step: {step: opened, on: 2031-03-07}}\n"
    with pytest.raises(CaseFault, match="that is no allegation"), standing(tmp_path / "vale", denied):
        pass


def test_withdrawing_the_report_leaves_the_allegation_on_the_list(tmp_path):
    with standing(tmp_path / "vale", OPENED) as case:
        withdraw(case, view(case), "eve.txt", "printed in error", "head of cell")
        found = row(case, "03-10 00:00")
    assert found.alleged is None
    assert "was withdrawn by entry" in found.gone
    assert (found.state, found.overdue) == ("opened", True)


def test_erasing_the_report_takes_the_steps_words_too(tmp_path):
    with standing(tmp_path / "vale") as case:
        erase_report(case, view(case), "eve.txt", "a witness asked", "head of cell")
        assert allegations(view(case), at("03-10 00:00")) == ()


def test_known_at_an_earlier_instant_shows_no_later_step(tmp_path):
    with standing(tmp_path / "vale") as case:
        assert allegations(seen(case, "03-03 12:00"), at("03-20 00:00")) == ()
        assert [s.step for s in row(case, "03-20 00:00", "03-05 12:00").history] == ["opened", "put to the party"]


def test_the_handover_lists_what_is_open_and_the_views_can_be_rebuilt(tmp_path):
    with standing(tmp_path / "vale") as case:
        told = handover(view(case), at("03-01 00:00"), at("03-10 00:00"))
        assert [a.state for a in told.allegations] == ["open: answered"]
        assert any("against Sudland: put to the party, 2031-03-05" in change.what for change in told.changes)
        assert any("is the fulfilment of" in change.what for change in told.changes)
        assert rebuild(case).same
