"""Which places and times an arrangement can touch at all: boxes around its zones, hulls of its periods.

It leaves out what is plainly elsewhere or at another time, and nothing else: whatever `hold` gives a row for is within
reach. So after a change of terms only what is in reach of the changed arrangement has to be held again.
"""

from __future__ import annotations

import numpy as np
import shapely.geometry
from numpy.typing import NDArray

from trucewatch.model.arrangement import Arrangement
from trucewatch.terms.book import Book
from trucewatch.terms.extents import micros
from trucewatch.terms.geometry import BEND_KM, SLACK
from trucewatch.terms.periods import NEVER

Floats = NDArray[np.float64]
Times = NDArray[np.int64]

KM_PER_DEGREE = 110.5
"""Less than the shortest degree of latitude, so that a margin in degrees is never too small."""


def in_reach(
    arrangement: Arrangement, book: Book, lon: Floats, lat: Floats, radius_km: Floats, start: Times, end: Times
) -> NDArray[np.bool_]:
    """Whether a reading of the arrangement can be other than plainly elsewhere or at another time, row by row.

    Degrees and km, NaN where a place is not known; times in microseconds since 1970, `[start, end)`.
    """
    found = np.zeros(len(lon), dtype=np.bool_)
    if not arrangement.can_be_in_force:
        return found
    nowhere = np.isnan(lon) | np.isnan(lat) | np.isnan(radius_km)
    high = np.nan_to_num(radius_km) * SLACK / KM_PER_DEGREE + BEND_KM
    nearest_pole = np.clip(np.abs(np.nan_to_num(lat)) + high, 0, 90)
    with np.errstate(divide="ignore", over="ignore"):
        wide = np.minimum(high / np.maximum(np.cos(np.radians(nearest_pole)), 1e-9), 360.0)
    over = (lon - wide < -180) | (lon + wide > 180)  # a disc over the date line may touch a zone at the other end
    for zone, since, until in _areas(arrangement):
        west, south, east, north = shapely.geometry.shape(book.zones[zone].geometry).bounds
        meets = (start < until) & (end >= since)
        there = (lat + high >= south) & (lat - high <= north)
        there &= over | (west < -180) | (east > 180) | ((lon + wide >= west) & (lon - wide <= east))
        found |= meets & (there | nowhere)
    return found


def _areas(arrangement: Arrangement) -> list[tuple[str, int, int]]:
    """Each zone that a reading speaks of, with the hull of the periods in which it may hold there; each hull once."""
    found: dict[tuple[str, int, int], None] = {}
    for reading in arrangement.readings:
        for area in reading.areas:
            since = min(period.since.earliest for period in area.periods)
            until = max(p.until.latest if p.until and p.until.latest else NEVER for p in area.periods)
            found[area.zone, micros(since), micros(until)] = None
    return list(found)
