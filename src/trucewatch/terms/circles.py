"""What conditions may not say of each other: one id twice, a condition that nobody wrote, one that rests on itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from trucewatch.model.arrangement import Arrangement
from trucewatch.model.condition import Condition, Need
from trucewatch.terms.contradictions import Contradiction, Path


def circles(arrangement: Arrangement) -> Iterator[Contradiction]:
    """Every such fault, with its path in the arrangement's file."""
    common = {c.id: c for c in arrangement.conditions}
    yield from _conditions(arrangement.conditions, common, ("conditions",), arrangement)
    for i, reading in enumerate(arrangement.readings):
        held = {**common, **{c.id: c for c in reading.conditions}}
        yield from _conditions(reading.conditions, held, ("readings", i, "conditions"), arrangement)


def _conditions(
    conditions: Sequence[Condition], held: Mapping[str, Condition], path: Path, arrangement: Arrangement
) -> Iterator[Contradiction]:
    ids = [c.id for c in conditions]
    for i, condition in enumerate(conditions):
        at = (*path, i)
        if condition.id in ids[:i]:
            yield (*at, "id"), f"the condition {condition.id!r} twice", "each condition id once", "Give it its own id"
        yield from _parts(condition.needs, held, (*at, "needs"))
        yield from _doubled(condition.needs, (*at, "needs"))
        if condition.id in reached(condition, held):
            remedy = "Take out one of the `condition:` parts that lead back to it"
            yield at, f"the condition {condition.id!r}, which rests on itself", "conditions without a circle", remedy
        if not arrangement.readings and any(part.threshold for _, part in walked(condition.needs, at)):
            yield at, "days to count where there is no reading", "a reading with areas and periods", "Add a reading"


def walked(need: Need, path: Path) -> Iterator[tuple[Path, Need]]:
    """A part and all below it, each with its path."""
    yield path, need
    for word in ("all_of", "any_of"):
        for i, part in enumerate(getattr(need, word) or ()):
            yield from walked(part, (*path, word, i))


def reached(condition: Condition, held: Mapping[str, Condition]) -> frozenset[str]:
    """The ids of all conditions that one rests on, directly or through others."""
    found: set[str] = set()
    waiting = [condition]
    while waiting:
        for _, need in walked(waiting.pop().needs, ()):
            if need.condition is not None and need.condition not in found:
                found.add(need.condition)
                waiting += [held[need.condition]] if need.condition in held else []
    return frozenset(found)


def _parts(need: Need, held: Mapping[str, Condition], path: Path) -> Iterator[Contradiction]:
    for at, part in walked(need, path):
        if part.condition is not None and part.condition not in held:
            known = ", ".join(sorted(held)) or "none"
            remedy = f"Write that condition, or name one of: {known}"
            yield (*at, "condition"), f"the condition {part.condition!r}", "a condition of this arrangement", remedy


def _doubled(need: Need, path: Path) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for at, part in walked(need, path):
        if part.id in seen:
            yield (*at, "id"), f"the part {part.id!r} twice", "each part of a condition once", "Give it its own id"
        seen.add(part.id)
