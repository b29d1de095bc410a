"""Conditions held against what is on record: one clock for each condition and each reading that it is asked of.

Invariants: a pure function of terms, claims, incidents and the watch log; an unknown day neither counts nor breaks;
once met, a condition stays met, and what happens later is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from trucewatch.model.arrangement import Area, Arrangement, Reading
from trucewatch.model.claim import Claim
from trucewatch.model.condition import Condition, Need
from trucewatch.model.incident import Incident
from trucewatch.terms.aid import aid_breaks, aid_claims, aid_marks
from trucewatch.terms.book import Book
from trucewatch.terms.breaks import Breaks, Ground, Hull, event_breaks, hull
from trucewatch.terms.calendar import Calendar, Day, calendar
from trucewatch.terms.calm import calm_marks
from trucewatch.terms.happened import Occurred, occurred
from trucewatch.terms.intime import InTime, in_time
from trucewatch.terms.known import known
from trucewatch.terms.nesting import Nesting, nesting
from trucewatch.terms.periods import counted
from trucewatch.terms.runs import Run
from trucewatch.terms.status import formal
from trucewatch.terms.tree import Leaf, Tree, tree
from trucewatch.terms.watched import WatchLog


@dataclass(frozen=True)
class Evidence:
    """What conditions are held against: the terms, and what is on record as known to whoever asks.

    `at` is the instant asked about; `day_starts` the hour at which the case's day begins.
    """

    book: Book
    incidents: Mapping[str, Incident]
    claims: Mapping[str, Claim]
    watch: WatchLog
    at: datetime
    known_at: datetime | None = None
    day_starts: str = "00:00"

    @cached_property
    def nested(self) -> Nesting:
        """Which zones hold which, worked out once."""
        return nesting(self.book)

    def lies(self, incident: Incident) -> Hull:
        """The interval in which an incident lies; that of one on record is worked out once for all parts."""
        if self.incidents.get(incident.id) is incident:
            return self._hulls[incident.id]
        return hull(incident.when, incident.told_by)

    @cached_property
    def _hulls(self) -> dict[str, Hull]:
        return {key: hull(incident.when, incident.told_by) for key, incident in self.incidents.items()}


@dataclass(frozen=True)
class Clock:
    """One condition under one reading (None: it asks nothing of areas or days), ready to be read.

    `tree` has the parts with their runs and acts; `aside` the ids of matters told beside the result.
    """

    arrangement: Arrangement
    reading: Reading | None
    condition: Condition
    tree: Tree
    at: datetime
    aside: tuple[str, ...] = ()
    days: Calendar | None = None
    first: date | None = None
    breaks: Mapping[str, Breaks] = field(default_factory=dict)


def clocks(evidence: Evidence) -> tuple[Clock, ...]:
    """Every condition known at `known_at`, under each reading that it may be asked of, in the order of the files."""
    return tuple(each_clock(evidence))


def each_clock(evidence: Evidence) -> Iterator[Clock]:
    """The same one by one: a clock over many days takes seconds, and whoever waits may be told of each."""
    for arrangement in evidence.book.arrangements.values():
        for reading, condition in asked(arrangement):
            if known(condition.cite, evidence.known_at):
                clock = clock_of(evidence, arrangement, reading, condition)
                if clock is not None:
                    yield clock


def asked(arrangement: Arrangement) -> Iterator[tuple[Reading | None, Condition]]:
    """Each condition with the reading under which it is asked; one that counts no days is asked once."""
    for condition in arrangement.conditions:
        if not any(part.threshold for part in parts(condition, own(arrangement, None))):
            yield None, condition
    for reading in arrangement.readings:
        for condition in own(arrangement, reading).values():
            mine = condition in reading.conditions
            if mine or any(part.threshold for part in parts(condition, own(arrangement, reading))):
                yield reading, condition


def own(arrangement: Arrangement, reading: Reading | None) -> dict[str, Condition]:
    """The conditions of a reading by id: its own, and the arrangement's where it has none of that id."""
    return {c.id: c for c in (*arrangement.conditions, *(reading.conditions if reading else ()))}


def parts(condition: Condition, others: Mapping[str, Condition], seen: frozenset[str] = frozenset()) -> Iterator[Need]:
    """Every part of a condition, and of those that it refers to; a circle is walked once."""
    waiting = [condition.needs]
    while waiting:
        need = waiting.pop()
        yield need
        waiting.extend(need.parts)
        key = need.condition
        if key is not None and key in others and key not in seen | {condition.id}:
            yield from parts(others[key], others, seen | {condition.id})


def clock_of(
    evidence: Evidence,
    arrangement: Arrangement,
    reading: Reading | None,
    condition: Condition,
    above: frozenset[str] = frozenset(),
) -> Clock | None:
    """One condition under one reading; None where no time of the reading is known yet.

    `above` are the conditions that refer to it: `check` refuses a circle, and here it is not walked.
    """
    maker = _Maker(evidence, arrangement, reading, condition, above | {condition.id})
    if maker.counts_days and maker.first is None:
        return None
    made = tree(condition.needs, maker.leaf)
    days = maker.days if maker.counts_days else None
    return Clock(
        arrangement, reading, condition, made, evidence.at, maker.aside, days, maker.first if days else None,
        maker.breaks,
    )  # fmt: skip


