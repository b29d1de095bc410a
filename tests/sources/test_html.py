"""Web pages: the words that a reader sees, in order, in the page's encoding, whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.sources import Unreadable, recognise
from trucewatch.sources.html import recognises, text_of


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def read(body: str) -> str:
    return text_of(page(body).encode(), "a.html")


def test_blocks_stand_apart_and_words_inside_them_run_on() -> None:
    body = (
        "<h1>Vale</h1><p>Shells  fell\n on <b>the</b> <i>mill</i>.<br>Twice.</p><ul><li>One</li><li>Two</li></ul>tail"
    )
    assert read(body) == "Vale\n\nShells fell on the mill.\n\nTwice.\n\nOne\n\nTwo\n\ntail"


@pytest.mark.parametrize("tag", ["script", "style", "noscript", "template", "nav", "footer", "iframe", "svg", "button"])
def test_what_is_not_told_to_a_reader_is_left_out_and_what_follows_it_stays(tag: str) -> None:
    assert read(f"<p>before <{tag}>hidden words</{tag}>after</p><p>next</p>") == "before after\n\nnext"


def test_a_page_inside_one_form_keeps_its_words() -> None:
    assert read("<form><p>All of it</p><select><option>pick</option></select><input value=x></form>") == "All of it"


def test_comments_and_instructions_are_no_words() -> None:
    assert read("<p>one<!-- not this -->two<?not this?>three</p>") == "onetwothree"


def test_tables_give_a_cell_a_block() -> None:
    assert (
        read("<table><tr><td>Vale</td><td>12</td></tr><tr><td>Harrow</td><td>3</td></tr></table>")
        == "Vale\n\n12\n\nHarrow\n\n3"
    )


def test_entities_are_the_signs_they_mean() -> None:
    assert read("<p>Vale &amp; Harrow &#8220;again&#8221; &eacute;&nbsp;x</p>") == "Vale & Harrow “again” é x"


WORDS = "Café, فال, Вейл — “so”"


@pytest.mark.parametrize(
    "content",
    [
        page(f"<p>{WORDS}</p>").encode(),
        page(f"<p>{WORDS}</p>").encode("utf-8-sig"),
        page(f"<p>{WORDS}</p>").encode("utf-16"),
        page(f"<p>{WORDS}</p>", '<meta charset="utf-8">').encode(),
        b'<?xml version="1.0" encoding="utf-8"?>' + page(f"<p>{WORDS}</p>").encode(),
    ],
    ids=["nothing declared", "mark", "UTF-16", "meta", "declaration"],
)
def test_utf8_and_a_byte_order_mark_need_no_declaration(content: bytes) -> None:
    assert recognise("a", content).MEDIA_TYPE == "text/html"
    assert text_of(content, "a.html") == WORDS


@pytest.mark.parametrize(
    ("words", "charset"), [("سقطت القذائف", "windows-1256"), ("Café à midi", "iso-8859-1"), ("Вейл", "koi8-r")]
)
def test_another_encoding_is_read_as_the_page_declares_it(words: str, charset: str) -> None:
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    assert text_of(page(f"<p>{words}</p>", declared).encode(charset), "a.html") == words


@pytest.mark.parametrize("depth", [10, 250, 1000])
def test_deep_pages_are_read_whole(depth: int) -> None:
    assert read("<div>" * depth + "inmost" + "</div>" * depth + "<p>after</p>") == "inmost\n\nafter"


@pytest.mark.parametrize("depth", [3_000, 100_000])
def test_a_page_too_deep_to_be_read_whole_is_told_and_not_cut(depth: int) -> None:
    with pytest.raises(Unreadable, match="nested too deep"):
        read("<p>before</p>" + "<div>" * depth + "inmost" + "</div>" * depth)


def test_a_page_too_large_is_told_before_it_is_parsed() -> None:
    with pytest.raises(Unreadable, match=r"a page of 33,000,\d+ bytes, expected at most 32,000,000"):
        read(" " * 33_000_000)


@pytest.mark.parametrize(
    "content", [b"<!-- only this -->", b"<html></html>", b"<p></p>", page("<script>x</script>").encode()]
)
def test_a_page_without_words_has_no_text(content: bytes) -> None:
    try:
        assert text_of(content, "a.html") == ""
    except Unreadable as error:
        assert "HTML without a document" in str(error)  # noqa: PT017


def test_pages_are_known_by_their_tags_or_their_name() -> None:
    assert recognises("a", b"  <!DOCTYPE HTML>")
    assert recognises("a.HTM", b"words")
    assert not recognises("a.txt", b"words <paper> of Vale")
    assert not recognises("a.html", b"\0\1")
    for name, content, known in (
        ("a.pdf", b"%PDF-1.4 <html>", "application/pdf"),
        ("a.html", b"%PDF-1.4 <html>", "application/pdf"),
        ("a.txt", b"The page said <p> and <body>.", "text/plain"),
        ("a.yml", b"taken_by: x\ntext: the page said <p>\n", "application/vnd.trucewatch.note+yaml"),
    ):
        assert known == recognise(name, content).MEDIA_TYPE


@given(st.binary(max_size=300))
def test_no_bytes_are_more_than_refused(content: bytes) -> None:
    try:
        text = text_of(b"<p>" + content, "a.html")
    except Unreadable:
        return
    assert "\0" not in text
