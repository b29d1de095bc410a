"""How something due stands, in words: the same for every party, and nothing is missed or breached by itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.matters import Matter, Sort, standing
from trucewatch.case.progress import Account
from trucewatch.model.instant import MINUTE
from trucewatch.model.vocabulary import Progress
from trucewatch.model.when import Precision, When
from trucewatch.products.words import ACTS, both_clocks, count_words, when_words, where_words
from trucewatch.terms.durations import in_words

PASSED = {
    Sort.MEETING: "date passed, outcome not recorded",
    **dict.fromkeys((Sort.OFFER, Sort.UNDERTAKING, Sort.DEMAND), "date passed, no fulfilment recorded"),
}
"""What is said once a date has passed and nothing is on record; of a term, only that its date passed."""


FRESH = timedelta(days=30)
"""How long what passed without a recorded outcome is shown whole on the board; after that it is one line."""


def long_past(stands: Account, at: datetime) -> bool:
    """Whether its last moment passed so long ago, and nothing is on record of what came of it."""
    passed = stands.latest is not None and at - stands.latest > FRESH
    return passed and stands.progress in (Progress.NOT_RECORDED, Progress.OVERDUE)


def due_words(due: When, zone: str) -> str:
    """A due time: an exact one on both clocks, a day as a day, words without a date in quotation marks."""
    if not due.resolved:
        return f"“{due.as_written}”"
    exact = due.precision is Precision.MINUTE and due.start is not None
    return both_clocks(due.start, zone) if exact and due.start else when_words(due, zone)


def what_words(on_record: ClaimOnRecord) -> str:
    """What is due, as one claim says: act, its words, place, and who is meant."""
    claim = on_record.claim
    what = [ACTS[claim.act], f"“{claim.says}”" if claim.says else "", where_words(claim.where) if claim.where else ""]
    names = ", ".join(p.shown for p in claim.participants)
    return ": ".join(filter(None, ["; ".join(filter(None, what)), names]))


def state_words(
    matter: Matter, stands: Account, at: datetime, zone: str, last: datetime | None, exact: bool = False
) -> str:
    """How a matter stands, in the same words for every party; nothing is missed or breached by itself."""
    meeting = matter.sort is Sort.MEETING
    match stands.progress:
        case Progress.MET:
            return "held" if meeting else "fulfilment recorded"
        case Progress.NOT_MET:
            return "told as not held" if meeting else "told as not fulfilled"
        case Progress.CONTESTED:
            return "told as held by some, denied by others" if meeting else "fulfilment told by some, denied by others"
        case Progress.WITHDRAWN:
            return "withdrawn"
        case Progress.SUPERSEDED:
            return "replaced by another"
        case _:
            pass
    if stands.soft:
        if any(c.claim.due_either for c in standing(matter)):
            return "ambiguous; a person decides"
        return "no date given; outcome not recorded" if stands.progress is Progress.NOT_RECORDED else "no date given"
    return away_words(last, at, zone, PASSED.get(matter.sort, "date passed"), exact) if stands.dues else "no date given"


def away_words(latest: datetime | None, at: datetime, zone: str, after: str, exact: bool = False) -> str:
    """How far away the last moment is; days are counted on the calendar, and the end of a day belongs to it."""
    if latest is None:
        return "open"
    if latest <= at:
        return after
    here = ZoneInfo(zone)
    last = latest if exact else latest - MINUTE
    days = (last.astimezone(here).date() - at.astimezone(here).date()).days
    if exact and latest - at < timedelta(days=2):
        return f"due in {in_words(latest - at)}"
    return "due today" if days == 0 else f"due in {count_words(days, 'day')}"
