"""The records of a feed, kept ready: derived once from its object, read back in part for whoever asks.

A record is a row of somebody's table. It is no claim that a person accepted, and every product says so. Which of a
case's feeds are held against the terms is its policy (`hold_records`); any other can be asked about by its report.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from trucewatch.case.case import Case
from trucewatch.case.config import HeldRecords
from trucewatch.case.derived import fingerprint, folder, whole
from trucewatch.case.feeds import TYPES, feed_in
from trucewatch.case.files import CaseFiles
from trucewatch.case.view import View
from trucewatch.errors import NotHeld
from trucewatch.feeds.acts import folded_label
from trucewatch.findings.doers import bearers, doer_of
from trucewatch.findings.records import Records, Spoken, Taken, records_of
from trucewatch.model.report import Report
from trucewatch.model.vocabulary import Act

GROUP = 5_000
"""Records in a row group: what is read to show one of them."""

OPEN = 4
"""So many feeds are kept open in a process."""

ARRAYS = ("row", "start", "end", "lon", "lat", "radius_km", "code")
SHOWN = (
    *("id", "source", "date_from", "date_to", "place", "kind", "parties", "doer", "hit"),
    *("killed_low", "killed_high", "text"),
)


@dataclass(frozen=True, eq=False)
class HeldFeed:
    """One feed with its records ready. `unlocated`: how many give no place that can be used; `unused`: bad rows."""

    report: Report
    files: CaseFiles
    path: Path
    records: Records
    unlocated: int
    unused: int
    citation: str
    licence: str

    def __len__(self) -> int:
        return len(self.records.rows)

    def between(self, start: int, end: int) -> NDArray[np.int64]:
        """Places of the records that may lie in `[start, end)`, microseconds since 1970, by start and row."""
        stop = int(np.searchsorted(self.records.start, end, side="left"))
        found: NDArray[np.int64] = np.flatnonzero(self.records.end[:stop] > start)
        return found

    @cached_property
    def _place_of(self) -> NDArray[np.int32]:
        rows = self.records.rows
        out = np.full(int(rows.max(initial=0)) + 1, -1, dtype=np.int32)
        out[rows] = np.arange(len(rows), dtype=np.int32)
        return out

    def places(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The places of records by their rows; -1 where a row opens no incident."""
        known = (rows >= 0) & (rows < len(self._place_of))
        out: NDArray[np.int64] = np.where(known, self._place_of[np.where(known, rows, 0)], -1).astype(np.int64)
        return out

    def shown(self, places: Iterable[int]) -> list[dict[str, Any]]:
        """What the source says in these records: the columns of `SHOWN`. Only their row groups are read."""
        wanted = list(places)
        groups = sorted({place // GROUP for place in wanted})
        if not groups:
            return []
        with pq.ParquetFile(self.path, metadata=self._metadata) as file:
            read = file.read_row_groups(groups, columns=list(SHOWN), use_threads=False)
        offset = {group: i * GROUP for i, group in enumerate(groups)}
        told: list[dict[str, Any]] = read.take([offset[p // GROUP] + p % GROUP for p in wanted]).to_pylist()
        return told

    @cached_property
    def named(self) -> dict[str, str | None]:
        """The doers that it names, each with the party that is meant, or None where no one party bears the name."""
        doers = dict.fromkeys(s.doer for s in self.records.spoken if s.doer)
        bearing = self.records.taken.bearers
        return {words: doer.key for words in doers if (doer := doer_of(words, bearing))}

    @cached_property
    def fingerprint(self) -> str:
        """What findings on it rest on beside the terms: the records, and whom the doers' names mean."""
        return fingerprint(records=self.path.stem, named=self.named)

    @cached_property
    def _metadata(self) -> pq.FileMetaData:
        return pq.read_metadata(self.path)


_OPEN: OrderedDict[Path, HeldFeed] = OrderedDict()
_LOCK = Lock()


def policy_of(files: CaseFiles, report: Report) -> HeldRecords | None:
    """What the case's policy says of the records of this report's source; None where it says nothing."""
    return next((held for held in files.config.policies.hold_records if held.source == report.origin), None)


def taken(report: Report, files: CaseFiles) -> Taken:
    """How the words of a feed are taken, by what is known about its report and by the case's policy."""
    policy = policy_of(files, report)
    source = files.sources.get(report.origin or "")
    return Taken(
        report=report.id,
        zone=files.config.zone,
        voice=source.name if source else report.origin or report.title,
        bearers=bearers(files.parties.values()),
        kinds={folded_label(label): acts for label, acts in policy.kinds.items()} if policy else {},
        precision_km=policy.precision_km if policy else None,
    )


def held_feed(case: Case, report: Report, files: CaseFiles) -> HeldFeed:
    """The feed of a report, made ready where it is not yet: about ten seconds for a million records, once.

    Raises NotHeld where the report is no feed or its bytes are gone.
    """
    if report.media_type not in TYPES:
        raise NotHeld(f"{report.id}: is no feed of records but {report.media_type}")
    if not case.objects.holds(report.sha256):
        raise NotHeld(f"{report.id}: its object is not held (erased or lost; `trucewatch verify` says which)")
    how = taken(report, files)
    path = folder(case, report.id) / f"records-{_made_from(report, how)}.parquet"
    with _LOCK:
        found = _OPEN.pop(path, None) if path.exists() else None
        if found is None:
            if not path.exists():
                _derive(case, report, how, path)
            found = _opened(report, files, how, path)
        if found.files is not files or found.report != report:
            found = replace(found, report=report, files=files, records=replace(found.records, taken=how))
        _OPEN[path] = found
        while len(_OPEN) > OPEN:
            _OPEN.popitem(last=False)
        return found


def forget_open(case: Case) -> None:
    """Close what is open of a case."""
    with _LOCK:
        for path in [path for path in _OPEN if path.is_relative_to(case.directory)]:
            del _OPEN[path]


def _made_from(report: Report, how: Taken) -> str:
    return fingerprint(
        object=report.sha256,
        mapping=report.mapping,
        media_type=report.media_type,
        zone=how.zone,
        voice=how.voice,
        kinds=how.kinds,
        precision_km=how.precision_km,
    )


def _derive(case: Case, report: Report, how: Taken, path: Path) -> None:
    feed = feed_in(case, report)
    records = records_of(feed, how)
    shown = {name: feed.table[name] if name in feed.table.column_names else feed.deeds[name] for name in SHOWN}
    table = pa.table(
        {
            **dict(zip(ARRAYS, (records.rows, records.start, records.end), strict=False)),
            **{name: getattr(records, name) for name in ("lon", "lat", "radius_km")},
            "code": records.code.astype(np.int32),
            **{name: column.take(pa.array(records.at)) for name, column in shown.items()},
        }
    )
    said = {
        "spoken": [[[*s.acts], s.doer, s.voice] for s in records.spoken],
        "peaceful": records.peaceful,
        "unread": records.unread,
        "unlocated": int(np.isnan(records.lon).sum()),
        "unused": len(feed.faults),
        "citation": feed.citation,
        "licence": feed.licence,
    }
    for old in path.parent.glob("records-*.parquet"):
        old.unlink()
    with whole(path) as aside:
        table = table.replace_schema_metadata({b"trucewatch": json.dumps(said).encode()})
        pq.write_table(
            table, aside, row_group_size=GROUP, compression="zstd", use_dictionary=["place", "kind", "source"]
        )


def _opened(report: Report, files: CaseFiles, how: Taken, path: Path) -> HeldFeed:
    table = pq.read_table(path, columns=list(ARRAYS))
    said = json.loads(table.schema.metadata[b"trucewatch"])
    column = {name: table[name].to_numpy() for name in ARRAYS}
    records = Records(
        taken=how,
        rows=column["row"],
        at=np.arange(len(column["row"])),
        start=column["start"],
        end=column["end"],
        lon=column["lon"],
        lat=column["lat"],
        radius_km=column["radius_km"],
        code=column["code"].astype(np.int64),
        spoken=tuple(Spoken(tuple(map(Act, acts)), doer, voice) for acts, doer, voice in said["spoken"]),
        peaceful=said["peaceful"],
        unread=said["unread"],
    )
    rest = {name: said[name] for name in ("unlocated", "unused", "citation", "licence")}
    return HeldFeed(report=report, files=files, path=path, records=records, **rest)


def feed_reports(view: View) -> list[Report]:
    """The reports of a view that are feeds and stand, in order of arrival."""
    gone = view.held.withdrawn.keys()
    return [r for r in view.reports.values() if r.media_type in TYPES and not {r.id, r.origin, r.carrier} & gone]


def by_policy(view: View) -> list[Report]:
    """Those of them whose records the case's policy holds against the terms."""
    return [report for report in feed_reports(view) if policy_of(view.files, report)]


def held_feeds(view: View) -> list[HeldFeed]:
    """The feeds of the policy, each with its records ready."""
    return [held_feed(view.case, report, view.files) for report in by_policy(view)]


def record_named(view: View, key: str) -> tuple[HeldFeed, int]:
    """The feed and the place of a record by its id, `r-….<row>`. Raises NotHeld."""
    report, _, row = key.partition(".")
    held = next((r for r in feed_reports(view) if r.id == report), None)
    if held is None or not (row.isascii() and row.isdigit() and len(row) < 12):
        raise NotHeld(f"{key}: no such record here; a record's id is that of its feed's report, a dot and its row")
    feed = held_feed(view.case, held, view.files)
    place = int(feed.places(np.array([int(row)]))[0])
    if place < 0:
        raise NotHeld(f"{key}: the feed has no record there that opens an incident: no such row, or of another kind")
    return feed, place
