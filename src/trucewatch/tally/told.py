"""A claim with what is needed to hold it beside others; and how two stated times lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from trucewatch.model.claim import Claim
from trucewatch.model.incident import OPEN_END, OPEN_START
from trucewatch.model.quotation import Voice
from trucewatch.model.when import When
from trucewatch.tally.alike import folded
from trucewatch.tally.ground import Lies


@dataclass(frozen=True, slots=True)
class Told:
    """One claim. `known`: when its report could first be known. `event`: the id of what a person put it together with,
    its own id where it stands alone. `ties`: what a person said that it is to what another event or matter speaks of.
    `asked`: whether the question is about it; two that it is not about need not be held beside each other.

    From the claim: its `id`; the `report` that tells it; `speakers`, whose statement it is; `when`, what it tells of is
    said to be, None where no date can be given to it; `said`, when it was said, or else when its report could be known.
    """

    claim: Claim
    known: When
    event: str = ""
    ties: tuple[tuple[str, str], ...] = ()
    asked: bool = True
    id: str = field(init=False)
    report: str = field(init=False)
    speakers: frozenset[str] = field(init=False)
    when: When | None = field(init=False)
    said: When = field(init=False)

    def __post_init__(self) -> None:
        """Keep what every comparison asks for."""
        claim = self.claim
        object.__setattr__(self, "id", claim.id)
        object.__setattr__(self, "report", claim.quotation.report)
        object.__setattr__(self, "speakers", _speakers(claim))
        object.__setattr__(self, "when", claim.when if claim.when and claim.when.resolved else None)
        said = claim.when_said
        object.__setattr__(self, "said", said if said and said.resolved else self.known)


def _speakers(claim: Claim) -> frozenset[str]:
    return frozenset(heard_as(claim, voice) for voice in claim.speakers)


def heard_as(claim: Claim, voice: Voice) -> str:
    """A voice of a claim's chain by its key, or else its name; the unnamed author of one report is nobody else."""
    if voice is claim.chain[0] and not voice.key:
        return f"author of {claim.quotation.report}"
    return voice.key or folded(voice.name)


def ends(when: When) -> tuple[datetime, datetime]:
    """Both ends of a time, open ones as far away as can be."""
    return when.start or OPEN_START, when.end or OPEN_END


def times(one: When | None, other: When | None) -> Lies:
    """How two stated times lie; unknown where either has no date."""
    if one is None or other is None or not one.resolved or not other.resolved:
        return Lies.UNKNOWN
    a, b = ends(one), ends(other)
    if a == b:
        return Lies.SAME
    if a[1] <= b[0] or b[1] <= a[0]:
        return Lies.APART
    if b[0] <= a[0] and a[1] <= b[1]:
        return Lies.INSIDE
    return Lies.AROUND if a[0] <= b[0] and b[1] <= a[1] else Lies.OVERLAPPING


def closed(when: When) -> tuple[datetime, datetime]:
    """Both ends of a dated time; where it has one end only, that one twice."""
    start = when.start or when.end
    end = when.end or when.start
    assert start is not None
    assert end is not None
    return start, end


def near(one: When | None, other: When | None, within: timedelta) -> bool:
    """Whether two times lie no farther apart than that; a time without a date is near nothing, one without an end is
    near what is near its other end.
    """
    if one is None or other is None or not one.resolved or not other.resolved:
        return False
    a, b = closed(one), closed(other)
    if a[1] > b[0] and b[1] > a[0]:
        return True
    gap = b[0] - a[1] if a[1] <= b[0] else a[0] - b[1]
    return gap <= within
