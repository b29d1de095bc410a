"""The watch log as recorded: undone like a decision, replayed as of an instant, erased without harm to the chain."""

from __future__ import annotations

from datetime import datetime

import pytest

from made import DeskClock, at
from trucewatch.case.case import Case
from trucewatch.case.decisions import Decision, DecisionsFile
from trucewatch.case.review import review, review_file
from trucewatch.case.view import view
from trucewatch.case.watch import record_watch, watch_log
from trucewatch.errors import BadInput, CaseFault
from trucewatch.ledger.payloads import Watched
from trucewatch.model.watch import Mode, WatchStep
from trucewatch.terms.watched import WatchLog


def say(
    case: Case, step: WatchStep, since: datetime | None = None, until: datetime | None = None, **rest: object
) -> int:
    seen = view(case)
    said = Watched(step=step, seat="desk-1", since=since, until=until, **rest)  # type: ignore[arg-type]
    return record_watch(case, seen.held, seen.files, said, "duty officer").seq


def log(case: Case, recorded_by: datetime | None = None) -> WatchLog:
    return watch_log(view(case, recorded_by=recorded_by).held.watched)


def test_opened_then_closed_is_one_shift(stored: Case) -> None:
    opened = say(stored, WatchStep.OPENED, at("03-04 06:00"), mode=Mode.ON_SITE, zones=("vale",))
    assert log(stored).shifts[0].until is None
    say(stored, WatchStep.CLOSED, until=at("03-04 14:00"))
    [shift] = log(stored).shifts
    assert (shift.since, shift.until, shift.mode, shift.zones) == (
        at("03-04 06:00"),
        at("03-04 14:00"),
        "on site",
        ("vale",),
    )
    assert shift.entry == opened


def test_undone_and_replayed(stored: Case, clock: DeskClock) -> None:
    entry = say(stored, WatchStep.SHIFT, at("03-04 06:00"), at("03-04 14:00"))
    then = clock()
    clock.move(hours=1)
    decision = Decision(undo=entry, why="written for the wrong day")
    review(stored, view(stored), DecisionsFile(role="head of cell", decisions=(decision,)))
    assert log(stored).shifts == ()
    assert len(log(stored, then).shifts) == 1
    assert say(stored, WatchStep.SHIFT, at("03-04 06:00"), at("03-04 14:00")) > entry


def test_what_lies_ahead_is_not_recorded(stored: Case, clock: DeskClock) -> None:
    clock.now = at("03-04 12:00")
    with pytest.raises(BadInput, match="open it now and close it then"):
        say(stored, WatchStep.SHIFT, at("03-04 06:00"), at("03-04 14:00"))
    with pytest.raises(BadInput, match="lies ahead"):
        say(stored, WatchStep.OPENED, at("03-04 12:01"))
    with pytest.raises(BadInput, match="give --until"):
        say(stored, WatchStep.SHIFT, at("03-04 06:00"))
    assert log(stored) == WatchLog()


def test_a_gap_twice_is_told(stored: Case) -> None:
    say(stored, WatchStep.GAP, at("03-04 06:00"), at("03-04 07:00"), why="power cut")
    with pytest.raises(BadInput, match="on record already"):
        say(stored, WatchStep.GAP, at("03-04 06:00"), at("03-04 07:00"), why="power cut")


FILE = """\
role: duty officer
decisions:
  - watch: {step: shift, seat: mill-post, from: 2031-03-03 06:00, until: 2031-03-03 14:00, zones: [vale], mode: on site}
  - watch: {step: gap, seat: mill-post, from: 2031-03-03 07:00, until: 2031-03-03 07:30, why: fog}
  - watch: {step: opened, seat: hill-post, from: 2031-03-03 06:00}
  - watch: {step: closed, seat: hill-post, until: 2031-03-03 24:00}
"""


def test_a_decisions_file_holds_the_watch_log_and_repeats_nothing(stored: Case) -> None:
    done = review_file(stored, view(stored), "watch.yml", FILE.encode())
    assert (len(done.entries), done.already) == (4, 0)
    held = log(stored)
    assert [(s.seat, s.mode, s.zones) for s in held.shifts] == [
        ("hill-post", "remote", ()),
        ("mill-post", "on site", ("vale",)),
    ]
    assert held.shifts[0].until == at("03-03 18:15"), "on the case's own clock"
    assert [g.why for g in held.gaps] == ["fog"]
    again = review_file(stored, view(stored), "watch.yml", FILE.encode())
    assert (again.entries, again.already) == ([], 4)


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("step: shift, seat: a, from: 2031-03-03 06:00, until: 2031-03-03 05:00", "before it starts"),
        (
            "step: shift, seat: mill-post, from: 2031-03-03 13:00, until: 2031-03-03 15:00",
            "the step before in this file",
        ),
        ("step: shift, seat: a, from: 2031-03-03, until: 2031-03-04", "is no instant; write the hour"),
        ("step: gap, seat: a, from: 2031-03-03 06:00, until: 2031-03-03 07:00", "a gap needs its reason"),
        ("step: closed, seat: a, until: 2031-03-03 07:00", "no shift is open"),
        ("step: shift, seat: a, from: 2032-03-03 06:00, until: 2032-03-03 07:00", "lies ahead"),
        ("step: shift, seat: a, zones: [vael], from: 2031-03-03 06:00, until: 2031-03-03 07:00", "near: vale"),
        ("step: shift, seat: A Person, from: 2031-03-03 06:00, until: 2031-03-03 07:00", "small letters, digits"),
    ],
)
def test_a_step_that_does_not_fit_refuses_the_whole_file(stored: Case, said: str, refused: str) -> None:
    with pytest.raises(CaseFault, match=refused) as fault:
        review_file(stored, view(stored), "watch.yml", f"{FILE}  - watch: {{{said}}}\n".encode())
    assert "watch.yml:7" in str(fault.value)
    assert log(stored).shifts == ()
