"""Decisions: every verb, all or none, told by line, and the same file twice changes nothing."""

from __future__ import annotations

import pytest

from trucewatch.case.case import Case
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import Reviewed, review_file
from trucewatch.case.suggest import suggest
from trucewatch.case.view import view
from trucewatch.errors import CaseFault
from trucewatch.ledger.payloads import Accepted, Merged, Rejected, Undone
from trucewatch.model.vocabulary import Act, Kind, Modality, Stance

ZONE = "Asia/Kathmandu"
DISPATCH = (
    "Shells fell on the mill quarter of Vale on Tuesday, killing three people, residents said. "
    "In Harrow, an airstrike destroyed a bakery on Monday. Prices doubled at the market."
)
CALL = "taken_by: night desk\nheard: 2031-03-05 08:00\ntext: The eastern post heard shells fall on the mill quarter.\n"


@pytest.fixture
def reading(case: Case) -> Case:
    """Two reports (entries 2 and 3), read; the machine suggests the shells and the airstrike of the dispatch."""
    told = Told(origin="vale-post", published="2031-03-05")
    receive(case, "dispatch.txt", DISPATCH.encode(), told, "duty officer", ZONE)
    receive(case, "call.yml", CALL.encode(), Told(), "duty officer", ZONE)
    suggest(case, view(case).held)
    acts = [s.claim.act for s in view(case).suggestions]
    assert acts.count(Act.AIRSTRIKE) == 1
    assert Act.SHELLING in acts
    return case


def decide(case: Case, decisions: str, role: str = "case editor") -> Reviewed:
    content = f"role: {role}\ndecisions:\n{decisions}"
    return review_file(case, view(case), "decisions.yml", content.encode())


SHELLS = "{report: dispatch.txt, quote: Shells fell on the mill quarter, act: shelling}"
RAID = "{report: dispatch, quote: an airstrike destroyed a bakery}"


def test_accepting_takes_a_suggestion_by_value(reading: Case) -> None:
    before = {s.id: s.claim for s in view(reading).suggestions}
    [entry] = decide(reading, f"- accept: {SHELLS}\n").entries
    assert isinstance(entry.payload, Accepted)
    assert entry.payload.claim == before[entry.payload.from_suggestion or ""]
    assert entry.role == "case editor"
    seen = view(reading)
    assert list(seen.claims) == [entry.payload.claim.id]
    assert entry.payload.claim.id not in {s.id for s in seen.suggestions}


def test_rejecting_sets_a_suggestion_aside(reading: Case) -> None:
    [entry] = decide(reading, f"- reject: {RAID}\n  why: another war\n").entries
    assert isinstance(entry.payload, Rejected)
    assert entry.payload.suggestion not in {s.id for s in view(reading).suggestions}
    assert view(reading).claims == {}


def test_correcting_keeps_beside_it_what_was_suggested(reading: Case) -> None:
    text = f"- correct: {RAID}\n  set: {{where: [vale], when: 2031-03-02, figures: [{{killed: at least 12}}]}}\n"
    [entry] = decide(reading, text + "  why: as the photographs show\n").entries
    assert isinstance(entry.payload, Accepted)
    assert entry.payload.suggested is not None
    claim = entry.payload.claim
    assert ([w.key for w in claim.where], claim.when and claim.when.as_written) == (["vale"], "2031-03-02")
    assert [figure.sign for figure in claim.figures] == ["≥12"]
    assert view(reading).claims[claim.id].changed


def test_correcting_a_claim_on_record_takes_its_place(reading: Case) -> None:
    decide(reading, f"- accept: {RAID}\n")
    [first] = view(reading).claims
    decide(reading, f"- correct: {first}\n  set: {{act: shelling}}\n  why: it was a rocket\n")
    [claim] = view(reading).claims.values()
    assert (claim.claim.act, claim.changed) == (Act.SHELLING, True)


def test_recording_enters_what_the_machine_did_not_find(reading: Case) -> None:
    text = """\
- record: {report: dispatch.txt, quote: Prices doubled at the market}
  set: {act: description, modality: hedged, says: prices doubled}
- record: {report: call.yml, quote: shells fall on the mill quarter}
  set:
    act: shelling
    chain: [the eastern post, harrow-radio]
    stance: alleges
    where: [mill-quarter]
    attributions: [{actor: norland-army, hedged: true}, {actor: men in grey, by: the eastern post}]
"""
    first, second = (e.payload for e in decide(reading, text).entries)
    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert (first.claim.kind, first.claim.modality) == (Kind.DESCRIPTION, Modality.HEDGED)
    assert (first.claim.quotation.words, first.claim.quotation.verbatim) == ("Prices doubled at the market", True)
    assert (second.claim.stance, second.claim.quotation.verbatim) == (Stance.ALLEGES, False), (
        "a note's words are the desk's"
    )
    assert [voice.key for voice in second.claim.chain] == [None, "harrow-radio"]
    named = [(a.actor.shown, a.by, a.hedged) for a in second.claim.attributions]
    assert named == [("Norland army", "Harrow Radio", True), ("“men in grey”", "the eastern post", False)]
    by_hand, answering = (view(reading).claims[a.claim.id] for a in (first, second))
    assert (by_hand.by_hand, by_hand.changed) == (True, False)
    assert (answering.by_hand, answering.changed) == (False, True), "a suggestion stood on these words"


def test_a_record_answers_the_suggestion_on_its_words_and_no_other(reading: Case) -> None:
    before = {s.id for s in view(reading).suggestions}
    decide(reading, "- record: {report: call.yml, quote: shells fall on the mill quarter}\n  set: {act: shelling}\n")
    [answered] = before - {s.id for s in view(reading).suggestions}
    [on_record] = view(reading).claims.values()
    assert on_record.claim.quotation.words == "shells fall on the mill quarter"
    entry = next(e.payload for e in reading.ledger.entries() if isinstance(e.payload, Accepted))
    assert entry.suggested is not None
    assert (entry.from_suggestion, entry.suggested.id) == (answered, answered)


