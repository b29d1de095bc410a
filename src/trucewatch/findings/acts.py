"""Is the act prohibited, or permitted, by the terms of the reading?

No term speaks of everything. An act that no term names is neither: unknown, and never a breach of anything. An act that
one term prohibits and another permits in some case (such as self-defence) is prohibited, and whether it was permitted
is not known from the act alone. A term on a withdrawal prohibits an act only within its distance and from its hour on
(`withdrawal.py`); where it plainly does not reach and no other term speaks of the act, the act is permitted by it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.model.arrangement import Arrangement, Effect, Reading, Term
from trucewatch.model.vocabulary import Act
from trucewatch.terms.known import known

FINER_THAN_ATTACK = frozenset({Act.AIRSTRIKE, Act.SHELLING, Act.CONVOY_ATTACK})
"""Acts that say more than "attack" of the same thing; beside one of them the coarser word adds nothing."""


@dataclass(frozen=True, slots=True)
class ByTerms:
    """What the terms do with the acts, and on which term."""

    prohibited: bool | None
    permitted: bool | None
    prohibited_basis: str
    permitted_basis: str


def terms_of(arrangement: Arrangement, reading: Reading, known_at: datetime | None) -> tuple[Term, ...]:
    """The terms that hold under a reading: its own, or where it has none known by then, the arrangement's."""
    own = tuple(t for t in reading.terms if known(t.cite, known_at))
    return own or tuple(t for t in arrangement.terms if known(t.cite, known_at))


def by_terms(
    terms: Sequence[Term], acts: Sequence[Act], withdrawals: Mapping[str, tuple[bool | None, str]] | None = None
) -> ByTerms:
    """The two tests on what was done. Rival descriptions of the act must agree, or the answer is unknown.

    An attack on an aid convoy says what was hit, by whatever means: a term on it is enough. `withdrawals` gives for
    each term on a withdrawal whether the incident is against it, with the basis; one that is not given is not known.
    """
    said = finest(acts)
    if not said:
        return ByTerms(None, None, "no claim says what was done", "no claim says what was done")
    far = {t.id: (withdrawals or {}).get(t.id, (None, "")) for t in terms if t.is_withdrawal}
    held = {act: [t.id for t in terms if t.id in far and act in t.acts] for act in said}
    against = {act: [t.id for t in terms if t.effect is Effect.PROHIBITED and act in t.acts] for act in said}
    against = {act: [*ids, *(key for key in held[act] if far[key][0])] for act, ids in against.items()}
    allowing = {act: [t.id for t in terms if t.effect is Effect.PERMITTED and act in t.acts] for act in said}
    open_still = any(far[key][0] is None for ids in held.values() for key in ids)
    clear = all(held[act] and all(far[key][0] is False for key in held[act]) for act in said)
    prohibited: bool | None = True if all(against.values()) or against.get(Act.CONVOY_ATTACK) else None
    permitted: bool | None = None if any(allowing.values()) or open_still else False
    if (all(allowing.values()) or clear) and not any(against.values()):
        prohibited, permitted = False, True
    why = "".join(f"; {key}: {far[key][1]}" for key in dict.fromkeys(key for ids in held.values() for key in ids))
    return ByTerms(prohibited, permitted, _told(against, "prohibit") + why, _told(allowing, "permit") + why * clear)


def finest(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The acts without a coarser word beside a finer one of the same thing."""
    finer = not FINER_THAN_ATTACK.isdisjoint(acts)
    return tuple(dict.fromkeys(act for act in acts if not (finer and act is Act.ATTACK)))


def _told(terms: dict[Act, list[str]], verb: str) -> str:
    named = {act: f"terms that {verb} it: {', '.join(ids)}" for act, ids in terms.items() if ids}
    return "; ".join(f"{act.replace('_', ' ')}: {named.get(act, f'no term on record {verb}s it')}" for act in terms)
