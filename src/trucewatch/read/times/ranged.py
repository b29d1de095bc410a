"""Times counted from a document's date that is only known as a range: all that "Monday" can mean from it.

Where both ends of the range give the same interval, that is the time. Where they do not, the time is everything from
the earliest to the latest that it can be, marked approximate, so that the range shows; nothing rests on one end alone.
A date that is only bounded on one side anchors nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from trucewatch.model.report import Anchor
from trucewatch.model.when import Precision, When
from trucewatch.read.times.interval import Time


def is_ranged(anchor: Anchor | None) -> bool:
    """Whether the anchor's date is known only as several days, or is bounded on one side alone."""
    if anchor is None or not anchor.when.resolved:
        return False
    start, end = anchor.when.start, anchor.when.end
    return start is None or end is None or end - start > timedelta(hours=26)  # a day has 25 hours once a year


def over_range(found: Callable[[Anchor | None], list[Time]], anchor: Anchor) -> list[Time]:
    """The times that `found` gives for an anchor, for one whose date is a range."""
    start, end = anchor.when.start, anchor.when.end
    if start is None or end is None:
        return found(None)
    last = anchor.when.model_copy(update={"start": end - timedelta(hours=24)})
    one, other = found(anchor), found(anchor.model_copy(update={"when": last}))
    by_span = {t.when.span: t for t in other}
    return [_both(t, by_span.get(t.when.span)) for t in one]


def _both(one: Time, other: Time | None) -> Time:
    if other is None or one.when == other.when or not (one.when.resolved and other.when.resolved):
        return one
    a, b = one.when, other.when
    starts = [s for s in (a.start, b.start) if s is not None]
    ends = [e for e in (a.end, b.end) if e is not None]
    return Time(
        When(
            start=min(starts) if len(starts) == 2 else None,
            end=max(ends) if len(ends) == 2 else None,
            precision=Precision.DAYS if len(starts) == len(ends) == 2 else Precision.OPEN,
            zone=a.zone,
            as_written=a.as_written,
            basis=a.basis,
            span=a.span,
            approximate=True,
        ),
        one.role,
        None,
        None,
    )
