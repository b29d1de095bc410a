"""How the zones of a book lie to each other: a wide arrangement's zone also holds the narrow ones inside it."""

from __future__ import annotations

from collections.abc import Mapping

import shapely

from trucewatch.terms.book import Book

Nesting = Mapping[str, Mapping[str, bool | None]]
"""Zone id to the zones that hold it: True wholly, None in part. A zone that is missing lies elsewhere."""

_TOUCH = 1e-9
"""Square degrees: what two zones share that only touch along a border."""


def nesting(book: Book) -> Nesting:
    """For each zone, the other zones that hold it. A zone is held by name too, where the gazetteer says so."""
    shapes = {key: book.ground.shape(key) for key in book.zones}
    found: dict[str, dict[str, bool | None]] = {key: {} for key in shapes}
    for one, inner in shapes.items():
        named = book.contained_in(one)
        for other, outer in shapes.items():
            if one == other or shapely.area(shapely.intersection(inner, outer)) <= _TOUCH:
                continue
            if other in named or shapely.covers(outer, inner):
                found[one][other] = True
            elif not shapely.covers(inner, outer):
                found[one][other] = None
    return found


def in_order(nested: Nesting, zones: set[str]) -> tuple[str, ...]:
    """Zones so that each comes after those that hold it: as a table of contents, by id among equals."""

    def path(key: str) -> tuple[str, ...]:
        above = [k for k, value in nested[key].items() if value and not nested[k].get(key)]
        return (*sorted(above, key=lambda k: (sum(bool(v) for v in nested[k].values()), k)), key)

    return tuple(sorted(zones, key=path))
