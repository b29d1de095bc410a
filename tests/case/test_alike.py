"""Incidents that may be one: suggested with reasons, decided by people, never joined by themselves."""

from __future__ import annotations

import pytest

from trucewatch.case.alike import suggested_joins
from trucewatch.case.beside import beside
from trucewatch.case.case import Case
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import review_file
from trucewatch.case.suggest import suggest
from trucewatch.case.view import view
from trucewatch.errors import CaseFault, NotHeld
from trucewatch.ledger.payloads import Parted, Received
from trucewatch.ledger.verify import verify

ZONE = "Asia/Kathmandu"
ONE = "Shells fell on the mill quarter of Vale on Tuesday, killing three people, residents said.\n"
TWO = "At least three people died when shells hit the mill quarter of Vale on Tuesday, a doctor said.\n"


def decide(case: Case, decisions: str) -> None:
    review_file(case, view(case), "d.yml", f"role: case editor\ndecisions:\n{decisions}".encode())


@pytest.fixture
def told_twice(case: Case) -> tuple[Case, str, str]:
    """Two reports of one shelling, both accepted."""
    for name, text in (("one.txt", ONE), ("two.txt", TWO)):
        receive(case, name, text.encode(), Told(origin=name, published="2031-03-05"), "duty officer", ZONE)
    suggest(case, view(case).held)
    first: dict[str, str] = {}
    for suggestion in view(case).suggestions:
        if suggestion.claim.tells_of_an_event:
            first.setdefault(suggestion.claim.quotation.report, suggestion.id)
    one, two = first.values()
    decide(case, f"- accept: {one}\n- accept: {two}\n")
    return case, one, two


def test_two_accounts_are_suggested_with_reasons_and_stay_two(told_twice: tuple[Case, str, str]) -> None:
    case, one, two = told_twice
    [join] = suggested_joins(view(case))
    assert set(join.claims) == {one, two}
    assert {reason.compared for reason in join.reasons} >= {"day", "place", "words"}
    assert join.total == pytest.approx(join.start + sum(reason.bits for reason in join.reasons), abs=0.05)
    assert len(view(case).incidents) == 2


def test_once_merged_there_is_nothing_to_suggest_and_undo_brings_it_back(told_twice: tuple[Case, str, str]) -> None:
    case, one, two = told_twice
    before = suggested_joins(view(case))
    decide(case, f"- merge: [{one}, {two}]\n  why: same quarter\n")
    assert suggested_joins(view(case)) == ()
    decide(case, f"- undo: {case.ledger.entries()[-1].seq}\n  why: wrong quarter\n")
    assert suggested_joins(view(case)) == before


def test_held_to_be_different_it_is_not_suggested_again_and_unsure_stays_listed(
    told_twice: tuple[Case, str, str],
) -> None:
    case, one, two = told_twice
    decide(case, f"- part: [{one}, {two}]\n  unsure: true\n  why: no hour is told\n")
    [join] = suggested_joins(view(case))
    assert join.unsure
    decide(case, f"- part: [{one}, {two}]\n  why: across the river\n")
    assert suggested_joins(view(case)) == ()
    entries = len(case.ledger.entries())
    decide(case, f"- part: [{two}, {one}]\n  why: said again\n")
    assert len(case.ledger.entries()) == entries
    decide(case, f"- undo: {entries}\n  why: read again\n")
    assert suggested_joins(view(case))[0].unsure
    assert isinstance(case.ledger.entries()[entries - 1].payload, Parted)


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ("- part: [{one}]\n  why: alone\n", "two claims or more"),
        ("- part: [{one}, {two}]\n", "needs a reason"),
        ("- merge: [{one}, {two}]\n  unsure: true\n  why: so\n", "goes with `part`"),
    ],
)
def test_what_cannot_be_parted_is_told(told_twice: tuple[Case, str, str], decision: str, said: str) -> None:
    case, one, two = told_twice
    with pytest.raises(CaseFault, match=said):
        decide(case, decision.format(one=one, two=two))


