"""How often each outcome comes up, among the pairs of an incident and a reading that have to be considered.

A pair is considered where the incident has a place and that place is not plainly outside every zone that the reading
names as its area. Such a pair can come out in any of the seven ways: *outside area* where the place lies in a zone left
out, *outside time* where every window is shut. The other pairs, plainly elsewhere, are not counted, nor are incidents
without a place. Candidates are the considered pairs that are not *outside area*.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.findings.decide import decide
from trucewatch.findings.hold import hold
from trucewatch.findings.ready import Ready
from trucewatch.model.vocabulary import Outcome
from trucewatch.terms.book import Book

SAMPLE = 5_000
"""Incidents in a sample: every reading is asked of each."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Pairs considered by outcome, and of how many incidents with a place."""

    pairs: dict[Outcome, int]
    incidents: int

    @property
    def candidates(self) -> float:
        """Readings an incident whose area is not plainly elsewhere."""
        return (sum(self.pairs.values()) - self.pairs[Outcome.OUTSIDE_AREA]) / max(self.incidents, 1)

    @property
    def findings(self) -> float:
        """Readings an incident with neither area nor time plainly no."""
        outside = self.pairs[Outcome.OUTSIDE_AREA] + self.pairs[Outcome.OUTSIDE_TIME]
        return (sum(self.pairs.values()) - outside) / max(self.incidents, 1)

    def share(self, outcome: Outcome) -> float:
        """The part of all pairs considered, 0 to 1."""
        return self.pairs[outcome] / max(sum(self.pairs.values()), 1)


def shares(rows: pa.Table, ready: Ready) -> Shares:
    """The shares among the incidents of a table of narrow rows (a few thousand: every reading is asked of each)."""
    rows = rows.filter(pc.is_valid(rows["lon"]))
    within = decide(hold(rows, ready_within(ready), every=True))
    answers = decide(hold(rows, ready, every=True))
    considered = pc.fill_null(within["in_area"], True)
    counted = pc.value_counts(answers["outcome"].filter(considered).combine_chunks()).to_pylist()
    found = {Outcome(each["values"]): each["counts"] for each in counted}
    return Shares({outcome: found.get(outcome, 0) for outcome in Outcome}, len(pc.unique(rows["incident"])))


def ready_within(ready: Ready) -> Ready:
    """The same terms without what their readings leave out."""
    book = ready.book
    arrangements = [
        a.model_copy(update={"readings": tuple(r.model_copy(update={"left_out": ()}) for r in a.readings)})
        for a in book.arrangements.values()
    ]
    parts = book.zones.values(), book.parties.values(), book.categories.values(), book.places.values()
    return Ready(Book.of(arrangements, *parts, book.versions), ready.known_at)


def sample(rows: pa.Table, incidents: int = SAMPLE) -> pa.Table:
    """The rows of the first so many incidents."""
    first = np.flatnonzero(pc.not_equal(rows["incident"][1:], rows["incident"][:-1]).to_numpy()) + 1
    return rows.slice(0, int(first[incidents - 1]) if len(first) >= incidents else rows.num_rows)
