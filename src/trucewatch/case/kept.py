"""Findings of a feed's records, kept per arrangement as Parquet beside the records: a view that may be dropped.

A file holds the findings on one arrangement under one version of its terms: the columns of a batch
(`findings.finished`) and `row`, the record's row in its feed. Its name says what it was made from: the version of the
terms, the records, and whom the doers' names mean. So a file is either right or not looked at.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from trucewatch.case.case import Case
from trucewatch.case.derived import fingerprint, folder
from trucewatch.case.records import HeldFeed
from trucewatch.findings.decide import sql_text
from trucewatch.findings.found import FOUND
from trucewatch.model.vocabulary import Outcome
from trucewatch.terms.book import Book

OUTCOMES: tuple[str, ...] = tuple(outcome.value for outcome in Outcome)
"""Outcomes in the order of their codes; one more code is "plainly does not apply", for which nothing is kept."""

KEPT = FOUND.append(pa.field("row", pa.int64(), nullable=False))
"""The columns of a file: those of a batch of findings, and the record's row."""

APART = len(OUTCOMES)
NOT_APPLYING = "plainly does not apply"

Counts = Mapping[str, Mapping[str, int]]
"""Reading → outcome → how many records."""


@dataclass(frozen=True, eq=False)
class Kept:
    """The findings kept on one arrangement. `counts` stand in the file's footer; the rows are read when asked for."""

    path: Path
    arrangement: str
    version: str
    made_from: str
    named: Mapping[str, str | None]
    counts: Counts

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(sum(found.values()) for found in self.counts.values())

    @cached_property
    def brief(self) -> Brief:
        """Rows, readings and outcomes alone."""
        table = pq.read_table(self.path, columns=["row", "reading", "outcome"], use_threads=False)
        reading, outcome = (table[name].combine_chunks() for name in ("reading", "outcome"))
        return Brief(table["row"].to_numpy(), *_codes(reading), _outcomes(outcome))

    def of(self, feed: HeldFeed, places: NDArray[np.int64]) -> Brief:
        """The findings on the records at these places, which are in order."""
        whole = self.brief
        at = feed.places(whole.rows)  # in order too, as the findings are
        first, last = np.searchsorted(at, places, side="left"), np.searchsorted(at, places, side="right")
        many = last - first
        some = np.repeat(first - np.cumsum(many) + many, many) + np.arange(int(many.sum()))
        return Brief(whole.rows[some], whole.reading[some], whole.readings, whole.outcome[some])

    def table(self) -> pa.Table:
        """All of it, in the order of the records."""
        return pq.read_table(self.path, use_threads=False)


@dataclass(frozen=True, eq=False)
class Brief:
    """Findings in short: the record's row, a code into `readings`, a code into `OUTCOMES`; in the order of the
    records.
    """

    rows: NDArray[np.int64]
    reading: NDArray[np.int64]
    readings: tuple[str, ...]
    outcome: NDArray[np.int64]


def kept(case: Case, feed: HeldFeed) -> dict[str, Kept]:
    """What is kept for a feed, by arrangement; of several files of one arrangement the newest."""
    found: dict[str, Kept] = {}
    held = folder(case, feed.report.id) / "held"
    for path in sorted(held.glob("*.parquet"), key=lambda p: (p.stat().st_mtime_ns, p.name)):
        one = _file(path)
        found[one.arrangement] = one
    return found


def kept_now(case: Case, feed: HeldFeed, book: Book) -> dict[str, Kept]:
    """What is kept for a feed as the terms of a book now are, by arrangement."""
    paths = {key: path_of(case, feed, book, key) for key in book.arrangements}
    return {key: _file(path) for key, path in paths.items() if path.exists()}


def forget_kept(case: Case) -> None:
    """Drop what was read of a case's files."""
    with _LOCK:
        for path in [path for path in _READ if path.is_relative_to(case.directory)]:
            del _READ[path]


_READ: OrderedDict[Path, Kept] = OrderedDict()
_LOCK = Lock()
OPEN = 500
"""So many files are kept at hand in a process: a code for each finding, no words."""


def _file(path: Path) -> Kept:
    """A file by its name, which says what it was made from; read once."""
    with _LOCK:
        found = _READ.pop(path, None)
        if found is None:
            found = Kept(path=path, **json.loads(pq.read_metadata(path).metadata[b"trucewatch"]))
        _READ[path] = found
        while len(_READ) > OPEN:
            _READ.popitem(last=False)
        return found


def path_of(case: Case, feed: HeldFeed, book: Book, arrangement: str) -> Path:
    """Where the findings of a feed on an arrangement of this book lie, once they are computed."""
    version = book.versions[arrangement]
    key = fingerprint(feed=feed.fingerprint, tests=sql_text())
    return folder(case, feed.report.id) / "held" / f"{arrangement}.{version}.{key}.parquet"


def missing(case: Case, feed: HeldFeed, book: Book) -> list[str]:
    """The arrangements whose findings on a feed are not kept as they now are."""
    return [key for key in book.arrangements if not path_of(case, feed, book, key).exists()]


def footer(feed: HeldFeed, book: Book, arrangement: str, counts: Counts) -> dict[str, str]:
    """What a file says of itself."""
    said: dict[str, Any] = {
        "arrangement": arrangement,
        "version": book.versions[arrangement],
        "made_from": feed.path.stem,
        "named": feed.named,
        "counts": counts,
    }
    return {"trucewatch": json.dumps(said, sort_keys=True)}


def brief_of(findings: pa.Table) -> Brief:
    """Findings that were just computed, in short. `findings` has the column `row`."""
    reading, outcome = (_whole(findings[name]) for name in ("reading", "outcome"))
    return Brief(findings["row"].to_numpy(), *_codes(reading), _outcomes(outcome))


def counts_of(brief: Brief) -> dict[str, dict[str, int]]:
    """How many records have which outcome, by reading."""
    whole = np.bincount(
        brief.reading * len(OUTCOMES) + brief.outcome, minlength=len(brief.readings) * len(OUTCOMES)
    ).reshape(len(brief.readings), len(OUTCOMES))
    return {
        reading: {OUTCOMES[i]: int(n) for i, n in enumerate(row) if n}
        for reading, row in zip(brief.readings, whole, strict=True)
    }


def joined(parts: Sequence[Brief]) -> Brief:
    """Parts of the findings on one arrangement, put one after the other."""
    readings = tuple(dict.fromkeys(reading for part in parts for reading in part.readings))
    at = {reading: i for i, reading in enumerate(readings)}
    recoded = [
        np.array([at[r] for r in part.readings], dtype=np.int64)[part.reading] for part in parts if part.readings
    ]
    empty = np.zeros(0, dtype=np.int64)
    return Brief(
        np.concatenate([part.rows for part in parts] or [empty]),
        np.concatenate([*recoded, empty]),
        readings,
        np.concatenate([part.outcome for part in parts] or [empty]),
    )


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _codes(column: pa.Array) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    return coded.indices.to_numpy(zero_copy_only=False).astype(np.int64), tuple(coded.dictionary.to_pylist())


def _outcomes(column: pa.Array) -> NDArray[np.int64]:
    codes, words = _codes(column)
    at: NDArray[np.int64] = np.array([OUTCOMES.index(word) for word in words] or [0], dtype=np.int64)[codes]
    return at
