"""Who watched what, when: shifts of a seat, and the gaps in them. Where nobody watched, nothing is known.

Invariant: a shift counts as coverage only once its end is on record; one left open covers nothing yet.
"""

from __future__ import annotations

from enum import StrEnum

from trucewatch.model.citation import Key
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Instant


class Mode(StrEnum):
    """From where a seat watches. What comes from a remote one is relayed, not observed."""

    ON_SITE = "on site"
    REMOTE = "remote"


class WatchStep(StrEnum):
    """What an entry of the watch log says."""

    OPENED = "opened"  # a shift begins; its end follows
    CLOSED = "closed"  # the open shift of that seat ends
    SHIFT = "shift"  # a whole shift that is over
    GAP = "gap"  # no watch by that seat, inside its shifts or beside them


class Shift(Frozen):
    """One shift of a seat, `[since, until)`; `until` None while it is open.

    `zones` are ids of zones or gazetteer places and `sources` ids of sources; empty means all of the case.
    """

    seat: Key
    since: Instant
    until: Instant | None
    zones: tuple[Key, ...] = ()
    sources: tuple[Key, ...] = ()
    mode: Mode = Mode.REMOTE
    entry: int = 0


class Gap(Frozen):
    """A stretch `[since, until)` in which a seat did not watch, with the reason."""

    seat: Key
    since: Instant
    until: Instant
    why: str
    entry: int = 0
