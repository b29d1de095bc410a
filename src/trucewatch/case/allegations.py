"""What was done about each allegation by an instant: its steps in order, and until when an answer is awaited.

An allegation that was opened stays on the list whatever becomes of its claim; nothing closes by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View, known_by
from trucewatch.ledger import Entry
from trucewatch.ledger.payloads import Followed
from trucewatch.model.allegation import Allegation, FollowStep
from trucewatch.model.instant import start_of_day, zone_named
from trucewatch.model.vocabulary import Step

ANSWERING = frozenset({Step.ANSWERED, Step.CLOSED})


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step with the entry that recorded it."""

    step: FollowStep
    entry: Entry


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """One allegation: its claim (None with the reason in `gone`), and the steps taken by the instant."""

    allegation: Allegation
    claim: ClaimOnRecord | None
    gone: str
    steps: tuple[StepTaken, ...]

    @property
    def last(self) -> FollowStep:
        """The last step: the allegation's state."""
        return self.steps[-1].step

    @property
    def asked(self) -> FollowStep | None:
        """The last time that it was put to the party."""
        return next((t.step for t in reversed(self.steps) if t.step.step is Step.PUT), None)

    @property
    def waits_since(self) -> FollowStep | None:
        """Since which step an answer of the party is awaited: the last opening or asking; None where none is."""
        for taken in reversed(self.steps):
            if taken.step.step in ANSWERING:
                return None
            if taken.step.step in (Step.PUT, Step.OPENED, Step.REOPENED):
                return taken.step
        return None

    def answer_due(self, view: View) -> datetime | None:
        """The moment after which an answer is late: the day set when asking, else the case's days after the step."""
        since = self.waits_since
        days = view.files.config.policies.answer_within_days
        if since is None:
            return None
        if since.due is not None and since.due.end is not None:
            return since.due.end
        if days is None or since.on.start is None:
            return None
        zone = zone_named(view.files.config.zone)
        first = since.on.start.astimezone(zone).date() + timedelta(days=days + 1)
        return start_of_day(datetime(first.year, first.month, first.day), zone)


def followed_up(view: View, at: datetime) -> tuple[FollowedUp, ...]:
    """Every allegation that was opened by an instant, in the order in which they were opened."""
    known = at if view.known_at is None else min(at, view.known_at)
    steps: dict[Allegation, list[StepTaken]] = {}
    for entry in view.held.followed:
        assert isinstance(entry.payload, Followed)
        step = entry.payload.step
        if step.on.start is None or step.on.start <= known:
            steps.setdefault(step.allegation, []).append(StepTaken(step, entry))
    found = []
    for allegation, taken in steps.items():
        claim = view.claims.get(allegation.claim)
        gone = view.held.gone.get(allegation.claim, "")
        if claim is not None and not known_by(view.reports[claim.claim.quotation.report].available_from, known):
            continue
        if claim is None and not gone:
            if allegation.claim in view.held.claims:
                continue  # its report was not known yet
            gone = "its claim no longer stands"
        found.append(FollowedUp(allegation, claim, gone, tuple(taken)))
    return tuple(found)
