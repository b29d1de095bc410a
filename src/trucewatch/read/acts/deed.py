"""One act that a passage tells of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from trucewatch.model.vocabulary import Act, Modality

STRIKES = frozenset({Act.AIRSTRIKE, Act.SHELLING, Act.ATTACK, Act.CONVOY_ATTACK})

GROUND = frozenset({Act.GROUND_ASSAULT, Act.ARMED_CLASH})

ABOUT = frozenset({Act.AID_BLOCKED, Act.AID_DELIVERED, Act.AID_SUSPENDED, Act.SIEGE}) | {
    a for a in Act if a.value.startswith("truce_")
}
"""Acts about a truce, aid or a siege, beside which an attack may only be mentioned."""


class Sign(NamedTuple):
    """What shows an act in a passage: the offset of its cue, the rule, and whether it was told before ("the attack").

    `said`: where the word stands that says what became of it ("extended"), if that is not the cue.
    `span`: the clause that tells it, where that is not the whole passage.
    """

    act: Act
    at: int
    rule: str
    definite: bool = False
    said: int | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """One act that a passage tells of: the passage `[start, end)`, the offset of the cue, and the modality."""

    act: Act
    start: int
    end: int
    cue: int
    modality: Modality
    rule: str
    definite: bool = False
