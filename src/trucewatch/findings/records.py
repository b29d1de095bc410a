"""The records of a feed as incidents to be held against terms: what a row says, and nothing that it does not.

- The act is what the row's label for its kind means (`feeds/acts.py`). A row whose label means nothing violent, or is
  not understood, opens no incident; it is counted and told.
- Whoever the source names as the doer is an attribution by the source, stated and by one voice. Two sides of one fight
  name no doer: a battle is no attack of one on the other.
- The place is the point with its precision as the radius. A point without a precision may lie anywhere: the place is
  not known, unless somebody says for the source how far its points can be off.
- The days are days of the zone that is given, from the start of the first to the end of the last.

A record is one source's row. Nobody reviewed it, and it is never more than that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.feeds import Feed
from trucewatch.feeds.acts import Meaning, meaning
from trucewatch.findings.doers import doer_of
from trucewatch.model.claim import Attribution
from trucewatch.model.incident import Incident
from trucewatch.model.instant import start_of_day, zone_named
from trucewatch.model.party import Party
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.model.when import Precision, When
from trucewatch.model.where import Where

Texts = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Taken:
    """How the words of a feed are taken.

    - `report`: the id of the feed's report; a record's id is that, a dot, and its row.
    - `zone`: the IANA zone of its days. `voice`: whose statements the rows are, where they name no source of their own.
    - `bearers`: the party that alone bears a name, by the name (`bearers`). `kinds`: labels that somebody explained,
      folded.
    - `precision_km`: how far a point without a precision can be off; None: not known.
    """

    report: str
    zone: str
    voice: str
    bearers: Mapping[str, Party] = field(default_factory=dict)
    kinds: Mapping[str, tuple[Act, ...]] = field(default_factory=dict)
    precision_km: float | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said in one way by many rows: the acts of which one is meant, who is named by whom."""

    acts: tuple[Act, ...]
    doer: str | None
    voice: str


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """The records of a feed that open an incident, by their start and then their row.

    `at`: their places in the feed's table. `start`, `end`: microseconds since 1970, UTC. `lon`, `lat`, `radius_km`: NaN
    where the place is not known. `spoken[code]` is what a record says. `peaceful` and `unread` count the rows left out,
    by label: those that tell of nothing violent, and those whose label is not understood.
    """

    taken: Taken
    rows: NDArray[np.int64]
    at: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    radius_km: NDArray[np.float64]
    code: NDArray[np.int64]
    spoken: tuple[Spoken, ...]
    peaceful: Mapping[str, int]
    unread: Mapping[str, int]

    def ids(self, places: NDArray[np.int64]) -> pa.Array:
        """The ids of the records at these places: of the object and the row, so the same bytes give the same ids."""
        return pc.binary_join_element_wise(f"{self.taken.report}.", pa.array(self.rows[places]).cast(pa.string()), "")


def records_of(feed: Feed, taken: Taken) -> Records:
    """The records of a feed, ready to be held."""
    table = feed.table
    label, labels = _coded(table["kind"])
    meant = [meaning(text, taken.kinds) for text in labels]
    opens = np.array([bool(m.acts) for m in meant], dtype=bool)[label]
    first, last = (pc.cast(table[name], pa.int32()).to_numpy() for name in ("date_from", "date_to"))
    rows = feed.deeds["row"].to_numpy()
    at = np.flatnonzero(opens)
    at = at[np.lexsort((rows[at], first[at]))]
    lon, lat, radius = _places(table, at, taken.precision_km)
    code, spoken = _spoken(feed, at, label, meant, taken.voice)
    return Records(
        taken=taken,
        rows=rows[at],
        at=at,
        start=_starts(first[at], taken.zone),
        end=_starts(last[at] + 1, taken.zone),
        lon=lon,
        lat=lat,
        radius_km=radius,
        code=code,
        spoken=spoken,
        peaceful=_counted(label, labels, meant, understood=True),
        unread=_counted(label, labels, meant, understood=False),
    )


