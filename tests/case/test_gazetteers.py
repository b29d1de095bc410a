"""Gazetteers from elsewhere: one reader, four forms, and errors that say where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from trucewatch.case.gazetteers import read_gazetteer
from trucewatch.errors import BadInput
from trucewatch.model.where import PlacePrecision

ROWS = [
    {"name": "Ost", "lat": 54.1, "lon": 12.0, "aliases": ["Al Ost", "Oost"], "kind": "village"},
    {"name": "Vale", "lat": 54.0, "lon": 12.0, "kind": "city"},
]


def geojson(rows: list[dict[str, Any]]) -> str:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [r["lon"], r["lat"]]},
            "properties": {k: v for k, v in r.items() if k not in ("lat", "lon")},
        }
        for r in rows
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


CSV = "Name,LAT,lon,aliases,kind\nOst,54.1,12.0,Al Ost;Oost,village\n\nVale,54.0,12.0,,city\n"
YAML = """places:
  - {id: o, name: Ost, names: [Al Ost, Oost], lat: 54.1, lon: 12.0, radius_km: 2, precision: village}
  - {id: v, name: Vale, lat: 54.0, lon: 12.0, radius_km: 8, precision: city}
"""
FORMS = {
    "json": json.dumps(ROWS),
    "wrapped": json.dumps({"places": ROWS}),
    "geojson": geojson(ROWS),
    "csv": CSV,
    "semicolons": CSV.replace(";", "|").replace(",", ";"),
    "tabs": CSV.replace(",", "\t"),
    "yaml": YAML,
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_places_whatever_the_file_is_called(form: str, tmp_path: Path) -> None:
    path = tmp_path / "places"
    path.write_text(FORMS[form], "utf-8")
    read = read_gazetteer(path)
    assert [(p.name, p.names, p.lat, p.lon, p.precision.value, p.radius_km) for p in read.places] == [
        ("Ost", ("Al Ost", "Oost"), 54.1, 12.0, "village", 2.0),
        ("Vale", (), 54.0, 12.0, "city", 8.0),
    ]
    assert read.without_point == []


def test_compound_names_are_taken_apart(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "search_name_en": "Ost (Vale) - Vale - Harrow --- (((1)))", "lat": 54.1, "lon": 12.0},
        {"id": 2, "search_name_en": "Vale - Vale - Vale --- (((2)))", "lat": 54.0, "lon": 12.0},
        {"id": 3, "search_name_en": "VALE : VALE --- (((3)))", "lat": 54.0, "lon": 12.0},
        {"id": 4, "search_name_en": "VALE : Mill --- (((4)))", "lat": 54.02, "lon": 12.0, "search_name_ar": "مطحنة"},
        {"id": 5, "search_name_en": "VALE : Farther --- (((5)))", "lat": 54.9, "lon": 12.0},
        {"id": 6, "search_name_en": "VALE : Nowhere --- (((6)))", "lat": "", "lon": ""},
    ]
    path = tmp_path / "locations.json"
    path.write_text(json.dumps(rows), "utf-8")
    read = read_gazetteer(path)
    assert [(p.id, p.name, p.precision, p.part_of) for p in read.places] == [
        ("1", "Ost", PlacePrecision.VILLAGE, None),
        ("2", "Vale", PlacePrecision.CITY, None),
        ("3", "Vale", PlacePrecision.CITY, None),
        ("4", "Mill", PlacePrecision.NEIGHBOURHOOD, "3"),
        ("5", "Farther", PlacePrecision.VILLAGE, None),
    ]
    assert read.places[3].names == ("مطحنة",)
    assert [told.partition(": entry")[2][:2] for told in read.without_point] == [" 6"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"name": "Ost", "lat": 54.1}]', ["entry 1", "lon"]),
        ('[{"name": "Ost", "lat": "north", "lon": 1}]', ["entry 1", "'north'"]),
        ('[{"name": "Ost", "lat": 154, "lon": 1}]', ["entry 1", "154"]),
        ('[{"lat": 54, "lon": 1}]', ["entry 1", "no name"]),
        ('[{"name": "Ost", "lat": 54, "lon": 1, "kind": "hamlet"}]', ["entry 1", "'hamlet'", "village"]),
        ("[3]", ["entry 1", "expected an object"]),
        ('{"a": 1}', ["without a list"]),
        ("[", ["no JSON"]),
        ('{"features": [{"geometry": {"type": "Polygon"}}]}', ["feature 1", "Point"]),
        ("name,lat,lon\nOst,nan,2\n", ["line 2", "nan"]),
        ("places: 3\n", ["places"]),
        ("", ["places"]),
    ],
)
def test_what_is_wrong_is_told_with_its_row(content: str, said: list[str], tmp_path: Path) -> None:
    path = tmp_path / "g"
    path.write_text(content, "utf-8")
    with pytest.raises(BadInput) as refused:
        read_gazetteer(path)
    assert all(words in str(refused.value) for words in said)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "g"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="not UTF-8"):
        read_gazetteer(path)
