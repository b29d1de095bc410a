"""What the desk could see in a window: who was heard. Silence is shown as silence, never as calm."""

from __future__ import annotations

from collections import Counter

from trucewatch.case.view import View
from trucewatch.model.frozen import Frozen
from trucewatch.model.report import Report, ReportKind
from trucewatch.products.scope import Window
from trucewatch.products.words import count_words


class Coverage(Frozen):
    """Who was heard in the window, and what that does not mean."""

    watch: str
    heard: tuple[str, ...]
    statement: str


def coverage(view: View, window: Window) -> Coverage:
    """Reports that first became available in the window, counted by origin."""
    heard = Counter(
        _origin(view, report)
        for report in view.reports.values()
        if report.available_from.overlaps(window.start, window.end)
    )
    return Coverage(
        watch="No watch log is kept in this case; where nobody reported, nothing is known.",
        heard=tuple(f"{name}: {count_words(n, 'report')}" for name, n in sorted(heard.items())),
        statement="" if heard else "No reports received for this period. That is not calm.",
    )


def _origin(view: View, report: Report) -> str:
    source = view.files.sources.get(report.origin or "")
    if source is None and not report.origin and report.kind is ReportKind.NOTE:
        return "the desk's own notes"
    return source.name if source else report.origin or "author not named"
