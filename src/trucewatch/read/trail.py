"""What earlier sentences of a document leave behind for later ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Act, Modality
from trucewatch.read.acts.deed import GROUND, STRIKES
from trucewatch.read.doers.agents import Agent
from trucewatch.read.text.clean import Sentence
from trucewatch.read.text.tokens import Token
from trucewatch.read.times.interval import Time
from trucewatch.read.voices.speech import Speech

CARRIED_FOR = 6
"""A place or a time is carried from an earlier claim of the same event over at most this many sentences."""


@dataclass(slots=True)
class Trail:
    """What earlier sentences left behind for later ones: the act told of last, and who spoke."""

    act: Act | None = None
    strike: Act | None = None
    at: int = -99
    speech: Speech | None = None
    spoken: int = -99


@dataclass(slots=True)
class Passage:
    """One sentence with all that was found in it; `setting` only says where and when somebody spoke."""

    sentence: Sentence
    number: int
    tokens: list[Token]
    told: list[Speech] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    agents: list[Agent] = field(default_factory=list)
    setting: tuple[int, int] | None = None


def leave(trail: Trail, claim: Claim, passage: Passage) -> None:
    """Note what a claim leaves for later sentences: which act was told of last, and where."""
    if claim.act in STRIKES | GROUND and claim.modality in (Modality.ACTUAL, Modality.HEDGED):
        trail.act = claim.act
        trail.strike = claim.act if claim.act in STRIKES else trail.strike
    if claim.act in STRIKES | GROUND:
        trail.at = passage.number
