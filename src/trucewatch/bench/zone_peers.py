"""Others at the step of `zone_step`: geopandas, sedonadb and a bare STRtree of shapely, as their own manuals have it.

What is not counted for any: making its points from the columns, as a database's COPY is not. What is counted: an index
over the zones, the join with the windows, and the pairs as arrays. A peer that is not installed says so.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import numpy as np
import pyarrow as pa
import shapely

from trucewatch.bench.zone_step import Pairs, Step

CHUNK = 200_000


class Missing(Exception):
    """A peer is not on this machine; the text says what would bring it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a peer found, in how many seconds, and how it was asked."""

    pairs: Pairs
    seconds: float
    how: str


def bare_tree(step: Step) -> Taken:
    """Shapely's STRtree over the zones, points in chunks, prepared shapes where boxes meet."""
    shapes = np.array(step.shapes)
    started = time.perf_counter()
    tree = shapely.STRtree(shapes)
    shapely.prepare(shapes)
    found: list[Pairs] = []
    for first in range(0, len(step.at), CHUNK):
        lon, lat = step.lon[first : first + CHUNK], step.lat[first : first + CHUNK]
        point, zone = tree.query(shapely.points(lon, lat))
        order = np.argsort(zone, kind="stable")
        point, zone = point[order], zone[order]
        ends = np.searchsorted(zone, np.arange(len(shapes) + 1))
        inside = [
            shapely.contains_xy(shape, lon[point[a:b]], lat[point[a:b]])
            for shape, a, b in zip(shapes, ends[:-1], ends[1:], strict=True)
        ]
        held = np.concatenate(inside)
        found.append((point[held] + first, zone[held]))
    pairs = step.open_at(*(np.concatenate(side) for side in zip(*found, strict=True)))
    return Taken(pairs, time.perf_counter() - started, f"shapely {shapely.__version__}, prepared shapes")


def geopandas_join(step: Step) -> Taken:
    """`sjoin` of points and zones, then a merge with the windows in pandas."""
    geopandas, pandas = _installed("geopandas"), _installed("pandas")
    points = geopandas.GeoDataFrame({"at": step.at}, geometry=shapely.points(step.lon, step.lat), crs=4326)
    zones = geopandas.GeoDataFrame({"zone": np.arange(len(step.zones))}, geometry=step.shapes, crs=4326)
    windows = pandas.DataFrame({"zone": step.window_zone, "since": step.since, "until": step.until})
    started = time.perf_counter()
    joined = geopandas.sjoin(points, zones, predicate="within")
    held = pandas.DataFrame(
        {"point": joined.index.to_numpy(), "zone": joined["zone"].to_numpy(), "at": joined["at"].to_numpy()}
    ).merge(windows, on="zone")
    kept = held[(held["since"] <= held["at"]) & (held["at"] < held["until"])]
    pairs = kept["point"].to_numpy(), kept["zone"].to_numpy()
    return Taken(pairs, time.perf_counter() - started, f"geopandas {geopandas.__version__}, sjoin within")


def sedona_join(step: Step) -> Taken:
    """One SQL join over tables in memory, on all cores."""
    sedonadb = _installed("sedonadb")
    engine = sedonadb.connect()
    wkb = pa.array(shapely.to_wkb(shapely.points(step.lon, step.lat)), pa.binary())
    points = pa.table({"point": np.arange(len(step.at)), "at": step.at, "wkb": wkb})
    wkb = pa.array(shapely.to_wkb(np.array(step.shapes)), pa.binary())
    zones = pa.table({"zone": np.arange(len(step.zones)), "wkb": wkb})
    windows = pa.table({"zone": step.window_zone, "since": step.since, "until": step.until})
    for name, table in (("points", points), ("zones", zones)):
        engine.create_data_frame(table).to_view(f"{name}_wkb")
        kept = "point, at" if name == "points" else "zone"
        made = engine.sql(f"SELECT {kept}, ST_GeomFromWKB(wkb) AS geom FROM {name}_wkb")
        made.to_memtable().to_view(name)
    engine.create_data_frame(windows).to_memtable().to_view("windows")
    started = time.perf_counter()
    found = pa.table(
        engine.sql(
            "SELECT p.point, z.zone FROM points p JOIN zones z ON ST_Contains(z.geom, p.geom)"
            " JOIN windows w ON w.zone = z.zone AND w.since <= p.at AND p.at < w.until"
        )
    )
    pairs = found["point"].to_numpy(), found["zone"].to_numpy()
    return Taken(pairs, time.perf_counter() - started, f"sedonadb {sedonadb.__version__}, tables in memory")


PEERS: dict[str, Callable[[Step], Taken]] = {
    "shapely STRtree": bare_tree,
    "geopandas": geopandas_join,
    "sedonadb": sedona_join,
}


def _installed(module: str) -> ModuleType:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Missing(f"{module} is not installed; run: pip install 'trucewatch[peers]'") from error
