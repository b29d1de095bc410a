"""Suggestions that nobody decided on and that may bear on the days of a clock: told beside it, used for nothing."""

from __future__ import annotations

from trucewatch.case.matters import AHEAD
from trucewatch.case.view import View
from trucewatch.model.claim import Claim
from trucewatch.model.condition import MEASURES, AidDay, CalmDay
from trucewatch.terms.breaks import Ground, in_grounds
from trucewatch.terms.conditions import Clock


def waiting(view: View, clock: Clock) -> tuple[str, ...]:
    """Their ids: of an act that the clock's thresholds name, not plainly elsewhere, and not plainly of other days.

    One that gives no time may speak of any day before its report.
    """
    tests = [leaf.need.threshold for leaf in clock.tree.leaves() if leaf.need.threshold is not None]
    if not tests or clock.days is None or clock.first is None:
        return ()
    start = clock.days.start(clock.first)
    named = [s.claim for s in view.suggestions if any(_names(test, s.claim) for test in tests)]
    inside = in_grounds(view.book, _ground(clock, tests), [claim.where for claim in named])
    found = []
    for claim, value in zip(named, inside, strict=True):
        when = claim.when
        if when is None or when.start is None or when.end is None:
            out = view.reports[claim.quotation.report].available_from
            in_time = out.end is None or out.end > start
        else:
            in_time = when.overlaps(start, clock.at)
        if value is not False and in_time:
            found.append(claim.id)
    return tuple(found)


def _names(test: CalmDay | AidDay, claim: Claim) -> bool:
    """Whether a claim tells of something that the threshold asks about."""
    if claim.modality in AHEAD:
        return False
    if isinstance(test, CalmDay):
        return claim.act in test.broken_by and claim.tells_of_an_event
    counted = any(figure.counted in MEASURES for figure in claim.figures)
    return claim.act in (*test.broken_by, *test.kept_by) or (bool(test.measures) and counted)


def _ground(clock: Clock, tests: list[CalmDay | AidDay]) -> Ground:
    own = tuple(area.zone for area in (clock.reading.areas if clock.reading else ()))
    return Ground(tuple(dict.fromkeys(zone for test in tests for zone in test.zones or own)))
