"""Conditions as clocks: how many days in a row stand, which are open and why, and what was to come of it.

The clock shows events, never a party: whoever broke a day is asked elsewhere. A threshold is printed with its author.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from trucewatch.case.clocks import evidence
from trucewatch.case.view import View
from trucewatch.model.condition import Condition, DayRule, Need, Reset
from trucewatch.model.frozen import Frozen
from trucewatch.products.cite import Cite, ClaimLine, case_cite, claim_line
from trucewatch.products.condition_parts import VALUES, PartLine, part_line
from trucewatch.products.outcomes import OutcomeLine, outcome_line
from trucewatch.products.scope import Area
from trucewatch.products.waiting import waiting
from trucewatch.products.words import local_minute
from trucewatch.terms.conditions import Clock, each_clock
from trucewatch.terms.known import known
from trucewatch.terms.lying import in_zones
from trucewatch.terms.outlook import Outlook, outlook

FRESH = timedelta(days=14)
"""How long a clock that has run out is shown whole on the board; after that it is one line."""

MANY = 3_650
"""Ended days of one clock, over all its parts, above which whoever waits is told: about half a second."""


class ClockLine(Frozen):
    """One condition under one reading at an instant.

    `earliest` and `latest` are the dates between which it can be met (or was); empty `earliest`: it cannot be any more;
    empty `latest`: no such date. `said` are others' words on it, which change nothing. `not_reviewed` are suggestions
    that nobody decided on and that may bear on its days. `ran_out`: when it was met, or when the last day that could
    count was over; `folded`: that is so long ago that the board tells it in one line.
    """

    arrangement: str
    name: str
    reading: str
    issuer: str
    condition: str
    words: str
    needs: str
    by: str
    value: str
    state: str
    first_day: str
    day_rule: str
    projected: str
    earliest: str
    latest: str
    blocking: tuple[str, ...]
    open: tuple[str, ...]
    parts: tuple[PartLine, ...]
    aside: tuple[str, ...]
    outcome: OutcomeLine | None
    said: tuple[ClaimLine, ...]
    not_reviewed: tuple[str, ...]
    ran_out: str
    folded: bool
    cites: tuple[Cite, ...]

    @property
    def group(self) -> tuple[str, str]:
        """The condition, of which each reading has a clock of its own."""
        return self.arrangement, self.condition


class Clocks(Frozen):
    """Every clock that has begun at an instant."""

    at: str
    clocks: tuple[ClockLine, ...]


def clock_lines(
    view: View, at: datetime, area: Area | None = None, waits: Callable[[str], None] | None = None
) -> tuple[ClockLine, ...]:
    """The clocks that had begun and were known at an instant, for readings that may hold in an area.

    `waits` is told, in a sentence, of each clock that has so many days to count that it takes seconds.
    """
    moment = at if view.known_at is None else min(at, view.known_at)
    found = []
    for clock in each_clock(evidence(view, at)):
        begun = clock.days is None or clock.first is None or clock.days.start(clock.first) <= at
        if begun and known(clock.condition.cite, moment) and _may_hold(view, clock, area):
            if waits is not None and (days := _days(clock)) > MANY:
                waits(_counting(clock, days))
            found.append(_line(view, clock, outlook(clock)))
    return tuple(found)


def clock_words(line: ClockLine) -> str:
    """A clock in one line: condition, reading, what it comes to, and what waits for review."""
    over = f"; over since {line.ran_out}" if line.folded and line.value != VALUES[True] else ""
    waits = len(line.not_reviewed)
    undecided = f"; suggestions not reviewed that bear on its days: {waits}" if waits else ""
    return f"{line.words} (reading of {line.issuer}): {line.value}; {line.state}{over}{undecided}"


def clocks_sheet(
    view: View, at: datetime, area: Area | None = None, waits: Callable[[str], None] | None = None
) -> Clocks:
    """All of them, as one product."""
    return Clocks(at=local_minute(at, view.files.config.zone), clocks=clock_lines(view, at, area, waits))


def _days(clock: Clock) -> int:
    return sum(leaf.run.ended(clock.at) for leaf in clock.tree.leaves() if leaf.run is not None)


def _counting(clock: Clock, days: int) -> str:
    of = f", reading of {clock.reading.issuer}" if clock.reading else ""
    return f"{clock.arrangement.name}{of}: counting {days:,} days, which takes seconds; an earlier instant is quicker"


def _ran_out(clock: Clock, read: Outlook) -> datetime | None:
    """When it was met, or when the last day that could count was over; None while it runs."""
    if read.value or clock.days is None:
        return read.latest if read.value else None
    runs = [leaf.run for leaf in clock.tree.leaves() if leaf.run is not None]
    if read.earliest is None:
        lapsed = [m.day.end for r in runs if r.reset is Reset.LAPSE for m in r.marks if m.value is False and m.in_time]
        if lapsed:
            return min(lapsed)
    last = max((m.day.end for r in runs for m in r.marks if m.in_time is not False), default=None)
    return last if last is not None and last <= clock.at else None


def _may_hold(view: View, clock: Clock, area: Area | None) -> bool:
    if area is None or clock.reading is None:
        return True
    zones = in_zones(view.book, [area.place.where()])[0]
    return any(zones.get(a.zone, False) is not False for a in clock.reading.areas)


def _line(view: View, clock: Clock, read: Outlook) -> ClockLine:
    zone, condition = clock.arrangement.zone, clock.condition
    ran_out = _ran_out(clock, read)
    issuer = clock.reading.issuer if clock.reading else condition.by

    def told(instant: datetime | None) -> str:
        return local_minute(instant, zone) if instant else ""

    return ClockLine(
        arrangement=clock.arrangement.id,
        name=clock.arrangement.name,
        reading=clock.reading.id if clock.reading else "",
        issuer=issuer,
        condition=condition.id,
        words=condition.words,
        needs=_needs(condition.needs),
        by=condition.by or issuer,
        value=VALUES[read.value],
        state=_state(clock, read, zone),
        first_day=clock.first.isoformat() if clock.first else "",
        day_rule=_day_rule(view, condition.day, zone) if clock.days else "",
        projected=" to ".join(dict.fromkeys(filter(None, map(told, read.projected)))),
        earliest=told(read.earliest),
        latest=told(read.latest),
        blocking=read.blocking,
        open=read.open,
        parts=tuple(part_line(view, clock, leaf) for leaf in clock.tree.leaves()),
        aside=clock.aside,
        outcome=outcome_line(view, condition.outcome) if condition.outcome else None,
        said=_said(view, condition),
        not_reviewed=waiting(view, clock),
        ran_out=told(ran_out),
        folded=ran_out is not None and clock.at - ran_out > FRESH,
        cites=tuple(case_cite(c) for c in condition.cite),
    )


def _needs(need: Need) -> str:
    """What has to hold, parts joined by and / or; a part within is put in brackets."""
    named = [f"({_needs(part)})" if part.parts else part.words or part.id for part in need.parts]
    return (" and " if need.all_of else " or ").join(named) or need.words or need.id


def _said(view: View, condition: Condition) -> tuple[ClaimLine, ...]:
    return tuple(claim_line(c, view) for c in view.claims.values() if c.claim.about == condition.id)


def _state(clock: Clock, read: Outlook, zone: str) -> str:
    """What it comes to, in one line: met since when, what stands in the way, and whether the projected date came."""
    if read.value:
        assert read.latest is not None
        exact = read.earliest == read.latest
        return f"met {'at' if exact else 'at the latest at'} {local_minute(read.latest, zone)}"
    reached = "projected date reached, " if read.projected_reached(clock.at) else ""
    so_far = " so far" if read.earliest is not None else ""
    what = f"conditions not met{so_far}" if read.value is False else "whether it is met is not determined"
    hindered = f"; not met: {', '.join(sorted(read.blocking))}" if read.blocking else ""
    undecided = f"; not determined: {', '.join(sorted(read.open))}" if read.open else ""
    over = "; it cannot be met any more" if read.earliest is None else ""
    return f"{reached}{what}{hindered}{undecided}{over}"


def _day_rule(view: View, rule: DayRule | None, zone: str) -> str:
    if rule is None:
        return f"days from {view.files.config.day_starts}, {zone}"
    if rule.at is not None:
        place = view.files.places.get(rule.at)
        return f"days from sunset at {place.name if place else rule.at}, {zone}"
    return f"days from {rule.starts}, {zone}"
