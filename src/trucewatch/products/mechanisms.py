"""Bodies that monitor: their seat, who contributes, and from where they watch."""

from __future__ import annotations

from trucewatch.case.view import View
from trucewatch.model.frozen import Frozen
from trucewatch.model.source import Mechanism
from trucewatch.model.watch import Mode
from trucewatch.products.cite import Cite, case_cite
from trucewatch.products.scope import Window
from trucewatch.products.words import boundary_words
from trucewatch.terms.known import known


class MechanismLine(Frozen):
    """A body that monitors: its seat, from where it watches, who contributes, and what is not stated."""

    name: str
    said: str
    cites: tuple[Cite, ...]


def mechanisms(view: View, window: Window) -> tuple[MechanismLine, ...]:
    """The mechanisms known by the end of a window."""
    zone = view.files.config.zone
    moment = window.end if view.known_at is None else min(window.end, view.known_at)
    return tuple(
        MechanismLine(
            name=source.name,
            said=mechanism_words(view, source.mechanism, zone),
            cites=tuple(case_cite(c) for c in source.mechanism.cite),
        )
        for source in view.files.sources.values()
        if source.mechanism and known(source.mechanism.cite, moment)
    )


def mechanism_words(view: View, said: Mechanism, zone: str) -> str:
    """A mechanism in words; what is not stated is told as not stated."""
    names = sorted(view.files.parties[k].name if k in view.files.parties else k for k in said.contributors)
    parts = [
        f"seat {said.seat}",
        f"{said.mode}: what it passes on is relayed, not observed" if said.mode is Mode.REMOTE else said.mode,
        f"contributors: {', '.join(names) or 'not stated'}",
        f"hours: {said.hours or 'not stated'}",
        f"headcount: {said.headcount if said.headcount is not None else 'not stated'}",
        f"announced {boundary_words(said.announced, zone, 'on a date not stated')}",
    ]
    return "; ".join(parts)