class _Maker:
    """What one condition under one reading is made from; its leaves are made one by one."""

    def __init__(
        self,
        evidence: Evidence,
        arrangement: Arrangement,
        reading: Reading | None,
        condition: Condition,
        above: frozenset[str],
    ) -> None:
        self.evidence, self.arrangement, self.reading, self.condition = evidence, arrangement, reading, condition
        self.above = above
        self.others = own(arrangement, reading)
        self.breaks: dict[str, Breaks] = {}
        self.counts_days = any(need.threshold for need in parts(condition, self.others))
        self.longest = sum(need.days or 0 for need in parts(condition, self.others))

    @property
    def aside(self) -> tuple[str, ...]:
        """Matters without a place or date that the thresholds' authors want told beside the result."""
        return tuple(dict.fromkeys(key for found in self.breaks.values() for key in found.aside))

    @cached_property
    def days(self) -> Calendar:
        """The days of the condition, at its arrangement's clock."""
        rule, book = self.condition.day, self.evidence.book
        place = book.places.get(rule.at) if rule is not None and rule.at is not None else None
        return calendar(rule, self.arrangement.zone, self.evidence.day_starts, place)

    @cached_property
    def first(self) -> date | None:
        """The first day that may count."""
        if self.condition.first_day is not None:
            return self.condition.first_day
        begun = self._time(tuple(a.zone for a in self._areas())).start
        return None if begun is None else self.days.first_from(begun)

    def leaf(self, need: Need) -> Leaf:
        """The run, the act, or the other condition that one part asks for."""
        if need.happened is not None:
            return Leaf(need, act=self._act(need))
        if need.condition is not None:
            other = self.others.get(need.condition)
            if other is None or other.id in self.above:
                return Leaf(need)
            made = clock_of(self.evidence, self.arrangement, self.reading, other, self.above)
            return Leaf(need, other=made.tree if made is not None else None)
        if need.threshold is not None:
            return Leaf(need, run=self._run(need))
        return Leaf(need)

    def _act(self, need: Need) -> Occurred:
        assert need.happened is not None
        stated = self.condition.voiced
        since = stated.earliest if stated else min(c.date.earliest for c in self.condition.cite)
        return occurred(need.happened, self.evidence.claims.values(), since, self.evidence.book)

    def _run(self, need: Need) -> Run:
        assert need.days is not None
        assert need.threshold is not None
        ground = self._ground(need)
        time = self._time(ground.zones)
        days = self._span()
        breaks = self._broken(need, ground, days[0].start, days[-1].end)
        self.breaks[need.id] = breaks
        if need.calm is not None:
            window = (days[0].start, days[-1].end)
            watched = [self._watched(zone, need, window) for zone in ground.zones]
            marks = calm_marks(days, need.calm, time, breaks, watched, self.evidence.at)
        else:
            assert need.aid is not None
            told = aid_claims(self.evidence.book, ground, need.aid, self.evidence.claims.values())
            marks = aid_marks(days, need.aid, time, breaks, told, self.evidence.at)
        return Run(need.days, need.reset, marks, breaks.windows)

    def _span(self) -> tuple[Day, ...]:
        """The days from the first one to so far ahead that every run could be made whole."""
        assert self.first is not None
        ended = max((self.days.label_at(self.evidence.at) - self.first).days, 0)
        return tuple(self.days.days(self.first, ended + self.longest + 1))

    def _broken(self, need: Need, ground: Ground, first: datetime, until: datetime) -> Breaks:
        test = need.threshold
        assert test is not None
        held = self.evidence
        events = event_breaks(
            held.book,
            ground,
            self.days,
            first,
            until,
            test,
            test.broken_by,
            held.incidents.values(),
            held.claims,
            held.lies,
        )
        if need.aid is None:
            return events
        told = aid_claims(held.book, ground, need.aid, held.claims.values())
        aid = aid_breaks(self.days, first, need.aid, told)
        return Breaks((*events.found, *aid.found), (*events.aside, *aid.aside))

    def _ground(self, need: Need) -> Ground:
        assert need.threshold is not None
        out = tuple(e.zone for e in self.reading.left_out) if self.reading else ()
        return Ground(need.threshold.zones or tuple(a.zone for a in self._areas()), out)

    def _areas(self) -> tuple[Area, ...]:
        known_at = self.evidence.known_at
        return tuple(a for a in (self.reading.areas if self.reading else ()) if counted(a, known_at))

    def _time(self, zones: tuple[str, ...]) -> InTime:
        """The time of the areas asked about; of all the reading's where the zones are narrower than its areas."""
        areas = [a for a in self._areas() if a.zone in zones] or list(self._areas())
        since = None if self.condition.first_day is None else self.days.start(self.condition.first_day)
        ended = formal(self.evidence.book, self.arrangement, self.evidence.at, self.evidence.known_at).ended
        return in_time(areas, self.evidence.known_at, ended, since)

    def _watched(
        self, zone: str, need: Need, window: tuple[datetime, datetime]
    ) -> tuple[tuple[datetime, datetime], ...]:
        assert need.calm is not None
        above = self.evidence.book.contained_in(zone) - {zone}
        moment = self.evidence.at if self.evidence.known_at is None else min(self.evidence.at, self.evidence.known_at)
        return self.evidence.watch.over(
            zone, self.evidence.nested, above, window, need.calm.mode, need.calm.heard, moment
        )
