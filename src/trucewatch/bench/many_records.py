"""A made-up case for `bench case --records`: terms as in `bench findings`, written as case files, and one feed of
records.

The feed is a table in our own columns. Its rows lie around the towns of `held_world` by their weights (65 in a
hundred) or anywhere in a theatre; precision 0, 1, 5 and 25 km for 40, 30, 20 and 10 in a hundred, none for one in a
thousand; nine in ten are of one day, the others of up to a month. One in twelve is a protest, which opens no
incident, and one in two hundred has a label that nobody explained. A third names a doer: a party of the theatre by
its name, or a group that the case does not know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import csv
from pydantic import BaseModel

from trucewatch.bench.held_terms import DAYS, PARTIES, START, Terms
from trucewatch.bench.held_world import HIGH, KM_PER_DEGREE, THEATRES, TOWNS, WIDE
from trucewatch.model.instant import Boundary

CHUNK = 250_000
KINDS = ("shelling", "air strike", "armed clash", "ambush", "ground assault", "mortar fire", "protest", "code 7")
SHARES = (0.25, 0.15, 0.2, 0.1, 0.05, 0.162, 0.083, 0.005)
RADII, RADIUS_SHARES = (0.0, 1.0, 5.0, 25.0), (0.4, 0.3, 0.2, 0.1)
SOURCE = "register"


def write_case(directory: Path, terms: Terms) -> None:
    """The terms as the files of a case, with a policy that holds the register's records."""
    book = terms.book
    settings: dict[str, Any] = {"schema": 1, "id": "bench", "name": "Case of the bench", "zone": "UTC"}
    settings["policies"] = {"hold_records": [{"source": SOURCE}]}
    sources = [{"id": SOURCE, "kind": "monitor", "name": "Bench Register"}]
    files: dict[str, Any] = {
        "case.yml": settings,
        "parties.yml": {"parties": _all(book.parties), "categories": _all(book.categories)},
        "sources.yml": {"sources": sources},
        "gazetteer.yml": {"places": _all(book.places)},
        **{f"arrangements/{key}.yml": {"schema": 1, **plain(a)} for key, a in book.arrangements.items()},
    }
    for key, zone in book.zones.items():
        said = {"id": zone.id, "name": zone.name}
        files[f"zones/{key}.geojson"] = {"type": "Feature", "properties": said, "geometry": zone.geometry}
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")  # JSON is YAML


def plain(model: BaseModel) -> dict[str, Any]:
    """A model as a case file writes it: boundaries in their written form, and nothing that is left out."""
    fields = type(model).model_fields
    held = {field.alias or name: getattr(model, name) for name, field in fields.items() if name != "schema_"}
    defaults = {field.alias or name: field.get_default(call_default_factory=True) for name, field in fields.items()}
    return {name: _written(value) for name, value in held.items() if value != defaults[name]}


def _all(models: Mapping[str, BaseModel]) -> list[dict[str, Any]]:
    return [plain(model) for model in models.values()]


def _written(value: Any) -> Any:
    match value:
        case Boundary(earliest=first, latest=last):
            ends = [first] if first == last else [first, last]
            return "..".join("" if end is None else f"{end:%Y-%m-%d %H:%M} UTC" for end in ends)
        case BaseModel():
            return plain(value)
        case Enum():
            return value.value
        case tuple() | list():
            return [_written(part) for part in value]
        case _:
            return value


def write_feed(path: Path, terms: Terms, records: int, seed: int) -> None:
    """The feed's table with so many rows. The same seed gives the same bytes."""
    with csv.CSVWriter(path, _rows(terms, 0, 1, seed).schema) as file:
        for start in range(0, records, CHUNK):
            file.write_table(_rows(terms, start, min(CHUNK, records - start), seed))


def _rows(terms: Terms, first: int, n: int, seed: int) -> pa.Table:
    chance = np.random.default_rng([seed, 7, first])
    theatre, town = chance.choice(len(THEATRES), n, p=(0.5, 0.3, 0.2)), chance.choice(TOWNS, n, p=terms.world.weights)
    at = terms.world.towns[theatre, town]
    near = chance.random(n) < 0.65
    spread = chance.normal(0, 6 / KM_PER_DEGREE, (n, 2))
    anywhere = np.array(THEATRES)[theatre] + chance.random((n, 2)) * (WIDE, HIGH)
    lon, lat = np.where(near[:, None], at + spread, anywhere).round(5).T
    radius = chance.choice(RADII, n, p=RADIUS_SHARES)
    day = np.datetime64(START.date()) + chance.integers(0, DAYS, n)
    length = np.where(chance.random(n) < 0.9, 0, chance.integers(1, 31, n))
    dead = chance.poisson(1.5, n)
    told = chance.random(n)
    actor = (np.minimum(chance.geometric(0.15, n), PARTIES) - 1).astype(np.int64)
    unknown = np.char.add("Band ", chance.integers(0, 400, n).astype(str))
    name = np.char.add(np.char.add("Party ", theatre.astype(str)), np.char.add("·", actor.astype(str)))
    doer = np.where(told < 0.28, name, np.where(told < 0.33, unknown, ""))
    kind = np.array(KINDS)[chance.choice(len(KINDS), n, p=SHARES)]
    number = np.arange(first, first + n)
    place = np.char.add(np.char.add("Town ", theatre.astype(str)), np.char.add("·", town.astype(str)))
    words = np.char.add(np.char.add(kind, " told near "), place)
    return pa.table(
        {
            "id": np.char.add("B", number.astype(str)),
            "date_from": pa.array(day),
            "date_to": pa.array(day + length),
            "lat": lat,
            "lon": lon,
            "precision_km": pa.array(radius, mask=chance.random(n) < 0.001),
            "place": place,
            "kind": kind,
            "parties": doer,
            "doer": doer,
            "hit": np.where(chance.random(n) < 0.4, "homes", ""),
            "killed_low": dead,
            "killed_high": dead + chance.integers(0, 3, n),
            "text": np.char.add(words, np.char.add(", entry ", number.astype(str))),
        }
    )


def changed(terms: Terms, arrangement: str) -> dict[str, Any]:
    """The file of an arrangement with one correction: every period of its first reading begins six hours later."""
    held = terms.book.arrangements[arrangement]
    written = {"schema": 1, **plain(held)}
    first = held.readings[0]
    for area, was in zip(written["readings"][0]["areas"], first.areas, strict=True):
        for period, old in zip(area["periods"], was.periods, strict=True):
            late = old.since.earliest + timedelta(hours=6)
            period["from"] = f"{late:%Y-%m-%d %H:%M} UTC"
    return written
