"""A claim with what is needed to hold it beside others, and the ground: what lies in what, who belongs to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from trucewatch.model.claim import Claim
from trucewatch.model.incident import OPEN_END, OPEN_START
from trucewatch.model.quotation import Named
from trucewatch.model.when import When
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.tally.alike import folded, same_name

ADMINISTRATIVE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.ADMIN1, PlacePrecision.DISTRICT})
"""Two units of one rank divide the land between them: their circles may touch, they do not."""


class Lies(StrEnum):
    """How one scope lies to another in one respect."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    OVERLAPPING = "overlapping"
    APART = "apart"
    UNKNOWN = "unknown"

    @property
    def turned(self) -> Lies:
        """The same seen from the other side."""
        return {Lies.INSIDE: Lies.AROUND, Lies.AROUND: Lies.INSIDE}.get(self, self)


@dataclass(frozen=True, slots=True)
class Told:
    """One claim. `known`: when its report could first be known. `event`: the id of what a person put it together with,
    its own id where it stands alone. `ties`: what a person said that it is to what another event or matter speaks of.
    `asked`: whether the question is about it; two that it is not about need not be held beside each other.

    From the claim: its `id`; the `report` that tells it; `speakers`, whose statement it is; `when`, what it tells of is
    said to be, None where no date can be given to it; `said`, when it was said, or else when its report could be known.
    """

    claim: Claim
    known: When
    event: str = ""
    ties: tuple[tuple[str, str], ...] = ()
    asked: bool = True
    id: str = field(init=False)
    report: str = field(init=False)
    speakers: frozenset[str] = field(init=False)
    when: When | None = field(init=False)
    said: When = field(init=False)

    def __post_init__(self) -> None:
        """Keep what every comparison asks for."""
        claim = self.claim
        object.__setattr__(self, "id", claim.id)
        object.__setattr__(self, "report", claim.quotation.report)
        object.__setattr__(self, "speakers", _speakers(claim))
        object.__setattr__(self, "when", claim.when if claim.when and claim.when.resolved else None)
        said = claim.when_said
        object.__setattr__(self, "said", said if said and said.resolved else self.known)


def _speakers(claim: Claim) -> frozenset[str]:
    """The unnamed author of one report is nobody else."""
    author = claim.chain[0]
    return frozenset(
        f"author of {claim.quotation.report}" if v is author and not v.key else v.key or folded(v.name)
        for v in claim.speakers
    )


@dataclass(frozen=True)
class Ground:
    """What a case knows of its places and parties.

    `containing[place]`: the places that contain it, itself not among them. `lineage[party]`: the parties that it
    belongs to, itself among them.
    """

    containing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lineage: Mapping[str, frozenset[str]] = field(default_factory=dict)
    _lies: dict[object, Lies] = field(default_factory=dict, init=False, repr=False, compare=False)

    def places(self, one: Iterable[Where], other: Iterable[Where]) -> Lies:
        """How two lists of stated places lie: containment by the gazetteer alone, nearness by points and radii."""
        a = {w.key: w for w in one if w.key and w.located}
        b = {w.key: w for w in other if w.key and w.located}
        known = tuple(tuple((w.key, w.lat, w.lon, w.radius_km, w.precision) for w in x.values()) for x in (a, b))
        if known not in self._lies:
            self._lies[known] = self._places(a, b)
        return self._lies[known]

    def _places(self, a: Mapping[str, Where], b: Mapping[str, Where]) -> Lies:
        if not a or not b:
            return Lies.UNKNOWN
        if a.keys() == b.keys():
            return Lies.SAME
        within = all(k in b or self.containing.get(k, frozenset()) & b.keys() for k in a)
        around = all(k in a or self.containing.get(k, frozenset()) & a.keys() for k in b)
        if within or around:
            return Lies.SAME if within and around else Lies.INSIDE if within else Lies.AROUND
        touching = any(self._touch(x, y) for x in a.values() for y in b.values())
        return Lies.OVERLAPPING if touching else Lies.APART

    def _touch(self, one: Where, other: Where) -> bool:
        if one.precision is other.precision and one.precision in ADMINISTRATIVE:
            return False
        above = {one.key} | self.containing.get(one.key or "", frozenset())
        below = {other.key} | self.containing.get(other.key or "", frozenset())
        return one.key in below or other.key in above or kilometres(one, other) < one.radius_km + other.radius_km

    def side(self, named: Named) -> frozenset[str]:
        """The parties that a named one belongs to; for a name that the case does not know, the name."""
        return self.lineage.get(named.key, frozenset({named.key})) if named.key else frozenset({folded(named.shown)})

    def one_side(self, one: Named, other: Named) -> bool:
        """Whether one belongs to the other or both are one; a coarser name for a side is that side."""
        if one.key and other.key:
            return one.key in self.side(other) or other.key in self.side(one)
        return same_name(one.as_written, other.as_written)


def kilometres(one: Where, other: Where) -> float:
    """Great-circle distance on a sphere of 6,371 km; both have a point."""
    assert one.lat is not None
    assert one.lon is not None
    assert other.lat is not None
    assert other.lon is not None
    a, b = radians(one.lat), radians(other.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def of_a_country(places: Iterable[Where]) -> bool:
    """Whether what is named is a whole country."""
    return any(w.precision is PlacePrecision.COUNTRY for w in places)


def ends(when: When) -> tuple[datetime, datetime]:
    """Both ends of a time, open ones as far away as can be."""
    return when.start or OPEN_START, when.end or OPEN_END


def times(one: When | None, other: When | None) -> Lies:
    """How two stated times lie; unknown where either has no date."""
    if one is None or other is None or not one.resolved or not other.resolved:
        return Lies.UNKNOWN
    a, b = ends(one), ends(other)
    if a == b:
        return Lies.SAME
    if a[1] <= b[0] or b[1] <= a[0]:
        return Lies.APART
    if b[0] <= a[0] and a[1] <= b[1]:
        return Lies.INSIDE
    return Lies.AROUND if a[0] <= b[0] and b[1] <= a[1] else Lies.OVERLAPPING


def closed(when: When) -> tuple[datetime, datetime]:
    """Both ends of a dated time; where it has one end only, that one twice."""
    start = when.start or when.end
    end = when.end or when.start
    assert start is not None
    assert end is not None
    return start, end


def near(one: When | None, other: When | None, within: timedelta) -> bool:
    """Whether two times lie no farther apart than that; a time without a date is near nothing, one without an end is
    near what is near its other end.
    """
    if one is None or other is None or not one.resolved or not other.resolved:
        return False
    a, b = closed(one), closed(other)
    if a[1] > b[0] and b[1] > a[0]:
        return True
    gap = b[0] - a[1] if a[1] <= b[0] else a[0] - b[1]
    return gap <= within
