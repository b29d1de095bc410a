"""A scenario with its sides swapped, or moved to another clock, day and meridian: the results move along."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, timedelta
from typing import Any

from trucewatch.model.instant import parse_instant

SIDES = {"norland": "sudland", "sudland": "norland", "Norland": "Sudland", "Sudland": "Norland"}
_SIDE = re.compile(r"(?<![A-Za-z])(?:norland|sudland)(?![A-Za-z])", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_TWO_CLOCKS = re.compile(r"(.+?) = \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC")


def swapped(words: str) -> str:
    """The words with the two sides exchanged."""
    return _SIDE.sub(lambda found: SIDES[found[0]], words)


def mirrored(written: Any) -> Any:
    """The file with the two sides exchanged, wherever they stand."""
    return _each(written, swapped)


def reordered(written: Any, key: str = "") -> Any:
    """The file with every list turned round whose order means nothing."""
    if key == "coordinates":
        return written
    if isinstance(written, dict):
        return {k: reordered(v, k) for k, v in written.items()}
    if isinstance(written, list):
        parts = [reordered(v) for v in written]
        return parts if key == "periods" else parts[::-1]
    return written


def shifted(written: Any, zone: str, days: int, degrees: float) -> Any:
    """The file with its local times on another clock and day, and its places farther east by some degrees."""
    old = written.get("zone", "Europe/Kyiv")

    def move(words: str) -> str:
        words = _DATE.sub(lambda d: (date.fromisoformat(d[0]) + timedelta(days)).isoformat(), words.replace(old, zone))
        two = _TWO_CLOCKS.fullmatch(words)
        if not two:
            return words
        return f"{two[1]} = {parse_instant(two[1], zone).astimezone(UTC):%Y-%m-%d %H:%M} UTC"

    moved: dict[str, Any] = _east(_each(written, move), degrees)
    return moved | {"zone": zone}


def _east(part: Any, degrees: float, key: str = "") -> Any:
    if isinstance(part, dict):
        return {k: _east(v, degrees, k) for k, v in part.items()}
    if key == "coordinates":
        return _pairs(part, degrees)
    if isinstance(part, list):
        return [_east(v, degrees) for v in part]
    return str(float(part) + degrees) if key in ("lon", "west", "east") else part


def _pairs(part: Any, degrees: float) -> Any:
    if isinstance(part[0], str):
        return [str(float(part[0]) + degrees), part[1]]
    return [_pairs(v, degrees) for v in part]


def _each(part: Any, change: Callable[[str], str]) -> Any:
    if isinstance(part, dict):
        return {change(k): _each(v, change) for k, v in part.items()}
    if isinstance(part, list):
        return [_each(v, change) for v in part]
    return change(part) if isinstance(part, str) else part
