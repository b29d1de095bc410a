"""PostGIS at the step of `zone_step`: a server of its own on a scratch port, ended after the run.

It is given what its manuals advise: 2 GB of shared buffers, 256 MB of working memory, two parallel workers beside the
leader, unlogged tables, statistics, GiST indexes on zones and on points, no compilation of queries. COPY and the index
over the points are not counted. Three forms of the query are tried, and the quickest stands for it: points looked up in
the zones' index, zones looked up in the points' index, and zones in pieces of 32 corners (`ST_Subdivide`) looked up
in the points' index.
"""

from __future__ import annotations

import io
import time
from typing import LiteralString

import numpy as np
import psycopg
import pyarrow as pa
import pyarrow.csv
import shapely

from trucewatch.bench.scratch_postgresql import NotInstalled, Server
from trucewatch.bench.zone_peers import Missing, Taken
from trucewatch.bench.zone_step import Step

SETTINGS = {
    "shared_buffers": "2GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "max_parallel_workers_per_gather": "2",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "jit": "off",
}
TABLES: tuple[LiteralString, ...] = (
    "CREATE EXTENSION postgis",
    "CREATE UNLOGGED TABLE raw (point int, lon float8, lat float8, at int8)",
    "CREATE UNLOGGED TABLE zones (zone int, geom geometry)",
    "CREATE UNLOGGED TABLE windows (zone int, since int8, until int8)",
)
READY: tuple[LiteralString, ...] = (
    "CREATE UNLOGGED TABLE points AS SELECT point, at, ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS geom FROM raw",
    "DROP TABLE raw",
    "CREATE UNLOGGED TABLE pieces AS SELECT zone, ST_Subdivide(geom, 32) AS geom FROM zones",
    "CREATE INDEX ON windows (zone)",
    "ALTER TABLE zones SET (parallel_workers = 2)",
    "ALTER TABLE pieces SET (parallel_workers = 2)",
    "SET min_parallel_table_scan_size = 0",
    "SET parallel_setup_cost = 0",
    "SET parallel_tuple_cost = 0",
)
FORMS: tuple[tuple[str, LiteralString, tuple[LiteralString, ...]], ...] = (
    ("points in the zones' index", "zones", ("CREATE INDEX zones_geom ON zones USING gist (geom)", "VACUUM ANALYZE")),
    (
        "zones in the points' index",
        "zones",
        ("DROP INDEX zones_geom", "CREATE INDEX points_geom ON points USING gist (geom)", "VACUUM ANALYZE"),
    ),
    ("pieces of zones in the points' index", "pieces", ()),
)


def postgis_join(step: Step) -> Taken:
    """The pairs, in the time of the quickest form. Raises Missing where server or extension is not installed."""
    try:
        server = Server.started(**SETTINGS)
    except NotInstalled as error:
        raise Missing(f"{error} postgresql-postgis") from error
    try:
        with psycopg.connect(server.url, autocommit=True) as desk:
            version = _filled(desk, step)
            return min((_asked(desk, version, *form) for form in FORMS), key=lambda taken: taken.seconds)
    finally:
        server.stop()


def _filled(desk: psycopg.Connection, step: Step) -> str:
    try:
        for statement in TABLES:
            desk.execute(statement)
    except psycopg.errors.FeatureNotSupported as error:
        raise Missing("PostGIS is not installed; run: apt-get install -y postgresql-postgis") from error
    points = pa.table({"point": np.arange(len(step.at)), "lon": step.lon, "lat": step.lat, "at": step.at})
    _copy(desk, "COPY raw FROM STDIN (FORMAT csv)", points)
    wkb = [shapely.to_wkb(shape, hex=True, include_srid=True) for shape in shapely.set_srid(step.shapes, 4326)]
    _copy(desk, "COPY zones FROM STDIN (FORMAT csv)", pa.table({"zone": np.arange(len(wkb)), "geom": wkb}))
    windows = pa.table({"zone": step.window_zone, "since": step.since, "until": step.until})
    _copy(desk, "COPY windows FROM STDIN (FORMAT csv)", windows)
    for statement in READY:
        desk.execute(statement)
    row = desk.execute("SELECT PostGIS_Lib_Version(), current_setting('server_version')").fetchone()
    return "PostGIS {} on PostgreSQL {}".format(*(row or ("?", "?")))


def _copy(desk: psycopg.Connection, statement: LiteralString, table: pa.Table) -> None:
    options = pa.csv.WriteOptions(include_header=False, quoting_style="none")
    with desk.cursor().copy(statement) as copy:
        for piece in table.to_batches(max_chunksize=200_000):
            text = io.BytesIO()
            pa.csv.write_csv(pa.Table.from_batches([piece]), text, options)
            copy.write(text.getvalue())


def _asked(
    desk: psycopg.Connection, version: str, name: str, table: LiteralString, before: tuple[LiteralString, ...]
) -> Taken:
    for statement in before:
        desk.execute(statement)
    started = time.perf_counter()
    desk.execute(
        "CREATE UNLOGGED TABLE pairs AS SELECT p.point, z.zone FROM points p JOIN "
        + table
        + " z ON ST_Contains(z.geom, p.geom)"
        " JOIN windows w ON w.zone = z.zone AND w.since <= p.at AND p.at < w.until"
    )
    took = time.perf_counter() - started
    text = io.BytesIO()
    with desk.cursor().copy("COPY pairs TO STDOUT (FORMAT csv, HEADER)") as copy:
        for piece in copy:
            text.write(piece)
    desk.execute("DROP TABLE pairs")
    rows = pa.csv.read_csv(pa.py_buffer(text.getbuffer()))
    return Taken((rows["point"].to_numpy(), rows["zone"].to_numpy()), took, f"{version}, {name}")
