"""The records of structured feeds that a case holds: derived from their objects whenever they are asked for."""

from __future__ import annotations

from trucewatch.case.view import View
from trucewatch.feeds import Feed, feed_of
from trucewatch.sources import acled, feed, ged

TYPES = frozenset({acled.MEDIA_TYPE, feed.MEDIA_TYPE, ged.MEDIA_TYPE})


def feeds(view: View) -> dict[str, Feed]:
    """The feeds among the reports of a view, by report."""
    held = (report for report in view.reports.values() if report.media_type in TYPES)
    return {report.id: feed_of(view.case.objects.get(report.sha256), report.id) for report in held}
