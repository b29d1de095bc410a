"""Suspensions of aid: who, what, since when, until what. Each lasts until a resumption is on record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Act
from trucewatch.products.cite import Cite, claim_cite
from trucewatch.products.scope import Window
from trucewatch.products.words import chain_words, when_words, where_words
from trucewatch.terms.aid import AidClaim, resumed


class SuspensionRow(Frozen):
    """One suspension: `until` are the words of its condition, `state` what is on record of its end."""

    claim: str
    who: str
    scope: str
    since: str
    until: str
    state: str
    by: str
    cites: tuple[Cite, ...]


def suspensions(
    view: View, told: Sequence[ClaimOnRecord], window: Window | None, at: datetime | None
) -> tuple[SuspensionRow, ...]:
    """The suspensions among these claims that had begun by `at`, without those that ended before the window."""
    held = [AidClaim(c.claim, *_span(c), inside=None) for c in told]
    rows = []
    for on_record, one in zip(told, held, strict=True):
        if one.claim.act is not Act.AID_SUSPENDED or (at is not None and one.start is not None and one.start > at):
            continue
        over = resumed(one, held)
        if over is not None and at is not None and over.start is not None and over.start > at:
            over = None
        if over is None or window is None or over.end is None or over.end > window.start:
            rows.append(_row(view, on_record, over))
    return tuple(rows)


def _span(on_record: ClaimOnRecord) -> tuple[datetime | None, datetime | None]:
    when = on_record.claim.when or on_record.claim.when_said
    return (when.start, when.end) if when is not None else (None, None)


def _row(view: View, on_record: ClaimOnRecord, over: AidClaim | None) -> SuspensionRow:
    claim, zone = on_record.claim, view.files.config.zone
    cites = [claim_cite(on_record, view)]
    if over is not None:
        cites.append(claim_cite(view.claims[over.claim.id], view))
    return SuspensionRow(
        claim=claim.id,
        who=", ".join(p.shown for p in claim.participants) or "not named",
        scope=where_words(claim.where),
        since=when_words(claim.when or claim.when_said, zone),
        until=f"“{claim.says}”; no date given" if claim.says else "not stated",
        state=f"resumption on record, {when_words(over.claim.when, zone)}" if over else "no resumption on record",
        by=chain_words(claim),
        cites=tuple(cites),
    )
