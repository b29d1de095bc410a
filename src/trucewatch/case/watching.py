"""Steps of the watch log in a decisions file, held against the log and against the steps before them in the file."""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.decisions import WrittenWatch
from trucewatch.case.refer import Desk
from trucewatch.case.watch import fitting, log_of
from trucewatch.ledger.payloads import Watched
from trucewatch.model.instant import Boundary
from trucewatch.model.watch import WatchStep


def watched(desk: Desk, written: WrittenWatch) -> Watched | None:
    """The entry that records a step; None where it stands already. Raises ValueError or BadInput with the fault."""
    said = Watched(
        step=written.step,
        seat=written.seat,
        since=_instant(written.since, "from"),
        until=_instant(written.until, "until"),
        zones=written.zones,
        sources=written.sources,
        mode=written.mode,
        why=written.why,
    )
    if said.step is WatchStep.GAP and not said.why:
        raise ValueError(f"seat {said.seat!r}: a gap needs its reason; add `why`")
    if any(_same(said, one) for one, _ in desk.watched):
        return None
    fit = fitting(log_of(desk.watched), desk.files, said, desk.case.clock())
    desk.watched.append((fit, 0))
    return fit


def _instant(given: Boundary | None, name: str) -> datetime | None:
    if given is None:
        return None
    if not given.exact:
        raise ValueError(f"`{name}: {given.as_written}` is no instant; write the hour too, such as 2031-03-04 08:00")
    return given.earliest


def _same(said: Watched, held: Watched) -> bool:
    """Whether a step is on record already; of a closing, the log knows the beginning and the file does not."""
    if said.step is WatchStep.CLOSED:
        return (held.step, held.seat, held.until) == (said.step, said.seat, said.until)
    return held == said
