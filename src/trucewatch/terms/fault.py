"""What is wrong with a zone's geometry, in one sentence, before anything is measured against it.

A polygon that crosses itself or wraps the globe the wrong way answers every question, and answers it wrongly; so it is
refused at the door. The rules are those of RFC 7946, sections 3.1.6 and 3.1.9.
"""

from __future__ import annotations

import math
from itertools import chain, pairwise
from typing import Any

import numpy as np
import shapely

Ring = list[tuple[float, float]]

_AREAL = ("Polygon", "MultiPolygon")


def zone_fault(geometry: dict[str, Any]) -> str | None:
    """The first thing wrong with a GeoJSON geometry in WGS84 degrees, or None.

    Told are: another type than Polygon or MultiPolygon, an empty or unclosed ring, a coordinate out of range, an edge
    over the date line (to be split there), a ring the wrong way round (exterior counter-clockwise, holes clockwise), a
    ring without area, and rings that cross themselves or each other.
    """
    kind = geometry.get("type")
    if kind not in _AREAL:
        return f"the geometry is {kind!r}, expected 'Polygon' or 'MultiPolygon'"
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list | tuple) or not polygons or not all(polygons):
        return f"the {kind} is empty"
    for n, polygon in enumerate(polygons, start=1):
        if not isinstance(polygon, list | tuple):
            return f"polygon {n} is not a list of rings"
        for m, ring in enumerate(polygon):
            where = f"polygon {n}, {'its exterior ring' if m == 0 else f'hole {m}'}"
            if fault := _ring_fault(ring, hole=m > 0):
                return f"{where}: {fault}"
    shape = _shape(polygons)
    if not shapely.is_valid(shape):
        return f"the rings cross or overlap: {shapely.is_valid_reason(shape)}"
    return None


def _shape(polygons: Any) -> shapely.MultiPolygon:
    flat = [[np.array(ring, dtype=np.float64)[:, :2] for ring in polygon] for polygon in polygons]
    return shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in flat])


def _plainly_right(ring: Any, *, hole: bool) -> bool:
    """Whether a ring is certainly without fault, found at once for all positions; if not, it is looked at closely."""
    if not isinstance(ring, list | tuple) or len(ring) < 4 or not {type(p) for p in ring} <= {list, tuple}:
        return False
    if {len(p) for p in ring} != {2} or not set(map(type, chain.from_iterable(ring))) <= {int, float}:
        return False
    points = np.array(ring, dtype=np.float64)
    step = np.abs(np.diff(points[:, 0]))
    held = np.isfinite(points).all() and (np.abs(points) <= (180, 90)).all() and (points[0] == points[-1]).all()
    if not held or (step > 180).any() or not shapely.is_simple(shapely.linearrings(points)):
        return False
    x, y = (points - points[0]).T
    parts = x[:-1] * y[1:] - x[1:] * y[:-1]
    area = float(parts.sum())
    return abs(area) > 1e-9 * float(np.abs(parts).sum()) and (area < 0) == hole


def _ring_fault(ring: Any, *, hole: bool) -> str | None:
    if _plainly_right(ring, hole=hole):
        return None
    points = _points(ring)
    if isinstance(points, str):
        return points
    if len(points) < 4:
        return f"it has {len(points)} positions, expected at least 4 with the first repeated at the end"
    if points[0] != points[-1]:
        return f"it is not closed: it starts at {points[0]} and ends at {points[-1]}"
    for one, other in pairwise(points):
        # An edge along a whole parallel, from -180 to 180, is how a zone around a pole is written.
        if abs(one[0] - other[0]) > 180 and not (abs(one[0]) == abs(other[0]) == 180):
            return f"its edge from {one} to {other} goes over the date line; split the zone at 180 degrees"
    if not shapely.is_simple(shapely.LinearRing(points)):
        return f"it crosses or touches itself: {shapely.is_valid_reason(shapely.Polygon(points))}"
    area = _signed_area(points)
    if area == 0:
        return "it has no area"
    if (area < 0) != hole:
        way = "clockwise" if area < 0 else "counter-clockwise"
        return f"it runs {way}, expected {'clockwise' if hole else 'counter-clockwise'} (RFC 7946); reverse it"
    return None


def _points(ring: Any) -> Ring | str:
    """The positions of a ring as pairs, or what is wrong with one of them."""
    if not isinstance(ring, list | tuple):
        return "it is not a list of positions"
    points: Ring = []
    for position in ring:
        if not isinstance(position, list | tuple) or len(position) < 2:
            return f"{position!r} is not a position [longitude, latitude]"
        lon, lat = position[0], position[1]
        if not all(isinstance(v, int | float) and not isinstance(v, bool) and math.isfinite(v) for v in (lon, lat)):
            return f"{position!r} is not a position [longitude, latitude]"
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            return f"{position!r} is out of range: longitude -180 to 180 first, then latitude -90 to 90"
        points.append((float(lon), float(lat)))
    return points


def _signed_area(points: Ring) -> float:
    """Twice the planar area, positive for a counter-clockwise ring (the shoelace sum from the first point)."""
    x0, y0 = points[0]
    pairs = pairwise(points)
    return math.fsum((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0) for a, b in pairs)
