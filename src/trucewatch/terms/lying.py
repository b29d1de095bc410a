"""How places lie to the zones of a book: the geometry, and what the gazetteer knows by name.

A place that the gazetteer puts inside the zone of that id is in it, though its radius reaches over the edge. Not so
where the words widen the place ("near X"): its radius is then larger than the gazetteer's own. A place that the
geometry puts plainly outside stays outside: the names then contradict the map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from trucewatch.model.where import Where
from trucewatch.terms.book import Book
from trucewatch.terms.codes import NO, UNKNOWN, YES, Codes, Flags, Indices, value_of
from trucewatch.terms.grid import Pairs, Wanted, ranked

Floats = npt.NDArray[np.float64]

InZones = Mapping[str, bool | None]
"""For one place: zone id to whether it lies in that zone. A zone that is missing is plainly elsewhere (False)."""


@dataclass(frozen=True, slots=True)
class Spots:
    """Places as arrays of one length: degrees (NaN where a place is not known), radius, gazetteer key.

    `key` points into `keys`; -1 is none.
    """

    lon: Floats
    lat: Floats
    radius_km: Floats
    key: Indices
    keys: tuple[str, ...]

    @classmethod
    def of(cls, places: Sequence[Where]) -> Spots:
        """Stated places; one without a point is not known."""
        keys = tuple(dict.fromkeys(p.key for p in places if p.key is not None))
        at = {key: n for n, key in enumerate(keys)}
        point = [(p.lon, p.lat) if p.located else (np.nan, np.nan) for p in places]
        lon, lat = np.array(point, dtype=np.float64).reshape(-1, 2).T
        radius = np.array([p.radius_km for p in places], dtype=np.float64)
        return cls(lon, lat, radius, np.array([at.get(p.key or "", -1) for p in places], dtype=np.int64), keys)

    def take(self, rows: Indices) -> Spots:
        """Some of them."""
        return Spots(self.lon[rows], self.lat[rows], self.radius_km[rows], self.key[rows], self.keys)


def pairs(book: Book, spots: Spots) -> Pairs:
    """The (place, zone) index pairs that are not plainly outside, with their codes, in order of place, then zone."""
    row, zone, code = ranked(book.ground.pairs(spots.lon, spots.lat, spots.radius_km))
    order = np.lexsort((zone, row))
    row, zone = row[order], zone[order]
    return row, zone, by_name(book, spots, row, zone, code[order])


def many_pairs(book: Book, spots: Spots, wanted: Wanted | None = None) -> Pairs:
    """The same for very many places, all of them known; in no order. `wanted`: which pairs matter at all."""
    row, zone, code = book.grid.pairs(spots.lon, spots.lat, spots.radius_km, wanted)
    return row, zone, by_name(book, spots, row, zone, code)


def dense(book: Book, spots: Spots) -> Codes:
    """How each place lies to each zone: shape `(places, zones of the book)`; unknown for a place that is not known."""
    known = np.isfinite(spots.lon + spots.lat + spots.radius_km)
    rows = np.flatnonzero(known)
    row, zone, code = many_pairs(book, spots.take(rows))
    return in_full((rows.take(row), zone, code), ~known, len(book.zones))


def in_full(pairs: Pairs, unknown: Flags, zones: int) -> Codes:
    """Pairs of places and zones as a table, shape `(places, zones)`. `unknown`: which places are not known."""
    row, zone, code = pairs
    codes = np.full((len(unknown), zones), NO, dtype=np.int8)
    codes[unknown] = UNKNOWN
    codes[row, zone] = code
    return codes


def in_zones(book: Book, places: Sequence[Where]) -> tuple[InZones, ...]:
    """For each place, how it lies to each zone: one geometry step for all; without a point, unknown everywhere."""
    answers: list[dict[str, bool | None]] = [{} for _ in places]
    ids = tuple(book.zones)
    for row, zone, code in zip(*(part.tolist() for part in pairs(book, Spots.of(places))), strict=True):
        answers[row][ids[zone]] = value_of(code)
    return tuple(answers)


def by_name(book: Book, spots: Spots, row: Indices, zone: Indices, code: Codes) -> Codes:
    """The codes of (place, zone) pairs, with yes for unknown where the gazetteer puts the place inside the zone."""
    names = _names(book, spots.keys)
    if names is None:
        return code
    which = names.at[spots.key]
    as_held: Flags = (spots.lon == names.lon[which]) & (spots.lat == names.lat[which])
    as_held &= spots.radius_km <= names.radius_km[which]
    open_still = np.flatnonzero((code == UNKNOWN) & as_held.take(row))
    sure = names.inside[which.take(row.take(open_still)), zone.take(open_still)]
    found = code.copy()
    found[open_still[sure]] = YES
    return found


@dataclass(frozen=True, slots=True)
class _Names:
    """The gazetteer's places among some keys that lie by name in a zone.

    `at`: which of them each key is, the last where it is none; then their points and radii, and in which zones they
    lie.
    """

    at: Indices
    lon: Floats
    lat: Floats
    radius_km: Floats
    inside: Flags


@lru_cache(maxsize=16)
def _names(book: Book, keys: tuple[str, ...]) -> _Names | None:
    named = list(_named(book, keys))
    if not named:
        return None
    inside = np.zeros((len(named) + 1, len(book.zones)), dtype=np.bool_)
    at = np.full(len(keys) + 1, len(named), dtype=np.int64)
    own: list[tuple[float, float, float]] = []
    for n, (key, zones) in enumerate(named):
        inside[n, zones] = True
        at[key] = n
        place = book.places[keys[key]]
        own.append((place.lon, place.lat, place.radius_km))
    lon, lat, radius = np.array([*own, (np.nan, np.nan, np.nan)]).T.copy()
    return _Names(at, lon, lat, radius, inside)


def _named(book: Book, keys: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """The keys of the gazetteer's places that lie by name in some zone, each with the zones' indices."""
    order = {zone: n for n, zone in enumerate(book.zones)}
    for n, key in enumerate(keys):
        if key in book.places:
            zones = [order[name] for name in book.contained_in(key) if name in order]
            if zones:
                yield n, zones
