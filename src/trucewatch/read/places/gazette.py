"""A gazetteer of one's own joined with the library's towns, and which of several places of one name a text means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from trucewatch.model.place import Place
from trucewatch.model.where import PlacePrecision
from trucewatch.read.places.spelling import fold
from trucewatch.terms.distance import km_between

ONE_PLACE = 12.0
"""Two entries of one name and this near to each other, in km, are one place."""

AROUND = 60.0
"""A place this near to the others that a text names, in km, may be the one that it means."""

QUARTER = 20.0
"""A quarter lies no farther from the middle of its city, in km."""

REGION = 120.0
"""A name that is only heard lies no farther than this, in km, from one of the places named beside it."""

FARTHER = 2.0
"""The next place of that name must lie so many times farther away."""

_COARSE = (PlacePrecision.ADMIN1, PlacePrecision.COUNTRY)


def joined(own: Sequence[Place], library: Iterable[Place]) -> list[Place]:
    """The own places, each with the names and the extent of the library's town that it is, then the library's others.

    The own point, id and name stand; the library knows how large a town is and what else it is called.
    """
    if not own:
        return list(library)
    by_name: dict[str, list[int]] = defaultdict(list)
    for n, place in enumerate(own):
        for name in {fold(n) for n in (place.name, *place.names)}:
            by_name[name].append(n)
    out, others = list(own), []
    for town in library:
        twins = {n for name in (town.name, *town.names) for n in by_name.get(fold(name), ())}
        near = [n for n in twins if town.precision not in _COARSE and _km(out[n], town) <= ONE_PLACE]
        if not near or any(out[n].precision in _COARSE for n in near):
            others.append(town)
            continue
        n = max(near, key=lambda n: (out[n].radius_km, -_km(out[n], town), -n))
        out[n] = _one(out[n], town)
    return [*out, *others]


def _one(own: Place, town: Place) -> Place:
    larger = town.radius_km > own.radius_km
    return own.model_copy(
        update={
            "names": tuple(dict.fromkeys((*own.names, town.name, *town.names))),
            "radius_km": max(own.radius_km, town.radius_km),
            "precision": town.precision if larger else own.precision,
            "part_of": own.part_of or town.part_of,
        }
    )


def meant(candidates: Sequence[Place], country: str | None, near: Sequence[Place]) -> Place | None:
    """Which of several places of one name is meant; None where that stays open.

    Those of the home country come first; among them the one that is clearly larger, else the one that lies much nearer
    than the others to the places `near`, which the text names beside it.
    """
    candidates = [p for p in candidates if is_at_home(p, country)] or candidates
    distinct = _apart(sorted(candidates, key=lambda p: -p.radius_km))
    if len(distinct) == 1:
        return distinct[0]
    first, second = distinct[:2]
    if first.radius_km > second.radius_km and first.precision is not PlacePrecision.VILLAGE:
        return first
    return _nearest(distinct, [p for p in near if p.precision is not PlacePrecision.COUNTRY])


def is_at_home(place: Place, country: str | None) -> bool:
    """Whether a place does not lie in another country than the document's; one that says no country counts as home."""
    outer = place.part_of or place.id
    return country is None or not outer.startswith("country-") or outer == f"country-{country.lower()}"


def may_be_meant(place: Place, country: str | None) -> bool:
    """Whether a document of that country may speak of a place: of those abroad only of countries and cities."""
    return is_at_home(place, country) or place.precision in (PlacePrecision.COUNTRY, PlacePrecision.CITY)


def quarters(candidates: Sequence[Place], cities: Sequence[Place]) -> Sequence[Place]:
    """Those of the candidates that can be a quarter or a street of one of these cities; all where no city is named."""
    if not cities:
        return candidates
    return [p for p in candidates if any(_km(p, c) <= max(QUARTER, c.radius_km * 2) for c in cities)]


def is_near(one: Place, other: Place) -> bool:
    """Whether two places may belong to one event's surroundings; a country says nothing of that."""
    return other.precision is PlacePrecision.COUNTRY or _km(one, other) <= REGION


def _apart(places: Sequence[Place]) -> list[Place]:
    """Without entries that lie within another one's extent: one place written down twice."""
    out: list[Place] = []
    for place in places:
        if all(_km(place, other) > max(other.radius_km, 3.0) for other in out):
            out.append(place)
    return out


def _nearest(candidates: Sequence[Place], near: Sequence[Place]) -> Place | None:
    if not near:
        return None
    away = sorted(((min(_km(p, o) for o in near), p.id, p) for p in candidates), key=lambda row: row[:2])
    (least, _, first), (following, _, _) = away[:2]
    return first if least <= AROUND and following >= FARTHER * max(least, 5.0) else None


def _km(one: Place, other: Place) -> float:
    return km_between(one.lat, one.lon, other.lat, other.lon)
