"""A claim, or all that one report tells of one incident, as the comparison takes it; and as a record of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.feeds import SCHEMA

UNDATED = (date(1900, 1, 1), date(2199, 12, 31))
"""The span of what has no date at all."""

STRIKES = frozenset({"airstrike", "shelling", "attack", "attack_unspecified", "convoy_attack"})
GROUND = frozenset({"ground_assault", "armed_clash"})
OPEN_ACTS = frozenset({"attack", "attack_unspecified"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One claim, as far as its words fill it. `start`, `end` in UTC, half-open; `radius` in km."""

    id: str
    report: str
    act: str
    words: str
    start: datetime | None = None
    end: datetime | None = None
    place: str = ""
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    parties: tuple[str, ...] = ()
    killed_low: int | None = None
    killed_high: int | None = None


def may_be_one(one: Mention, other: Mention) -> bool:
    """Whether act and time allow it."""
    if one.start and other.end and one.start >= other.end:
        return False
    if other.start and one.end and other.start >= one.end:
        return False
    return _acts_agree(one.act, other.act)


def _acts_agree(one: str, other: str) -> bool:
    """Whether the acts can be one: equal, both on the ground, or one of them an attack of no told means."""
    acts = {one, other}
    return len(acts) == 1 or acts <= GROUND or (acts <= STRIKES and bool(acts & OPEN_ACTS))


def acts_agree(told: Sequence[Mention], a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.bool_]:
    """`one_act` of many pairs of places in a list."""
    names = sorted({mention.act for mention in told})
    code = {name: at for at, name in enumerate(names)}
    act = np.array([code[mention.act] for mention in told], dtype=np.int64)
    table = np.array([[_acts_agree(one, other) for other in names] for one in names], dtype=bool)
    out: NDArray[np.bool_] = table[act[a], act[b]]
    return out


def records_of(told: Sequence[Mention]) -> pa.Table:
    """The incidents of reports as records, in the columns of a table; their source is their report."""
    days = [_days(mention) for mention in told]
    return pa.table(
        {
            "id": [f"{i:08d}" for i in range(len(told))],
            "source": [m.report for m in told],
            "date_from": pa.array([a for a, _ in days], pa.date32()),
            "date_to": pa.array([b for _, b in days], pa.date32()),
            "lat": pa.array([m.lat for m in told], pa.float64()),
            "lon": pa.array([m.lon for m in told], pa.float64()),
            "precision_km": pa.array([m.radius for m in told], pa.float64()),
            "place": pa.array([m.place or None for m in told], pa.string()),
            "kind": [m.act.replace("_", " ") for m in told],
            "parties": pa.array(["; ".join(m.parties) or None for m in told], pa.string()),
            "killed_low": pa.array([m.killed_low for m in told], pa.int64()),
            "killed_high": pa.array([m.killed_high for m in told], pa.int64()),
            "text": [m.words for m in told],
        },
        schema=SCHEMA,
    )


def _days(mention: Mention) -> tuple[date, date]:
    """First and last day in UTC, an evening before midnight counted to the day that most of it lies in."""
    if mention.start is not None:
        start, end = mention.start, mention.end or mention.start + timedelta(days=1)
    elif mention.end is not None:
        start, end = mention.end - timedelta(days=1), mention.end
    else:
        return UNDATED
    middle = (start + (end - start) / 2).astimezone(UTC).date()
    if end - start <= timedelta(hours=30):
        return middle, middle
    return (start + timedelta(hours=12)).astimezone(UTC).date(), (end - timedelta(hours=12)).astimezone(UTC).date()
