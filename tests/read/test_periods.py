"""Periods, tolls over them, and days that belong to something else in the sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import ZONE, anchor, document, names
from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Act, Modality
from trucewatch.model.when import Precision, TimeBasis
from trucewatch.read import read
from trucewatch.read.times.times import times
from work import grows_evenly


def claims(text: str) -> list[Claim]:
    return [s.claim for s in read(document(text), names()).suggestions]


def ends(claim: Claim) -> tuple[str, str] | None:
    when = claim.when
    if when is None or when.start is None or when.end is None:
        return None
    return f"{when.start:%Y-%m-%dT%H}", f"{when.end:%Y-%m-%dT%H}"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("between 22 May and 2 June 2031", "2031-05-21T22", "2031-06-02T22"),
        ("between 22 May and 2 June 2029", "2029-05-21T22", "2029-06-02T22"),
        ("between 30 December and 2 January", "2030-12-29T23", "2031-01-02T23"),
        ("from May 22 to June 2", "2031-05-21T22", "2031-06-02T22"),
        ("since 3 May until 5 June", "2031-05-02T22", "2031-06-05T22"),
        ("from Monday to Wednesday", "2031-06-08T22", "2031-06-11T22"),
        ("between 3 and 5 May", "2031-05-02T22", "2031-05-05T22"),
        ("from May 3 to 5", "2031-05-02T22", "2031-05-05T22"),
        ("May 3-5, 2030", "2030-05-02T22", "2030-05-05T22"),
        ("between March and May", "2031-02-28T23", "2031-05-31T22"),
        ("from November to January", "2030-10-31T23", "2031-01-31T23"),
        ("between 2012 and 2015", "2011-12-31T23", "2015-12-31T23"),
    ],
)
def test_one_period(text: str, start: str, end: str) -> None:
    (stated,) = times(text, 0, len(text), anchor(2031, 6, 11), ZONE)
    assert (stated.role, stated.when.as_written) == ("period", text)
    assert stated.when.start == datetime.strptime(start, "%Y-%m-%dT%H").replace(tzinfo=UTC)
    assert stated.when.end == datetime.strptime(end, "%Y-%m-%dT%H").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["On May 3 and 5 people died", "from 10 to 12 people", "They may 3 to 5", "between 5 and 3 May"]
)
def test_numbers_that_are_no_period(text: str) -> None:
    assert "period" not in {t.role for t in times(text, 0, len(text), anchor(2031, 6, 11), ZONE)}


@given(
    st.integers(1, 27), st.integers(1, 27), st.sampled_from(["between {} and {} May", "{}-{} May", "from May {} to {}"])
)
def test_a_period_never_ends_before_it_begins(one: int, other: int, form: str) -> None:
    text = form.format(one, other)
    for one_time in times(text, 0, len(text), anchor(2031, 6, 11), ZONE):
        assert text[slice(*(one_time.when.span or (0, 0)))] == one_time.when.as_written
        if one_time.role == "period":
            assert one < other


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("At least 60 people were killed in Vale between 22 May and 2 June.", ("2031-05-21T22", "2031-06-02T22")),
        ("At least 60 people were killed in Vale in May.", ("2031-04-30T22", "2031-05-31T22")),
        ("Raids that began on 20 May killed 60 people in Vale in 12 days.", ("2031-05-19T22", "2031-05-31T22")),
        ("At least 60 people were killed in Vale in 12 days.", None),
        ("The envoy flew in on Monday as Vale reeled from a week of fighting that killed 60 people.", None),
    ],
)
def test_a_toll_over_a_time_has_that_time_and_no_day(text: str, when: tuple[str, str] | None) -> None:
    (claim,) = claims(text)
    assert claim.act is Act.TOLL
    assert ends(claim) == when


def test_so_many_days_from_a_day_are_computed() -> None:
    (claim,) = claims("Raids that began on 20 May killed 60 people in Vale in 12 days.")
    assert claim.when is not None
    assert (claim.when.basis, claim.when.precision) == (TimeBasis.COMPUTED, Precision.DAYS)


def test_an_attack_on_a_day_stays_an_attack() -> None:
    (claim,) = claims("Shells hit Vale on 3 May and killed 60 people.")
    assert (claim.act, ends(claim)) == (Act.SHELLING, ("2031-05-02T22", "2031-05-03T22"))


def test_a_sum_of_many_raids_does_not_take_the_day_of_the_first() -> None:
    text = "On 21 May air strikes hit Vale. At least 60 people have been killed in more than 40 air strikes."
    first, total = claims(text)
    assert ends(first) == ("2031-05-20T22", "2031-05-21T22")
    assert ends(total) is None


def test_a_truce_s_day_is_not_that_of_the_dead() -> None:
    found = claims("On 21 May the truce collapsed, and at least 60 people were killed in shelling of Vale.")
    assert {c.act: ends(c) for c in found}[Act.SHELLING] is None


@pytest.mark.parametrize(
    "text",
    [
        "Speaking in Vale on Monday, the envoy said that shells had killed 3 people.",
        "After talks in Vale on Monday, the envoy said that shells had killed 3 people.",
        "The envoy said in Vale on Monday that shells had killed 3 people.",
    ],
)
def test_where_and_when_it_was_said_is_not_where_it_happened(text: str) -> None:
    (claim,) = claims(text)
    assert claim.where == ()
    assert claim.when is None
    assert claim.when_said is not None


def test_a_paragraph_about_another_country_and_time_gives_no_claim() -> None:
    assert (
        claims("She will attend a gathering in Quellmark, scene of the massacre in 1994 that killed 900 people.") == []
    )
    assert claims("A massacre in Vale in 1994 killed 900 people.") != []
    assert claims("Since 1994 the war in Quellmark has killed 900 people.") != []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The truce could be extended to Ost.", Modality.PROSPECTIVE),
        ("The truce was extended to Ost.", Modality.ACTUAL),
        ("The deal would have opened the road had the truce and aid deliveries been kept.", Modality.COUNTERFACTUAL),
        ("The aim of the talks was to extend the truce.", Modality.PLANNED),
        ("Aid was delivered across the country to Ost.", Modality.ACTUAL),
    ],
)
def test_what_might_be_is_not(text: str, modality: Modality) -> None:
    assert {c.modality for c in claims(text)} == {modality}


def test_two_areas_are_kept_and_what_is_beside_them_is_not() -> None:
    (claim,) = claims("The army declared a truce in Ost and Vale, near Brandt.")
    assert {w.key for w in claim.where} == {"ost", "vale"}
    (clock,) = claims("The truce took effect in Ost at 01:00 Vale time on Monday.")
    assert [w.key for w in clock.where] == ["ost"]


@pytest.mark.parametrize(
    "token",
    ["between 1 and ", "from May ", "May 3-", "near Vale ", "citing the ", "Speaking in Vale, ", "had the ", "\n", '"'],
)
def test_one_token_over_and_over_takes_work_in_proportion(token: str) -> None:
    def reading(size: int) -> object:
        return read(document((token * (size // len(token) + 1))[:size]), names())

    assert grows_evenly(reading, 10_000)
