"""Web pages: the text of headings, paragraphs, lists, quotations and table cells, one block a line."""

from __future__ import annotations

import codecs
import re

from lxml import etree
from lxml import html as markup

from trucewatch.errors import Fault
from trucewatch.sources import LIMIT, Unreadable

MEDIA_TYPE = "text/html"

_LOOKS = re.compile(rb"<(?:!doctype html|html|head|body|article|p)\b", re.IGNORECASE)
_DROPPED = ("script", "style", "noscript", "template", "nav", "footer", "iframe", "svg", "button", "select", "textarea")
_BLOCKS = frozenset(
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "blockquote",
        "td",
        "th",
        "figcaption",
        "title",
        "div",
        "section",
        "article",
        "main",
        "header",
        "pre",
        "tr",
        "table",
        "ul",
        "ol",
        "dd",
        "dt",
        "br",
    }
)


def recognises(name: str, content: bytes) -> bool:
    """By its opening tags, or by its file name where the tags come late; words that speak of a tag are no page."""
    head = _in_utf8(content[:4096]).lstrip()
    named = name.lower().endswith((".html", ".htm", ".xhtml")) and not head.startswith(b"%PDF-")
    return b"\0" not in head and (named or (head.startswith(b"<") and bool(_LOOKS.search(head))))


def text_of(content: bytes, name: str) -> str:
    """The readable text; scripts, menus and footers are left out. Spaces inside a block are folded."""
    if len(content) > 4 * LIMIT:
        got = f"a page of {len(content):,} bytes"
        raise Unreadable(Fault(name, got, f"at most {4 * LIMIT:,}", "Save its text alone and add that"))
    content = _in_utf8(content)
    parser = _parser(content)
    try:
        tree = markup.document_fromstring(content, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise Unreadable(Fault(name, "HTML without a document", "a web page", "Save the page again")) from error
    if any(said.type_name == "ERR_RESOURCE_LIMIT" for said in parser.error_log):
        got = "a page nested too deep to be read whole"
        raise Unreadable(Fault(name, got, "a web page", "Save its text alone and add that"))
    etree.strip_elements(tree, *_DROPPED, etree.Comment, with_tail=False)
    blocks: list[str] = [""]
    _walk(tree, blocks)
    return "\n\n".join(folded for block in blocks if (folded := " ".join(block.split())))


def _in_utf8(content: bytes) -> bytes:
    """The bytes without their byte order mark; what it says to be UTF-16, in UTF-8."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace").encode()
    return content.removeprefix(codecs.BOM_UTF8)


def _parser(content: bytes) -> markup.HTMLParser:
    """UTF-8 wherever the bytes are UTF-8: a page that declares nothing would otherwise be taken for Windows-1252."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return markup.HTMLParser(huge_tree=True)
    return markup.HTMLParser(encoding="utf-8", huge_tree=True)


def _walk(root: markup.HtmlElement, blocks: list[str]) -> None:
    """Text in document order; a block element opens a new block before and after. Not recursive: pages can be deep."""
    for step, element in etree.iterwalk(root, events=("start", "end")):
        block = isinstance(element.tag, str) and element.tag in _BLOCKS
        if block:
            blocks.append("")
        if step == "start" and isinstance(element.tag, str) and element.text:
            blocks[-1] += element.text
        if step == "end" and element.tail:
            blocks[-1] += element.tail
