"""Published counts of a period beside each other."""

from __future__ import annotations

from tally.made import GROUND, figure, told, toll
from trucewatch.model.figure import Counted
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.tally.reconcile import alone, compared, overlaps, published, tellers


def test_what_one_event_did_is_no_published_tally() -> None:
    event = told(Act.SHELLING, where="vale", figures=(figure("=3"),))
    assert [c.figure.sign for c in published([event, toll(">=30").told])] == ["≥30"]


def test_who_tells_of_what_and_what_only_one_tells_of() -> None:
    claims = [
        told(Act.SHELLING, "norland-state", event="a"),
        told(Act.SHELLING, "sudland-state", report=2, event="a"),
        told(Act.SHELLING, "sudland-state", report=2, event="b"),
        told(Act.SHELLING, "norland-state", event="b", stance=Stance.DENIES, actors=["norland-army"]),
    ]
    told_of = tellers(claims, {c.id: c.event for c in claims}, GROUND)
    assert told_of == {"norland-state": {"a"}, "sudland-state": {"a", "b"}}
    [one] = overlaps(told_of)
    assert (one.both, one.only_one, one.only_other) == (("a",), (), ("b",))
    assert alone(told_of) == {"norland-state": (), "sudland-state": ("b",)}


def test_counts_of_one_matter_are_compared_and_others_are_not() -> None:
    week = "2031-03-01..2031-03-07"
    rows = [
        toll("=199", during="2031-03-01..2031-03-06", counted=Counted.BREACH, who="breaches"),
        toll("=242", during=week, counted=Counted.BREACH, who="breaches", report=2),
        toll("=9", during="2030-01", counted=Counted.BREACH, who="breaches", report=3),
    ]
    assert [(i, j, c.match.value) for i, j, c in compared(rows, GROUND)] == [(0, 1, "not comparable")]
