"""The parts of a condition joined by and / or, and read at an instant: now, at best, at worst.

`at best` takes every open and coming day to count, `at worst` no open one; between the two lies what is still possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from trucewatch.model.condition import Need
from trucewatch.terms.happened import Occurred
from trucewatch.terms.kleene import both, either
from trucewatch.terms.runs import Run


@dataclass(frozen=True)
class Leaf:
    """One part with a rule of its own: a run of days, an act, another condition, or (none of them) words only.

    `suppose` decides what is open.
    """

    need: Need
    run: Run | None = None
    act: Occurred | None = None
    other: Tree | None = None
    suppose: bool | None = None

    def value_at(self, at: datetime) -> bool | None:
        """Whether it holds at an instant. Another condition holds from when it is met."""
        if self.run is not None:
            return self.run.value_at(at)
        value = self.other.by(at) if self.other else self.act.value_at(at) if self.act else None
        return self.suppose if value is None else value

    def supposing(self, value: bool) -> Leaf:
        """The same part with everything open decided."""
        return replace(
            self,
            run=self.run and self.run.supposing(value),
            other=self.other and self.other.supposing(value),
            suppose=value,
        )


@dataclass(frozen=True)
class Tree:
    """A part, and those that it joins. `every`: all of them must hold at one instant; else one is enough."""

    need: Need
    leaf: Leaf | None = None
    every: bool = True
    parts: tuple[Tree, ...] = ()

    def value_at(self, at: datetime) -> bool | None:
        """Whether the part holds at an instant, by the days that just ended and the acts that had happened."""
        if self.leaf is not None:
            return self.leaf.value_at(at)
        values = [part.value_at(at) for part in self.parts]
        return both(*values) if self.every else either(*values)

    def by(self, at: datetime) -> bool | None:
        """Whether it held at some instant up to `at`: once met, it stays met."""
        return either(*(self.value_at(t) for t in self.instants(at)))

    def first_met(self, at: datetime) -> datetime | None:
        """The first instant up to `at` at which it holds for certain; None where there is none."""
        return next((t for t in self.instants(at) if self.value_at(t) is True), None)

    def supposing(self, value: bool) -> Tree:
        """The same tree with everything open taken to count, or not to."""
        leaf = self.leaf.supposing(value) if self.leaf else None
        return replace(self, leaf=leaf, parts=tuple(part.supposing(value) for part in self.parts))

    def instants(self, at: datetime) -> tuple[datetime, ...]:
        """The instants up to `at` at which an answer can change: ends of days, acts, and `at` itself."""
        found = {t for leaf in self.leaves() for t in _turns(leaf) if t <= at}
        return tuple(sorted(found | {at}))

    def leaves(self) -> Iterator[Leaf]:
        """Every part with a rule of its own, in the order of the file; also those of conditions referred to."""
        if self.leaf is not None:
            yield self.leaf
            if self.leaf.other is not None:
                yield from self.leaf.other.leaves()
        for part in self.parts:
            yield from part.leaves()

    @property
    def last_day(self) -> datetime | None:
        """The end of the last day that any part looks at."""
        ends = [leaf.run.marks[-1].day.end for leaf in self.leaves() if leaf.run is not None]
        return max(ends, default=None)


def _turns(leaf: Leaf) -> Iterator[datetime]:
    if leaf.run is not None:
        yield from (mark.day.end for mark in leaf.run.marks)
    if leaf.act is not None:
        yield from (t for t in (leaf.act.first, leaf.act.by, leaf.act.planned) if t is not None)


def tree(need: Need, leaf: Callable[[Need], Leaf]) -> Tree:
    """The tree of a part, its leaves made by `leaf`."""
    if need.parts:
        return Tree(need, every=need.all_of is not None, parts=tuple(tree(part, leaf) for part in need.parts))
    return Tree(need, leaf=leaf(need))
