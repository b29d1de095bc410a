"""The watch of some days at a glance: who is on watch, what was not watched in each zone, and each day's hours.

Where nobody watched, nothing is known: a gap is shown for each zone, also where another zone was watched.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from trucewatch.case.view import View
from trucewatch.case.watch import watch_log
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import MINUTE
from trucewatch.products.scope import Window, day_of, day_window
from trucewatch.products.watch import WatchSheet, gap_words, open_watch, watch_sheet
from trucewatch.terms.durations import in_words
from trucewatch.terms.nesting import nesting
from trucewatch.terms.spans import Span, clipped, length, without
from trucewatch.terms.watched import WatchLog

DAYS = 14
"""Days shown, the last of them the one asked about."""

WHOLE = "anywhere in the case"


class ZoneWatch(Frozen):
    """What was watched of one zone in the window: how long, of how long, and the stretches without watch."""

    zone: str
    name: str
    covered: str
    of: str
    gaps: tuple[str, ...]


class DayWatch(Frozen):
    """One day of the case: for each zone, how long it was watched; empty where it was not watched at all."""

    day: str
    of: str
    covered: tuple[str, ...]


class WatchBoard(Frozen):
    """The watch log at an instant: open shifts, the log of the window, and the watch by zone and by day.

    `kept` is False where the case has no watch log at all. `names` are the zones of `days`, in their order.
    """

    kept: bool
    open: tuple[str, ...]
    sheet: WatchSheet
    zones: tuple[ZoneWatch, ...]
    names: tuple[str, ...]
    days: tuple[DayWatch, ...]


def watch_board(view: View, window: Window) -> WatchBoard:
    """The watch of a window, over each zone that an arrangement names. What lies after `known_at` is left out."""
    log, nested = watch_log(view.held.watched), nesting(view.book)
    wanted = sorted({a.zone for x in view.files.arrangements.values() for r in x.readings for a in r.areas})
    logs = {"": log, **{key: log.reaching(key, nested, view.book.contained_in(key) - {key}) for key in wanted}}
    names = {"": WHOLE, **{key: view.files.zones[key].name for key in wanted}}
    end = window.end if view.known_at is None else max(window.start, min(window.end, view.known_at))
    asked = (window.start, end)
    return WatchBoard(
        kept=bool(log.shifts or log.gaps),
        open=open_watch(view, end),
        sheet=watch_sheet(view, window),
        zones=tuple(_zone(key, names[key], logs[key], asked, view.files.config.zone) for key in names),
        names=tuple(names.values()),
        days=_days(view, list(logs.values()), end),
    )


def _zone(key: str, name: str, log: WatchLog, window: Span, zone: str) -> ZoneWatch:
    watched = clipped(log.spans(log.shifts), *window)
    return ZoneWatch(
        zone=key,
        name=name,
        covered=in_words(length(watched)),
        of=in_words(window[1] - window[0]),
        gaps=tuple(gap_words(gap, log, zone) for gap in without([window], watched)),
    )


def _days(view: View, logs: list[WatchLog], at: datetime) -> tuple[DayWatch, ...]:
    """The last days up to an instant, the latest first; of a day that is not over, what is over of it."""
    config = view.files.config
    last = day_of(at - MINUTE, config)
    spans = [log.spans(log.shifts) for log in logs]
    found = []
    for n in range(DAYS):
        whole = day_window(last - timedelta(days=n), config)
        end = min(whole.end, at)
        watched = [length(clipped(held, whole.start, end)) for held in spans]
        covered = tuple(in_words(w) if w else "" for w in watched)
        found.append(DayWatch(day=whole.words, of=in_words(end - whole.start), covered=covered))
    return tuple(found)
