"""What earlier sentences of a document leave behind for later ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Act, Modality
from trucewatch.model.when import When
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.read.agents import Agent
from trucewatch.read.clean import Sentence
from trucewatch.read.deed import GROUND, STRIKES
from trucewatch.read.interval import Time
from trucewatch.read.speech import Speech
from trucewatch.read.tokens import Token

CARRIED_FOR = 6


"""A place or a time is carried from an earlier claim of the same event over at most this many sentences."""


@dataclass(slots=True)
class Trail:
    """What earlier sentences left behind for later ones: act, places and time of the event told of last."""

    act: Act | None = None
    strike: Act | None = None
    where: tuple[Where, ...] = ()
    when: dict[Act, tuple[When, int]] = field(default_factory=dict)
    at: int = -99
    speech: Speech | None = None
    town: tuple[Where, ...] = ()
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


def leave(trail: Trail, claim: Claim, passage: Passage, where_rule: str) -> None:
    """Note what a claim leaves for later sentences: act, place and time of its event."""
    if claim.act in STRIKES | GROUND and claim.modality in (Modality.ACTUAL, Modality.HEDGED):
        trail.act = claim.act
        trail.strike = claim.act if claim.act in STRIKES else trail.strike
    if claim.act in STRIKES | GROUND:
        trail.at = passage.number
        own_time = (
            claim.when is not None and claim.when.span is not None and passage.sentence.start <= claim.when.span[0]
        )
        if any(w.key and w.precision is not PlacePrecision.COUNTRY for w in claim.where):
            trail.where = claim.where
            trail.town = tuple(w for w in claim.where if w.precision in (PlacePrecision.CITY, PlacePrecision.TOWN))
        elif own_time and not claim.where:
            trail.where = trail.town = ()
        if claim.when is not None and claim.when.resolved and own_time:
            trail.when[claim.act] = (claim.when, passage.number)
