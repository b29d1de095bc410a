"""The timeline of a case: what is said to have happened, been agreed or been planned, sorted, windows shown as windows.

Claims that a person merged are one row. An arrangement's announcement, periods and ends are rows of their own, per
reading. Nothing without a date is placed; it is listed at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View, known_by
from trucewatch.model.arrangement import Arrangement, Period, Reading
from trucewatch.model.citation import Citation
from trucewatch.model.claim import Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import CLEARING, finest_times
from trucewatch.model.instant import Boundary, Instant
from trucewatch.model.vocabulary import Modality, Stance
from trucewatch.model.when import When, from_boundary
from trucewatch.products.cite import Cite, case_cite, claim_cite
from trucewatch.products.method import Method, method
from trucewatch.products.words import (
    ACTS,
    STANCES,
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
    release: str
    rows: tuple[TimelineRow, ...]
    undated: tuple[TimelineRow, ...]
    method: Method


def timeline(view: View) -> Timeline:
    """The timeline of everything known to the view."""
    rows = [*_incidents(view), *_other_claims(view), *_due(view), *_arrangements(view)]
    dated = [row for row in rows if row.start or row.end]
    return Timeline(
        title=f"Timeline — {view.files.config.name}",
        release=view.files.config.release,
        rows=tuple(sorted(dated, key=_order)),
        undated=tuple(row for row in rows if not (row.start or row.end)),
        method=method(view),
    )


def _order(row: TimelineRow) -> tuple[datetime, bool, datetime, str]:
    first = row.start or row.end
    assert first is not None
    return first, row.end is None, row.end or first, row.what


def _row(view: View, times: tuple[When, ...], what: str, claims: list[ClaimOnRecord], **of: str) -> TimelineRow:
    """A row for these claims at these times; several times are one window, each in words."""
    zone = view.files.config.zone
    return TimelineRow(
        start=min((t.start for t in times if t.start), default=None),
        end=max((t.end for t in times if t.end), default=None),
        when=" / ".join(when_words(t, zone) for t in times) or "time not given",
        precision=" / ".join(dict.fromkeys(t.precision for t in times)) or "none",
        what=what,
        by=tuple(dict.fromkeys(_voice(c.claim, len(claims) > 1) for c in claims)),
        cites=tuple(claim_cite(c, view) for c in claims),
        **of,
    )


def _voice(claim: Claim, among_others: bool) -> str:
    """The chain; beside others who tell of the act, one that denies or disputes it is told as doing so."""
    against = among_others and claim.stance in CLEARING
    return f"{chain_words(claim)} ({STANCES[claim.stance]})" if against else chain_words(claim)


def _incidents(view: View) -> list[TimelineRow]:
    rows = []
    for incident in view.incidents.values():
        claims = [view.claims[key] for key in incident.claims]
        said = finest_times(c.claim.when_said for c in claims if c.claim.when_said)
        what = [
            " / ".join(ACTS[act] for act in incident.acts),
            where_words(incident.where),
            "; ".join(dict.fromkeys(figure_words(f) for c in claims for f in c.claim.figures)),
            "" if incident.when else "time of the event not given; this is when it was said",
        ]
        rows.append(_row(view, incident.when or said, "; ".join(filter(None, what)), claims, incident=incident.id))
    return rows


def _other_claims(view: View) -> list[TimelineRow]:
    inside = {key for incident in view.incidents.values() for key in incident.claims}
    rows = []
    for key, on_record in view.claims.items():
        claim = on_record.claim
        if key in inside or (claim.due and not (claim.when or claim.when_said)):
            continue
        times = tuple(t for t in (claim.when or claim.when_said,) if t)
        rows.append(_row(view, times, _what(view, claim), [on_record], arrangement=claim.about or ""))
    return rows


def _due(view: View) -> list[TimelineRow]:
    """What claims say is due, at the time it is due."""
    rows = []
    for on_record in view.claims.values():
        claim = on_record.claim
        if claim.due:
            what = f"due: {_what(view, claim, due=False)}"
            rows.append(_row(view, (claim.due,), what, [on_record], arrangement=claim.about or ""))
    return rows


def _what(view: View, claim: Claim, due: bool = True) -> str:
    """A claim that opens no incident, in words; a denial never reads as the act."""
    told = claim.stance in (Stance.STATES, Stance.ALLEGES, Stance.ASSESSES)
    stance = "" if told else f"{STANCES[claim.stance]}: "
    modality = "" if claim.modality is Modality.ACTUAL else f" ({claim.modality})"
    parts = [
        f"{stance}{ACTS[claim.act]}{modality}",
        f"“{claim.says}”" if claim.says else "",
        where_words(claim.where) if claim.where else "",
        ", ".join(p.shown for p in claim.participants),
        "; ".join(figure_words(f) for f in claim.figures),
        f"due {when_words(claim.due, view.files.config.zone)}" if claim.due and due else "",
    ]
    return "; ".join(filter(None, parts))


def _arrangements(view: View) -> list[TimelineRow]:
    rows = []
    for arrangement in view.files.arrangements.values():
        if arrangement.announced is not None:
            cites = arrangement.announced_cite or arrangement.cite
            rows += _boundary_row(view, arrangement, arrangement.announced, "announced", cites, "")
        for reading in arrangement.readings:
            rows += _of_reading(view, arrangement, reading)
    return rows


def _of_reading(view: View, arrangement: Arrangement, reading: Reading) -> list[TimelineRow]:
    """One row for each boundary of a reading, naming all the zones that share it."""
    zones: dict[tuple[Boundary, str, str], dict[str, None]] = {}
    cites: dict[tuple[Boundary, str, str], dict[Citation, None]] = {}
    for area in reading.areas:
        for period in area.periods:
            for key in _boundaries(period, reading.issuer):
                if key[:2] != (arrangement.announced, ANNOUNCED):
                    zones.setdefault(key, {})[view.files.zones[area.zone].name] = None
                    cites.setdefault(key, {}).update(dict.fromkeys(period.cite))
    rows = []
    for key, named in zones.items():
        at, what, by = key
        said = f"{what}, {', '.join(sorted(named))} (reading: {reading.issuer})"
        rows += _boundary_row(view, arrangement, at, said, tuple(cites[key]), by)
    return rows


ANNOUNCED = "announced"


def _boundaries(period: Period, issuer: str) -> Iterator[tuple[Boundary, str, str]]:
    """What a period gives to the timeline: the boundary, what it is, and according to whom."""
    extends = period.kind == "extension"
    yield period.since, "extended from" if extends else "begins", issuer
    if period.announced is not None:
        yield period.announced, f"extension {ANNOUNCED}" if extends else ANNOUNCED, period.announced_by or issuer
    if period.until is not None:
        yield period.until, "stated end", issuer


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
