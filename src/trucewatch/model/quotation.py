"""Exact words with their span, and the chain of voices that they came through."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from trucewatch.model.frozen import Frozen


class Quotation(Frozen):
    """`words` stand at `[start, end)` of the report's text, in Unicode code points, character for character.

    `verbatim` is False for the desk's own relay notes: those words are the desk's, in indirect speech, and are never
    shown in quotation marks as somebody's words.
    """

    report: str
    start: Annotated[int, Field(ge=0)]
    end: int
    words: Annotated[str, Field(min_length=1)]
    verbatim: bool = True

    @model_validator(mode="after")
    def _span(self) -> Quotation:
        if self.end - self.start != len(self.words):
            raise ValueError(f"the span {self.start}–{self.end} does not fit {len(self.words)} characters of words")
        return self


class Voice(Frozen):
    """One link of a chain: who speaks or relays. `key` is the source's or party's id in the case, None if unknown.

    `name` is the neutral display name where there is a key, otherwise the words of the text.
    """

    name: str
    key: str | None = None
    as_written: str = ""
    anonymous: bool = False


class Named(Frozen):
    """A party as a text names it: its words, and the case's party where the name is one that the case knows."""

    as_written: str
    key: str | None = None
    name: str = ""

    @property
    def shown(self) -> str:
        """The neutral name; where the case knows none, the text's words in quotation marks."""
        return self.name if self.key else f"“{self.as_written}”"
