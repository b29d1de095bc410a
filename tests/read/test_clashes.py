"""A month that a speaker calls still to come, in a passage of that very month."""

from __future__ import annotations

import pytest

from reading import ZONE, anchor
from trucewatch.model.quotation import Voice
from trucewatch.read import Document, Names, read


def noted(text: str, day: str | None) -> list[str]:
    anchors = (anchor(*map(int, day.split("-"))),) if day else ()
    document = Document(report="r-0", text=text, anchors=anchors, zone=ZONE, author=Voice(name="Vale Post"))
    return [when.as_written for when in read(document, Names.of()).unresolved]


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("“We are coming up to March,” the envoy told reporters.", "2031-03-05", ["coming up to March"]),
        ("“We are coming up to March,” the envoy told reporters.", "2031-02-25", []),
        ("“We are coming up to March,” the envoy told reporters.", None, []),
        ("Envoys are coming up to March with hope.", "2031-03-05", []),
        ("“We are coming up to March 9,” the envoy told reporters.", "2031-03-05", []),
    ],
)
def test_it_is_noted_where_it_clashes(text: str, day: str | None, said: list[str]) -> None:
    assert noted(text, day) == said
