"""A condition as written: what has to hold, for how many days, by whose threshold, and what was to come of it.

Invariants: a threshold has an author; a condition with parts keeps each part's own rule; nothing here is evaluated.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from trucewatch.model.citation import Cited, Key, Text
from trucewatch.model.duration import Duration
from trucewatch.model.figure import Counted
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import Boundary
from trucewatch.model.vocabulary import KIND_OF_ACT, VIOLENT, Act, Kind
from trucewatch.model.watch import Mode

MEASURES = (Counted.PLANNED, Counted.PERMITTED, Counted.ATTEMPTED, Counted.DELIVERED, Counted.HINDERED)


LONGEST = 3660
"""Days in a row that a condition can ask for: ten years."""


class Reset(StrEnum):
    """What a day that does not count does to a run of days."""

    RESTART = "restart"  # counting begins again on the next day
    LAPSE = "lapse"  # the condition cannot be met any more
    PAUSE = "pause"  # the day is left out, and those before it still count


def _violent(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    if other := [a for a in acts if a not in VIOLENT]:
        raise ValueError(f"{other[0]} opens no incident; a calm day is broken by {', '.join(sorted(VIOLENT))}")
    return acts


def _of_aid(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    if other := [a for a in acts if KIND_OF_ACT[a] is not Kind.ACCESS and a is not Act.CONVOY_ATTACK]:
        raise ValueError(f"{other[0]} says nothing of aid; write acts of aid and access, or convoy_attack")
    return acts


class Threshold(Frozen):
    """What makes a day count, as its author wrote it down, with the date; printed beside every result.

    - `zones`: where it is asked; empty, in the areas of the reading.
    - `heard`: ids of the sources and parties whose word counts; empty, everybody's.
    - `unplaced`: a matter whose place nobody gives leaves its day open (`unknown`), counts as there (`inside`) or is
      told beside the result (`aside`). `undated`: the same for one without a date, over all the days it may lie in.
    """

    words: Text
    author: Text
    date: Text
    zones: tuple[Key, ...] = ()
    heard: tuple[Key, ...] = ()
    unplaced: Literal["unknown", "inside", "aside"] = "unknown"
    undated: Literal["unknown", "aside"] = "unknown"


class CalmDay(Threshold):
    """A day is calm if it was watched whole and no event of these acts lies in it, whoever did it.

    `voices`: how many voices must tell of an event for it to break a day; with fewer the day is open. `unwatched`: how
    much of the day may be without watch. `mode`: watch of this mode only.
    """

    broken_by: Annotated[tuple[Act, ...], Field(min_length=1), AfterValidator(_violent)]
    voices: Annotated[int, Field(ge=1)] = 1
    unwatched: Duration = "PT0M"
    mode: Mode | None = None


class Measure(Frozen):
    """A bound on a count of aid: `{measure: delivered, at_least: 100, percent_of: planned}`, or an `at_most`."""

    measure: Counted
    at_least: Annotated[int, Field(ge=0)] | None = None
    at_most: Annotated[int, Field(ge=0)] | None = None
    percent_of: Counted | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Measure:
        for counted in (self.measure, self.percent_of):
            if counted is not None and counted not in MEASURES:
                raise ValueError(f"{counted} is no measure of aid; use one of {', '.join(MEASURES)}")
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError(f"the measure {self.measure} needs one bound; write `at_least` or `at_most`")
        return self


class AidDay(Threshold):
    """A day counts if every measure is kept and none of the acts in `broken_by` lies in it.

    Without `measures`, a claim of one of the acts in `kept_by` is enough. A day on which nobody says anything is open.
    A suspension lasts until a resumption is on record.
    """

    broken_by: Annotated[tuple[Act, ...], AfterValidator(_of_aid)] = ()
    kept_by: Annotated[tuple[Act, ...], AfterValidator(_of_aid)] = ()
    measures: tuple[Measure, ...] = ()

    @model_validator(mode="after")
    def _can_be_kept(self) -> AidDay:
        if not (self.measures or self.kept_by):
            raise ValueError("a threshold that no day can reach; write `measures`, or `kept_by` with the acts that do")
        return self


class Happened(Frozen):
    """Something that has to happen once: an act, with at least these parties in it, or about this id."""

    act: Act
    participants: tuple[Key, ...] = ()
    about: Key | None = None


def _some_days(days: int) -> int:
    if not 1 <= days <= LONGEST:
        raise ValueError(f"a run of {days} days is none; write from 1 to {LONGEST} days")
    return days


class Need(Frozen):
    """One part of a condition: parts joined by `all_of` or `any_of`, days in a row, an act, another condition, words.

    - `calm` or `aid` with `days` in a row, and `reset`: what a day that does not count does to the run.
    - `condition`: the id of another condition of the same arrangement.
    - `unmeasured: yes`: words without a threshold; nobody can say by rule whether it holds.
    """

    id: Key
    words: str = ""
    all_of: Annotated[tuple[Need, ...], Field(min_length=1)] | None = None
    any_of: Annotated[tuple[Need, ...], Field(min_length=1)] | None = None
    days: Annotated[int, AfterValidator(_some_days)] | None = None
    reset: Reset = Reset.RESTART
    calm: CalmDay | None = None
    aid: AidDay | None = None
    happened: Happened | None = None
    condition: Key | None = None
    unmeasured: bool | None = None

    @model_validator(mode="after")
    def _one_rule(self) -> Need:
        rules = [name for name in RULES if getattr(self, name)]
        if len(rules) != 1:
            raise ValueError(f"{self.id}: one rule is needed ({', '.join(RULES)}), got {' and '.join(rules) or 'none'}")
        if (self.calm or self.aid) and self.days is None:
            raise ValueError(f"{self.id}: it counts days, and does not say how many; write `days`")
        if not (self.calm or self.aid) and self.days is not None:
            raise ValueError(f"{self.id}: `days` without a test of the day; write `calm` or `aid`, with its author")
        return self

    @property
    def parts(self) -> tuple[Need, ...]:
        """The parts that it joins; empty for a rule of its own."""
        return self.all_of or self.any_of or ()

    @property
    def threshold(self) -> CalmDay | AidDay | None:
        """The test of a day, where it counts days."""
        return self.calm or self.aid


RULES = ("all_of", "any_of", "calm", "aid", "happened", "condition", "unmeasured")


class DayRule(Frozen):
    """When the days of a condition begin: at an hour of the local clock, or at sunset `at` a place of the gazetteer.

    Left out, the case's own day holds. A day bears the date on which it begins.
    """

    starts: Annotated[str, Field(pattern=r"^(sunset|([01]\d|2[0-3]):[0-5]\d)$")]
    at: Key | None = None

    @model_validator(mode="after")
    def _placed(self) -> DayRule:
        if (self.starts == "sunset") != (self.at is not None):
            raise ValueError("the sun sets somewhere; write `{starts: sunset, at: PLACE}`, or an hour without `at`")
        return self


class Outcome(Frozen):
    """What was to come once the condition is met."""

    id: Key
    words: Text


class Condition(Frozen):
    """A condition of an arrangement, or of one reading of it.

    - `by`: whose condition it is; left out, the reading's issuer.
    - `first_day`: the first day that counts; left out, the first whole day inside the reading's time.
    - `voiced`: since when it stands; left out, since its earliest citation. Only acts from then on fulfil it.
    - `outcome`: what was to come of it; whether it came is read off claims `about` its id.
    """

    id: Key
    words: Text
    by: str = ""
    needs: Need
    first_day: date | None = None
    day: DayRule | None = None
    voiced: Boundary | None = None
    outcome: Outcome | None = None
    cite: Cited