def test_a_reject_of_words_that_nothing_is_suggested_on_sets_nothing_aside(reading: Case) -> None:
    done = decide(reading, "- reject: {report: dispatch.txt, quote: Prices doubled at the market}\n  why: prices\n")
    assert (done.entries, done.already) == ([], 1)


MERGE = f"""\
- accept: {SHELLS}
  as: shells
- record: {{report: call.yml, quote: shells fall on the mill quarter}}
  set: {{act: shelling}}
  as: heard
- merge: [shells, heard]
  why: same hour, same quarter
"""


def test_merging_makes_one_incident_and_undoing_two_again(reading: Case) -> None:
    entries = decide(reading, MERGE).entries
    assert isinstance(entries[2].payload, Merged)
    assert [len(i.claims) for i in view(reading).incidents.values()] == [2]
    [undone] = decide(reading, f"- undo: {entries[2].seq}\n  why: an hour apart\n").entries
    assert isinstance(undone.payload, Undone)
    assert [len(i.claims) for i in view(reading).incidents.values()] == [1, 1]
    decide(reading, f"- undo: {undone.seq}\n  why: not an hour apart\n")
    assert [len(i.claims) for i in view(reading).incidents.values()] == [2]


ALL = f"""\
{MERGE}\
- correct: {RAID}
  set: {{act: attack, when: 2031-03-02}}
  why: nobody saw an aircraft
- record: {{report: dispatch.txt, quote: In Harrow}}
  set: {{act: presence}}
"""


def test_the_same_file_again_changes_nothing(reading: Case) -> None:
    first = decide(reading, ALL)
    length = reading.ledger.length()
    again = decide(reading, ALL)
    assert (again.entries, again.already) == ([], len(first.entries))
    assert reading.ledger.length() == length


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ("- accept: {report: dispatch.txt, quote: Shells fell on the mill quarters}\n", "these words are not in"),
        ("- record: {report: dispatch.txt, quote: shells fell on the mill}\n", "these words are not in"),
        ("- record: {report: dispatch.txt, quote: ''}\n", "name a suggestion by id"),
        ("- accept: {report: nowhere.txt, quote: Shells}\n", "report 'nowhere.txt': not held here"),
        ("- accept: {report: dispatch.txt, quote: Prices doubled}\n", "nothing is suggested on these words"),
        ("- accept: c-0000000000\n", "no suggestion, claim or earlier"),
        ("- accept: later\n", "no suggestion, claim or earlier"),
        (f"- reject: {RAID}\n", "`reject` needs a reason"),
        ("- undo: 2\n  why: x\n", "a 'received' entry is not a decision"),
        ("- undo: 99\n  why: x\n", "entry 99: there is none; the ledger ends at 3"),
        ("- undo: soon\n  why: x\n", "got 'soon'"),
        (f"- accept: {RAID}\n  reject: {RAID}\n", "one verb is needed"),
        ("- why: x\n", "one verb is needed"),
        (f"- merge: [{RAID}, {RAID}]\n  why: x\n", "needs two claims or more"),
        ("- merge: [i-0000000000, i-0000000001]\n  why: x\n", "an incident is named by one of its claims"),
        (f"- acept: {RAID}\n", "near: accept"),
        (f"- accept: {RAID}\n  set: {{where: [atlantis]}}\n", "'atlantis' is not in the gazetteer"),
        (f"- accept: {RAID}\n  set: {{when: 2031-02-30}}\n", "day is out of range"),
        (f"- accept: {RAID}\n  set: {{act: bombing}}\n", "got 'bombing'"),
        (f"- accept: {RAID}\n  set: {{chain: []}}\n", "chain|voice|at least 1"),
        (f"- accept: {RAID}\n  set: {{chain: [], attributions: [{{actor: norland}}]}}\n", "chain|voice|at least 1"),
        (f"- accept: {RAID}\n  set: {{figures: [{{killed: 5-3}}]}}\n", "the wrong way round"),
        (f"- accept: {RAID}\n  set: {{figures: [{{killed: 5, wounded: 6}}]}}\n", "a figure counts one thing"),
    ],
)
def test_a_decision_that_cannot_be_is_told_by_line_and_nothing_of_the_file_holds(
    reading: Case, decision: str, said: str
) -> None:
    with pytest.raises(CaseFault) as told:
        decide(reading, f"- accept: {SHELLS}\n{decision}")
    [fault] = [str(fault) for fault in told.value.faults]
    assert fault.startswith(("decisions.yml:4:", "decisions.yml:5:")), fault
    assert any(word in fault for word in said.split("|")), fault
    assert "\n" not in fault
    assert reading.ledger.length() == 3


def test_all_faults_of_a_file_are_told(reading: Case) -> None:
    with pytest.raises(CaseFault) as told:
        decide(reading, f"- accept: nobody\n- accept: {SHELLS}\n- undo: 99\n  why: x\n")
    assert [fault.where for fault in told.value.faults] == ["decisions.yml:3", "decisions.yml:5"]


@pytest.mark.parametrize(
    "content", [b"", b"role: x\ndecisions: 7\n", b"decisions: []\n", b"\xff", b"role: ''\ndecisions: []\n", b"- a"]
)
def test_a_file_that_is_none_is_told(reading: Case, content: bytes) -> None:
    with pytest.raises(CaseFault, match=r"^decisions\.yml"):
        review_file(reading, view(reading), "decisions.yml", content)
    assert reading.ledger.length() == 3
