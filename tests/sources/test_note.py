"""Notes of the desk: what was typed comes back character for character; no fault makes it an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.case.receive import note_file
from trucewatch.sources import Unreadable, recognise
from trucewatch.sources.note import MEDIA_TYPE, text_of

NOTE = "taken_by: duty officer\nheard: 2031-03-04 21:30 Asia/Kathmandu\ntext: The post reports two explosions.\n"


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_note_given_on_the_command_line_reads_back(text: str) -> None:
    content = note_file("duty officer", "2031-03-04 21:30 Asia/Kathmandu", text, title=text, cites=None)
    assert recognise("note.yml", content).MEDIA_TYPE == MEDIA_TYPE
    assert text_of(content, "note.yml") == text


@pytest.mark.parametrize("content", [NOTE.encode(), NOTE.encode("utf-8-sig"), NOTE.replace("\n", "\r\n").encode()])
def test_a_mark_and_foreign_line_ends_change_nothing(content: bytes) -> None:
    assert recognise("a.yml", content).MEDIA_TYPE == MEDIA_TYPE
    assert text_of(content, "a.yml") == "The post reports two explosions."


@pytest.mark.parametrize("misspelt", ["taken_by", "heard", "text"])
def test_a_note_with_a_misspelt_key_is_still_a_note(misspelt: str) -> None:
    content = NOTE.replace(misspelt, misspelt + "t").encode()
    assert recognise("a.yaml", content).MEDIA_TYPE == MEDIA_TYPE


def test_other_files_are_no_notes() -> None:
    assert recognise("a.txt", NOTE.encode()).MEDIA_TYPE == "text/plain"
    assert recognise("a.yml", b"Only words: of an article").MEDIA_TYPE == "text/plain"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"taken_by: duty officer\n", "a note without text"),
        (b"taken_by: x\ntext: [a, b]\n", "a note without text"),
        (b"taken_by: x\ntext:\n", "a note without text"),
        (b"- taken_by: x\n", "a note without text"),
        (b"taken_by: x\ntext: 'open\n", "a.yml:"),
        (b"taken_by: x\ntext: one\ntext: two\n", "the key 'text' twice"),
        (b"taken_by: &x y\ntext: *x\n", "an anchor or alias"),
        (b"taken_by: \xff\ntext: y\n", "not UTF-8"),
    ],
)
def test_a_note_that_cannot_be_read_is_told(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        text_of(content, "a.yml")
