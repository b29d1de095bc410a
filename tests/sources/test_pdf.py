"""PDF documents: text where there is some; scans, locks and broken files are told."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from trucewatch.sources import Unreadable, recognise, text_of

MEDIA_TYPE = "application/pdf"


def writer(*pages: str) -> PdfWriter:
    """A PDF with a line of text a page; an empty line is a page without text."""
    made = PdfWriter()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    for words in pages:
        page = made.add_blank_page(300, 200)
        fonts = DictionaryObject({NameObject("/F1"): named})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        drawn = DecodedStreamObject()
        drawn.set_data(f"BT /F1 12 Tf 20 150 Td ({words}) Tj ET".encode() if words else b"")
        page[NameObject("/Contents")] = made._add_object(drawn)
    return made


def content_of(made: PdfWriter) -> bytes:
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def two_pages() -> bytes:
    return content_of(writer("Shells fell on Vale.", "Nobody was hurt."))


def test_the_pages_follow_each_other(two_pages: bytes) -> None:
    assert recognise("a.pdf", two_pages).MEDIA_TYPE == MEDIA_TYPE
    assert text_of(MEDIA_TYPE, two_pages, "a.pdf") == "Shells fell on Vale.\n\nNobody was hurt."


def test_a_pdf_is_known_by_its_bytes_not_by_its_name(two_pages: bytes) -> None:
    assert recognise("a.txt", two_pages).MEDIA_TYPE == MEDIA_TYPE
    assert recognise("a.pdf", b"only words").MEDIA_TYPE == "text/plain"


def test_a_scan_is_told() -> None:
    with pytest.raises(Unreadable, match=r"a PDF without text \(a scan\?\), expected text\. Add a note"):
        text_of(MEDIA_TYPE, content_of(writer("", "")), "a.pdf")


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_with_a_password_is_told(algorithm: str) -> None:
    made = writer("Shells fell on Vale.")
    made.encrypt("open sesame", algorithm=algorithm)
    with pytest.raises(Unreadable, match=r"a\.pdf: got a PDF with a password, expected a PDF that opens"):
        text_of(MEDIA_TYPE, content_of(made), "a.pdf")


def test_a_pdf_locked_only_against_changes_is_read() -> None:
    made = writer("Shells fell on Vale.")
    made.encrypt("", owner_password="open sesame", algorithm="AES-256")
    assert text_of(MEDIA_TYPE, content_of(made), "a.pdf") == "Shells fell on Vale."


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.8])
def test_a_pdf_cut_short_is_told_or_gives_its_words(two_pages: bytes, kept: float) -> None:
    cut = two_pages[: int(len(two_pages) * kept)]
    try:
        text = text_of(MEDIA_TYPE, cut, "a.pdf")
    except Unreadable as error:
        assert error.fault.got.startswith(("a broken PDF", "a PDF without text"))  # noqa: PT017
    else:
        assert "Shells fell on Vale." in text


@given(st.data())
def test_no_broken_pdf_is_more_than_refused(two_pages: bytes, data: st.DataObject) -> None:
    content = bytearray(two_pages)
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(9, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        text = text_of(MEDIA_TYPE, bytes(content), "a.pdf")
    except Unreadable as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        text.encode("utf-8")


def test_no_bytes_behind_the_mark_are_more_than_refused() -> None:
    for content in (b"%PDF-", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"):
        with pytest.raises(Unreadable, match=r"a broken PDF|a PDF without text"):
            text_of(MEDIA_TYPE, content, "a.pdf")
