"""The question of a disagreement in words for a reader: what is asked, of what."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trucewatch.model.figure import Counted
from trucewatch.model.vocabulary import Act
from trucewatch.products.words import ACTS
from trucewatch.tally.difference import Question

_TOPIC = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")

COUNTED = {
    Counted.KILLED: "How many were killed",
    Counted.WOUNDED: "How many were wounded",
    Counted.KILLED_OR_WOUNDED: "How many were killed or wounded",
    Counted.MISSING: "How many are missing",
    Counted.DISPLACED: "How many were displaced",
    Counted.BREACH: "How many breaches",
    Counted.PLANNED: "How much was planned",
    Counted.DELIVERED: "How much was delivered",
    Counted.HINDERED: "How much was held up",
    Counted.MUNITION: "How many munitions",
    Counted.FACILITY: "How many facilities",
}

ASKED = {
    Question.ACTOR: "Who did it: {}",
    Question.CONVENOR: "Who called the meeting",
    Question.NATURE: "What it was: {}",
    Question.EVIDENCE: "Whether it is shown: {}",
    Question.PRESENCE: "Whether {} is there",
    Question.STATUS: "How {} stands",
    Question.COMPLIANCE: "In force, and kept to: {}",
    Question.FORM: "What the arrangement is: {}",
    Question.AREA: "Where it holds: {}",
    Question.BEGINNING: "Announced, and in effect: {}",
    Question.LEFT_OUT: "Who or what is left out, and how: {}",
    Question.CAUSE: "Why it is said to have failed: {}",
    Question.EFFORT: "What is being worked out",
    Question.TOPIC: "What is said of: {}",
    Question.DESCRIBED: "How it is described: {}",
    Question.UTTERANCE: "The words of one statement by {}",
    Question.BLAMED: "Whom {} is reported to blame",
    Question.NARROWER: "A statement by {}, and what is made of it",
    Question.CALM: "Calm or not: {}",
    Question.ONSET: "Since when: {}",
    Question.OBJECTS: "What was hit: {}",
}


def asked_words(question: Question, subject: str, names: Mapping[str, str]) -> str:
    """What is asked, in one line. `names`: of arrangements and other things that a subject can be the id of."""
    if question is Question.COUNT:
        counted, _, place = subject.partition(", ")
        return f"{COUNTED.get(Counted(counted), f'How many ({counted})')}: {place}"
    return ASKED[question].format(subject_words(subject, names))


def subject_words(subject: str, names: Mapping[str, str]) -> str:
    """A subject as a reader knows it: the name of what it is the id of, the acts that it lists, or a topic's words."""
    if subject in names:
        return names[subject]
    parts = subject.split(", ")
    if all(part in set(Act) for part in parts):
        return " and ".join(ACTS[Act(part)] for part in parts)
    written_so = _TOPIC.fullmatch(subject)  # the id of a topic, which a person wrote with hyphens
    return subject.replace("-", " ") if written_so else subject
