"""The parts of a clock as shown: each with its result, its count, its days one by one, and its threshold's author."""

from __future__ import annotations

from datetime import date, timedelta

from trucewatch.case.view import View
from trucewatch.model.condition import Reset
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Instant
from trucewatch.products.cite import Cite, claim_cite
from trucewatch.products.signs import DaySigns, signs
from trucewatch.terms.conditions import Clock
from trucewatch.terms.outlook import by
from trucewatch.terms.runs import Mark, Run
from trucewatch.terms.tree import Leaf

VALUES = {True: "met", False: "not met", None: "undetermined"}
DAYS = {True: "counts", False: "does not count", None: "open"}
RESETS = {
    Reset.RESTART: "a day that does not count starts the count again",
    Reset.LAPSE: "a day that does not count ends it for good",
    Reset.PAUSE: "a day that does not count is left out",
}


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
    windows of days of which one does not count for certain, although nobody can say which; only those that no day which
    does not count explains already. `counting`, `against` and `undecided` are numbers of days that are over.
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
    counting: int = 0
    against: int = 0
    undecided: int = 0
    days: tuple[DayLine, ...] = ()
    cites: tuple[Cite, ...] = ()


def part_line(view: View, clock: Clock, leaf: Leaf) -> PartLine:
    """One part of a clock, at the clock's instant."""
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
        one_of=_one_of(run, marks),
        counting=sum(m.value is True for m in marks),
        against=sum(m.value is False for m in marks),
        undecided=sum(m.value is None for m in marks),
        days=tuple(_day(mark, seen) for mark in marks),
        cites=_cites(view, tuple(dict.fromkeys(k for m in marks if m.value is not True for k in m.rests_on))),
    )


NO_RULE = "words without a threshold: no rule says whether it holds"


def _one_of(run: Run, marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """The windows of which some day is over and none is marked as not counting."""
    found = []
    for first, last in run.wide:
        values = [m.value for m in marks if first <= m.day.label <= last]
        if values and False not in values:
            found.append(_window(first, last))
    return tuple(found)


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
