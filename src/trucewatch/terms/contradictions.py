"""What an arrangement may not say of itself: an extension of nothing, and one issuer with two readings at one time.

Lengths that do not fit and chains with gaps are told beside the answers, because documents do contain them. These are
different: no document can mean them, so somebody wrote the case down wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from trucewatch.model.arrangement import Area, Arrangement
from trucewatch.terms.periods import windows, written

Path = tuple[str | int, ...]
Contradiction = tuple[Path, str, str, str]
"""Where in the file, what was got, what was expected, what to do."""


def contradictions(arrangement: Arrangement) -> Iterator[Contradiction]:
    """Every such contradiction, with its path in the arrangement's file."""
    for i, reading in enumerate(arrangement.readings):
        for j, area in enumerate(reading.areas):
            yield from _extensions(area, ("readings", i, "areas", j))
            if area.zone in [a.zone for a in reading.areas[:j]]:
                remedy = "Put all periods of a zone under one entry"
                yield ("readings", i, "areas", j, "zone"), f"the zone {area.zone!r} twice", "each zone once", remedy
    yield from _twice(arrangement)


def _extensions(area: Area, path: Path) -> Iterator[Contradiction]:
    """The earliest period, in whatever order they are written, extends nothing."""
    n, first = min(enumerate(area.periods), key=lambda numbered: numbered[1].since.earliest)
    if first.kind == "extension":
        remedy = "Write the period that it extends, which begins before it, or leave `kind` out"
        at = (*path, "periods", n)
        yield at, f"an extension of nothing, from {written(first.since)}", "a period before it", remedy


def _twice(arrangement: Arrangement) -> Iterator[Contradiction]:
    """Two readings of one issuer that certainly hold in one zone at one time."""
    held = [(i, reading, area) for i, reading in enumerate(arrangement.readings) for area in reading.areas]
    for (_, one, first), (i, other, second) in combinations(held, 2):
        same = one.id != other.id and one.issuer.casefold().split() == other.issuer.casefold().split()
        if same and first.zone == second.zone and _meet(first, second):
            yield (
                ("readings", i, "issuer"),
                f"a second reading by {other.issuer} for zone {second.zone!r} at one time (the first is {one.id!r})",
                "one reading per issuer, zone and time",
                "Say whose reading each is: add a date or desk to the issuer, or write a later one as an extension",
            )


def _meet(one: Area, other: Area) -> bool:
    spans = [windows(area).certain for area in (one, other)]
    return any(a < d and c < b for a, b in spans[0] for c, d in spans[1])
