"""Allegations followed: each with the party's reply beside it, state, history, and whether an answer is overdue.

The states are the field's; the same list and the same days for every party. An assessment is shown as the one of the
role that made it, with its standard of proof; nothing closes by itself.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from trucewatch.case.allegations import FollowedUp, StepTaken, followed_up
from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.follow import party_key
from trucewatch.case.view import View
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import CLEARING, OPEN_START
from trucewatch.model.instant import Instant
from trucewatch.model.vocabulary import Stance, Step
from trucewatch.products.cite import ClaimLine, claim_line
from trucewatch.products.words import both_clocks, count_words, when_words

AGAIN = {
    Step.ANSWERED: "",
    Step.PUT: "no response recorded since it was put to the party again",
    Step.REOPENED: "no response recorded since it was reopened",
}
"""What an earlier answer leaves open, by the step that came after it."""

LATE = "no answer on record in time"
"""What is said of an allegation on the overdue list, and nothing else."""


class StepLine(Frozen):
    """One step as shown: when it was done, what, by which role it was recorded, and the entry."""

    entry: int
    on: str
    step: str
    role: str
    words: str
    source: str
    standard: str
    conclusion: str


class AllegationRow(Frozen):
    """One allegation. `state` is its last step; `replies` are the party's own words on it, beside the allegation.

    `age_days` counts calendar days of the case since it was opened; None once it is closed. `overdue` is about the
    answer: it says that none is on record in time, and nothing else.
    """

    claim: str
    incident: str
    party: str
    alleged: ClaimLine | None
    gone: str
    state: str
    opened: str
    age_days: int | None
    asked: str
    answer: str
    answer_due: Instant | None
    due: str
    overdue: bool
    replies: tuple[ClaimLine, ...]
    assessment: str
    history: tuple[StepLine, ...]


def allegations(view: View, at: datetime) -> tuple[AllegationRow, ...]:
    """Every allegation opened by an instant, oldest first."""
    found = sorted(followed_up(view, at), key=lambda f: f.steps[0].step.on.start or OPEN_START)
    return tuple(_row(view, one, at) for one in found)


def overdue(rows: tuple[AllegationRow, ...]) -> tuple[AllegationRow, ...]:
    """Those for which no answer is on record in time."""
    return tuple(row for row in rows if row.overdue)


def _row(view: View, found: FollowedUp, at: datetime) -> AllegationRow:
    zone = view.files.config.zone
    due = found.answer_due(view)
    late = due is not None and due <= at
    opened = found.steps[0].step.on
    closed = found.last.step is Step.CLOSED
    replies = _replies(view, found)
    incident = next((i.id for i in view.incidents.values() if found.allegation.claim in i.claims), "")
    return AllegationRow(
        claim=found.allegation.claim,
        incident=incident,
        party=_party(view, found),
        alleged=claim_line(found.claim, view) if found.claim else None,
        gone=found.gone,
        state=_state(found),
        opened=when_words(opened, zone),
        age_days=None if closed or opened.start is None else _days(opened.start, at, zone),
        asked=_asked(found, zone),
        answer=_answer(found, replies),
        answer_due=due,
        due=_due_words(view, due),
        overdue=late,
        replies=replies,
        assessment=_assessment(found, zone),
        history=tuple(_line(taken, zone) for taken in found.steps),
    )


def _party(view: View, found: FollowedUp) -> str:
    key = found.allegation.party
    held = view.files.parties.get(key)
    return held.name if held else f"“{key}”"


def _state(found: FollowedUp) -> str:
    """The last step; until it is closed it is open, whatever was done."""
    last = found.last.step
    return str(last) if last in (Step.CLOSED, Step.OPENED) else f"open: {last}"


def _days(start: datetime, at: datetime, zone: str) -> int:
    here = ZoneInfo(zone)
    return (at.astimezone(here).date() - start.astimezone(here).date()).days


def _asked(found: FollowedUp, zone: str) -> str:
    asked = found.asked
    return f"put to the party {when_words(asked.on, zone)}" if asked else "not put to the party on record"


def _answer(found: FollowedUp, replies: tuple[ClaimLine, ...]) -> str:
    """Whether the party answered since it was last asked; what it said elsewhere is shown as that."""
    steps = [taken.step.step for taken in found.steps]
    if Step.ANSWERED in steps:
        again = next(step for step in reversed(steps) if step in AGAIN)
        return "answered" if again is Step.ANSWERED else f"answered before; {AGAIN[again]}"
    said = f"; {count_words(len(replies), 'statement')} by it on record" if replies else ""
    return f"no response by the named party recorded{said}"


def _due_words(view: View, due: datetime | None) -> str:
    if due is None:
        days = view.files.config.policies.answer_within_days
        return "" if days is not None else "this case sets no time for answers"
    return f"answer awaited until {both_clocks(due, view.files.config.zone)}"


def _assessment(found: FollowedUp, zone: str) -> str:
    for taken in reversed(found.steps):
        step = taken.step
        if step.step is Step.ASSESSED:
            return (
                f"{step.conclusion} by the role “{taken.entry.role}” on {when_words(step.on, zone)}, "
                f"standard of proof: {step.standard}"
            )
    return "not assessed"


def _line(taken: StepTaken, zone: str) -> StepLine:
    step = taken.step
    return StepLine(
        entry=taken.entry.seq,
        on=when_words(step.on, zone),
        step=step.step,
        role=taken.entry.role,
        words=step.words,
        source=step.source or "",
        standard=step.standard,
        conclusion=step.conclusion or "",
    )


def _replies(view: View, found: FollowedUp) -> tuple[ClaimLine, ...]:
    """The party's own words on the allegation: in claims of the same incident or matter, and those that steps cite."""
    named = {t.step.source for t in found.steps if t.step.source}
    beside = next((keys for keys in view.together if found.allegation.claim in keys), [])
    near = {key: view.claims[key] for key in (*beside, *named) if key in view.claims}
    lines = [
        claim_line(on_record, view)
        for key, on_record in near.items()
        if key in named or _speaks_for(view, on_record, found.allegation.party)
    ]
    return tuple(sorted(lines, key=lambda line: (line.cite.document, line.cite.start or 0, line.line)))


def _speaks_for(view: View, on_record: ClaimOnRecord, party: str) -> bool:
    """Whether a claim is that party's own denial, admission or dispute of having been named."""
    claim = on_record.claim
    if claim.stance not in CLEARING and claim.stance is not Stance.ADMITS:
        return False
    if party not in view.files.parties:
        return any(voice.name == party for voice in claim.speakers)
    sources = view.files.sources
    speakers = [sources[key].speaks_for if key in sources else key for key in _keys(on_record)]
    own = any(key is not None and _same(view, key, party) for key in speakers)
    return own and any(_same(view, party_key(a.actor), party) for a in claim.attributions)


def _keys(on_record: ClaimOnRecord) -> list[str]:
    return [voice.key for voice in on_record.claim.speakers if voice.key]


def _same(view: View, key: str, party: str) -> bool:
    """Whether one is the other or belongs to it."""
    if key not in view.files.parties:
        return key == party
    return party in view.book.belongs_to(key) or key in view.book.belongs_to(party)
