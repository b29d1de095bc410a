"""What the desk could see in a window: who was on watch, who was heard, and who monitors from where.

Silence is shown as silence, never as calm: a gap is told as a gap, hours without a report as hours without a report.
"""

from __future__ import annotations

from collections import Counter

from trucewatch.case.view import View
from trucewatch.case.watch import watch_log
from trucewatch.model.frozen import Frozen
from trucewatch.model.report import Report, ReportKind
from trucewatch.products.mechanisms import MechanismLine, mechanisms
from trucewatch.products.scope import Area, Window
from trucewatch.products.watch import ShiftLine, gap_words, shift_lines, span_words
from trucewatch.products.words import count_words
from trucewatch.terms.durations import in_words
from trucewatch.terms.nesting import nesting
from trucewatch.terms.spans import Span, clipped, length, without
from trucewatch.terms.watched import WatchLog


class Coverage(Frozen):
    """Who was on watch and who was heard in the window, and what that does not mean.

    `covered` is how long somebody was on watch (over the area, where one is asked about); `gaps` when nobody was.
    """

    watch: str
    covered: str
    gaps: tuple[str, ...]
    shifts: tuple[ShiftLine, ...]
    heard: tuple[str, ...]
    statement: str
    mechanisms: tuple[MechanismLine, ...]


def coverage(view: View, window: Window, area: Area | None = None) -> Coverage:
    """The watch of a window, and the reports that first became available in it, counted by origin."""
    zone = view.files.config.zone
    log = watch_log(view.held.watched)
    until = window.end if view.known_at is None else max(window.start, min(window.end, view.known_at))
    watched = _watched(view, log, window, area)
    gaps = without([(window.start, until)], watched)
    reports = [r for r in view.reports.values() if r.available_from.overlaps(window.start, window.end)]
    heard = Counter(_origin(view, report) for report in reports)
    kept = bool(log.shifts or log.gaps)
    return Coverage(
        watch=_words(watched, gaps, window, zone) if kept else NO_LOG,
        covered=in_words(length(watched)) if kept else "",
        gaps=tuple(gap_words(gap, _over(view, log, area), zone) for gap in gaps) if kept else (),
        shifts=shift_lines(view, log, window),
        heard=tuple(f"{name}: {count_words(n, 'report')}" for name, n in sorted(heard.items())),
        statement="" if heard else "No reports received during covered hours. That is not calm." if watched else SILENT,
        mechanisms=mechanisms(view, window),
    )


NO_LOG = "No watch log is kept in this case; where nobody reported, nothing is known."
SILENT = "No reports received for this period. That is not calm."


def _watched(view: View, log: WatchLog, window: Window, area: Area | None) -> tuple[Span, ...]:
    if area is None:
        spans = clipped(log.spans(log.shifts), window.start, window.end)
    else:
        place = area.place.id
        spans = log.over(place, nesting(view.book), view.book.contained_in(place), (window.start, window.end))
    return spans if view.known_at is None else clipped(spans, window.start, max(window.start, view.known_at))


def _over(view: View, log: WatchLog, area: Area | None) -> WatchLog:
    """The part of the log that can explain a gap over an area: shifts over it, and the gaps of their seats."""
    if area is None:
        return log
    place = area.place.id
    return log.reaching(place, nesting(view.book), view.book.contained_in(place))


def _words(watched: tuple[Span, ...], gaps: tuple[Span, ...], window: Window, zone: str) -> str:
    whole = in_words(window.end - window.start)
    if not watched:
        return f"Nobody is on record as on watch in these {whole}; where nobody reported, nothing is known."
    told = f"Watched {in_words(length(watched))} of {whole}"
    missing = "; no watch " + ", ".join(span_words(gap, zone) for gap in gaps) if gaps else ", without a gap"
    return f"{told}{missing}."


def _origin(view: View, report: Report) -> str:
    source = view.files.sources.get(report.origin or "")
    if source is None and not report.origin and report.kind is ReportKind.NOTE:
        return "the desk's own notes"
    return source.name if source else report.origin or "author not named"
