"""A time as stated: a half-open interval with a precision, and the words it came from."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import model_validator

from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import MINUTE, Boundary, Instant


class Precision(StrEnum):
    """How finely a time is known."""

    MINUTE = "minute"
    PART_OF_DAY = "part of day"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    OPEN = "open"  # one end is not known
    UNRESOLVED = "unresolved"  # the words are kept, no date may be given to them


class TimeBasis(StrEnum):
    """How the interval was reached from the words."""

    STATED = "stated"  # the words name the date themselves
    ANCHORED = "inferred from anchor"  # the words are relative to the document's date
    COMPUTED = "computed"  # by arithmetic from another stated time
    DESK = "entered by the desk"
    NONE = "none"


class When(Frozen):
    """A time as stated: `[start, end)` in UTC; either end None where it is not known.

    `zone` is the IANA zone of the day meant; `as_written` the words; `span` their place in the report's text.
    An unresolved time has neither end and keeps its words.
    """

    start: Instant | None
    end: Instant | None
    precision: Precision
    zone: str
    as_written: str = ""
    basis: TimeBasis = TimeBasis.STATED
    span: tuple[int, int] | None = None
    approximate: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> When:
        if self.start and self.end and self.end <= self.start:
            raise ValueError(f"the time {self.as_written!r} ends before it starts")
        if (self.precision is Precision.UNRESOLVED) != (self.start is None and self.end is None):
            raise ValueError("a time without ends is 'unresolved', and only that one")
        return self

    @property
    def resolved(self) -> bool:
        """Whether at least one end is known."""
        return self.precision is not Precision.UNRESOLVED

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether it may touch `[start, end)`; an unresolved time may touch anything and answers False here."""
        if not self.resolved:
            return False
        return (self.start is None or self.start < end) and (self.end is None or self.end > start)

    def within(self, other: When) -> bool:
        """Whether this interval lies in the other one (equal counts)."""
        if not (self.resolved and other.resolved):
            return False
        starts = other.start is None or (self.start is not None and self.start >= other.start)
        ends = other.end is None or (self.end is not None and self.end <= other.end)
        return starts and ends


_PRECISION = {7: Precision.MONTH, 4: Precision.YEAR, 10: Precision.DAY}


def from_boundary(boundary: Boundary, zone: str, basis: TimeBasis = TimeBasis.DESK) -> When:
    """A boundary as a time: a clock time is one minute long, "or later" has no end."""
    words = boundary.as_written
    if boundary.latest is None:
        return When(
            start=boundary.earliest, end=None, precision=Precision.OPEN, zone=zone, as_written=words, basis=basis
        )
    if boundary.exact:
        end = boundary.earliest + MINUTE
        return When(
            start=boundary.earliest, end=end, precision=Precision.MINUTE, zone=zone, as_written=words, basis=basis
        )
    if ":" in words and boundary.latest - boundary.earliest < timedelta(days=1):
        precision = Precision.PART_OF_DAY
    else:
        precision = Precision.DAYS if ".." in words else _PRECISION.get(len(words.split()[0]), Precision.DAY)
    return When(
        start=boundary.earliest, end=boundary.latest, precision=precision, zone=zone, as_written=words, basis=basis
    )
