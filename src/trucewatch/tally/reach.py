"""The claims that some claims can differ from: those of one event, matter or report, and those told of times near.

It saves holding every claim of a long record to every other one when a board asks for a day. Each pair of which one is
asked about stays; two others are not held together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate

from trucewatch.model.incident import OPEN_END, OPEN_START
from trucewatch.model.when import When
from trucewatch.tally.told import Told

FAR = timedelta(days=31)
"""No finder holds two claims together that share nothing but a time and lie farther apart than this."""


def within_reach(told: Sequence[Told], touching: Collection[str]) -> list[Told]:
    """The claims named by id, and after them those that they can differ from, as not asked about."""
    asked = [t for t in told if t.id in touching]
    shared = {key for t in asked for key in _matters(t)}
    spans = sorted(_hull(t) for t in asked)
    starts = [start for start, _ in spans]
    latest = list(accumulate((end for _, end in spans), max))

    def near(one: Told) -> bool:
        start, end = _hull(one)
        before = bisect_left(starts, _later(end))
        return before > 0 and latest[before - 1] >= _earlier(start)

    others = (t for t in told if t.id not in touching and (not shared.isdisjoint(_matters(t)) or near(t)))
    return [*asked, *(replace(t, asked=False) for t in others)]


def _matters(told: Told) -> Iterable[tuple[str, str]]:
    """What a person or a report put it with."""
    yield "event", told.event
    yield "report", told.report
    if told.claim.about:
        yield "about", told.claim.about
    for _, of in told.ties:
        yield "tie", of


def _hull(told: Told) -> tuple[datetime, datetime]:
    """From the first to the last instant that it tells of or was told at; all of time where either is not known."""
    given: list[When] = [w for w in (told.when, told.said) if w is not None]
    if not all(w.resolved for w in given):
        return OPEN_START, OPEN_END
    return min(w.start or OPEN_START for w in given), max(w.end or OPEN_END for w in given)


def _later(instant: datetime) -> datetime:
    return OPEN_END if instant >= OPEN_END - FAR else instant + FAR


def _earlier(instant: datetime) -> datetime:
    return OPEN_START if instant <= OPEN_START + FAR else instant - FAR
