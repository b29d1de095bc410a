"""The relation between two answers to one question, and the pairs of claims that have it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.tally.told import Told


class Difference(StrEnum):
    """How two answers to one question differ; in order of weight."""

    CONFLICT = "conflict"  # as stated, both cannot be so
    SCOPE = "different scope"  # another area, period, category or question: both can be so
    CHANGE = "change over time"  # one holder says another thing at another time
    WORDING = "wording"  # one utterance in other words
    FRAMING = "framing"  # one matter told otherwise: what is named, left out, or how it is called


class Question(StrEnum):
    """What is asked, in words that products show."""

    COUNT = "how many"
    ACTOR = "who did it"
    CONVENOR = "who called it"
    NATURE = "what it was"
    EVIDENCE = "whether it is shown"
    PRESENCE = "whether a force is there"
    STATUS = "how the arrangement stands"
    COMPLIANCE = "in force, and kept to"
    FORM = "what the arrangement is"
    AREA = "where the arrangement holds"
    BEGINNING = "announced, and in effect"
    LEFT_OUT = "who or what is left out, and how"
    CAUSE = "why the arrangement is said to have failed"
    EFFORT = "what is being worked out"
    TOPIC = "what is said of it"
    DESCRIBED = "how it is described"
    UTTERANCE = "the words of one utterance"
    BLAMED = "whom one speaker is reported to blame"
    NARROWER = "a statement and what is made of it"
    CALM = "calm or not"
    ONSET = "since when"
    OBJECTS = "what was hit"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that answer one question otherwise. `answers` are in neutral words; equal answers are one side.

    `weak` pairs are shown where a question is raised anyway and raise none.
    """

    question: Question
    subject: str
    difference: Difference
    reasons: tuple[str, ...]
    one: Told
    other: Told
    answers: tuple[str, str]
    weak: bool = False
