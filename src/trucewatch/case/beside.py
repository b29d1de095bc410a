"""What one claim or suggestion may be one with: incidents on record, other suggestions, records of feeds.

Asked for one claim while somebody reviews; milliseconds also beside a million records. Nothing is joined by it.
"""

from __future__ import annotations

from typing import Any

from trucewatch.case.alike import judged, said_apart, sureness
from trucewatch.case.mention import mention_alone
from trucewatch.case.view import View
from trucewatch.fuse.explain import Reason
from trucewatch.fuse.stock import Like
from trucewatch.model.claim import Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.quotation import Quotation


class Beside(Frozen):
    """What a claim may be one with. `id`: of an incident, of a suggestion that waits, or of a row in the feed `report`.

    `quotations` are those of its claims; `days`, `place` and `row` (kind, parties, text) are a record's own.
    `probability` is that of the pair alone; `start` and `total` are in bits.
    """

    sort: str
    id: str
    report: str = ""
    days: str = ""
    place: str = ""
    row: tuple[str, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    probability: float
    start: float
    reasons: tuple[Reason, ...]
    total: float

    @property
    def sureness(self) -> str:
        """In a word."""
        return sureness(self.probability)


INCIDENT, SUGGESTION, RECORD = "incident", "suggestion", "record"


def beside(view: View, key: str) -> tuple[Beside, ...]:
    """What the claim, suggestion or incident of that id may be one with. Raises NotHeld where there is none."""
    if key in view.claims:
        return beside_claim(view, view.claims[key].claim)
    if key in view.waiting:
        return beside_claim(view, view.waiting[key].claim)
    return beside_claim(view, view.claims[view.incident(key).claims[0]].claim)


def beside_claim(view: View, claim: Claim) -> tuple[Beside, ...]:
    """What a claim on record or a suggested one may be one with; incidents and suggestions first, the likeliest first.

    What a person held to be different is left out. Nothing for a claim that tells of no event and is part of none.
    """
    own = view.incident_of.get(claim.id)
    if own is None and not claim.tells_of_an_event:
        return ()
    mention = view.stock.of(own) if own else mention_alone(claim)
    mine = view.incidents[own].claims if own else (claim.id,)
    said = said_apart(view)
    return tuple(
        _told(view, like)
        for like in view.stock.like(mention)
        if like.record or judged(mine, _claims(view, like), said) != "different"
    )


def _claims(view: View, like: Like) -> tuple[str, ...]:
    key = view.stock.told[like.at].id
    return view.incidents[key].claims if key in view.incidents else ("c-" + key.removeprefix("i-"),)


def _told(view: View, like: Like) -> Beside:
    weighed: dict[str, Any] = {name: getattr(like, name) for name in ("probability", "start", "reasons", "total")}
    if like.record:
        return _record(view, like, weighed)
    key = view.stock.told[like.at].id
    on_record = key in view.incidents
    claims = [view.claims[c].claim if on_record else view.waiting[c].claim for c in _claims(view, like)]
    quotations = tuple(claim.quotation for claim in claims)
    return Beside(
        sort=INCIDENT if on_record else SUGGESTION,
        id=key if on_record else claims[0].id,
        quotations=quotations,
        **weighed,
    )


def _record(view: View, like: Like, weighed: dict[str, Any]) -> Beside:
    """A row of a feed as its source gives it."""
    assert view.stock.records is not None
    row = view.stock.records.table.slice(like.at, 1).to_pylist()[0]
    start, end = row["date_from"].isoformat(), row["date_to"].isoformat()
    return Beside(
        sort=RECORD,
        id=row["id"],
        report=row["source"],
        days=start if start == end else f"{start} to {end}",
        place=row["place"] or "",
        row=tuple(" ".join(row[name].split()) for name in ("kind", "parties", "text") if row[name]),
        **weighed,
    )
