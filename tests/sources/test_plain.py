"""Plain text: what the bytes allow to be told, and nothing guessed over a fault."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.sources import Unreadable
from trucewatch.sources.plain import recognises, text_of

SAID = "“Shells fell on the mill quarter,” a witness said — twice.\r\n\tNobody was hurt.\n"
ARABIC = "سقطت القذائف على حي المطحنة في فال صباح الثلاثاء، كما قال السكان هناك.\n"
RUSSIAN = "Снаряды упали на мельничный квартал Вейла, сказали жители.\n"
FRENCH = "Les obus sont tombés près du vieux moulin, à midi, selon un témoin âgé.\n"
HEBREW = "פגזים נפלו על רובע הטחנה ביום שלישי, אמרו התושבים.\n"


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_utf8_stands_as_it_is(text: str) -> None:
    content = text.encode()
    if not any(content.startswith(bom) for bom in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert text_of(content, "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [SAID, ARABIC])
def test_a_byte_order_mark_is_honoured_and_left_off(encoding: str, text: str) -> None:
    content = text.encode(encoding)
    assert recognises("a.txt", content)
    assert text_of(content, "a.txt") == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_a_mark_of_the_other_byte_order_too(mark: bytes) -> None:
    encoding = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert text_of(mark + SAID.encode(encoding), "a.txt") == SAID


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SAID, "cp1252"),
        (FRENCH, "latin-1"),
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859_6"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (HEBREW, "cp1255"),
    ],
)
@pytest.mark.parametrize("times", [1, 2000])
def test_another_encoding_is_told_by_its_bytes(text: str, encoding: str, times: int) -> None:
    assert text_of((text * times).encode(encoding), "a.txt") == text * times


def test_a_first_odd_byte_far_into_the_file_is_looked_at() -> None:
    text = "The mill stands. " * 10_000 + FRENCH
    assert text_of(text.encode("latin-1"), "a.txt") == text


@pytest.mark.parametrize("broken", [b"\xff", b"\xc3", b"\xe2\x80", b"\x80\x80", b"\xed\xa0\x80"])
@pytest.mark.parametrize("text", [SAID * 5, ARABIC * 5, RUSSIAN * 5])
def test_a_broken_byte_in_the_middle_of_utf8_is_told_with_its_place(text: str, broken: bytes) -> None:
    half = text[: len(text) // 2].encode()
    content = half + broken + b" " + text[len(text) // 2 :].encode()
    with pytest.raises(Unreadable, match=rf"a\.txt: got a byte at {len(half):,} that is not utf-8"):
        text_of(content, "a.txt")


@pytest.mark.parametrize(
    "content", [codecs.BOM_UTF16_LE + b"\x00\xd8 ", codecs.BOM_UTF8 + b"Vale \xff", codecs.BOM_UTF32_LE + b"\1"]
)
def test_a_fault_behind_a_byte_order_mark_is_told(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a byte at [\d,]+ that is not utf-"):
        text_of(content, "a.txt")


@given(st.binary(min_size=1, max_size=400))
def test_no_bytes_are_more_than_refused(content: bytes) -> None:
    try:
        text = text_of(content, "a.txt")
    except Unreadable as error:
        assert error.fault.where == "a.txt"  # noqa: PT017
    else:
        assert len(text) <= len(content)