def test_a_feed_is_one_object_and_one_entry_and_its_rows_are_records(case: Case) -> None:
    rows = "".join(f"n{i};2031-03-0{i};Vale;Shells fell on Vale, killing three people\n" for i in range(1, 6))
    content = f"id;date_from;place;text\n{rows}n9;soon;Vale;\n".encode()
    before = len(case.ledger.entries())
    taken = receive(case, "register.csv", content, Told(), "duty officer", ZONE)
    [entry] = case.ledger.entries()[before:]
    assert taken.outcome == "received"
    assert isinstance(entry.payload, Received)
    [feed] = view(case).feeds.values()
    assert feed.table["id"].to_pylist() == ["n1", "n2", "n3", "n4", "n5"]
    assert "'soon'" in str(feed.faults[0])
    suggest(case, view(case).held)
    assert view(case).suggestions == []


def test_what_was_merged_is_not_parted_before_that_is_undone(told_twice: tuple[Case, str, str]) -> None:
    case, one, two = told_twice
    decide(case, f"- merge: [{one}, {two}]\n  why: same quarter\n")
    merged = case.ledger.entries()[-1].seq
    with pytest.raises(CaseFault, match=f"entry {merged} merged them"):
        decide(case, f"- part: [{one}, {two}]\n  why: across the river\n")
    decide(case, f"- undo: {merged}\n  why: wrong quarter\n")
    decide(case, f"- part: [{one}, {two}]\n  why: across the river\n")


def test_a_reviewer_sees_what_a_suggestion_may_be_one_with(told_twice: tuple[Case, str, str]) -> None:
    case, one, two = told_twice
    third = "Three people were killed on Tuesday by shells that fell on the mill quarter of Vale, police said.\n"
    receive(case, "three.txt", third.encode(), Told(origin="three", published="2031-03-05"), "duty officer", ZONE)
    rows = b"id,date_from,lat,lon,place,kind,killed_low,text\nn1,2031-03-04,27.7,85.3,Vale,shelling,3,Shells at mill\n"
    taken = receive(case, "register.csv", rows, Told(), "duty officer", ZONE)
    suggest(case, view(case).held)
    seen = view(case)
    [waiting] = [s for s in seen.suggestions if s.claim.quotation.words.startswith("Three people were killed")]
    found = beside(seen, waiting.id)
    assert {(b.sort, b.id) for b in found} == {
        ("incident", "i-" + one.removeprefix("c-")),
        ("incident", "i-" + two.removeprefix("c-")),
        ("record", "n1"),
    }
    assert {b.report for b in found if b.sort == "record"} == {taken.report}
    assert {b.id for b in beside(seen, one) if b.sort == "suggestion"} == {waiting.id}
    decide(case, f"- part: [{one}, {two}]\n  why: across the river\n")
    assert "i-" + two.removeprefix("c-") not in {b.id for b in beside(view(case), one)}
    with pytest.raises(NotHeld):
        beside(seen, "c-0000000000")


def test_the_list_and_the_look_of_one_claim_weigh_alike(told_twice: tuple[Case, str, str]) -> None:
    """The batch and the look of one claim weigh alike."""
    case, one, _ = told_twice
    [join] = suggested_joins(view(case))
    [like] = beside(view(case), one)
    assert (like.probability, like.total, like.reasons) == (join.probability, join.total, join.reasons)


def test_a_table_of_other_columns_comes_in_with_its_mapping(case: Case) -> None:
    content = b"Nr;Tag;Ort;Tote\n7;2031-03-04;Vale;3\n8;2031-02-31;Vale;1\n"
    mapping = b"name: Vale register\ncolumns: {id: Nr, date_from: Tag, place: Ort, killed_low: Tote}\n"
    taken = receive(case, "own.csv", content, Told(mapping=mapping), "duty officer", ZONE)
    assert taken.said.startswith("Vale register: 1 record\n")
    assert "2031-02-31" in taken.said
    [feed] = view(case).feeds.values()
    assert feed.table["killed_low"].to_pylist() == [3]
    suggest(case, view(case).held)
    assert view(case).suggestions == []
    assert verify(case.ledger, case.objects).sound
    with pytest.raises(CaseFault, match="columns"):
        receive(case, "other.csv", content + b"9;2031-03-05;Vale;\n", Told(mapping=b"name: x\n"), "duty officer", ZONE)
