"""What counts at an instant of knowledge: a fact of a case counts once one of its citations could be known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from trucewatch.model.citation import Citation


def known(cites: Iterable[Citation], known_at: datetime | None) -> bool:
    """Whether one of the citations is dated by `known_at` at the earliest; None asks with all that is on record."""
    return known_at is None or any(cite.date.earliest <= known_at for cite in cites)


def sources(cites: Iterable[Citation]) -> str:
    """The citations in words, each once: `Harrow Post, 2031-03-02; Radio Vale, 2031-03-03`."""
    return "; ".join(dict.fromkeys(f"{cite.outlet}, {cite.date.as_written}" for cite in cites))
