"""Web pages: the text of headings, paragraphs, lists, quotations and table cells, one block a line."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as markup

from trucewatch.errors import Fault
from trucewatch.sources import Unreadable

MEDIA_TYPE = "text/html"

_LOOKS = re.compile(rb"<(?:!doctype html|html|head|body|article|p)\b", re.IGNORECASE)
_DROPPED = ("script", "style", "noscript", "template", "nav", "footer", "form", "iframe", "svg")
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
    """By its opening tags, or by its file name where the tags come late."""
    named = name.lower().endswith((".html", ".htm", ".xhtml"))
    return b"\0" not in content[:4096] and (named or bool(_LOOKS.search(content[:4096])))


def text_of(content: bytes, name: str) -> str:
    """The readable text; scripts, menus and footers are left out. Spaces inside a block are folded."""
    try:
        tree = markup.document_fromstring(content)
    except (etree.ParserError, ValueError) as error:
        raise Unreadable(Fault(name, "HTML without a document", "a web page", "Save the page again")) from error
    etree.strip_elements(tree, *_DROPPED, etree.Comment, with_tail=False)
    blocks: list[str] = [""]
    _walk(tree, blocks)
    return "\n\n".join(folded for block in blocks if (folded := " ".join(block.split())))


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
