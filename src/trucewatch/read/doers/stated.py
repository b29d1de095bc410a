"""What a voice does with the matter: its stance, and who names or clears whom."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.claim import Attribution
from trucewatch.model.quotation import Voice
from trucewatch.model.vocabulary import Modality, Stance


@dataclass(frozen=True, slots=True)
class Stated:
    """Stance, attributions, and where the words say so another voice or modality than the passage would give."""

    stance: Stance
    attributions: tuple[Attribution, ...] = ()
    voice: Voice | None = None
    modality: Modality | None = None
    rule: str = ""
