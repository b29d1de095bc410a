"""Gazetteer files from elsewhere read as places; their form is recognised by content, never by the file's name.

    our own YAML          a top key `places:`
    GeoJSON               a FeatureCollection of points; `name`, and `aliases` and `kind` where given, in `properties`
    JSON list             objects with a name, `lat` and `lon`; compound names of search lists are taken apart
    CSV                   a header with `name`, `lat`, `lon`, and `aliases`, `kind`, `radius_km` where given

Whatever is wrong is told with its row; nothing is left out quietly.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, NamedTuple

from trucewatch.case.files import read_yaml_list
from trucewatch.case.placerows import Row, is_located, name_written, places_of
from trucewatch.errors import BadInput
from trucewatch.model.place import Place


class Gazetteer(NamedTuple):
    """What a gazetteer file gives: its places in order, and the rows that have no point, told with their names."""

    places: list[Place]
    without_point: list[str]


FORMS = "our places YAML, GeoJSON points, a JSON list of {name, lat, lon}, or CSV with name, lat, lon"


def read_gazetteer(path: Path) -> Gazetteer:
    """The places of a gazetteer file, in order; raises BadInput (with the row) or CaseFault (our own YAML)."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8") from error
    opening = text.lstrip()[:1]
    if opening in ("[", "{"):
        return _of_rows(path, _json_rows(path, text))
    header = _header(text)
    if header is not None:
        return _of_rows(path, _csv_rows(path, text, header))
    return Gazetteer(read_yaml_list(path, "places", Place), [])


def _of_rows(path: Path, rows: list[Row]) -> Gazetteer:
    """A row whose coordinates are both empty names a place that the file does not locate: it is set aside and told."""
    bare = [row for row in rows if not is_located(row)]
    told = [f"{path.name}: {row.at}: {name_written(row)!r} has no lat and lon" for row in bare]
    return Gazetteer(places_of(path.name, [row for row in rows if is_located(row)]), told)


def _json_rows(path: Path, text: str) -> list[Row]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path}: got no JSON ({error}), expected {FORMS}") from error
    if isinstance(read, dict) and isinstance(read.get("features"), list):
        return [Row(f"feature {n}", _of_feature(path, n, f)) for n, f in enumerate(read["features"], 1)]
    if isinstance(read, dict) and isinstance(read.get("places"), list):
        read = read["places"]
    if not isinstance(read, list):
        raise BadInput(f"{path}: got JSON without a list of places, expected {FORMS}")
    return [Row(f"entry {n}", _mapping(path, n, entry)) for n, entry in enumerate(read, 1)]


def _mapping(path: Path, number: int, entry: Any) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise BadInput(f"{path}: entry {number}: got {entry!r:.40}, expected an object with name, lat and lon")
    return entry


def _of_feature(path: Path, number: int, feature: Any) -> dict[str, Any]:
    """The properties of a GeoJSON point with its coordinates; GeoJSON writes the longitude first."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    at = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or geometry.get("type") != "Point" or not isinstance(at, list) or len(at) < 2:
        got = geometry.get("type") if isinstance(geometry, dict) else "no geometry"
        raise BadInput(
            f"{path}: feature {number}: got {got!r}, expected a Point. Leave other shapes out of a gazetteer"
        )
    named = feature.get("properties")
    return {**(named if isinstance(named, dict) else {}), "lat": at[1], "lon": at[0]}


def _header(text: str) -> csv.Dialect | type[csv.Dialect] | None:
    """The dialect of a table, where the first line is a header with name, lat and lon; else None."""
    first = text.lstrip().split("\n", 1)[0]
    for dialect in (csv.excel, csv.excel_tab, _Semicolons):
        if {"name", "lat", "lon"} <= {c.strip().lower() for c in first.split(dialect.delimiter)}:
            return dialect
    return None


class _Semicolons(csv.excel):
    delimiter = ";"


def _csv_rows(path: Path, text: str, dialect: csv.Dialect | type[csv.Dialect]) -> list[Row]:
    reader = csv.reader(io.StringIO(text.lstrip()), dialect)
    try:
        head = [c.strip().lower() for c in next(reader)]
        return [
            Row(f"line {reader.line_num}", dict(zip(head, cells, strict=False)))
            for cells in reader
            if any(c.strip() for c in cells)
        ]
    except csv.Error as error:
        raise BadInput(f"{path}: line {reader.line_num}: got no CSV ({error}), expected {FORMS}") from error
