"""Is whoever is named as the actor bound by the arrangement?

Naming is somebody's allegation. It counts here only against nobody: an actor known not to be bound takes the incident
out of the arrangement, and for that every naming must stand undisputed, and on more than one voice, an admission or an
assessment: a single allegation settles nothing. One that nobody names leaves this unasserted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.incident import CLEARING, Incident
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Kind, Stance
from trucewatch.terms.kleene import agreed
from trucewatch.terms.roles import Answer, Asked, bound

NAMING = frozenset({Stance.STATES, Stance.ALLEGES, Stance.ADMITS, Stance.ASSESSES})
"""Stances that put a name to the act."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The columns on the actor, and their basis."""

    named: bool
    disputed: bool
    bound: bool | None
    basis: str


def actor(incident: Incident, asked: Asked, claims: Mapping[str, Claim]) -> Actor:
    """What is on record of who did it. `claims`, where given, add the denials that name nobody."""
    naming = [(stance, a) for stance, a in incident.attributions if stance in NAMING]
    if not naming:
        return Actor(False, False, None, "nobody is named as the actor")
    clearing = [(stance, a) for stance, a in incident.attributions if stance in CLEARING]
    answers = {_key(a.actor): _bound(a.actor, asked) for _, a in naming}
    disputes = [
        *_cleared(naming, clearing, asked),
        *_guarded(naming),
        *(f"denied without a name in {key}" for key in _bare_denials(incident, claims)),
    ]
    held = agreed(a.value for a in answers.values())
    if held is False:
        disputes += alone(naming)  # only what takes an incident out of an arrangement needs more than one voice
    named = "; ".join(dict.fromkeys(f"{a.actor.shown} named by {a.by} ({stance})" for stance, a in naming))
    told = "; ".join(dict.fromkeys(answer.basis for answer in answers.values()))
    doubt = f"; not settled: {'; '.join(dict.fromkeys(disputes))}" if disputes else ""
    return Actor(True, bool(disputes), held, f"{named}{doubt}; {told}")


def _bound(named: Named, asked: Asked) -> Answer:
    if named.key is None:
        return Answer(None, f"{named.shown} is no party that the case knows")
    return bound(asked, named.key)


def _key(named: Named) -> str:
    return named.key or named.as_written.casefold()


def _cleared(
    naming: Sequence[tuple[Stance, Attribution]], clearing: Sequence[tuple[Stance, Attribution]], asked: Asked
) -> list[str]:
    """Who clears a named actor, or what it is part of, or a part of it."""
    return [
        f"{c.by} {stance} for {c.actor.shown}"
        for stance, c in clearing
        if any(_same(c.actor, a.actor, asked) for _, a in naming)
    ]


def _guarded(naming: Sequence[tuple[Stance, Attribution]]) -> list[str]:
    """Actors whom nobody names without a guard ("suspected"), or who are named only as one of several."""
    firm = {_key(a.actor) for _, a in naming if not (a.hedged or a.either_or)}
    return [f"{a.actor.shown} named with a guard by {a.by}" for _, a in naming if _key(a.actor) not in firm]


def alone(naming: Sequence[tuple[Stance, Attribution]]) -> list[str]:
    """Actors whom one voice alone names, without their own admission or an assessment: not enough to settle it."""
    by: dict[str, set[str]] = {}
    settled = set[str]()
    for stance, a in naming:
        by.setdefault(_key(a.actor), set()).add(a.by)
        if stance in (Stance.ADMITS, Stance.ASSESSES):
            settled.add(_key(a.actor))
    shown = {_key(a.actor): a.actor.shown for _, a in naming}
    return [
        f"{shown[key]} named by one voice only" for key, voices in by.items() if len(voices) < 2 and key not in settled
    ]


def _same(one: Named, other: Named, asked: Asked) -> bool:
    if one.key is None or other.key is None:
        return _key(one) == _key(other)
    return other.key in asked.book.belongs_to(one.key) or one.key in asked.book.belongs_to(other.key)


def _bare_denials(incident: Incident, claims: Mapping[str, Claim]) -> list[str]:
    held = [(key, claims[key]) for key in incident.claims if key in claims]
    return [
        key
        for key, claim in held
        if claim.stance in CLEARING and claim.kind is Kind.ATTRIBUTION and not claim.attributions
    ]
