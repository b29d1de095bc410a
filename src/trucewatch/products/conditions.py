"""Conditions as clocks: how many days in a row stand, which are open and why, and what was to come of it.

The clock shows events, never a party: whoever broke a day is asked elsewhere. A threshold is printed with its author.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from trucewatch.case.clocks import clocks_at
from trucewatch.case.view import View
from trucewatch.model.condition import Condition, DayRule, Reset
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Instant
from trucewatch.products.cite import Cite, ClaimLine, case_cite, claim_cite, claim_line
from trucewatch.products.outcomes import OutcomeLine, outcome_line
from trucewatch.products.scope import Area
from trucewatch.products.signs import DaySigns, signs
from trucewatch.products.words import local_minute
from trucewatch.terms.conditions import Clock
from trucewatch.terms.cover import in_zones
from trucewatch.terms.known import known
from trucewatch.terms.outlook import Outlook, by, outlook
from trucewatch.terms.runs import Mark, Run
from trucewatch.terms.tree import Leaf

VALUES = {True: "met", False: "not met", None: "undetermined"}
DAYS = {True: "counts", False: "does not count", None: "open"}
RESETS = {
    Reset.RESTART: "a day that does not count starts the count again",
    Reset.LAPSE: "a day that does not count ends it for good",
    Reset.PAUSE: "a day that does not count is left out",
}
FRESH = timedelta(days=14)
"""How long a clock that has run out stays on the board."""


class DayLine(Frozen):
    """One day of a run: whether it counts, why (not), and the incidents and claims that this rests on.

    `trend` and `signs` are what is told of the day besides; they change nothing.
    """

    day: str
    start: Instant
    end: Instant
    value: str
    why: tuple[str, ...]
    rests_on: tuple[str, ...]
    trend: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class PartLine(Frozen):
    """One part with a rule of its own: its result, its count, its threshold with the author, its reset rule, its days.

    `counted` days stand for certain and `at_most` so many, of `of`; empty where the part counts no days. `one_of`:
    windows of days of which one does not count for certain, although nobody can say which.
    """

    id: str
    words: str
    value: str
    counted: int | None = None
    at_most: int | None = None
    of: int | None = None
    said: str = ""
    reset: str = ""
    threshold: str = ""
    author: str = ""
    heard: tuple[str, ...] = ()
    unknown_days: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    days: tuple[DayLine, ...] = ()
    cites: tuple[Cite, ...] = ()


class ClockLine(Frozen):
    """One condition under one reading at an instant.

    `earliest` and `latest` are the dates between which it can be met (or was); empty `earliest`: it cannot be any more;
    empty `latest`: no such date. `said` are others' words on it, which change nothing.
    """

    arrangement: str
    name: str
    reading: str
    issuer: str
    condition: str
    words: str
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
    cites: tuple[Cite, ...]


class Clocks(Frozen):
    """Every clock that has begun at an instant."""

    at: str
    clocks: tuple[ClockLine, ...]


def clock_lines(view: View, at: datetime, area: Area | None = None, fresh: bool = False) -> tuple[ClockLine, ...]:
    """The clocks that had begun and were known at an instant, for readings that may hold in an area.

    With `fresh`, those that ran out long ago are left out.
    """
    moment = at if view.known_at is None else min(at, view.known_at)
    found = []
    for clock in clocks_at(view, at):
        begun = clock.days is None or clock.first is None or clock.days.start(clock.first) <= at
        if begun and known(clock.condition.cite, moment) and _may_hold(view, clock, area):
            read = outlook(clock)
            if not fresh or _fresh(clock, read, at):
                found.append(_line(view, clock, read))
    return tuple(found)


def clocks_sheet(view: View, at: datetime, area: Area | None = None) -> Clocks:
    """All of them, as one product."""
    return Clocks(at=local_minute(at, view.files.config.zone), clocks=clock_lines(view, at, area))


def _fresh(clock: Clock, read: Outlook, at: datetime) -> bool:
    """Whether it still runs, or ran out lately: was met, or came to where it could not be any more."""
    if read.value:
        return read.latest is None or at - read.latest <= FRESH
    if read.earliest is not None or clock.days is None:
        return True
    ends = [m.day.end for leaf in clock.tree.leaves() if leaf.run for m in leaf.run.marks if m.in_time is not False]
    last = max([*ends, *(p for p in read.projected if p)], default=at)
    return at - last <= FRESH


def _may_hold(view: View, clock: Clock, area: Area | None) -> bool:
    if area is None or clock.reading is None:
        return True
    zones = in_zones(view.book, [area.place.where()])[0]
    return any(zones.get(a.zone, False) is not False for a in clock.reading.areas)


def _line(view: View, clock: Clock, read: Outlook) -> ClockLine:
    zone, condition = clock.arrangement.zone, clock.condition
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
        parts=tuple(_part(view, clock, leaf) for leaf in clock.tree.leaves()),
        aside=clock.aside,
        outcome=outcome_line(view, condition.outcome) if condition.outcome else None,
        said=_said(view, condition),
        cites=tuple(case_cite(c) for c in condition.cite),
    )


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


def _part(view: View, clock: Clock, leaf: Leaf) -> PartLine:
    need, test, run = leaf.need, leaf.need.threshold, leaf.run
    value = VALUES[by(leaf, clock.at)]
    if run is None or test is None:
        said = leaf.act.words_at(clock.at) if leaf.act else NO_RULE if leaf.other is None else ""
        ids = (*leaf.act.told, *leaf.act.plans) if leaf.act else ()
        return PartLine(id=need.id, words=need.words, value=value, said=said, cites=_cites(view, ids))
    low, high = run.counted(clock.at)
    marks = run.marks[: run.ended(clock.at)]
    seen = signs(view, clock, test, marks)
    return PartLine(
        id=need.id,
        words=need.words,
        value=value,
        counted=low,
        at_most=high,
        of=run.number,
        said=_count_words(run, low, high),
        reset=RESETS[run.reset],
        threshold=test.words,
        author=f"{test.author}, {test.date}",
        heard=test.heard,
        unknown_days=tuple(str(m.day.label) for m in marks if m.value is None),
        one_of=tuple(_window(a, b) for a, b in run.wide if any(a <= m.day.label <= b for m in marks)),
        days=tuple(_day(mark, seen) for mark in marks),
        cites=_cites(view, tuple(dict.fromkeys(k for m in marks if m.value is not True for k in m.rests_on))),
    )


NO_RULE = "words without a threshold: no rule says whether it holds"


def _window(first: date, last: date) -> str:
    until = f"to {last.isoformat()}" if last != date.max else "on"
    return f"one of the days from {first.isoformat()} {until} does not count; which one is not known"


def _count_words(run: Run, low: int, high: int) -> str:
    counted = f"{low}/{run.number}" if low == high else f"{low} to {high} of {run.number}"
    return f"{counted} {'days in all' if run.reset is Reset.PAUSE else 'days in a row'}"


def _day(mark: Mark, seen: dict[date, DaySigns]) -> DayLine:
    besides = seen.get(mark.day.label, DaySigns())
    hours = round((mark.day.end - mark.day.start) / timedelta(hours=1))
    length = () if hours == 24 else (f"a day of {hours} hours",)
    return DayLine(
        day=mark.day.label.isoformat(),
        start=mark.day.start,
        end=mark.day.end,
        value="outside" if mark.in_time is False else DAYS[mark.value],
        why=(*mark.why, *length),
        rests_on=mark.rests_on,
        trend=besides.trend,
        signs=besides.signs,
    )


def _cites(view: View, ids: tuple[str, ...]) -> tuple[Cite, ...]:
    """The words that a result rests on: of a claim its own, of an incident those that tell of the event."""
    claims = []
    for key in ids:
        if key in view.incidents:
            claims += [k for k in view.incidents[key].claims if view.claims[k].claim.tells_of_an_event]
        elif key in view.claims:
            claims.append(key)
    return tuple(claim_cite(view.claims[key], view) for key in dict.fromkeys(claims))


def strip(part: PartLine) -> str:
    """The days of a part in one row of signs: ● counts, ✕ does not, ? open, – outside the time."""
    return "".join(STRIP[day.value] for day in part.days)


STRIP = {"counts": "●", "does not count": "✕", "open": "?", "outside": "–"}


def days_words(part: PartLine) -> str:
    """How the days of a part stand, in numbers."""
    counts = {word: sum(d.value == word for d in part.days) for word in STRIP}
    return ", ".join(f"{word}: {n}" for word, n in counts.items() if n)
