"""Incidents on record that may be one: suggested with reasons, for a person to say same, different or unsure.

The same comparison and weights as for tables, by the rules for claims. Nothing is joined by it: `merge` says same,
`part` says different or unsure, and both can be undone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.case.view import View
from trucewatch.fuse.across import alone, candidates, for_claims, why
from trucewatch.fuse.compare import UNDATED_DAYS, compare
from trucewatch.fuse.explain import Reason
from trucewatch.fuse.mention import may_be_one, records_of
from trucewatch.fuse.near import DAYS, gap_days
from trucewatch.fuse.records import Records, prepared
from trucewatch.fuse.weights import odds, weights
from trucewatch.ledger.payloads import Parted
from trucewatch.model.frozen import Frozen

Rows = NDArray[np.int64]


LIKELY = 0.95
"""From this probability of a pair alone on, four of five pairs of claims in marked articles are of one incident; of
those under it that are suggested, one of three.
"""


def sureness(probability: float) -> str:
    """How far a suggestion may be trusted, in a word."""
    return "likely" if probability >= LIKELY else "possible"


class SuggestedJoin(Frozen):
    """Two incidents that may be one. `probability` is that of the pair alone; `start` and `total` are in bits.

    `unsure`: a person has looked and could not tell; it stays listed.
    """

    incidents: tuple[str, str]
    claims: tuple[str, ...]
    probability: float
    start: float
    reasons: tuple[Reason, ...]
    total: float
    unsure: bool = False

    @property
    def sureness(self) -> str:
        """In a word."""
        return sureness(self.probability)


def suggested_joins(view: View) -> tuple[SuggestedJoin, ...]:
    """Pairs of incidents likelier one than two, that nobody held to be different; likeliest first."""
    told = view.stock.told[: len(view.incidents)]
    if len(told) < 2:
        return ()
    use = for_claims(weights())
    records = prepared(pa.table(records_of(told)))
    a, b = _possible(view, records)
    levels = compare(records, a, b)
    bits = alone(levels, use)
    chance = odds(bits) / (1 + odds(bits))
    held, said = list(view.incidents.values()), said_apart(view)
    out = []
    for at in np.lexsort((b, a, -chance)).tolist():
        if chance[at] < use.linked:
            break
        one, other = held[a[at]], held[b[at]]
        found = judged(one.claims, other.claims, said)
        if found == "different":
            continue
        ids = (min(one.id, other.id), max(one.id, other.id))
        out.append(
            SuggestedJoin(
                incidents=ids,
                claims=(*one.claims, *other.claims),
                probability=round(float(chance[at]), 3),
                start=use.prior,
                reasons=why(levels, at, use),
                total=round(float(bits[at]), 2),
                unsure=found == "unsure",
            )
        )
    return tuple(out)


def _possible(view: View, records: Records) -> tuple[Rows, Rows]:
    """Pairs to be compared: near in time; inside one report, where days are told apart, at times that touch."""
    told = view.stock.told[: len(view.incidents)]
    a, b = candidates(records, told)
    undated = (records.end - records.start) > UNDATED_DAYS
    near = (gap_days(records, a, b) <= DAYS) | undated[a] | undated[b]
    a, b = a[near], b[near]
    reports = [{view.claims[key].claim.quotation.report for key in i.claims} for i in view.incidents.values()]
    kept = [reports[i].isdisjoint(reports[j]) or may_be_one(told[i], told[j]) for i, j in zip(a, b, strict=True)]
    return a[np.array(kept, dtype=bool)], b[np.array(kept, dtype=bool)]


def said_apart(view: View) -> list[Parted]:
    """What people said of claims that are not one, or may not be."""
    return [entry.payload for entry in view.held.parted if isinstance(entry.payload, Parted)]


def judged(one: Sequence[str], other: Sequence[str], said: Sequence[Parted]) -> str:
    """What a person last said of claims of both: "different", "unsure", or nothing."""
    for parted in reversed(said):
        if not (set(parted.claims).isdisjoint(one) or set(parted.claims).isdisjoint(other)):
            return "unsure" if parted.unsure else "different"
    return ""
