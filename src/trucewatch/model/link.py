"""A person's decision that one claim bears on what another speaks of: fulfils it, answers it, moves it, is its reason.

A link changes neither claim and no finding. What a commitment or meeting comes to is read off its links.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Relation

EVIDENCE = frozenset({Relation.FULFILMENT, Relation.NON_FULFILMENT, Relation.OUTCOME})
"""What tells of an outcome; the claim that does so is its source."""

REPLIES = frozenset({Relation.ACCEPTANCE, Relation.REFUSAL})


class Link(Frozen):
    """`claim` is the `relation` of `of`: a claim's id or an arrangement's.

    `either_or`: the words may mean this or another one; nobody has decided which.
    """

    claim: Annotated[str, Field(pattern=r"^c-[0-9a-f]{10}$")]
    relation: Relation
    of: Annotated[str, Field(min_length=1)]
    either_or: bool = False
