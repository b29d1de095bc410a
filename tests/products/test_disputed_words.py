"""The question of a disagreement as a reader sees it: no code's words in it."""

from __future__ import annotations

import re

import pytest

from trucewatch.model.vocabulary import Act
from trucewatch.products.disputed_words import ASKED, COUNTED, asked_words, subject_words
from trucewatch.tally.counts import COMPARED, PEOPLE
from trucewatch.tally.difference import Question

NAMES = {"calm": "Calm of Vale", "vale-post": "Vale Post"}


@pytest.mark.parametrize(
    ("question", "subject", "asked"),
    [
        (Question.COUNT, "killed, Vale / Harrow", "How many were killed: Vale / Harrow"),
        (Question.ACTOR, "convoy_attack", "Who did it: attack on an aid convoy"),
        (Question.NATURE, "accusation, airstrike", "What it was: general accusation and air strike"),
        (Question.STATUS, "calm", "How Calm of Vale stands"),
        (Question.TOPIC, "vale-post", "What is said of: Vale Post"),
        (Question.TOPIC, "use-of-force", "What is said of: use of force"),
        (Question.OBJECTS, "Vale", "What was hit: Vale"),
    ],
)
def test_what_is_asked_is_said_in_one_line(question: Question, subject: str, asked: str) -> None:
    assert asked_words(question, subject, NAMES) == asked


def test_every_question_and_act_has_words() -> None:
    assert ASKED.keys() | {Question.COUNT} == set(Question)
    assert {*COMPARED, *PEOPLE} <= COUNTED.keys()
    assert not any(re.search(r"_|\w-\w+-", subject_words(act, {})) for act in Act)
