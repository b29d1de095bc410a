"""Figures side by side: every count that was accepted, with its scope, and never a total.

The notes say in which respects the rows differ, so that nobody adds or averages what does not belong together.
"""

from __future__ import annotations

from collections.abc import Collection

from trucewatch.case.view import View
from trucewatch.model.claim import Claim
from trucewatch.model.figure import Counted, Figure
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Truth
from trucewatch.products.cite import Cite, claim_cite
from trucewatch.products.scope import Area, Window, in_area, in_window
from trucewatch.products.voices import VoiceBlock, voice_blocks
from trucewatch.products.words import chain_words, when_words, where_words
from trucewatch.tally.counts import PEOPLE, beside
from trucewatch.tally.reconcile import compared
from trucewatch.tally.scope import Counting


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


class ComparedFigures(Frozen):
    """Two rows by their places in the sheet (from 0), what the comparison comes to, and why."""

    one: int
    other: int
    match: str
    reasons: tuple[str, ...]


class FigureSheet(Frozen):
    """The rows in order of what is counted, then period; how every two of them that may touch lie to each other; and
    what keeps them from being added. `voices`: who their sources are, as described.
    """

    rows: tuple[FigureRow, ...]
    compared: tuple[ComparedFigures, ...]
    notes: tuple[str, ...]
    voices: tuple[VoiceBlock, ...] = ()


def figure_sheet(
    view: View, window: Window | None = None, area: Area | None = None, only: Collection[str] | None = None
) -> FigureSheet:
    """Counts of people and acts in claims that belong to the window and may lie in the area; `only`: of these claims.

    A count whose period nobody states stays in, as such, for the days on which its report could be known.
    """
    found = [
        (on_record, figure)
        for on_record in view.claims.values()
        if (only is None or on_record.claim.id in only)
        and in_area(on_record.claim, area) is not Truth.NO
        and (window is None or in_window(on_record, window, view))
        for figure in on_record.claim.figures
    ]
    order = list(Counted)
    found.sort(key=lambda pair: (order.index(pair[1].counted), pair[1].subset_of is not None, _start(pair[0].claim)))
    rows = tuple(figure_row(view, on_record.claim, figure) for on_record, figure in found)
    told = {t.id: t for t in view.told}
    countings = [Counting(told[on_record.claim.id], figure) for on_record, figure in found]
    pairs = tuple(
        ComparedFigures(one=i, other=j, match=c.match, reasons=c.reasons)
        for i, j, c in compared(countings, view.ground)
    )
    return FigureSheet(
        rows=rows,
        compared=pairs,
        notes=(*_notes(rows), *beside(countings, view.ground)),
        voices=voice_blocks(view, (on_record.claim for on_record, _ in found)),
    )


def _start(claim: Claim) -> str:
    return claim.when.start.isoformat() if claim.when and claim.when.start else ""


def figure_row(view: View, claim: Claim, figure: Figure) -> FigureRow:
    """One count of an accepted claim as shown."""
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
        cite=claim_cite(view.claims[claim.id], view),
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
