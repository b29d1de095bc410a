"""The questions about disagreements, comparisons, the matrix and reconciliation, each answered as plain data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scenarios.record import Record
from seeds.material import Content
from trucewatch.model.figure import Counted
from trucewatch.products.disagreements import disagreement_blocks
from trucewatch.products.matrix import matrix
from trucewatch.products.scope import days_window, parse_day
from trucewatch.tally.compare import compare
from trucewatch.tally.scope import Counting


def disagreement(record: Record, asked: Content) -> Content:
    """The disagreements in which these claims, by the names of their decisions, take part and are not all on one side.

    `found`: those in which all of them take part; `some`: those that set any two of them against each other.
    """
    keys = {record.claim(name).id for name in asked["between"]}
    found, some = [], []
    for row in disagreement_blocks(record.view(asked.get("known_at")), keys):
        sides = [{v.claim for v in side.voices} & keys for side in row.sides]
        told = {"relation": row.relation, "question": row.question, "reasons": list(row.reasons)}
        apart = [side for side in sides if side]
        if len(apart) > 1 and len(set().union(*apart)) > 1 and len(frozenset(map(frozenset, apart))) > 1:
            some.append(told)
            if set().union(*apart) == keys:
                found.append(told)
    return {"found": found, "some": some}


def compared(record: Record, asked: Content) -> Content:
    """Two claims' counts of one kind, held side by side: the outcome and its reasons, the same both ways round."""
    seen = record.view()
    told = {t.id: t for t in seen.told}
    one, other = (told[record.claim(name).id] for name in asked["between"])
    kind = Counted(asked.get("counted", "killed"))
    a, b = (next(Counting(t, f) for f in t.claim.figures if f.counted is kind) for t in (one, other))
    found = compare(a, b, seen.ground)
    assert found == compare(b, a, seen.ground)
    return {"match": found.match.value, "reasons": list(found.reasons)}


def claims_and_denials(record: Record, asked: Content) -> Content:
    """The matrix of some days: for each party of the incident that a claim belongs to, who does what, and itself."""
    seen = record.view()
    first, last = (parse_day(asked[key]) for key in ("from", "to"))
    shown = matrix(seen, days_window(first, last, seen.files.config))
    incident = seen.incident(record.claim(asked["claim"]).id)
    rows = [row for row in shown.rows if row.incident == incident.id]
    return {
        "columns": sorted({tuple(row.row.cells) for row in shown.rows} | {shown.columns}),
        "rows": [
            {
                "party": r.row.party,
                **{c: list(v) for c, v in r.row.cells.items() if v},
                "itself": r.row.own,
                "called": list(r.said),
            }
            for r in rows
        ],
    }


DISPUTES: dict[str, Callable[[Record, Any], Content]] = {
    f.__name__: f for f in (disagreement, compared, claims_and_denials)
}
