"""What the machine suggested and nobody decided on: shown as such, and used for nothing else."""

from __future__ import annotations

from trucewatch.case.view import View
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Truth
from trucewatch.products.cite import document_words
from trucewatch.products.scope import Area, Window, in_area
from trucewatch.products.words import told_words


class Unreviewed(Frozen):
    """One waiting suggestion with its words and their place."""

    id: str
    document: str
    line: str
    words: str
    start: int
    end: int


def unreviewed(view: View, window: Window, area: Area | None) -> tuple[Unreviewed, ...]:
    """Suggestions whose time, or else whose report, touches the window and which may speak of the area."""
    rows = []
    for suggestion in view.suggestions:
        claim = suggestion.claim
        report = view.reports[claim.quotation.report]
        when = claim.when if claim.when and claim.when.resolved else report.available_from
        if in_area(claim, area) is Truth.NO or not when.overlaps(window.start, window.end):
            continue
        line = told_words(claim, view.files.config.zone)
        q = claim.quotation
        document = document_words(report, view)
        rows.append(Unreviewed(id=claim.id, document=document, line=line, words=q.words, start=q.start, end=q.end))
    return tuple(rows)
