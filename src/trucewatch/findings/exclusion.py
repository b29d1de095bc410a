"""Was what the acting side aimed at outside the arrangement's protection?

A stated target is the acting side's claim. It is established only where the terms exclude that party, nobody disputes
that it was there and was the target, and nothing else is said to have been hit. It never hides harm: where something
protected was hit, or it is not told what, the question stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from trucewatch.findings.objects import protected
from trucewatch.findings.presence import presence_disputes
from trucewatch.model.claim import Claim
from trucewatch.model.figure import Counted
from trucewatch.model.incident import CLEARING, Incident
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act, Modality
from trucewatch.terms.book import Book
from trucewatch.terms.roles import Answer, Asked, any_exclusion, excluded

HARMED = frozenset({Counted.KILLED, Counted.WOUNDED, Counted.KILLED_OR_WOUNDED, Counted.MISSING})


def own_claims(incident: Incident, claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims of an incident that are at hand."""
    return [claims[key] for key in incident.claims if key in claims]


def stated(incident: Incident, own: Sequence[Claim]) -> tuple[Named, ...]:
    """The targets that somebody states, not those that a claim names only to deny them.

    Without claims the incident's `stated_targets` count as stated.
    """
    if not own:
        return incident.stated_targets
    denied = {n.as_written for c in own if c.stance in CLEARING for n in c.stated_targets}
    said = {n.as_written for c in own if c.stance not in CLEARING for n in c.stated_targets}
    return tuple(n for n in incident.stated_targets if n.as_written in said or n.as_written not in denied)


def doubts(
    named: Sequence[Named], incident: Incident, own: Sequence[Claim], book: Book, claims: Mapping[str, Claim]
) -> list[str]:
    """Why it is not settled that these were the target, or were there: denials, guards, and disputed presence.

    `own` are the incident's claims, `claims` all that the desk holds: others may tell of presence.
    """
    keys = {_key(n) for n in named}
    against = [
        f"target denied in {c.id}" for c in own if c.stance in CLEARING and keys & {_key(n) for n in c.stated_targets}
    ]
    stating = [c for c in own if c.stated_targets and c.stance not in CLEARING]
    guarded = stating and all(c.modality is Modality.HEDGED for c in stating)
    guards = [f"target stated with a guard in {', '.join(c.id for c in stating)}"] if guarded else []
    return [*against, *guards, *presence_disputes(named, incident, book, claims)]


def harmed(own: Sequence[Claim]) -> list[str]:
    """The categories of people whom the claims say were harmed."""
    return [f.category for c in own for f in c.figures if f.counted in HARMED and f.high != 0]


def protected_hit(acts: Sequence[Act], hit: Sequence[str], harm: Sequence[str]) -> str:
    """That something protected was hit, in words; empty where nobody says so."""
    if Act.CONVOY_ATTACK in acts:
        return "an aid convoy was hit"
    found = [words for words in (*hit, *harm) if protected(words)]
    return f"protected, as told: {', '.join(dict.fromkeys(found))}" if found else ""


def is_excluded(key: str | None, asked: Asked) -> bool | None:
    """Whether a stated target is outside the arrangement's protection; no key is one that the case does not know."""
    if key is not None:
        return excluded(asked, key).value
    return None if any_exclusion(asked) else False


def belongs_to_others(parties: Sequence[str], asked: Asked) -> bool:
    """Whether what was hit, where its words name these parties, may have been another's than an excluded party's."""
    return not all(excluded(asked, key).value for key in parties)


def parties_in(words: str, book: Book) -> tuple[str, ...]:
    """The parties that words name."""
    return tuple(key for key, name in _names(book).items() if name(words))


@lru_cache(maxsize=4)
def _names(book: Book) -> dict[str, Callable[[str], object]]:
    found: dict[str, Callable[[str], object]] = {}
    for key, party in book.parties.items():
        names = sorted({party.name, *(name.name for name in party.names)})
        found[key] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)").search
    return found


def told(incident: Incident, asked: Asked, claims: Mapping[str, Claim], value: bool | None, hit: bool | None) -> str:
    """What is on record of whom the acting side aimed at, in words.

    `value`: whether those stated are excluded, and `hit`: whether something protected was hit, as they were found.
    """
    own = own_claims(incident, claims)
    named = stated(incident, own)
    if not named:
        return "nobody states an excluded target"
    basis = "; ".join(dict.fromkeys(_excluded(target, asked).basis for target in named))
    who = ", ".join(c.id for c in own if c.stated_targets and c.stance not in CLEARING)
    said = f"stated target: {', '.join(t.shown for t in named)}" + (f" (claims {who})" if who else "")
    if value is False:
        return f"{said}; {basis}"
    why = doubts(named, incident, own, asked.book, claims)
    doubt = f"; disputed: {'; '.join(why)}" if why else ""
    return f"{said}; {basis}{doubt}; {_hit(incident, own, asked, hit)}"


def _excluded(target: Named, asked: Asked) -> Answer:
    if target.key is not None:
        return excluded(asked, target.key)
    if is_excluded(None, asked) is None:
        return Answer(None, f"{target.shown} is no party that the case knows; it is on no list of the excluded")
    return Answer(False, "nobody states that the arrangement leaves a party out")


def _hit(incident: Incident, own: Sequence[Claim], asked: Asked, hit: bool | None) -> str:
    if hit:
        return protected_hit(incident.acts, incident.targets, harmed(own))
    if hit is False:
        return "nothing protected is said to have been hit"
    named = [(words, parties_in(words, asked.book)) for words in incident.targets]
    other = [w for w, keys in named if (belongs_to_others(keys, asked) if keys else protected(w) is None)]
    return f"what was hit is not told to be the target's: {', '.join(other)}"


def _key(named: Named) -> str:
    return named.key or named.as_written.casefold()
