"""The terms in force for one analysis: arrangements as adopted, with the zones, parties and places they speak of.

Invariant: a book never changes, and every zone that an arrangement names is in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from types import MappingProxyType

from trucewatch.errors import CaseFault, Fault
from trucewatch.model.arrangement import Arrangement
from trucewatch.model.party import OpenCategory, Party
from trucewatch.model.place import Place, Zone
from trucewatch.terms.geometry import Ground
from trucewatch.terms.grid import Grid
from trucewatch.terms.version import zones_named


def terms_hash(arrangement: Arrangement) -> str:
    """SHA-256 over the arrangement's canonical JSON, for a book that is not made from adopted files."""
    return hashlib.sha256(arrangement.model_dump_json(by_alias=True).encode()).hexdigest()


@dataclass(frozen=True, eq=False)
class Book:
    """Everything by id. `versions` holds, per arrangement, the hash of its adopted terms.

    `places` may be empty; with it, a place that the gazetteer puts inside a zone of the same id is known to be in it
    although its radius reaches over the zone's drawn edge.
    """

    arrangements: Mapping[str, Arrangement]
    versions: Mapping[str, str]
    zones: Mapping[str, Zone]
    parties: Mapping[str, Party] = field(default_factory=dict)
    categories: Mapping[str, OpenCategory] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for part in fields(self):
            object.__setattr__(self, part.name, MappingProxyType(dict(getattr(self, part.name))))
        if faults := list(self._faults()):
            raise CaseFault(faults)

    def _faults(self) -> Iterator[Fault]:
        for key, arrangement in self.arrangements.items():
            if key not in self.versions:
                yield Fault(f"arrangement {key}", "no terms version", "the hash of the adopted terms")
            for zone in zones_named(arrangement):
                if zone not in self.zones:
                    yield Fault(f"arrangement {key}", f"zone {zone!r}", "a zone of this case")

    def __reduce__(self) -> tuple[type[Book], tuple[dict[str, object], ...]]:
        """A book travels as its records, and is made ready anew where it arrives."""
        return Book, tuple(dict(getattr(self, part.name)) for part in fields(self))

    @classmethod
    def of(
        cls,
        arrangements: Iterable[Arrangement],
        zones: Iterable[Zone],
        parties: Iterable[Party] = (),
        categories: Iterable[OpenCategory] = (),
        places: Iterable[Place] = (),
        versions: Mapping[str, str] | None = None,
    ) -> Book:
        """A book from records; without `versions` each arrangement's own hash stands for its adopted terms."""
        held = {a.id: a for a in arrangements}
        return cls(
            arrangements=held,
            versions={key: terms_hash(a) for key, a in held.items()} if versions is None else versions,
            zones={z.id: z for z in zones},
            parties={p.id: p for p in parties},
            categories={c.id: c for c in categories},
            places={p.id: p for p in places},
        )

    @cached_property
    def ground(self) -> Ground:
        """The zones made ready for the geometry step, once."""
        return Ground(list(self.zones.values()))

    @cached_property
    def grid(self) -> Grid:
        """The zones made ready for the geometry step on very many places."""
        return Grid(self.ground)

    def lineage(self, party: str) -> tuple[frozenset[str], ...]:
        """The party, then those it is part of, then those that they are part of: nearest first, each id once."""
        seen: set[str] = set()
        generations: list[frozenset[str]] = []
        now = {party}
        while now:
            generations.append(frozenset(now))
            seen |= now
            now = {up for key in now if key in self.parties for up in self.parties[key].part_of} - seen
        return tuple(generations)

    def belongs_to(self, party: str) -> frozenset[str]:
        """All parties that a party belongs to, itself included."""
        return frozenset().union(*self.lineage(party))

    def members(self, category: str) -> frozenset[str]:
        """The listed members of a category and the parties that are part of them; empty for an unknown category."""
        listed = set(self.categories[category].members) if category in self.categories else set()
        return frozenset(listed | {key for key in self.parties if self.belongs_to(key) & listed})

    def listed_in(self, party: str) -> frozenset[str]:
        """The categories on whose list this very party stands."""
        return frozenset(key for key, category in self.categories.items() if party in category.members)

    def contained_in(self, place: str) -> frozenset[str]:
        """The gazetteer place and all that contain it, by `part_of`; empty for an unknown place."""
        inside: set[str] = set()
        here: str | None = place
        while here is not None and here in self.places and here not in inside:
            inside.add(here)
            here = self.places[here].part_of
        return frozenset(inside | {here} if here is not None and inside else inside)
