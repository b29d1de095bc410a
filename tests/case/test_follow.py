"""Whatever is tried in whatever order, what is accepted is a history that the field's states allow."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import a_time, at
from trucewatch.case.follow import after_all, in_turn
from trucewatch.model.allegation import Allegation, FollowStep
from trucewatch.model.vocabulary import Conclusion, Step

ALLEGATION = Allegation(claim="c-0123456789", party="norland")


def step(kind: Step, day: int) -> FollowStep:
    assessed = {"standard": "reasonable grounds", "conclusion": Conclusion.NOT_DETERMINED}
    return FollowStep(
        allegation=ALLEGATION,
        step=kind,
        on=a_time(at("03-01 00:00") + timedelta(days=day), 24),
        words="as told",
        **(assessed if kind is Step.ASSESSED else {}),
    )


def accepted(tried: list[tuple[Step, int]]) -> list[FollowStep]:
    """The steps that the desk takes, of those tried in this order."""
    taken: list[FollowStep] = []
    for kind, day in tried:
        one = step(kind, day)
        try:
            after_all(one, taken)
            in_turn(one, taken)
        except ValueError:
            continue
        taken.append(one)
    return taken


@given(st.lists(st.tuples(st.sampled_from(list(Step)), st.integers(0, 9)), max_size=40))
def test_an_accepted_history_is_in_order_and_closes_only_on_an_assessment(tried):
    taken = accepted(tried)
    kinds = [one.step for one in taken]
    assert [one.on.start for one in taken] == sorted(one.on.start for one in taken if one.on.start)
    assert kinds[:1] in ([], [Step.OPENED])
    assert kinds.count(Step.OPENED) <= 1
    for i, kind in enumerate(kinds):
        if kind is Step.ANSWERED:
            assert Step.PUT in kinds[:i]
        if kind is Step.CLOSED:
            since = max(j for j, earlier in enumerate(kinds[:i]) if earlier in (Step.OPENED, Step.REOPENED))
            assert Step.ASSESSED in kinds[since:i]
        if i and kinds[i - 1] is Step.CLOSED:
            assert kind is Step.REOPENED


def test_the_whole_way_is_open():
    way = [Step.OPENED, Step.INQUIRY, Step.TASKED, Step.REPORTED, Step.PUT, Step.ANSWERED, Step.REFERRED, Step.ASSESSED]
    way += [Step.CLOSED, Step.REOPENED, Step.ASSESSED, Step.CLOSED]
    assert [one.step for one in accepted([(kind, day) for day, kind in enumerate(way)])] == way


@pytest.mark.parametrize(
    "given_",
    [
        {"step": Step.ASSESSED, "words": "x", "standard": " ", "conclusion": Conclusion.NOT_DETERMINED},
        {"step": Step.ASSESSED, "words": "x", "standard": "reasonable grounds"},
        {"step": Step.ANSWERED},
        {"step": Step.CLOSED},
        {"step": Step.OPENED, "due": a_time(at("03-09 00:00"))},
    ],
)
def test_a_step_without_what_it_needs_cannot_be_made(given_):
    with pytest.raises(ValueError, match=r"need|belong"):
        FollowStep(allegation=ALLEGATION, on=a_time(at("03-05 00:00")), **given_)
