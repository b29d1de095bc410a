"""Square cells in degrees: level n has 2^n of them round the globe, counted from the date line and the south pole."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from trucewatch.terms.codes import Flags, Indices

Floats = npt.NDArray[np.float64]

POLAR = 78.75
"""Degrees of latitude from which on no grid is used: where cells of every level from `COARSEST` on end."""

COARSEST = 5

_KM_PER_DEGREE = 112.2  # more than the longest degree, by half a percent


def size(level: int) -> float:
    """The side of a cell in degrees."""
    return 360.0 / (1 << level)


def rows_of(level: int) -> tuple[int, int]:
    """The first and the last row that a grid has."""
    side = size(level)
    return round((90 - POLAR) / side), round((90 + POLAR) / side) - 1


def middle(level: int, column: Indices, row: Indices) -> tuple[Floats, Floats]:
    """Longitude and latitude of the middles of cells."""
    at = (np.asarray(part, dtype=np.float64) + 0.5 for part in (column, row))
    lon, lat = (part * size(level) for part in at)
    return lon - 180, lat - 90


def half_km(level: int, lat: Floats) -> Floats:
    """At least the distance in km from the middle of a cell to its corners."""
    half = size(level) / 2
    broad = np.cos(np.radians(np.maximum(np.abs(lat) - half, 0.0)))
    longest: npt.NDArray[np.float64] = np.hypot(1.0, broad) * half * _KM_PER_DEGREE
    return longest


def children_of(column: Indices, row: Indices, zone: Indices) -> tuple[Indices, Indices, Indices]:
    """The four cells of the next level in each cell."""
    n = len(zone)
    return (
        np.repeat(column << 1, 4) + np.tile([0, 1, 0, 1], n),
        np.repeat(row << 1, 4) + np.tile([0, 0, 1, 1], n),
        np.repeat(zone, 4),
    )


def number(level: int, column: Indices, row: Indices, zone: Indices) -> Indices:
    """One number for a cell of a level and a zone; they grow by zone, then row, then column."""
    return (zone << (2 * level)) + (row << level) + column


def distinct(level: int, column: Indices, row: Indices, zone: Indices) -> tuple[Indices, Indices, Indices]:
    """Each of some cells of zones once, in the order of their numbers."""
    key = np.sort(number(level, column, row, zone))
    key = key[np.flatnonzero(np.diff(key, prepend=-1))]
    return key & ((1 << level) - 1), (key >> level) & ((1 << level) - 1), key >> (2 * level)


def among(keys: Indices, held: Indices) -> Flags:
    """Whether keys are among those held, which grow."""
    at = np.searchsorted(held, keys)
    found = np.zeros(len(keys), dtype=np.bool_)
    some = at < len(held)
    found[some] = held[at[some]] == keys[some]
    return found
