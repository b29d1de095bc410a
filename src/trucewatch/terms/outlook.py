"""A clock read: what it comes to now, from when to when it can be met, and which part stands in the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from trucewatch.terms.conditions import Clock
from trucewatch.terms.tree import Leaf, Tree


@dataclass(frozen=True)
class Outlook:
    """What a clock comes to at its instant.

    - `value`: met (True), not met (False) or undetermined (None).
    - `earliest`: if every open and coming day counts; None: it cannot be met any more. `latest`: if no open day counts
      and every coming one does; None: there is no such date, because it hangs on more than days.
    - `projected`: the earliest and latest date at which it would have been met had every day counted.
    - `blocking`: ids of the parts that did not hold; `open`: of those that nobody can decide.
    """

    value: bool | None
    earliest: datetime | None
    latest: datetime | None
    projected: tuple[datetime | None, datetime | None]
    blocking: tuple[str, ...]
    open: tuple[str, ...]

    def projected_reached(self, at: datetime) -> bool:
        """Whether the date came at which it would have been met, had every day counted."""
        return self.projected[1] is not None and self.projected[1] <= at


def outlook(clock: Clock) -> Outlook:
    """Read a clock."""
    whole, at = clock.tree, clock.at
    end = max(filter(None, (whole.last_day, at)))
    value, ideal = whole.by(at), _ideal(whole)
    parts = [] if value else [(leaf.need.id, by(leaf, at)) for leaf in own_leaves(whole)]
    best, worst = (ideal.supposing(v).first_met(end) if clock.days else None for v in (True, False))
    return Outlook(
        value=value,
        earliest=whole.supposing(True).first_met(end),
        latest=whole.supposing(False).first_met(end),
        projected=(best, worst),
        blocking=tuple(key for key, held in parts if held is False),
        open=tuple(key for key, held in parts if held is None),
    )


def by(leaf: Leaf, at: datetime) -> bool | None:
    """What one part comes to by an instant."""
    return Tree(leaf.need, leaf=leaf).by(at)


def own_leaves(whole: Tree) -> list[Leaf]:
    """The condition's own parts with a rule; what another condition rests on is told there."""
    if whole.leaf is not None:
        return [whole.leaf]
    return [leaf for part in whole.parts for leaf in own_leaves(part)]


def _ideal(whole: Tree) -> Tree:
    """The same parts with nothing on record against any day inside the time, and every act done."""
    if whole.leaf is None:
        return replace(whole, parts=tuple(_ideal(part) for part in whole.parts))
    leaf = whole.leaf
    if leaf.run is not None:
        marks = tuple(replace(m, value=m.in_time) for m in leaf.run.marks)
        return replace(whole, leaf=replace(leaf, run=replace(leaf.run, marks=marks, windows=())))
    if leaf.other is not None:
        return replace(whole, leaf=replace(leaf, other=_ideal(leaf.other)))
    return replace(whole, leaf=_Done(leaf.need))


class _Done(Leaf):
    """An act supposed to be done: it hinders no date."""

    def value_at(self, at: datetime) -> bool | None:
        """Always."""
        return True
