"""The timeline of a case: what is said to have happened, been agreed or been planned, sorted, windows shown as windows.

Claims that a person merged are one row. An arrangement's announcement, periods and ends are rows of their own, per
reading. Nothing without a date is placed; it is listed at the end.
"""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View, known_by
from trucewatch.model.arrangement import Arrangement, Period
from trucewatch.model.citation import Citation
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary, Instant
from trucewatch.model.when import When, from_boundary
from trucewatch.products.cite import Cite, case_cite, claim_cite
from trucewatch.products.method import Method, method
from trucewatch.products.words import (
    ACTS,
    both_clocks,
    chain_words,
    figure_words,
    when_words,
    where_words,
)


class TimelineRow(Frozen):
    """One row. `start` and `end` are the window in UTC; either None where the text leaves it open."""

    start: Instant | None
    end: Instant | None
    when: str
    precision: str
    what: str
    by: tuple[str, ...]
    cites: tuple[Cite, ...]
    incident: str = ""
    arrangement: str = ""


class Timeline(Frozen):
    """The dated rows in order, and what has no date."""

    title: str
    rows: tuple[TimelineRow, ...]
    undated: tuple[TimelineRow, ...]
    method: Method


def timeline(view: View) -> Timeline:
    """The timeline of everything known to the view."""
    rows = [*_incidents(view), *_other_claims(view), *_arrangements(view)]
    dated = [row for row in rows if row.start or row.end]
    return Timeline(
        title=f"Timeline — {view.files.config.name}",
        rows=tuple(sorted(dated, key=_order)),
        undated=tuple(row for row in rows if not (row.start or row.end)),
        method=method(view),
    )


def _order(row: TimelineRow) -> tuple[datetime, bool, datetime, str]:
    first = row.start or row.end
    assert first is not None
    return first, row.end is None, row.end or first, row.what


def _incidents(view: View) -> list[TimelineRow]:
    zone, rows = view.files.config.zone, []
    for incident in view.incidents.values():
        claims = [view.claims[key] for key in incident.claims]
        acts = " / ".join(ACTS[act] for act in incident.acts)
        figures = "; ".join(dict.fromkeys(figure_words(f) for c in claims for f in c.claim.figures))
        rows.append(
            TimelineRow(
                start=min((t.start for t in incident.when if t.start), default=None),
                end=max((t.end for t in incident.when if t.end), default=None),
                when=" / ".join(when_words(t, zone) for t in incident.when) or "time not given",
                precision=" / ".join(dict.fromkeys(t.precision for t in incident.when)) or "none",
                what="; ".join(filter(None, [acts, where_words(incident.where), figures])),
                by=tuple(dict.fromkeys(chain_words(c.claim) for c in claims)),
                cites=tuple(claim_cite(c, view) for c in claims),
                incident=incident.id,
            )
        )
    return rows


def _other_claims(view: View) -> list[TimelineRow]:
    inside = {key for incident in view.incidents.values() for key in incident.claims}
    return [_claim_row(view, c) for key, c in view.claims.items() if key not in inside]


def _claim_row(view: View, on_record: ClaimOnRecord) -> TimelineRow:
    claim, zone = on_record.claim, view.files.config.zone
    when: When | None = claim.when or claim.when_said
    what = [
        ACTS[claim.act] + ("" if claim.modality == "actual" else f" ({claim.modality})"),
        f"“{claim.says}”" if claim.says else "",
        where_words(claim.where) if claim.where else "",
        ", ".join(p.shown for p in claim.participants),
        "; ".join(figure_words(f) for f in claim.figures),
        f"due {when_words(claim.due, zone)}" if claim.due else "",
    ]
    return TimelineRow(
        start=when.start if when else None,
        end=when.end if when else None,
        when=when_words(when, zone),
        precision=when.precision if when else "none",
        what="; ".join(filter(None, what)),
        by=(chain_words(claim),),
        cites=(claim_cite(on_record, view),),
        arrangement=claim.about or "",
    )


def _arrangements(view: View) -> list[TimelineRow]:
    rows = []
    for arrangement in view.files.arrangements.values():
        if arrangement.announced is not None:
            cites = arrangement.announced_cite or arrangement.cite
            rows += _boundary_row(view, arrangement, arrangement.announced, "announced", cites, "")
        for reading in arrangement.readings:
            for area in reading.areas:
                zone = view.files.zones[area.zone].name
                for period in area.periods:
                    rows += _period_rows(
                        view, arrangement, period, f"{zone} (reading: {reading.issuer})", reading.issuer
                    )
    return rows


def _period_rows(view: View, arrangement: Arrangement, period: Period, where: str, issuer: str) -> list[TimelineRow]:
    began = "extended from" if period.kind == "extension" else "begins"
    rows = _boundary_row(view, arrangement, period.since, f"{began}, {where}", period.cite, issuer)
    if period.announced is not None:
        by = period.announced_by or issuer
        rows += _boundary_row(view, arrangement, period.announced, f"{period.kind} announced, {where}", period.cite, by)
    if period.until is not None:
        rows += _boundary_row(view, arrangement, period.until, f"stated end, {where}", period.cite, issuer)
    return rows


def _boundary_row(
    view: View, arrangement: Arrangement, at: Boundary, what: str, cites: tuple[Citation, ...], by: str
) -> list[TimelineRow]:
    """The row, or none where no citation of it was out at the instant asked about."""
    zone = view.files.config.zone
    if cites and not any(known_by(from_boundary(c.date, zone), view.known_at) for c in cites):
        return []
    when = from_boundary(at, arrangement.zone)
    return [
        TimelineRow(
            start=when.start,
            end=when.end,
            when=both_clocks(at.earliest, arrangement.zone) if at.exact else when_words(when, arrangement.zone),
            precision=when.precision,
            what=f"{arrangement.name}: {what}",
            by=(by,) if by else (),
            cites=tuple(case_cite(c) for c in cites),
            arrangement=arrangement.id,
        )
    ]
