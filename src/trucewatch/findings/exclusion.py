"""Was what the acting side aimed at outside the arrangement's protection?

A stated target is the acting side's claim. It is established only where the terms exclude that party, nobody disputes
that it was there and was the target, and nothing else is said to have been hit. It never hides harm: where something
protected was hit, or it is not told what, the question stays open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.findings.objects import protected
from trucewatch.findings.presence import presence_disputes
from trucewatch.model.claim import Claim
from trucewatch.model.figure import Counted
from trucewatch.model.incident import CLEARING, Incident
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act, Modality
from trucewatch.terms.kleene import agreed
from trucewatch.terms.roles import Answer, Asked, any_exclusion, excluded

HARMED = frozenset({Counted.KILLED, Counted.WOUNDED, Counted.KILLED_OR_WOUNDED, Counted.MISSING})


@dataclass(frozen=True, slots=True)
class Exclusion:
    """The columns on the stated target, and their basis."""

    stated: bool
    excluded: bool | None
    disputed: bool
    protected: bool | None
    basis: str


def exclusion(incident: Incident, asked: Asked, claims: Mapping[str, Claim]) -> Exclusion:
    """What is on record of whom the acting side aimed at.

    `claims`, by id, are all that the desk holds: the incident's own tell who states the target and who disputes it,
    others tell of disputed presence. Without them the incident's `stated_targets` count as stated and undisputed.
    """
    own = [claims[key] for key in incident.claims if key in claims]
    named = _stated(incident, own)
    if not named:
        return Exclusion(False, None, False, None, "nobody states an excluded target")
    answers = [_excluded(target, asked) for target in named]
    value = agreed(answer.value for answer in answers)
    basis = "; ".join(dict.fromkeys(answer.basis for answer in answers))
    who = ", ".join(c.id for c in own if c.stated_targets and c.stance not in CLEARING)
    stated = f"stated target: {', '.join(t.shown for t in named)}" + (f" (claims {who})" if who else "")
    if value is False:
        return Exclusion(True, False, False, None, f"{stated}; {basis}")
    doubts = [*_disputes(named, own), *presence_disputes(named, incident, asked.book, claims)]
    hit, why = _hit(incident, own, asked)
    doubt = f"; disputed: {'; '.join(doubts)}" if doubts else ""
    return Exclusion(True, value, bool(doubts), hit, f"{stated}; {basis}{doubt}; {why}")


def _stated(incident: Incident, own: list[Claim]) -> tuple[Named, ...]:
    """The targets that somebody states, not those that a claim names only to deny them."""
    if not own:
        return incident.stated_targets
    denied = {n.as_written for c in own if c.stance in CLEARING for n in c.stated_targets}
    stated = {n.as_written for c in own if c.stance not in CLEARING for n in c.stated_targets}
    return tuple(n for n in incident.stated_targets if n.as_written in stated or n.as_written not in denied)


def _excluded(target: Named, asked: Asked) -> Answer:
    if target.key is not None:
        return excluded(asked, target.key)
    if any_exclusion(asked):
        return Answer(None, f"{target.shown} is no party that the case knows; it is on no list of the excluded")
    return Answer(False, "nobody states that the arrangement leaves a party out")


def _disputes(named: tuple[Named, ...], own: list[Claim]) -> list[str]:
    """Claims of the incident that deny the target, and targets stated only with a guard."""
    keys = {n.key or n.as_written.casefold() for n in named}
    against = [
        f"target denied in {c.id}"
        for c in own
        if c.stance in CLEARING and keys & {n.key or n.as_written.casefold() for n in c.stated_targets}
    ]
    stating = [c for c in own if c.stated_targets and c.stance not in CLEARING]
    guarded = stating and all(c.modality is Modality.HEDGED for c in stating)
    return [*against, *([f"target stated with a guard in {', '.join(c.id for c in stating)}"] if guarded else [])]


def _hit(incident: Incident, own: list[Claim], asked: Asked) -> tuple[bool | None, str]:
    """Whether something else was hit: True for something protected, None where it is not told to be the target's."""
    if Act.CONVOY_ATTACK in incident.acts:
        return True, "an aid convoy was hit"
    figures = [f for c in own for f in c.figures if f.counted in HARMED and f.high != 0]
    harmed = [f.category for f in figures if protected(f.category)]
    found = [target for target in incident.targets if protected(target)]
    if found or harmed:
        return True, f"protected, as told: {', '.join(dict.fromkeys([*found, *harmed]))}"
    other = [t for t in incident.targets if protected(t) is None or _names_another(t, asked)]
    other = [t for t in other if not _names_excluded(t, asked)]
    if other:
        return None, f"what was hit is not told to be the target's: {', '.join(other)}"
    return False, "nothing protected is said to have been hit"


def _names_excluded(words: str, asked: Asked) -> bool:
    named = _parties_in(words, asked)
    return bool(named) and all(excluded(asked, key).value for key in named)


def _names_another(words: str, asked: Asked) -> bool:
    return any(not excluded(asked, key).value for key in _parties_in(words, asked))


def _parties_in(words: str, asked: Asked) -> list[str]:
    return [
        key
        for key, party in asked.book.parties.items()
        if any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", words) for n in (party.name, *(x.name for x in party.names)))
    ]
