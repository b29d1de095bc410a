"""What a case knows of its places and parties, and how two scopes lie to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trucewatch.model.quotation import Named
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.tally.alike import folded, same_name
from trucewatch.terms.distance import km_between

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


@dataclass(frozen=True)
class Ground:
    """What a case knows of its places and parties.

    `containing[place]`: the places that contain it, itself not among them. `lineage[party]`: the parties that it
    belongs to, itself among them. `carried[source]`: the sources whose material it republishes.
    """

    containing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lineage: Mapping[str, frozenset[str]] = field(default_factory=dict)
    carried: Mapping[str, frozenset[str]] = field(default_factory=dict)
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
        if self._in_another(one, other) or self._in_another(other, one):
            return False
        return one.key in below or other.key in above or kilometres(one, other) < one.radius_km + other.radius_km

    def _in_another(self, one: Where, unit: Where) -> bool:
        """Whether a place lies in a unit beside another one: what is in one province is not in the next."""
        if unit.precision not in ADMINISTRATIVE or not unit.key:
            return False
        above, over = self.containing.get(one.key or "", frozenset()), self.containing.get(unit.key)
        return bool(over) and unit.key not in above and any(self.containing.get(key) == over for key in above)

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
    return km_between(one.lat, one.lon, other.lat, other.lon)


def of_a_country(places: Iterable[Where]) -> bool:
    """Whether what is named is a whole country."""
    return any(w.precision is PlacePrecision.COUNTRY for w in places)
