"""Published counts of a period beside each other: who counted what, how the counts lie, what each alone tells of.

Overlap is asked of events: a source tells of an event where a claim of its own says that it happened. What two sources
both tell of is told by each in its own words; nothing is inferred from the sizes of their counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from trucewatch.model.figure import Counted
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import CLEARING
from trucewatch.model.vocabulary import VIOLENT
from trucewatch.tally.compare import Comparison, compare
from trucewatch.tally.counts import COMPARED, candidates, one_matter
from trucewatch.tally.ground import Ground
from trucewatch.tally.origins import origins
from trucewatch.tally.scope import Counting
from trucewatch.tally.told import Told

PUBLISHED = COMPARED | {Counted.MUNITION, Counted.FACILITY, Counted.PERMITTED, Counted.ATTEMPTED}


class Overlap(Frozen):
    """Two sources by their keys, and the events that both, only the first or only the second tell of."""

    one: str
    other: str
    both: tuple[str, ...]
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]


def published(told: Iterable[Told]) -> tuple[Counting, ...]:
    """Counts over a time or over several events; what one event did is no published tally."""
    held = (t for t in told if t.claim.act not in VIOLENT and t.claim.stance not in CLEARING)
    return tuple(Counting(t, f) for t in held for f in t.claim.figures if f.counted in PUBLISHED)


def compared(countings: Sequence[Counting], ground: Ground) -> tuple[tuple[int, int, Comparison], ...]:
    """Every two counts of one event or one matter, wholes only: their places in the list, and how they lie."""
    out = []
    for i, j in sorted({(min(pair), max(pair)) for pair in candidates(countings, ground)}):
        one, other = countings[i], countings[j]
        if one.figure.subset_of or other.figure.subset_of or one.told.id == other.told.id:
            continue
        if one.told.report == other.told.report and one.told.speakers == other.told.speakers:
            continue  # what one source says in one report is asked about by its arithmetic
        together = bool(one.told.event) and one.told.event == other.told.event
        if together or one_matter(one, other, ground):
            out.append((i, j, compare(one, other, ground)))
    return tuple(out)


def tellers(told: Iterable[Told], events: Mapping[str, str], ground: Ground) -> dict[str, set[str]]:
    """For each source by key, the events that it tells of. `events`: the event of each claim that belongs to one.

    Who only relays or carries another one's word tells of nothing by that.
    """
    held: dict[str, list[Told]] = {}
    for t in told:
        if t.id in events and t.claim.tells_of_an_event:
            held.setdefault(events[t.id], []).append(t)
    out: dict[str, set[str]] = {}
    for event, claims in held.items():
        for origin in origins(claims, ground):
            out.setdefault(origin, set()).add(event)
    return out


def alone(by_source: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    """For each source, the events that no other one tells of."""
    return {
        key: tuple(sorted(events - set().union(*(other for k, other in by_source.items() if k != key))))
        for key, events in sorted(by_source.items())
    }


def overlaps(by_source: Mapping[str, set[str]]) -> tuple[Overlap, ...]:
    """Every two sources in order of their keys."""
    return tuple(
        Overlap(
            one=one,
            other=other,
            both=tuple(sorted(by_source[one] & by_source[other])),
            only_one=tuple(sorted(by_source[one] - by_source[other])),
            only_other=tuple(sorted(by_source[other] - by_source[one])),
        )
        for one, other in combinations(sorted(by_source), 2)
    )
