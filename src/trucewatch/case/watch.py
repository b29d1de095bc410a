"""The watch log: what seats recorded, read as shifts and gaps, and what may be recorded next.

A seat is a chair at the desk or a post in the field, never a person; whoever sits on it is the entry's role.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import datetime

from trucewatch.case.case import Case
from trucewatch.case.files import CaseFiles
from trucewatch.case.fold import Held
from trucewatch.errors import BadInput, NotHeld
from trucewatch.ledger import Entry
from trucewatch.ledger.payloads import Watched
from trucewatch.model.instant import iso
from trucewatch.model.watch import Gap, Shift, WatchStep
from trucewatch.terms.watched import WatchLog


def watch_log(entries: Iterable[Entry]) -> WatchLog:
    """The shifts and gaps that these entries tell, by their start."""
    return log_of((e.payload, e.seq) for e in entries if isinstance(e.payload, Watched))


def log_of(steps: Iterable[tuple[Watched, int]]) -> WatchLog:
    """The same of steps with their entries, 0 for one that is not recorded yet.

    A closing without an open shift tells of none: the opening that it closed was undone.
    """
    shifts: list[Shift] = []
    gaps: list[Gap] = []
    for said, entry in steps:
        match said.step:
            case WatchStep.CLOSED:
                shifts = [_closed(s, said) for s in shifts]
            case WatchStep.GAP:
                assert said.since is not None
                assert said.until is not None
                gaps.append(Gap(seat=said.seat, since=said.since, until=said.until, why=said.why, entry=entry))
            case _:
                shifts.append(_shift(said, entry))
    return WatchLog(
        tuple(sorted(shifts, key=lambda s: (s.since, s.seat, s.entry))),
        tuple(sorted(gaps, key=lambda g: (g.since, g.seat, g.entry))),
    )


def _shift(said: Watched, entry: int) -> Shift:
    assert said.since is not None
    return Shift(
        seat=said.seat,
        since=said.since,
        until=said.until,
        zones=said.zones,
        sources=said.sources,
        mode=said.mode,
        entry=entry,
    )


def _closed(shift: Shift, said: Watched) -> Shift:
    mine = shift.seat == said.seat and shift.until is None
    return shift.model_copy(update={"until": said.until}) if mine else shift


def record_watch(case: Case, held: Held, files: CaseFiles, said: Watched, role: str) -> Entry:
    """Record a step of the watch log. Raises BadInput or NotHeld, with nothing recorded, where it cannot be."""
    return case.ledger.append([fitting(watch_log(held.watched), files, said, case.clock())], role)[0]


def fitting(log: WatchLog, files: CaseFiles, said: Watched, now: datetime) -> Watched:
    """The step as it is recorded after this log; raises BadInput or NotHeld where it does not fit."""
    _named(said, files)
    open_shift = next((s for s in log.shifts if s.seat == said.seat and s.until is None), None)
    match said.step:
        case WatchStep.OPENED:
            _begins(said, now)
            if open_shift is not None:
                raise BadInput(
                    f"seat {said.seat!r}: its shift from {iso(open_shift.since)} is still open; close it first with "
                    f"`trucewatch watch close`, or undo {_told_by(open_shift)}"
                )
        case WatchStep.CLOSED:
            if open_shift is None:
                raise BadInput(f"seat {said.seat!r}: no shift is open; record a whole one, with its start and its end")
            said = said.model_copy(update={"since": open_shift.since})
            _ends(said, now)
        case _:
            _begins(said, now)
            _ends(said, now)
    if said.step is not WatchStep.GAP:
        _alone(said, log, open_shift)
    elif any((g.seat, g.since, g.until) == (said.seat, said.since, said.until) for g in log.gaps):
        raise BadInput(f"seat {said.seat!r}: that gap is on record already")
    return said


def _told_by(shift: Shift) -> str:
    return f"entry {shift.entry}" if shift.entry else "the step before in this file"


def _named(said: Watched, files: CaseFiles) -> None:
    zones, sources = files.zones.keys() | files.places.keys(), files.sources.keys()
    for noun, keys, known in (("zone or place", said.zones, zones), ("source", said.sources, sources)):
        for key in keys:
            if key not in known:
                near = difflib.get_close_matches(key, sorted(known), n=3)
                hint = f"; near: {', '.join(near)}" if near else ""
                raise NotHeld(f"the {noun} {key!r}: the case defines none of that id{hint}")


def _begins(said: Watched, now: datetime) -> None:
    if said.since is None:
        raise BadInput(f"seat {said.seat!r}: when did it begin? give --from")
    if said.since > now:
        raise BadInput(f"seat {said.seat!r}: it begins at {iso(said.since)}, which lies ahead; record it once it began")


def _ends(said: Watched, now: datetime) -> None:
    noun = "gap" if said.step is WatchStep.GAP else "shift"
    if said.until is None:
        raise BadInput(f"seat {said.seat!r}: when did it end? give --until")
    assert said.since is not None
    if said.until <= said.since:
        raise BadInput(
            f"seat {said.seat!r}: the {noun} from {iso(said.since)} ends at {iso(said.until)}, before it starts or as "
            "it starts; correct its start or its end"
        )
    if said.until > now:
        raise BadInput(
            f"seat {said.seat!r}: the {noun} ends at {iso(said.until)}, which lies ahead; open it now and close it then"
        )


def _alone(said: Watched, log: WatchLog, open_shift: Shift | None) -> None:
    """A seat has one shift at a time; one that is open reaches as far as it is not closed."""
    for shift in log.shifts:
        if shift.seat != said.seat or (said.step is WatchStep.CLOSED and shift is open_shift):
            continue
        begun = said.since is not None and (shift.until is None or said.since < shift.until)
        if begun and (said.until is None or shift.since < said.until):
            until = iso(shift.until) if shift.until else "still open"
            raise BadInput(
                f"seat {said.seat!r}: it has a shift from {iso(shift.since)} to {until} ({_told_by(shift)}) at "
                "that time; name another seat, correct the times, or undo it"
            )
