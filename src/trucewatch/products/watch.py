"""The watch log in words: shifts, gaps with their reasons, and what is open and therefore covers nothing yet."""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.view import View
from trucewatch.case.watch import watch_log
from trucewatch.ledger.payloads import Watched
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import MINUTE, iso
from trucewatch.model.watch import Shift, WatchStep
from trucewatch.products.scope import Window
from trucewatch.products.words import local_minute
from trucewatch.terms.durations import in_words
from trucewatch.terms.spans import Span, without
from trucewatch.terms.watched import WatchLog


class ShiftLine(Frozen):
    """One shift. `until` is empty while it is open: it then covers nothing yet."""

    seat: str
    since: str
    until: str
    mode: str
    zones: str
    sources: str
    entry: int


class GapLine(Frozen):
    """A gap that a seat stated, with its reason."""

    seat: str
    since: str
    until: str
    why: str
    entry: int


class WatchSheet(Frozen):
    """The watch log of a window: shifts and stated gaps that touch it. `window` is `[start, end)` in UTC."""

    window: tuple[str, str]
    shifts: tuple[ShiftLine, ...]
    gaps: tuple[GapLine, ...]


def watch_sheet(view: View, window: Window) -> WatchSheet:
    """The watch log as it touches a window."""
    zone = view.files.config.zone
    log = watch_log(view.held.watched)
    gaps = [g for g in log.gaps if g.since < window.end and window.start < g.until]
    return WatchSheet(
        window=(iso(window.start), iso(window.end)),
        shifts=shift_lines(view, log, window),
        gaps=tuple(
            GapLine(
                seat=g.seat,
                since=local_minute(g.since, zone),
                until=local_minute(g.until, zone),
                why=g.why,
                entry=g.entry,
            )
            for g in gaps
        ),
    )


def shift_lines(view: View, log: WatchLog, window: Window) -> tuple[ShiftLine, ...]:
    """The shifts that touch a window, by their start."""
    touching = (s for s in log.shifts if s.since < window.end and (s.until is None or window.start < s.until))
    return tuple(_line(view, shift) for shift in touching)


def _line(view: View, shift: Shift) -> ShiftLine:
    zone, sources = view.files.config.zone, view.files.sources
    names = {**{k: p.name for k, p in view.files.places.items()}, **{k: z.name for k, z in view.files.zones.items()}}
    return ShiftLine(
        seat=shift.seat,
        since=local_minute(shift.since, zone),
        until=local_minute(shift.until, zone) if shift.until else "",
        mode=shift.mode,
        zones=", ".join(names.get(k, k) for k in shift.zones) or "the whole case",
        sources=", ".join(sources[k].name if k in sources else k for k in shift.sources) or "all sources",
        entry=shift.entry,
    )


def span_words(span: Span, zone: str) -> str:
    """A stretch on the local clock: `2031-03-04 03:10–05:40 +05:45`, with the day of its end where that is another."""
    start, end = (local_minute(side, zone) for side in span)
    last = local_minute(span[1] - MINUTE, zone)
    if start[:10] != last[:10] or start[-6:] != last[-6:]:
        return f"{start} to {end}"
    return f"{start[:16]}–{end[11:] if end[:10] == start[:10] else f'24:00 {end[-6:]}'}"


def gap_words(gap: Span, log: WatchLog, zone: str) -> str:
    """A stretch without coverage, how long it is, and why: a stated reason, or a shift that is not closed yet."""
    reasons = [g.why for g in log.gaps if g.why and g.since < gap[1] and gap[0] < g.until]
    reasons += [
        f"seat {s.seat} is open since {local_minute(s.since, zone)} and counts once it is closed"
        for s in log.shifts
        if s.until is None and s.since < gap[1]
    ]
    why = f": {'; '.join(dict.fromkeys(reasons))}" if reasons else ""
    return f"{span_words(gap, zone)} ({in_words(gap[1] - gap[0])}){why}"


def open_watch(view: View, at: datetime) -> tuple[str, ...]:
    """The shifts that are open at an instant, and since when."""
    zone = view.files.config.zone
    shifts = [s for s in watch_log(view.held.watched).shifts if s.until is None and s.since <= at]
    return tuple(f"seat {s.seat}: open since {local_minute(s.since, zone)}, not closed" for s in shifts)


def gaps_between(view: View, since: datetime, now: datetime) -> tuple[str, ...]:
    """When nobody was on watch between two instants; empty where no watch log is kept."""
    log = watch_log(view.held.watched)
    if not (log.shifts or log.gaps) or since >= now:
        return ()
    missing = without([(since, now)], log.spans(log.shifts))
    return tuple(gap_words(span, log, view.files.config.zone) for span in missing)


def watch_words(said: Watched, zone: str) -> str:
    """An entry of the watch log in words."""
    since, until = (local_minute(side, zone) if side else "" for side in (said.since, said.until))
    match said.step:
        case WatchStep.OPENED:
            what = f"shift opened at {since}"
        case WatchStep.CLOSED:
            what = f"shift closed at {until}"
        case WatchStep.GAP:
            what = f"no watch from {since} to {until}"
        case _:
            what = f"shift from {since} to {until}"
    return f"watch, seat {said.seat}: {what}{f': {said.why}' if said.why else ''}"
