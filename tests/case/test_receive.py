"""Taking reports in: once, with what was told and nothing more; what cannot be read is kept and listed."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest

from made import DeskClock, at
from trucewatch.case.amend import erase_report
from trucewatch.case.case import Case
from trucewatch.case.fold import fold
from trucewatch.case.receive import Taken, Told, note_file, receive
from trucewatch.case.view import view
from trucewatch.errors import BadInput
from trucewatch.ledger.payloads import Listed, Received
from trucewatch.ledger.verify import verify
from trucewatch.model.report import Report, ReportKind, Usage

ZONE = "Asia/Kathmandu"
WORDS = "Shells fell on the mill quarter.\n\nA witness said so on Tuesday."


def take(case: Case, content: str | bytes = WORDS, name: str = "a.txt", **told: Any) -> Taken:
    raw = content.encode() if isinstance(content, str) else content
    return receive(case, name, raw, Told(**told), "duty officer", ZONE)


def only_report(case: Case) -> Report:
    [report] = fold(case.ledger.entries()).reports.values()
    return report


def test_a_document_is_kept_byte_for_byte_with_what_was_told(case: Case) -> None:
    taken = take(case, origin="vale-post", published="2031-03-04", carrier="relay-wire", carried="2031-03-05 08:00")
    report = only_report(case)
    assert taken == Taken("a.txt", "received", report.id, 2)
    assert case.objects.get(report.sha256) == WORDS.encode()
    assert (report.origin, report.carrier, report.title) == (
        "vale-post",
        "relay-wire",
        "Shells fell on the mill quarter.",
    )
    assert (report.kind, report.media_type, report.usage) == (ReportKind.DOCUMENT, "text/plain", Usage.QUOTE)
    assert report.available_from == report.published
    assert report.published is not None
    assert report.published.start == at("03-03 18:15")
    assert [anchor.when for anchor in report.anchors] == [report.published]


def test_a_document_without_a_date_stays_undated(case: Case, clock: DeskClock) -> None:
    clock.now = at("03-06 10:11")
    take(case)
    report = only_report(case)
    assert (report.published, report.carried, report.anchors) == (None, None, ())
    assert report.available_from.start == at("03-06 10:11"), "it is known since it came, not since it was written"


def test_the_same_bytes_are_taken_once_under_any_name(case: Case) -> None:
    first = take(case)
    second = take(case, name="b.html", origin="harrow-radio")
    assert (second.outcome, second.report, second.entry) == ("held", first.report, first.entry)
    assert case.ledger.length() == 2
    assert take(case, WORDS + " ").outcome == "received"


def test_two_reports_with_one_file_name_are_two_reports(case: Case) -> None:
    assert take(case).report != take(case, "Other words of Vale.").report


@pytest.mark.parametrize(
    ("name", "content", "got"),
    [
        ("a.txt", b"", "an empty file"),
        ("a.txt", b" \r\n\t", "an empty file"),
        ("a.bin", b"\x89PNG\0\1", "bytes of no known kind"),
        ("a.txt", "Снаряды упали на Вейл.".encode() + b"\xff" + "Дважды.".encode(), "a byte at"),
        ("a.pdf", b"%PDF-1.7 cut", "a broken PDF"),
        ("a.html", b"<html><script>x</script></html>", "no text"),
        ("a.yml", b"taken_by: duty officer\n", "a note without text"),
        ("a.txt", b"x" * 50_000_000, "50,000,000 characters"),
    ],
)
def test_what_cannot_be_read_is_kept_and_listed_once(case: Case, name: str, content: bytes, got: str) -> None:
    taken = take(case, content, name)
    assert (taken.outcome, taken.report, taken.entry) == ("listed", None, 2)
    assert got in taken.said
    [listed] = [e.payload for e in fold(case.ledger.entries()).listed]
    assert isinstance(listed, Listed)
    assert case.objects.get(listed.sha256) == content
    assert take(case, content, name).outcome == "held"
    assert case.ledger.length() == 2
    assert view(case).reports == {}
    assert verify(case.ledger, case.objects).sound


TABLE = b"Nr;Tag;Ort\n7;2031-03-04;Vale\n8;2031-03-05;Vale\n"
MAPPING = b"name: Vale register\ncolumns: {id: Nr, date_from: Tag, place: Ort}\n"


def test_a_table_of_unknown_columns_is_no_prose_and_comes_again_with_its_mapping(case: Case) -> None:
    taken = take(case, TABLE, "own.csv")
    assert (taken.outcome, taken.report) == ("listed", None)
    assert "a table with the columns Nr, Tag, Ort" in taken.said
    assert "--mapping FILE" in taken.said
    again = take(case, TABLE, "own.csv", mapping=MAPPING)
    assert (again.outcome, again.said) == ("received", "Vale register: 2 records")
    assert fold(case.ledger.entries()).listed == []
    assert [feed.table.num_rows for feed in view(case).feeds.values()] == [2]
    assert take(case, TABLE, "own.csv", mapping=MAPPING).outcome == "held"
    assert case.ledger.length() == 3
    assert verify(case.ledger, case.objects).sound


def test_prose_under_a_table_s_name_comes_again_under_its_own(case: Case) -> None:
    prose = "The talks, the truce, and the town were quiet.\n"
    assert take(case, prose, "a.csv").outcome == "listed"
    assert "and still is: a.csv: got a table" in take(case, prose, "a.csv").said
    assert case.ledger.length() == 2
    assert take(case, prose, "a.txt").outcome == "received"
    assert only_report(case).title.startswith("The talks")


@pytest.mark.parametrize("name", ["own.txt", "own"])
def test_a_text_that_does_not_call_itself_a_table_stays_a_text(case: Case, name: str) -> None:
    assert take(case, TABLE, name).outcome == "received"
    assert only_report(case).media_type == "text/plain"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"published": "2031-02-30"}, "--published '2031-02-30': day is out of range"),
        ({"published": "2031-03-05..2031-03-01"}, "ends before it starts"),
        ({"published": "yesterday"}, "is not an instant"),
        ({"carried": "2031-03-04 10:00 Norland/Vale"}, "--carried .*not an IANA time zone"),
        ({"published": "0231-03-04"}, "the year 231 cannot be meant"),
    ],
)
def test_an_impossible_date_is_told_and_nothing_is_recorded(case: Case, told: dict[str, str], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        take(case, **told)
    assert case.ledger.length() == 1
    assert verify(case.ledger, case.objects).unreferenced == ()


NOTE = """\
taken_by: night desk
heard: 2031-03-04 21:30
happened: 2031-03-04 20:50
origin: harrow-radio
text: The eastern post reports two explosions.
"""


def test_a_note_keeps_both_its_times_and_the_role(case: Case) -> None:
    assert take(case, NOTE, "call.yml").outcome == "received"
    report = only_report(case)
    assert (report.kind, report.taken_by, report.origin) == (ReportKind.NOTE, "night desk", "harrow-radio")
    assert report.heard is not None
    assert report.happened is not None
    assert (report.heard.start, report.happened.start) == (at("03-04 15:45"), at("03-04 15:05"))
    assert report.available_from == report.heard


def test_a_note_of_a_published_report_is_known_since_its_publication(case: Case) -> None:
    take(case, NOTE + "published: 2031-03-03\n", "call.yml")
    assert only_report(case).available_from.start == at("03-02 18:15")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("taken_by:", "takenby:", r"call\.yml:1: got (no 'taken_by'|the key 'takenby')"),
        ("heard: 2031-03-04 21:30", "heard: 2031-03-04 25:30", r"call\.yml:2: .*hour must be"),
        ("heard: 2031-03-04 21:30\n", "", r"got no 'heard'"),
        ("night desk", "''", r"call\.yml:1"),
    ],
)
def test_a_note_with_a_fault_is_told_by_line_kept_and_listed(case: Case, old: str, new: str, said: str) -> None:
    taken = take(case, NOTE.replace(old, new), "call.yml")
    assert taken.outcome == "listed"
    assert re.search(said, taken.said), taken.said
    assert view(case).reports == {}


def test_a_note_given_in_words_is_a_note_file(case: Case) -> None:
    content = note_file("night desk", "2031-03-04 21:30", "Two explosions: “near the mill”.\nNo more.", cites="a call")
    assert take(case, content, "note.yml").outcome == "received"
    report = only_report(case)
    assert (report.taken_by, report.cites, report.title) == ("night desk", "a call", "Two explosions: “near the mill”.")


def test_a_file_name_that_is_no_text_is_no_obstacle(case: Case) -> None:
    taken = take(case, name=os.fsdecode(b"caf\xe9.txt"))
    assert taken.filename == "caf�.txt"
    received = case.ledger.entry(2).payload
    assert isinstance(received, Received)
    assert received.filename == "caf�.txt"


def test_what_was_erased_is_not_taken_in_again(case: Case) -> None:
    take(case)
    erase_report(case, view(case), "a.txt", "a witness asked", "case editor")
    again = take(case)
    assert (again.outcome, again.entry) == ("erased", 3)
    assert "erased by entry 3" in again.said
    assert case.ledger.length() == 3
    check = verify(case.ledger, case.objects)
    assert check.sound
    assert check.unreferenced == ()
