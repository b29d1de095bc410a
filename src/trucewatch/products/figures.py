"""Figures side by side: every count that was accepted, with its scope, and never a total.

The notes say in which respects the rows differ, so that nobody adds or averages what does not belong together.
"""

from __future__ import annotations

from trucewatch.case.view import View
from trucewatch.model.claim import Claim
from trucewatch.model.figure import Counted, Figure
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Truth
from trucewatch.products.cite import Cite, claim_cite
from trucewatch.products.scope import Area, Window, in_area, in_window
from trucewatch.products.words import chain_words, when_words, where_words

PEOPLE = (Counted.KILLED, Counted.WOUNDED, Counted.KILLED_OR_WOUNDED, Counted.MISSING, Counted.DISPLACED)


class FigureRow(Frozen):
    """One count as stated. `sign` keeps the qualifier; `low`/`high` empty are no bounds, not zero."""

    claim: str
    counted: str
    category: str
    sign: str
    qualifier: str
    value: int | None
    low: int | None
    high: int | None
    as_written: str
    subset_of: str = ""
    place: str
    period: str
    origin: str
    chain: str
    cite: Cite


class FigureSheet(Frozen):
    """The rows in order of what is counted, then period; and what keeps them from being added."""

    rows: tuple[FigureRow, ...]
    notes: tuple[str, ...]


def figure_sheet(view: View, window: Window | None = None, area: Area | None = None) -> FigureSheet:
    """Counts of people and acts in claims that belong to the window and may lie in the area.

    A count whose period nobody states stays in, as such, for the days on which its report could be known.
    """
    found = [
        (on_record, figure)
        for on_record in view.claims.values()
        if in_area(on_record.claim, area) is not Truth.NO and (window is None or in_window(on_record, window, view))
        for figure in on_record.claim.figures
    ]
    order = list(Counted)
    found.sort(key=lambda pair: (order.index(pair[1].counted), pair[1].subset_of is not None, _start(pair[0].claim)))
    rows = tuple(_row(view, on_record.claim, figure, claim_cite(on_record, view)) for on_record, figure in found)
    return FigureSheet(rows=rows, notes=tuple(_notes(rows)))


def _start(claim: Claim) -> str:
    return claim.when.start.isoformat() if claim.when and claim.when.start else ""


def _row(view: View, claim: Claim, figure: Figure, cite: Cite) -> FigureRow:
    return FigureRow(
        claim=claim.id,
        counted=figure.counted,
        category=figure.category,
        sign=figure.sign,
        qualifier=figure.qualifier,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        as_written=figure.as_written,
        subset_of=figure.subset_of or "",
        place=where_words(claim.where),
        period=when_words(claim.when, view.files.config.zone) if claim.when else "period not stated",
        origin=claim.origin.name,
        chain=chain_words(claim),
        cite=cite,
    )


def _notes(rows: tuple[FigureRow, ...]) -> list[str]:
    notes = []
    for counted in PEOPLE:
        same = [row for row in rows if row.counted == counted and not row.subset_of]
        if len(same) < 2:
            continue
        differ = [
            word
            for word, values in (
                ("areas", {row.place for row in same}),
                ("periods", {row.period for row in same}),
                ("categories", {row.category for row in same}),
                ("origins", {row.origin for row in same}),
            )
            if len(values) > 1
        ]
        if differ:
            notes.append(
                f"{counted}: {' and '.join(differ)} differ between these {len(same)} counts; they are not added."
            )
    if any(row.subset_of for row in rows):
        notes.append("A count that is part of another is shown under it and never added to it.")
    if any(row.value is None and row.low is None for row in rows):
        notes.append("A count in words only has no number and takes no part in any arithmetic.")
    return notes
