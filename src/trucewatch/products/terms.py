"""The terms register: what is in force per area over time, rival readings side by side, and what each truce demands.

One row is one reading of one arrangement in one area. A proposal has no row: it is listed apart and was never in force.
Where a text is not public, each of its terms stands as reported, with who reports it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from trucewatch.case.view import View
from trucewatch.errors import NotHeld
from trucewatch.model.arrangement import Area, Arrangement, Period, Reading
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary, Instant
from trucewatch.products.cite import Cite, case_cite
from trucewatch.products.demands import ArrangementSheet, demands
from trucewatch.products.method import Method, method
from trucewatch.products.scope import where_named
from trucewatch.products.words import boundary_words
from trucewatch.terms.durations import duration_mismatch, end_mismatch, length_words
from trucewatch.terms.known import known
from trucewatch.terms.lying import in_zones
from trucewatch.terms.nesting import in_order, nesting
from trucewatch.terms.periods import EVER, NEVER, counted, gaps
from trucewatch.terms.status import Contest, formal

Span = tuple[datetime | None, datetime | None]


class PeriodLine(Frozen):
    """One period. `since` and `until` in words on both clocks; the four instants bound them in UTC, None where open."""

    kind: str
    since: str
    until: str
    starts: tuple[Instant, Instant | None]
    ends: tuple[Instant | None, Instant | None]
    announced: str
    stated_length: str
    stated_end: str
    notes: tuple[str, ...]
    cites: tuple[Cite, ...]


class Row(Frozen):
    """One reading of one arrangement in one area; `left_out`: the reading says that it does not hold here."""

    arrangement: str
    name: str
    reading: str
    issuer: str
    as_written: str
    left_out: bool
    periods: tuple[PeriodLine, ...]
    until: str
    status: str
    notes: tuple[str, ...]
    declared_over: tuple[Instant, ...]
    cites: tuple[Cite, ...] = ()


class AreaSheet(Frozen):
    """An area with its rows, and what else holds or may hold there because its zone holds this one."""

    zone: str
    name: str
    inside: tuple[str, ...]
    rows: tuple[Row, ...]
    wider: tuple[str, ...]


class TermsSheet(Frozen):
    """The register as data; text, picture and page are renderings of it. `window` is what was asked for, in UTC."""

    title: str
    release: str
    zone: str
    area: str
    window: tuple[Instant | None, Instant | None]
    areas: tuple[AreaSheet, ...]
    arrangements: tuple[ArrangementSheet, ...]
    proposals: tuple[ArrangementSheet, ...]
    method: Method


def terms_sheet(view: View, area: str | None = None, window: Span = (None, None)) -> TermsSheet:
    """The register as known to the view, for a zone or place by its name, or for the whole case."""
    nested = nesting(view.book)
    wanted = _zones_asked(view, area)
    areas = []
    for zone in in_order(nested, set(view.book.zones)):
        rows = _in_order(_rows(view, zone, window))
        if rows and (wanted is None or zone in wanted):
            holding = {k: nested[zone][k] for k in reversed(in_order(nested, set(nested[zone])))}
            wider = tuple(_wider(view, zone, holding, window))
            areas.append(
                AreaSheet(
                    zone=zone,
                    name=view.book.zones[zone].name,
                    inside=tuple(view.book.zones[k].name for k, whole in holding.items() if whole),
                    rows=rows,
                    wider=wider if wanted is None else (),
                )
            )
    shown = {row.arrangement for sheet in areas for row in sheet.rows}
    held = [a for a in view.book.arrangements.values() if known(a.cite, view.known_at)]
    return TermsSheet(
        title=f"Terms — {view.files.config.name}",
        release=view.files.config.release,
        zone=view.files.config.zone,
        area=area or "the whole case",
        window=window,
        areas=tuple(areas),
        arrangements=tuple(demands(view, a) for a in held if a.can_be_in_force and a.id in shown),
        proposals=tuple(demands(view, a) for a in held if not a.can_be_in_force),
        method=method(view),
    )


def _zones_asked(view: View, area: str | None) -> set[str] | None:
    """The zones that hold the area asked for, or may; None where the whole case is asked for."""
    if area is None:
        return None
    folded = area.casefold().strip()
    named = [z.id for z in view.book.zones.values() if folded in (z.id, z.name.casefold())]
    if named:
        above = nesting(view.book)[named[0]]
        return {named[0], *above}
    zones = in_zones(view.book, [where_named(view.files, area)])[0]
    if not zones:
        raise NotHeld(f"area {area!r}: no arrangement on record has a zone that may hold it")
    return {key for key, value in zones.items() if value is not False}


def _rows(view: View, zone: str, window: Span) -> Iterator[Row]:
    for arrangement in view.book.arrangements.values():
        if not arrangement.can_be_in_force:
            continue
        for reading in arrangement.readings:
            for area in reading.areas:
                if area.zone == zone and _asked(area, window, view.known_at):
                    yield _row(view, arrangement, reading, area)
            for out in reading.left_out:
                area = max(reading.areas, key=lambda a: _last_end(a, view.known_at))
                if out.zone == zone and known(out.cite, view.known_at) and _asked(area, window, view.known_at):
                    row = _row(view, arrangement, reading, area)
                    cites = tuple(case_cite(c) for c in out.cite)
                    words = out.words or "left out"
                    yield row.model_copy(update={"left_out": True, "as_written": words, "notes": (), "cites": cites})


def _last_end(area: Area, known_at: datetime | None) -> datetime:
    ends = [p.until.latest or NEVER if p.until else NEVER for p in counted(area, known_at)]
    return max(ends, default=EVER)


def _in_order(rows: Iterator[Row]) -> tuple[Row, ...]:
    """By the first start of their arrangement; the readings of one stay together, in the order of its file."""
    held = list(rows)
    first: dict[str, datetime] = {}
    for row in held:
        starts = min(p.starts[0] for p in row.periods)
        first[row.arrangement] = min(starts, first.get(row.arrangement, starts))
    return tuple(sorted(held, key=lambda row: (first[row.arrangement], row.arrangement)))


def _asked(area: Area, window: Span, known_at: datetime | None) -> bool:
    """Whether a period that is known by then may touch the window."""
    start, end = window
    return any(
        (end is None or p.since.earliest < end)
        and (start is None or p.until is None or p.until.latest is None or p.until.latest > start)
        for p in counted(area, known_at)
    )


def _row(view: View, arrangement: Arrangement, reading: Reading, area: Area) -> Row:
    periods = counted(area, view.known_at)
    said = formal(view.book, arrangement, None, view.known_at)
    last = max(periods, key=lambda p: p.since.earliest)
    open_end = any(p.until is None for p in periods)
    until = "no end recorded" if open_end else boundary_words(last.until, arrangement.zone)
    if said.ended is not None:
        until = f"declared over {boundary_words(said.ended, arrangement.zone)}"
    return Row(
        arrangement=arrangement.id,
        name=arrangement.name,
        reading=reading.id,
        issuer=reading.issuer,
        as_written=area.as_written,
        left_out=False,
        periods=tuple(_period(p, arrangement.zone, said.ended) for p in periods),
        until=until,
        status="" if said.contest is Contest.NONE else said.contest.value,
        notes=gaps(area, view.known_at),
        declared_over=tuple(s.on.earliest for s in said.positions if s.over),
    )


def _period(period: Period, zone: str, ended: Boundary | None) -> PeriodLine:
    mismatches = (duration_mismatch(period, zone), end_mismatch(period, zone))
    end = (period.until.earliest, period.until.latest) if period.until else (None, None)
    if ended is not None and (end[0] is None or ended.earliest < end[0]):
        end = ended.earliest, ended.latest
    announced = boundary_words(period.announced, zone) if period.announced else ""
    return PeriodLine(
        kind=period.kind,
        since=boundary_words(period.since, zone),
        until=boundary_words(period.until, zone, "no end recorded"),
        starts=(period.since.earliest, period.since.latest),
        ends=end,
        announced=f"{announced} by {period.announced_by}" if announced and period.announced_by else announced,
        stated_length=length_words(period.stated_duration) if period.stated_duration else "",
        stated_end=period.stated_end,
        notes=tuple(m for m in mismatches if m),
        cites=tuple(case_cite(c) for c in period.cite),
    )


def _wider(view: View, zone: str, above: Mapping[str, bool | None], window: Span) -> Iterator[str]:
    """Arrangements of the zones that hold this one, by name, save where every reading leaves this one out."""
    found: dict[str, dict[str, None]] = {}
    for other, whole in above.items():
        for arrangement in view.book.arrangements.values():
            if not arrangement.can_be_in_force:
                continue
            for reading in arrangement.readings:
                out = any(e.zone == zone and known(e.cite, view.known_at) for e in reading.left_out)
                if not out and any(a.zone == other and _asked(a, window, view.known_at) for a in reading.areas):
                    part = "" if whole else ", in part"
                    found.setdefault(f"{arrangement.name} ({view.book.zones[other].name}{part})", {})[
                        reading.issuer
                    ] = None
    return (f"{name}: {'; '.join(issuers)}" for name, issuers in found.items())
