"""What needs saying beside an answer: expired yet still spoken of, left out, lengths that disagree, rival readings.

A flag is a sentence for a person. None of them changes an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from trucewatch.model.arrangement import Area, Arrangement, Reading, Statement
from trucewatch.model.instant import Boundary
from trucewatch.model.vocabulary import Truth
from trucewatch.terms.cover import Cover
from trucewatch.terms.durations import duration_mismatch, end_mismatch
from trucewatch.terms.kleene import both
from trucewatch.terms.periods import NEVER, chains, counted, gaps, written

_RANK = {True: 0, None: 1, False: 2}


def foremost(answer: Cover) -> Area:
    """The area that an answer rests on most: surest in place, then in time, then first in the reading."""
    return min(answer.areas, key=lambda asked: (_RANK[asked[1]], _RANK[asked[2]]))[0]


def asked_chain(area: Area, at: datetime, known_at: datetime | None) -> tuple[Boundary, Boundary | None]:
    """Start and end of the chain of periods that an instant asks about: the last one begun, else the first to come."""
    runs = chains(counted(area, known_at))
    begun = [run for run in runs if run[0].since.earliest <= at]
    run = begun[-1] if begun else runs[0]
    open_ended = any(period.until is None for period in run)
    ends = [period.until for period in run if period.until is not None]
    return run[0].since, None if open_ended else max(ends, key=lambda b: b.latest or NEVER)


def expired(until: Boundary | None, at: datetime) -> bool:
    """Whether an end has certainly passed; the end itself is no longer inside."""
    return until is not None and until.latest is not None and until.latest <= at


def condition_flags(
    arrangement: Arrangement, reading: Reading, until: Boundary | None, told: Sequence[Statement], at: datetime
) -> tuple[str, ...]:
    """That it expired, with the statements on its condition or area that fall after the end.

    The instant asked for does not bound these statements: what a later source says bears on what was recorded.
    """
    if until is None or not expired(until, at):
        return ()
    head = f"{arrangement.name}, as read by {reading.issuer}, expired {written(until)}"
    later = [s for s in told if s.about in ("condition", "area") and _mostly_after(s.on, until)]
    if not later:
        return (f"{head}; no extension recorded in this reading",)
    who = "a later source still speaks" if len(later) == 1 else "later sources still speak"
    words = "; ".join(f"{s.by}, {s.on.as_written}: {s.says}" for s in later)
    return (f"{head}; {who} of it ({words}), no extension recorded in this reading",)


def _mostly_after(on: Boundary, until: Boundary) -> bool:
    """Whether a statement falls after an end; one dated to the day, if more of that day does."""
    if until.latest is None:
        return False
    return on.latest is None or on.latest - until.latest > max(until.latest - on.earliest, timedelta())


def left_out_flags(answer: Cover) -> tuple[str, ...]:
    """That the place is left out, or may be."""
    return (answer.area_basis,) if answer.left_out else ()


def period_flags(area: Area, zone: str, known_at: datetime | None) -> tuple[str, ...]:
    """Stated lengths and ends that the boundaries contradict, and seams that do not join, for one area."""
    told = [m for p in counted(area, known_at) for m in (duration_mismatch(p, zone), end_mismatch(p, zone)) if m]
    return tuple(f"zone {area.zone}: {text}" for text in (*told, *gaps(area, known_at)))


def rival_flags(reading: Reading, answers: Sequence[tuple[Reading, Cover]]) -> tuple[str, ...]:
    """The other readings of the same arrangement that answer otherwise here."""
    held = {r.id: Truth.of(both(a.area, a.time)) for r, a in answers}
    return tuple(
        f"reading {other.id} ({other.issuer}) answers {held[other.id]}, this one {held[reading.id]}"
        for other, _ in answers
        if held[other.id] is not held[reading.id]
    )
