"""What the reader is given, and what it gives back."""

from __future__ import annotations

from trucewatch.model.claim import Suggestion
from trucewatch.model.frozen import Frozen
from trucewatch.model.quotation import Voice
from trucewatch.model.report import Anchor
from trucewatch.model.when import When
from trucewatch.read.dating.printed import Dating


class Document(Frozen):
    """One text to read.

    - `anchors`: what relative dates are counted from, by passage; empty where the date is not known.
    - `zone`: IANA zone of the places it speaks of; `author`: the first voice of every chain.
    - `note`: a relay note of the desk; its words are the desk's and are never marked as verbatim. `outlet`: what the
      note relays; it stands between the desk and whoever the note lets speak.
    - `country`: ISO code of the country it speaks of; `government`: id of the party that a bare "the government" means.
    """

    report: str
    text: str
    anchors: tuple[Anchor, ...] = ()
    zone: str
    author: Voice
    note: bool = False
    outlet: Voice | None = None
    language: str = "en"
    country: str | None = None
    government: str | None = None

    def anchor_at(self, offset: int) -> Anchor | None:
        """The anchor that holds at an offset: the last one given whose passage contains it."""
        holding = [a for a in self.anchors if a.start <= offset and (a.end is None or offset < a.end)]
        return holding[-1] if holding else None


class Reading(Frozen):
    """What one reader suggests for one document: claims in text order, and the time words that have no anchor.

    `cut`: `[start, end)` of passages without an end of a sentence, so long that they were read in pieces.
    `dating`: what the text prints of its own publication, where that was asked for.
    """

    suggestions: tuple[Suggestion, ...] = ()
    unresolved: tuple[When, ...] = ()
    cut: tuple[tuple[int, int], ...] = ()
    dating: Dating = Dating()
    reader: str
