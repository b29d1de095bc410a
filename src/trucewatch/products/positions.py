"""Positions over time, diplomatic channels, and what was left unsaid: histories, nothing overwritten.

A position belongs to whom the words give it: where somebody reports it of others, they have no statement of their own.
What was not answered is neither a denial nor an assent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.matters import Matter, Sort, matters
from trucewatch.case.view import View, known_by
from trucewatch.model.claim import Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import OPEN_START
from trucewatch.model.vocabulary import Act, Kind, Modality, Relation
from trucewatch.products.cite import Cite, claim_cite
from trucewatch.products.commitments import known_by_then
from trucewatch.products.words import ACTS, STANCES, chain_words, claim_words, when_words

UNSAID = frozenset({Act.NO_ANSWER, Act.OMISSION, Act.NO_PROMISE})


class Said(Frozen):
    """One statement in a history: when, what, by whom; `own` is False where somebody reports it of others."""

    when: str
    act: str
    line: str
    by: str
    own: bool
    cite: Cite


class PositionRow(Frozen):
    """What one holder said on one topic, oldest first; `now` is the last of it by the instant asked about."""

    topic: str
    holder: str
    now: str
    history: tuple[Said, ...]


class ChannelRow(Frozen):
    """The state of talks over time: `suspended`, `open` or `not known`, since when, and for what reason."""

    topic: str
    between: tuple[str, ...]
    state: str
    since: str
    reasons: tuple[str, ...]
    history: tuple[Said, ...]


class UnsaidRow(Frozen):
    """A question without an answer, something left out, or a promise expressly not made."""

    what: str
    when: str
    who: str
    about: str
    response: str
    cite: Cite


def positions(view: View, at: datetime) -> tuple[PositionRow, ...]:
    """Every position known and said by an instant, by topic and holder, in order of their first.

    Claims without a topic go by their act.
    """
    groups: dict[tuple[str, str], list[ClaimOnRecord]] = {}
    for on_record in _said_by(view, at):
        claim = on_record.claim
        if claim.kind is Kind.POSITION and claim.act not in UNSAID:
            groups.setdefault((claim.about or claim_topic(claim), holder(claim)), []).append(on_record)
    return tuple(
        PositionRow(topic=topic, holder=who, now=said[-1].line, history=said)
        for (topic, who), claims in groups.items()
        if (said := _history(view, claims))
    )


def claim_topic(claim: Claim) -> str:
    """The topic of a position that names none: its act."""
    return ACTS[claim.act]


def holder(claim: Claim) -> str:
    """Whose position it is: those to whom it is given, where somebody reports it of them; else who says it."""
    reported = claim.act is Act.VIEW and claim.participants
    return ", ".join(p.shown for p in claim.participants) if reported else claim.origin.name


def channels(view: View, at: datetime) -> tuple[ChannelRow, ...]:
    """Every channel known by an instant: topics on which talks were suspended or resumed."""
    held = matters(view, known_by_then(view, at))
    said = _said_by(view, at)
    rows = []
    for topic, found in _by_topic(m for m in held.held.values() if m.sort is Sort.CHANNEL).items():
        own = {c.claim.id for m in found for c in m.claims}
        of_topic = [c for c in said if c.claim.id in own or (topic and c.claim.about == topic)]
        if of_topic:
            rows.append(_channel(view, topic, found, of_topic, at))
    return tuple(rows)


def _by_topic(found: Iterable[Matter]) -> dict[str, list[Matter]]:
    groups: dict[str, list[Matter]] = {}
    for matter in found:
        groups.setdefault(matter.topic or matter.id, []).append(matter)
    return groups


def _channel(view: View, topic: str, found: list[Matter], claims: list[ClaimOnRecord], at: datetime) -> ChannelRow:
    zone = view.files.config.zone
    turns = [c for c in claims if c.claim.act in (Act.TALKS_SUSPENDED, Act.TALKS_RESUMED)]
    turns = sorted((c for c in turns if c.claim.modality is Modality.ACTUAL), key=lambda c: _time(view, c))
    state, since = "not known", ""
    if turns:
        last = turns[-1].claim
        begun = last.when is None or last.when.end is None or last.when.end <= at
        told = "suspended" if last.act is Act.TALKS_SUSPENDED else "open"
        state, since = told if begun else f"{told} on one of these days", when_words(last.when, zone)
    reasons = [
        f"{claim_words(t.claim.claim, zone)}, as given by {chain_words(t.claim.claim)}"
        for m in found
        for t in m.tied(Relation.REASON)
    ]
    return ChannelRow(
        topic="" if topic.startswith("m-") else topic,
        between=tuple(dict.fromkeys(p.shown for m in found for c in m.claims for p in c.claim.participants)),
        state=state,
        since=since,
        reasons=tuple(dict.fromkeys(reasons)),
        history=_history(view, claims),
    )


def unsaid(view: View, at: datetime) -> tuple[UnsaidRow, ...]:
    """Questions without an answer, omissions and promises expressly not made, known and said by an instant."""
    zone = view.files.config.zone
    found = [c for c in _said_by(view, at) if c.claim.act in UNSAID]
    return tuple(
        UnsaidRow(
            what=ACTS[c.claim.act],
            when=when_words(c.claim.when_said or c.claim.when, zone),
            who=", ".join(p.shown for p in c.claim.participants) or c.claim.origin.name,
            about=c.claim.says,
            response="none" if c.claim.act is Act.NO_ANSWER else "",
            cite=claim_cite(c, view),
        )
        for c in sorted(found, key=lambda c: _time(view, c))
    )


def _said_by(view: View, at: datetime) -> list[ClaimOnRecord]:
    """Claims that could be known and whose matter was said or happened by an instant."""
    known = known_by_then(view, at)
    found = [c for c in view.claims.values() if known_by(view.reports[c.claim.quotation.report].available_from, known)]
    return sorted((c for c in found if _time(view, c)[0] <= at), key=lambda c: _time(view, c))


def _time(view: View, on_record: ClaimOnRecord) -> tuple[datetime, datetime, int]:
    claim = on_record.claim
    available = view.reports[claim.quotation.report].available_from.start or OPEN_START
    when = claim.when_said or (claim.when if claim.modality in (Modality.ACTUAL, Modality.HEDGED) else None)
    return (when.start if when and when.start else available), available, claim.quotation.start


def _history(view: View, claims: list[ClaimOnRecord]) -> tuple[Said, ...]:
    zone = view.files.config.zone
    return tuple(
        Said(
            when=when_words(c.claim.when_said or c.claim.when, zone),
            act=ACTS[c.claim.act],
            line=f"{STANCES[c.claim.stance]}: {claim_words(c.claim, zone)}",
            by=chain_words(c.claim),
            own=c.claim.act is not Act.VIEW or not c.claim.participants or _is_own(c.claim),
            cite=claim_cite(c, view),
        )
        for c in sorted(claims, key=lambda c: _time(view, c))
    )


def _is_own(claim: Claim) -> bool:
    """Whether the speaker is the one whose position it is."""
    return any(p.key is not None and p.key in {v.key for v in claim.speakers} for p in claim.participants)
