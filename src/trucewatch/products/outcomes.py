"""What was to come of a condition, and whether anybody says that it came. No date brings it about by itself."""

from __future__ import annotations

from trucewatch.case.view import View
from trucewatch.model.condition import Outcome
from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Modality, Stance
from trucewatch.products.cite import ClaimLine, claim_line

TOLD = frozenset({Stance.STATES, Stance.ADMITS})


class OutcomeLine(Frozen):
    """An outcome: what it is, whether it is told as having come, and every claim about it."""

    id: str
    words: str
    state: str
    claims: tuple[ClaimLine, ...]


def outcome_line(view: View, outcome: Outcome) -> OutcomeLine:
    """The outcome as the claims about its id tell it."""
    about = [c for c in view.claims.values() if c.claim.about == outcome.id]
    came = [c for c in about if c.claim.modality is Modality.ACTUAL and c.claim.stance in TOLD]
    voices = ", ".join(sorted({c.claim.origin.name for c in came}))
    return OutcomeLine(
        id=outcome.id,
        words=outcome.words,
        state=f"told as having come by {voices}" if came else "not on record as having come",
        claims=tuple(claim_line(c, view) for c in about),
    )
