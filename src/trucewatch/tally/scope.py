"""A count with its scope, and how the scopes of two counts lie: area, period, category."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from trucewatch.model.figure import Figure, Qualifier
from trucewatch.tally.alike import folded, telling, words
from trucewatch.tally.ground import Ground, Lies
from trucewatch.tally.lexicon import lexicon
from trucewatch.tally.told import Told, times


@dataclass(frozen=True, slots=True)
class Counting:
    """One count as one claim states it."""

    told: Told
    figure: Figure

    @property
    def share(self) -> bool:
        """Whether it is a share of something and not a count: it cannot be turned into one without a sourced whole."""
        number_free = self.figure.qualifier is Qualifier.INDEFINITE
        written = self.figure.as_written
        return number_free and ("%" in written or not lexicon().shares.isdisjoint(words(written)))

    @property
    def besides(self) -> bool:
        """Whether it counts others than those told of ("another five", "two more"), or some of those ("9 of them")."""
        text = words(self.told.claim.quotation.words)
        own = words(self.figure.as_written)
        at = next((i for i in range(len(text)) if own and text[i : i + len(own)] == own), None)
        before = text[at - 1 : at] if at else []
        after = text[at + 1 : at + len(own) + 2] if at is not None else own[1:]
        held = lexicon()
        both = {f"{one} {other}" for one, other in pairwise(after)}
        return not (held.before.isdisjoint([*before, *own[:1]]) and held.after.isdisjoint({*after[:-1], *both}))

    @property
    def told_as_number(self) -> bool:
        """Whether its number is written, and not read off a singular ("a clinic")."""
        written = words(self.figure.as_written)
        return self.figure.value != 1 or not written or any(w.isdigit() for w in written)

    @property
    def numbered(self) -> bool:
        """Whether it has a number at all."""
        return self.figure.value is not None or self.figure.low is not None or self.figure.high is not None


@dataclass(frozen=True, slots=True)
class Scopes:
    """How the scope of one count lies to that of another, respect by respect."""

    area: Lies
    period: Lies
    category: Lies

    @property
    def same(self) -> bool:
        """Whether both have one scope."""
        return {self.area, self.period, self.category} == {Lies.SAME}

    @property
    def inside(self) -> bool:
        """Whether the first lies in the second in every respect, and is not the same."""
        return not self.same and {self.area, self.period, self.category} <= {Lies.SAME, Lies.INSIDE}

    @property
    def turned(self) -> Scopes:
        """The same seen from the other side."""
        return Scopes(self.area.turned, self.period.turned, self.category.turned)

    @property
    def words(self) -> tuple[str, ...]:
        """In which respects they are not the same, in words that do not depend on the order of the two."""
        found = []
        for name, lies in (("areas", self.area), ("periods", self.period), ("categories", self.category)):
            if lies is Lies.UNKNOWN:
                found.append(f"{name} not both stated")
            elif lies is not Lies.SAME:
                found.append(f"{name} differ")
        return tuple(found)


def scopes(one: Counting, other: Counting, ground: Ground) -> Scopes:
    """How two counts lie to each other.

    Counts of what a person put together have one area and period, save where places lie apart, or where one report
    names both: then each may be of its part.
    """
    category = _categories(one.figure.category, other.figure.category)
    area = ground.places(one.told.claim.where, other.told.claim.where)
    if one.told.event and one.told.event == other.told.event:
        parts = area is Lies.APART or (one.told.report == other.told.report and area not in (Lies.SAME, Lies.UNKNOWN))
        return Scopes(area if parts else Lies.SAME, Lies.SAME, category)
    return Scopes(area, _periods(one.told, other.told), category)


def _periods(one: Told, other: Told) -> Lies:
    """A count since a day runs until it was told; where two were told, and until when is not stated, they are not known
    to be of one period.
    """
    running = [t.when is not None and t.when.end is None for t in (one, other)]
    return Lies.UNKNOWN if any(running) and one.report != other.report else times(one.when, other.when)


def _categories(one: str, other: str) -> Lies:
    a, b = folded(one), folded(other)
    if a == b or (_anybody(a) and _anybody(b)):
        return Lies.SAME
    if _anybody(a):
        return Lies.AROUND
    if _anybody(b):
        return Lies.INSIDE
    return Lies.APART if set(telling(one)).isdisjoint(telling(other)) else Lies.OVERLAPPING


def _anybody(category: str) -> bool:
    """Whether a category contains every other one of people; one that is not stated does."""
    return not category or category in lexicon().anybody
