"""Incidents and a book of terms in, findings out, with what each answer rests on: for one incident or a few thousand.

The answers are those of `hold` and the SQL text, as for millions; here they are put into words. A finding speaks of the
incident and one reading; it names no culprit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from trucewatch.findings.columns import columns
from trucewatch.findings.decide import KEYS, TESTS, answers_to
from trucewatch.findings.placed import Placed, met, with_hulls
from trucewatch.findings.ready import Ready, ready
from trucewatch.findings.rows import Laid, rows_an_incident, rows_of
from trucewatch.findings.told import Telling
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Finding, Test
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Outcome, Truth
from trucewatch.terms.book import Book
from trucewatch.terms.extents import Answers
from trucewatch.terms.lying import dense

NAMES = {
    "in_area": "in area",
    "in_time": "in time",
    "prohibited": "prohibited act",
    "bound": "actor bound",
    "excluded": "excluded",
    "permitted": "permitted",
}
"""The six tests as products call them."""

STEP = 256
"""Incidents at once: bounds the memory that their answers on all areas take."""


def find(
    incidents: Sequence[Incident],
    book: Book,
    known_at: datetime | None = None,
    *,
    claims: Mapping[str, Claim] | None = None,
    every: bool = False,
) -> tuple[Finding, ...]:
    """One finding per incident, arrangement and reading for which neither area nor time is plainly no.

    `known_at`: only terms whose source could be known by then count (the incidents are the caller's, made from what
    was known). `claims`, by id, are what the desk holds; with them a disputed target or presence is seen, and the
    bases name the claims that say so. `every`: also those whose area or time is plainly no. Order: incidents, then
    the book.
    """
    if not incidents:
        return ()
    steps = [incidents[n : n + STEP] for n in range(0, len(incidents), STEP)]
    held = [_held(step, _laid(step, book, claims or {}), ready(book, known_at), every) for step in steps]
    return tuple(finding for each in held for finding in each.findings(claims or {}))


class _Held(NamedTuple):
    """Some incidents held against a book, with all that the words need."""

    incidents: Sequence[Incident]
    laid: Laid
    answers: Answers
    at: Placed
    columns: pa.RecordBatch
    ready: Ready

    def findings(self, claims: Mapping[str, Claim]) -> Iterator[Finding]:
        """The findings: each row's answers with their words."""
        telling = Telling(self.laid, self.answers, self.ready, claims)
        rows = self.columns.to_pylist()
        decided = answers_to([tuple(row.values())[len(KEYS) :] for row in rows])
        pairs = zip(self.at.incident.tolist(), self.at.reading.tolist(), strict=True)
        for (n, reading), row, answer in zip(pairs, rows, decided, strict=True):
            bases = telling.bases(self.incidents[n], n, reading, row)
            yield Finding(
                incident=row["incident"],
                arrangement=row["arrangement"],
                reading=row["reading"],
                terms_version=row["terms_version"],
                tests=tuple(Test(name=NAMES[t], answer=Truth.of(answer[t]), basis=bases[t]) for t in TESTS),
                outcome=Outcome(answer["outcome"]),
            )


def find_in(
    incidents: Sequence[Incident], rows: pa.Table, book: Book, known_at: datetime | None = None, *, every: bool = False
) -> tuple[Finding, ...]:
    """The findings on a few incidents of a table, whose `rows` are as `rows_of` would order them.

    The answers come from the rows; the incidents, as far as they could be made from them, give the words.
    """
    return tuple(_held(incidents, Laid.of(rows), ready(book, known_at), every).findings({}))


def _laid(incidents: Sequence[Incident], book: Book, claims: Mapping[str, Claim]) -> Laid:
    counts = np.array([rows_an_incident(incident) for incident in incidents], dtype=np.int64)
    return Laid.of(rows_of(incidents, book, claims), np.cumsum(counts) - counts)


def _held(incidents: Sequence[Incident], laid: Laid, ready: Ready, every: bool) -> _Held:
    form, forms = ready.weights.of(laid.texts)
    answers = ready.extents.answers(dense(ready.book, laid.spots), laid.start, laid.end, ready.validity)
    pairs = met(np.arange(len(incidents)), answers, laid.first, every)
    at = with_hulls(pairs, laid, 0, len(incidents))
    return _Held(incidents, laid, answers, at, columns(at, laid, form, forms, ready), ready)