def incident_of_record(
    records: Records, n: int, place: str | None = None, days: tuple[date, date] | None = None
) -> Incident:
    """The record at a place of `records` as an incident without claims, for the live path and its reasons.

    `place`, `days`: as the source writes them, for the reasons alone.
    """
    said = records.spoken[int(records.code[n])]
    named = doer_of(said.doer, records.taken.bearers)
    known = not np.isnan(records.lon[n])
    words = (place or "").split(";")[0].strip()
    where = Where(
        as_written=words or "point of the record",
        lat=float(records.lat[n]),
        lon=float(records.lon[n]),
        radius_km=float(records.radius_km[n]),
    ) if known else None  # fmt: skip
    start, end = instant(int(records.start[n])), instant(int(records.end[n]))
    written = " to ".join(dict.fromkeys(day.isoformat() for day in days)) if days else ""
    one_day = end - start <= timedelta(hours=30)
    return Incident(
        id=f"{records.taken.report}.{records.rows[n]}",
        claims=(),
        acts=said.acts,
        where=(where,) if where else (),
        when=(
            When(
                start=start,
                end=end,
                precision=Precision.DAY if one_day else Precision.DAYS,
                zone=records.taken.zone,
                as_written=written,
            ),
        ),
        attributions=((Stance.STATES, Attribution(actor=named, by=said.voice)),) if named else (),
        targets=(),
        stated_targets=(),
    )


def instant(microseconds: int) -> datetime:
    """The instant so many microseconds after 1970 began, UTC."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)


def _coded(column: pa.ChunkedArray) -> tuple[NDArray[np.int64], list[str | None]]:
    """A column of texts as codes into the texts that occur; null is a text of its own."""
    coded = pc.dictionary_encode(column.combine_chunks(), null_encoding="encode")
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    return coded.indices.to_numpy(zero_copy_only=False).astype(np.int64), coded.dictionary.to_pylist()


def _places(
    table: pa.Table, at: NDArray[np.int64], precision_km: float | None
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    lon, lat, radius = (
        np.asarray(pc.fill_null(table[name], np.nan).to_numpy(), np.float64)[at]
        for name in ("lon", "lat", "precision_km")
    )
    if precision_km is not None:
        radius = np.where(np.isnan(radius), precision_km, radius)
    nowhere = np.isnan(lon) | np.isnan(lat) | np.isnan(radius)
    return (
        np.where(nowhere, np.nan, lon),
        np.where(nowhere, np.nan, lat),
        np.where(nowhere, np.nan, radius),
    )


def _starts(days: NDArray[np.int32], zone: str) -> NDArray[np.int64]:
    """The first instant of each day in a zone, in microseconds since 1970; each day that occurs is asked once."""
    held = zone_named(zone)
    epoch = date(1970, 1, 1).toordinal()
    distinct, where = np.unique(days, return_inverse=True)
    starts = [start_of_day(datetime.fromordinal(int(day) + epoch), held) for day in distinct]
    zero = instant(0)
    out: NDArray[np.int64] = np.array([(s - zero) // timedelta(microseconds=1) for s in starts], dtype=np.int64)[where]
    return out


def _spoken(
    feed: Feed, at: NDArray[np.int64], label: NDArray[np.int64], meant: Sequence[Meaning], voice: str
) -> tuple[NDArray[np.int64], tuple[Spoken, ...]]:
    """For each record a code, and what each code says."""
    acts = list(dict.fromkeys(m.acts for m in meant))
    act = np.array([acts.index(m.acts) for m in meant], dtype=np.int64)[label][at]
    doer, doers = _coded(feed.deeds["doer"])
    source, sources = _coded(feed.table["source"])
    whole = (act * len(doers) + doer[at]) * len(sources) + source[at]
    distinct, code = np.unique(whole, return_inverse=True)
    spoken = tuple(
        Spoken(
            acts=acts[key // len(sources) // len(doers)],
            doer=doers[key // len(sources) % len(doers)],
            voice=_voice(sources[key % len(sources)], feed, voice),
        )
        for key in distinct.tolist()
    )
    return code.astype(np.int64), spoken


def _voice(source: str | None, feed: Feed, voice: str) -> str:
    """The source that a row names; without a column of sources the file's name stands there, which is no voice."""
    return source if source and source != feed.name else voice


def _counted(label: NDArray[np.int64], labels: Texts, meant: Sequence[Meaning], understood: bool) -> dict[str, int]:
    """Rows that open no incident, by label, most first."""
    many = np.bincount(label, minlength=len(labels)).tolist()
    rows = [(labels[i] or "", n) for i, n in enumerate(many) if not meant[i].acts and meant[i].understood is understood]
    return dict(sorted(rows, key=lambda row: (-row[1], row[0])))
