"""Whatever `hold` gives a row for is within reach, so that nothing is lost by holding again only what is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.findings.hold import hold
from trucewatch.findings.reach import in_reach
from trucewatch.findings.ready import ready
from trucewatch.findings.rows import ROWS
from trucewatch.model.arrangement import Arrangement
from trucewatch.model.place import Zone
from trucewatch.terms.book import Book

CITE = [{"outlet": "Vale Post", "date": "2031-01-01"}]
RINGS = {
    "plain": [[10, 10], [12, 10], [12, 12], [10, 12], [10, 10]],
    "far-north": [[20, 85], [60, 85], [60, 89], [20, 89], [20, 85]],
    "over-the-line": [[178, -5], [180, -5], [180, 5], [178, 5], [178, -5]],
    "beyond-the-line": [[-180, -5], [-178, -5], [-178, 5], [-180, 5], [-180, -5]],
}


def arrangement() -> Arrangement:
    periods = [{"from": "2031-02-01", "until": "2031-03-01", "cite": CITE}]
    areas = [{"zone": zone, "periods": periods} for zone in RINGS]
    open_end = [{"from": "2031-06", "cite": CITE}]
    readings = [
        {"id": "one", "issuer": "Vale Post", "areas": areas},
        {"id": "other", "issuer": "Harrow Radio", "areas": [{"zone": "plain", "periods": open_end}]},
    ]
    written = {"id": "calm", "name": "Calm", "form": "regime of calm", "stage": "agreed", "zone": "UTC"}
    return Arrangement.model_validate({**written, "readings": readings, "cite": CITE}, context={"zone": "UTC"})


def zones() -> list[Zone]:
    shapes = {key: {"type": "Polygon", "coordinates": [ring]} for key, ring in RINGS.items()}
    return [Zone(id=key, name=key, geometry=shape) for key, shape in shapes.items()]


BOOK = Book.of([arrangement()], zones())
LON = st.one_of(st.floats(-180, 180), st.floats(9, 13), st.sampled_from([180.0, -180.0, 179.9, -179.9]))
LAT = st.one_of(st.floats(-90, 90), st.floats(9, 13), st.floats(80, 90), st.floats(-6, 6))
ROW = st.tuples(
    st.booleans(), LON, LAT, st.sampled_from([0.0, 1.0, 25.0, 300.0, 3000.0]), st.integers(0, 400), st.integers(0, 60)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=12))
def test_whatever_is_held_is_within_reach(drawn: list[tuple[bool, float, float, float, int, int]]) -> None:
    known, lon, lat, radius, day, hours = (np.array(column) for column in zip(*drawn, strict=True))
    lon, lat = np.where(known, lon, np.nan), np.where(known, lat, np.nan)
    zero = int(datetime(2031, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000
    hour = timedelta(hours=1) // timedelta(microseconds=1)
    start = zero + day * 24 * hour
    end = start + hours * hour
    utc = pa.timestamp("us", "UTC")
    rows = pa.table(
        {
            "incident": [str(n) for n in range(len(lon))],
            "lon": pa.array(lon, mask=~known),
            "lat": pa.array(lat, mask=~known),
            "radius_km": radius,
            "place": pa.nulls(len(lon), pa.string()),
            "start": pa.array(start).cast(utc),
            "end": pa.array(end).cast(utc),
            "said": ["{}"] * len(lon),
        },
        schema=ROWS,
    )
    held = {int(key) for key in hold(rows, ready(BOOK))["incident"].to_pylist()}
    reached = in_reach(BOOK.arrangements["calm"], BOOK, lon, lat, radius, start, end)
    assert held <= set(np.flatnonzero(reached).tolist())


def test_what_is_far_off_or_at_another_time_is_out_of_reach() -> None:
    day = int(datetime(2031, 2, 10, tzinfo=UTC).timestamp()) * 1_000_000
    later = int(datetime(2031, 4, 10, tzinfo=UTC).timestamp()) * 1_000_000
    lon, lat, radius = np.array([50.0, 12.5, 11.0]), np.array([10.0, 11.0, 11.0]), np.array([25.0, 25.0, 0.0])
    start = np.array([day, day, later])
    assert not in_reach(BOOK.arrangements["calm"], BOOK, lon, lat, radius, start, start + 1).any()
