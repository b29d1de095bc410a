"""How a commitment or meeting stands at an instant: from the evidence on record and the clock, three-valued.

A date that passed says only that it passed. Fulfilled is yes or no only where a claim on record says so and none says
otherwise; nothing is fulfilled, missed or breached by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.matters import Matter, Matters, Sort, due_of, standing
from trucewatch.case.view import View
from trucewatch.model.claim import Claim
from trucewatch.model.incident import CLEARING
from trucewatch.model.vocabulary import Act, Kind, Modality, Progress, Relation, Truth
from trucewatch.model.when import Precision, When


@dataclass(frozen=True, slots=True)
class Account:
    """How a matter stands: `dues` with a date, `soft` words without one, and the claims that tell how it came out.

    `latest` is the last moment of the last due window; None where there is none or it is open.
    """

    progress: Progress
    fulfilled: Truth
    dues: tuple[When, ...]
    soft: tuple[When, ...]
    latest: datetime | None
    met: tuple[ClaimOnRecord, ...]
    not_met: tuple[ClaimOnRecord, ...]


def account(view: View, held: Matters, matter: Matter, at: datetime) -> Account:
    """How a matter stands at an instant, as known to the matters given."""
    met, not_met = _evidence(view, matter, at)
    dues = held.dues(matter)
    soft = tuple(w for c in standing(matter) if (w := due_of(c.claim)) and not w.resolved)
    latest = max((last for d in dues if (last := last_moment(d))), default=None)
    if any(last_moment(d) is None for d in dues):
        latest = None
    if met and not_met:
        progress, fulfilled = Progress.CONTESTED, Truth.UNKNOWN
    elif met or not_met:
        progress, fulfilled = (Progress.MET, Truth.YES) if met else (Progress.NOT_MET, Truth.NO)
    else:
        progress, fulfilled = _by_the_clock(view, matter, dues, soft, latest, at), Truth.UNKNOWN
    return Account(progress, fulfilled, dues, soft if not dues else (), latest, met, not_met)


def last_moment(due: When) -> datetime | None:
    """The last moment of a due window: of a clock time that time, of a day its end; None where it is open."""
    return due.start if due.precision is Precision.MINUTE and due.start else due.end


def unspecified(matter: Matter) -> bool:
    """Whether it is on record that what was promised was left unsaid, and no content since."""
    silent = any(tie.claim.claim.act is Act.OMISSION for tie in matter.tied(Relation.OMISSION))
    return silent and matter.sort is not Sort.MEETING and not matter.tied(Relation.CONTENT)


def _evidence(view: View, matter: Matter, at: datetime) -> tuple[tuple[ClaimOnRecord, ...], tuple[ClaimOnRecord, ...]]:
    """Who says by then that it was met, and who that it was not. A guarded claim establishes neither."""
    met = [tie.claim for tie in matter.tied(Relation.FULFILMENT) if _plain(tie.claim.claim)]
    met += [c for c in matter.claims if _held(c.claim)]
    not_met = [tie.claim for tie in matter.tied(Relation.NON_FULFILMENT) if _plain(tie.claim.claim)]
    not_met += [c for c in matter.claims if _did_not_come(c.claim)]
    if unspecified(matter):
        met = []
    by_then = [tuple(c for c in told if _told_from(view, c) <= at) for told in (met, not_met)]
    return by_then[0], by_then[1]


def _plain(claim: Claim) -> bool:
    return claim.modality is Modality.ACTUAL


def _held(claim: Claim) -> bool:
    """Whether it tells that people met: of a meeting, not ahead, and not denied."""
    met = claim.kind is Kind.MEETING and claim.act is Act.MEETING and due_of(claim) is None
    return met and _plain(claim) and claim.stance not in CLEARING


def _did_not_come(claim: Claim) -> bool:
    """Whether it tells that what was meant did not come about, or denies that people met."""
    if claim.kind is Kind.MEETING:
        return claim.act is Act.MEETING and _plain(claim) and claim.stance in CLEARING
    return claim.kind is Kind.COMMITMENT and claim.modality is Modality.COUNTERFACTUAL


def _told_from(view: View, on_record: ClaimOnRecord) -> datetime:
    """The earliest instant at which what a claim tells can have been so; without a date, when it could be known."""
    claim = on_record.claim
    available = view.reports[claim.quotation.report].available_from.start
    for when in (claim.when, claim.when_said):
        if when and when.start:
            return when.start
    assert available is not None
    return available


def _by_the_clock(
    view: View, matter: Matter, dues: tuple[When, ...], soft: tuple[When, ...], latest: datetime | None, at: datetime
) -> Progress:
    own = {claim.claim.id for claim in matter.claims}
    if any(_told_from(view, tie.claim) <= at for tie in matter.tied(Relation.WITHDRAWAL)):
        return Progress.WITHDRAWN
    replaced = [tie.claim for tie in matter.tied(Relation.REPLACEMENT) if tie.claim.claim.id not in own]
    if any(_told_from(view, claim) <= at for claim in replaced):
        return Progress.SUPERSEDED
    if dues:
        if latest is not None and latest <= at:
            owed = matter.sort in (Sort.OFFER, Sort.UNDERTAKING, Sort.DEMAND)
            return Progress.OVERDUE if owed else Progress.NOT_RECORDED
        begun = any(d.start and d.start <= at and d.end and d.precision is not Precision.MINUTE for d in dues)
        return Progress.DUE if begun else Progress.OPEN
    ambiguous = any(claim.claim.due_either for claim in standing(matter))
    return Progress.NOT_RECORDED if soft and not ambiguous and _graced(view, matter, at) else Progress.OPEN


def _graced(view: View, matter: Matter, at: datetime) -> bool:
    """Whether the case's time for promises without a date has passed; a case that sets none waits for nothing."""
    grace = view.files.config.policies.soft_grace_hours
    if grace is None:
        return True
    made = [c.claim.when_said or view.reports[c.claim.quotation.report].available_from for c in matter.claims]
    last = max((end for when in made if (end := when.end or when.start)), default=None)
    return last is not None and last + timedelta(hours=grace) <= at
