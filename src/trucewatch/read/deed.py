"""One act that a passage tells of."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.vocabulary import Act, Modality

STRIKES = frozenset({Act.AIRSTRIKE, Act.SHELLING, Act.ATTACK, Act.CONVOY_ATTACK})

GROUND = frozenset({Act.GROUND_ASSAULT, Act.ARMED_CLASH})


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
