"""Conditions held against what a view holds: claims and incidents as known then, and the watch log as recorded then."""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.view import View
from trucewatch.case.watch import watch_log
from trucewatch.terms.conditions import Clock, Evidence, clocks


def evidence(view: View, at: datetime) -> Evidence:
    """What conditions are held against at an instant."""
    return Evidence(
        book=view.book,
        incidents=view.incidents,
        claims={key: on_record.claim for key, on_record in view.claims.items()},
        watch=watch_log(view.held.watched),
        at=at,
        known_at=view.known_at,
        day_starts=view.files.config.day_starts,
    )


def clocks_at(view: View, at: datetime) -> tuple[Clock, ...]:
    """The conditions known to the view, each under each reading that it may be asked of."""
    return clocks(evidence(view, at))
