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
from trucewatch.terms.book import Book
from trucewatch.terms.roles import Answer, Asked, bound

NAMING = frozenset({Stance.STATES, Stance.ALLEGES, Stance.ADMITS, Stance.ASSESSES})
"""Stances that put a name to the act."""

Attributions = Sequence[tuple[Stance, Attribution]]


@dataclass(frozen=True, slots=True)
class Naming:
    """What of the namings the test rests on, whatever the arrangement.

    `parties`: whom somebody names, each once; None for one that the case does not know. `disputed`: somebody clears
    one of them or denies it all, or one is named only with a guard. `alone`: one is named by a single voice, without
    its own admission or an assessment; that counts only where it takes the incident off them all. `guarded`: somebody
    clears anybody, or one of the namings has a guard.
    """

    parties: tuple[str | None, ...]
    disputed: bool
    alone: bool
    guarded: bool = False


def naming(attributions: Attributions, denied: bool, book: Book) -> Naming:
    """The namings reduced. `denied`: somebody denies it all without a name."""
    named = _naming(attributions)
    parties = tuple(dict.fromkeys(a.actor.key for _, a in named))
    if not named:
        return Naming((), False, False)
    disputed = denied or bool(_cleared(attributions, book) or _guarded(named))
    guarded = any(s in CLEARING for s, _ in attributions) or any(a.hedged or a.either_or for _, a in named)
    return Naming(parties, disputed, bool(_alone(named)), guarded)


def told(incident: Incident, asked: Asked, claims: Mapping[str, Claim], held: bool | None) -> str:
    """What is on record of who did it, in words. `held`: whether all who are named are bound, as it was found."""
    named = _naming(incident.attributions)
    if not named:
        return "nobody is named as the actor"
    disputes = [
        *_cleared(incident.attributions, asked.book),
        *_guarded(named),
        *(f"denied without a name in {key}" for key in bare_denials(incident, claims)),
        *(_alone(named) if held is False else ()),  # only what takes an incident out needs more than one voice
    ]
    who = "; ".join(dict.fromkeys(f"{a.actor.shown} named by {a.by} ({stance})" for stance, a in named))
    answers = {_key(a.actor): _bound(a.actor, asked) for _, a in named}
    roles = "; ".join(dict.fromkeys(answer.basis for answer in answers.values()))
    doubt = f"; not settled: {'; '.join(dict.fromkeys(disputes))}" if disputes else ""
    return f"{who}{doubt}; {roles}"


def _naming(attributions: Attributions) -> list[tuple[Stance, Attribution]]:
    return [(stance, a) for stance, a in attributions if stance in NAMING]


def _bound(named: Named, asked: Asked) -> Answer:
    if named.key is None:
        return Answer(None, f"{named.shown} is no party that the case knows")
    return bound(asked, named.key)


def _key(named: Named) -> str:
    return named.key or named.as_written.casefold()


def _cleared(attributions: Attributions, book: Book) -> list[str]:
    """Who clears a named actor, or what it is part of, or a part of it."""
    named = _naming(attributions)
    return [
        f"{c.by} {stance} for {c.actor.shown}"
        for stance, c in attributions
        if stance in CLEARING and any(_same(c.actor, a.actor, book) for _, a in named)
    ]


def _guarded(named: Attributions) -> list[str]:
    """Actors whom nobody names without a guard ("suspected"), or who are named only as one of several."""
    firm = {_key(a.actor) for _, a in named if not (a.hedged or a.either_or)}
    return [f"{a.actor.shown} named with a guard by {a.by}" for _, a in named if _key(a.actor) not in firm]


def _alone(named: Attributions) -> list[str]:
    """Actors whom one voice alone names, without their own admission or an assessment: not enough to settle it."""
    by: dict[str, set[str]] = {}
    settled = set[str]()
    for stance, a in named:
        by.setdefault(_key(a.actor), set()).add(a.by)
        if stance in (Stance.ADMITS, Stance.ASSESSES):
            settled.add(_key(a.actor))
    shown = {_key(a.actor): a.actor.shown for _, a in named}
    return [
        f"{shown[key]} named by one voice only" for key, voices in by.items() if len(voices) < 2 and key not in settled
    ]


def _same(one: Named, other: Named, book: Book) -> bool:
    if one.key is None or other.key is None:
        return _key(one) == _key(other)
    return other.key in book.belongs_to(one.key) or one.key in book.belongs_to(other.key)


def bare_denials(incident: Incident, claims: Mapping[str, Claim]) -> list[str]:
    """The claims of the incident that deny it and name nobody."""
    held = [(key, claims[key]) for key in incident.claims if key in claims]
    return [
        key
        for key, claim in held
        if claim.stance in CLEARING and claim.kind is Kind.ATTRIBUTION and not claim.attributions
    ]
