"""What one new claim may be one with: the incidents on record, and the records of feeds, kept ready beside each other.

The path that a desk takes while somebody reviews: one claim goes in, some milliseconds later what it may be one with
comes out, with reasons. Incidents are weighed as claims are, records of feeds as claims against a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trucewatch.fuse.across import alone, for_claims, why
from trucewatch.fuse.explain import Reason
from trucewatch.fuse.known import Known
from trucewatch.fuse.mention import Mention, acts_agree, records_of
from trucewatch.fuse.weights import Weights, odds, weights

TOLD = 10
"""At most so many of each sort are told, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Like:
    """What a claim may be one with: the place of an incident in the stock's list, or the row of a record of a feed.

    `probability` is that of the pair alone; `start` and `total` are in bits.
    """

    at: int
    record: bool
    probability: float
    start: float
    reasons: tuple[Reason, ...]
    total: float


class Stock:
    """Incidents by their mentions, each with an id of its own, and records of feeds (None where there are none)."""

    def __init__(self, told: Sequence[Mention], records: Known | None = None, use: Weights | None = None) -> None:
        self.told, self.records = tuple(told), records
        self._use = for_claims(use or weights())
        self._known = Known(records_of(self.told), unplaced=True) if self.told else None
        self._at = {mention.id: at for at, mention in enumerate(self.told)}

    def of(self, key: str) -> Mention:
        """The incident of that id."""
        return self.told[self._at[key]]

    def like(self, one: Mention) -> tuple[Like, ...]:
        """What may be one with it and is likelier so than not; incidents first, the likeliest first. Not itself."""
        return (*self._among(one, self._known, record=False), *self._among(one, self.records, record=True))

    def _among(self, one: Mention, known: Known | None, record: bool) -> list[Like]:
        if known is None or (record and one.start is None and one.end is None):
            return []  # in a large table, what has no date is near everything of its town
        rows, levels = known.compared(records_of([one]).to_pylist()[0], record or one.id not in self._at)
        bits = alone(levels, self._use)
        chance = odds(bits) / (1 + odds(bits))
        held = chance >= self._use.linked
        if not record and len(rows):
            few = [self.told[row] for row in rows.tolist()]
            last = np.full(len(rows), len(few))
            held &= acts_agree([*few, one], np.arange(len(rows)), last) & np.array([m.id != one.id for m in few])
        found = []
        for at in np.lexsort((rows, -chance)).tolist():
            if held[at]:
                found.append(
                    Like(
                        at=int(rows[at]),
                        record=record,
                        probability=round(float(chance[at]), 3),
                        start=self._use.prior,
                        reasons=why(levels, at, self._use),
                        total=round(float(bits[at]), 2),
                    )
                )
        return found[:TOLD]
