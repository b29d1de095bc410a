"""What arrived: one document or one note, and when it could first be known.

A report is an object (its bytes) with what the desk was told about it. A document without a date has none until a
person gives one with its basis; the file's date and today's date are never used.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from trucewatch.model.frozen import Frozen
from trucewatch.model.when import When


class ReportKind(StrEnum):
    """What arrived."""

    DOCUMENT = "document"  # somebody else's words
    NOTE = "note"  # the desk's own words on a call, a radio message or a document read elsewhere


class Usage(StrEnum):
    """What the source's terms allow in a product that leaves the desk."""

    QUOTE = "quote"  # short quotations with a citation; the whole text stays here
    FULL = "full"


class Anchor(Frozen):
    """The moment that a passage's relative words ("Monday") are counted from.

    It holds for the code points `[start, end)` of the text; `end` None is the end of the text. `basis` says why.
    """

    when: When
    basis: Annotated[str, Field(min_length=1)]
    start: int = 0
    end: int | None = None


class Report(Frozen):
    """One received report.

    - `id`: `r-` and twelve hex digits of the object's SHA-256, so the same bytes are the same report.
    - `origin`, `carrier`: source ids or names; a carrier is not a second witness.
    - `published`, `carried`: when the origin and the carrier published it, as far as known.
    - `available_from`: when it could first be known; the start of its interval is the earliest it counts as known.
    - `anchors`: what relative dates are counted from, passage by passage; empty when the date is unknown.
    - `taken_by`, `heard`, `happened`: for a note, the role that took it and the two times it was given.
    - `mapping`: of a table of records, the object that says how its columns are read, where its header does not.
    """

    id: str
    kind: ReportKind
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    media_type: str
    title: str
    origin: str | None = None
    carrier: str | None = None
    published: When | None = None
    carried: When | None = None
    available_from: When
    anchors: tuple[Anchor, ...] = ()
    language: str = "en"
    usage: Usage = Usage.QUOTE
    taken_by: str | None = None
    heard: When | None = None
    happened: When | None = None
    cites: str = ""
    mapping: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None

    @model_validator(mode="after")
    def _note_has_taker(self) -> Report:
        if self.kind is ReportKind.NOTE and not self.taken_by:
            raise ValueError("a note needs the role that took it (--taken-by)")
        return self

    def anchor_at(self, offset: int) -> Anchor | None:
        """The anchor that holds at an offset of the text: the last one given whose passage contains it."""
        holding = [a for a in self.anchors if a.start <= offset and (a.end is None or offset < a.end)]
        return holding[-1] if holding else None


def report_id(sha256: str) -> str:
    """The id of the report whose object has this hash."""
    return "r-" + sha256[:12]
