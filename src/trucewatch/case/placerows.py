"""Rows of a gazetteer from elsewhere as places: names taken apart, coordinates checked, an extent by kind."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from trucewatch.errors import BadInput
from trucewatch.model.place import Place
from trucewatch.model.where import PlacePrecision
from trucewatch.terms.distance import km_between

EXTENT = {
    PlacePrecision.SITE: 0.5,
    PlacePrecision.NEIGHBOURHOOD: 1.5,
    PlacePrecision.VILLAGE: 2.0,
    PlacePrecision.TOWN: 4.0,
    PlacePrecision.CITY: 8.0,
    PlacePrecision.AREA: 20.0,
    PlacePrecision.DISTRICT: 20.0,
    PlacePrecision.ADMIN1: 60.0,
    PlacePrecision.COUNTRY: 400.0,
}
"""How far a place of a kind may reach from its point, in km, where the file does not say."""

QUARTERS_WITHIN = 8.0
"""A place listed under a city and this near to its middle, in km, is a part of it."""


class Row(NamedTuple):
    """One entry of a file: where it stands ("line 4"), and its values by key."""

    at: str
    values: dict[str, Any]


def name_written(row: Row) -> str:
    """The name that a row gives, whole; empty where it gives none."""
    return _text({str(k).lower(): v for k, v in row.values.items()}, "name", "search_name_en", "name_en", "asciiname")


def is_located(row: Row) -> bool:
    """Whether a row says anything of where the place lies (rightly or wrongly written)."""
    values = {str(k).lower(): v for k, v in row.values.items()}
    return any(_text(values, key) for key in ("lat", "latitude", "lon", "longitude", "lng")) or not name_written(row)


def places_of(file: str, rows: Iterable[Row]) -> list[Place]:
    """The rows as places, in order. Raises BadInput with file and row where a name or a coordinate is wrong."""
    read = [_place(file, number, row) for number, row in enumerate(rows, 1)]
    middles = {p.name.casefold(): p for p, under in read if under == p.name.casefold()}
    return [_under(place, middles.get(under)) for place, under in read]


def _under(place: Place, city: Place | None) -> Place:
    """A place listed under a city: its part where it lies within it, else a place of its own."""
    if city is None or city is place:
        return place
    if km_between(place.lat, place.lon, city.lat, city.lon) > QUARTERS_WITHIN:
        return place
    quarter = PlacePrecision.NEIGHBOURHOOD
    return place.model_copy(update={"precision": quarter, "radius_km": EXTENT[quarter], "part_of": city.id})


def _place(file: str, number: int, row: Row) -> tuple[Place, str]:
    """One row as a place, and the name of the city that it is listed under, if any."""
    values = {str(k).lower(): v for k, v in row.values.items()}
    written = name_written(row)
    if not written:
        raise BadInput(
            f"{file}: {row.at}: got no name, expected `name`, `lat` and `lon`. Fill it in or take the row out"
        )
    name, others, rank, under = _parted(written)
    aliases = [a.strip() for key in ("aliases", "names", "alternatenames") for a in _listed(values.get(key))]
    aliases += [_parted(_text(values, key))[0] for key in ("search_name_ar", "name_ar") if _text(values, key)]
    kind = _kind(file, row.at, _text(values, "kind", "precision", "type"), rank)
    radius = _number(file, row.at, values, "radius_km", EXTENT[kind])
    place = Place(
        id=str(values.get("id") if values.get("id") not in (None, "") else f"row-{number}"),
        name=name,
        names=tuple(dict.fromkeys(n for n in (*others, *aliases) if n and n != name)),
        lat=_number(file, row.at, values, "lat", None, 90.0),
        lon=_number(file, row.at, values, "lon", None, 180.0),
        radius_km=max(radius, 0.0),
        precision=kind,
        part_of=_text(values, "part_of") or None,
        pcode=_text(values, "pcode", "closest_geonames_post_code"),
    )
    return place, under


def _text(values: dict[str, Any], *keys: str) -> str:
    return next((str(values[k]).strip() for k in keys if values.get(k) not in (None, "")), "")


def _listed(value: Any) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else re.split(r"[;|]", value) if value else []


def _parted(written: str) -> tuple[str, tuple[str, ...], PlacePrecision, str]:
    """A name of a search list taken apart: the name, other forms of it, its rank, and the city that it is listed under.

    `Ost (Vale) - Vale - Harrow --- (((12)))` is Ost in the sub-district Vale; a name that is also its district's is a
    town's; `HARROW : Mill` is listed under the city Harrow.
    """
    plain = re.sub(r"\s*(?:---\s*)?\(\(\(.*?\)\)\)\s*$", "", written).strip()
    city, colon, rest = plain.partition(" : ")
    if colon:
        name = rest.strip()
        own = name.casefold() == city.strip().casefold()
        name = name.title() if name.isupper() else name
        return name, (), PlacePrecision.CITY if own else PlacePrecision.VILLAGE, city.strip().casefold()
    parts = [p.strip() for p in plain.split(" - ")]
    name = re.sub(r"\s*\([^)]*\)\s*$", "", parts[0]).strip() or parts[0]
    outer = [p.casefold() for p in parts[1:]]
    rank = PlacePrecision.VILLAGE if outer else PlacePrecision.TOWN
    if name.casefold() in outer:
        rank = PlacePrecision.CITY if outer.count(name.casefold()) > 1 else PlacePrecision.TOWN
    return name, tuple(name.split("_")) if "_" in name else (), rank, ""


def _kind(file: str, at: str, written: str, rank: PlacePrecision) -> PlacePrecision:
    if not written:
        return rank
    try:
        return PlacePrecision(written.lower())
    except ValueError as error:
        kinds = ", ".join(p.value for p in PlacePrecision)
        raise BadInput(f"{file}: {at}: got the kind {written!r}, expected one of {kinds}") from error


def _number(
    file: str, at: str, values: dict[str, Any], key: str, otherwise: float | None, most: float = 20_000.0
) -> float:
    """A number of a row; decimal degrees with a comma are read too."""
    written = _text(values, key, *({"lat": ("latitude",), "lon": ("longitude", "lng")}.get(key, ())))
    if not written and otherwise is not None:
        return otherwise
    try:
        number = float(written.replace(",", ".")) if written else math.nan
    except ValueError:
        number = math.nan
    if not abs(number) <= most:
        raise BadInput(f"{file}: {at}: got {key} {written!r}, expected a number of at most {most:g}. Correct the row")
    return number
