"""What is said of a truce: several things in one sentence, each in its clause; who is a party; who declares it."""

from __future__ import annotations

import pytest

from reading import document, names
from trucewatch.model.claim import Claim
from trucewatch.model.quotation import Voice
from trucewatch.model.vocabulary import Act
from trucewatch.read import read


def told(text: str, outlet: str | None = None) -> list[Claim]:
    one = document(text)
    if outlet is not None:
        one = one.model_copy(update={"outlet": Voice(name=outlet), "note": True})
    return [s.claim for s in read(one, names()).suggestions]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Norland declared a ceasefire on Monday, which the rebels accepted and which took effect at noon.",
            [Act.TRUCE_DECLARED, Act.TRUCE_AGREED, Act.TRUCE_IN_FORCE],
        ),
        (
            "The rebels ended the truce after Norland extended a ceasefire in Ost.",
            [Act.TRUCE_ENDED, Act.TRUCE_EXTENDED],
        ),
        (
            "Norland declared a truce in Ost and extended another one in Harrow.",
            [Act.TRUCE_DECLARED, Act.TRUCE_EXTENDED],
        ),
        ("Norland declared a truce in Ost, which lies on the coast and has grown.", [Act.TRUCE_DECLARED]),
        ("Norland declared a truce in Ost on Monday and signed a law on ports.", [Act.TRUCE_DECLARED]),
        ("Norland extended the truce declared in May.", [Act.TRUCE_EXTENDED]),
    ],
)
def test_each_clause_about_a_truce_gives_its_own_claim(text: str, acts: list[Act]) -> None:
    assert sorted(c.act for c in told(text)) == sorted(acts)


def test_a_further_claim_quotes_its_own_clause_and_has_its_own_day() -> None:
    found = {c.act: c for c in told("Norland declared a truce on Monday, which took effect on Tuesday.")}
    beside = found[Act.TRUCE_IN_FORCE]
    assert beside.quotation.words == "which took effect on Tuesday."
    assert [c.when and c.when.as_written for c in (found[Act.TRUCE_DECLARED], beside)] == ["on Monday", "on Tuesday"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Norland has suspended talks with Sudland.", ["norland", "sudland"]),
        ("Talks with Norland were suspended by Sudland on Monday.", ["sudland", "norland"]),
        ("Norland and Sudland agreed on a truce.", ["norland", "sudland"]),
        ("A truce brokered by Norland and Sudland was announced.", ["norland", "sudland"]),
        ("A truce was declared in Ost.", []),
        ("Norland breached the truce with Sudland.", []),  # nobody is a party by breaking it
    ],
)
def test_the_parties_are_those_that_the_words_make_parties(text: str, parties: list[str]) -> None:
    assert [p.key for c in told(text)[:1] for p in c.participants] == parties


def test_swapping_the_sides_mirrors_the_parties() -> None:
    text = "{} has suspended talks with {}."
    one, other = told(text.format("Norland", "Sudland")), told(text.format("Sudland", "Norland"))
    assert [p.key for p in one[0].participants] == [p.key for p in reversed(other[0].participants)]


def test_who_declares_is_the_innermost_voice_where_an_outlet_tells_it() -> None:
    (claim,) = told("Norland News said Sudland declared a truce on Monday.")
    assert [v.name for v in claim.chain] == ["the paper", "Norland News", "Sudland"]
    (noted,) = told("Sudland declared a truce on Monday.", "Harrow Gazette")
    assert [v.name for v in noted.chain[1:]] == ["Harrow Gazette", "Sudland"]
    (plain,) = told("Sudland declared a truce on Monday.")
    assert [v.name for v in plain.chain] == ["the paper"]


def test_a_truce_that_was_to_begin_does_not_make_a_raid_a_plan() -> None:
    found = {c.act: c.modality.value for c in told("Hours after a truce was to have begun, raids hit Ost, killing 3.")}
    assert found[Act.AIRSTRIKE] == "actual"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norlandian warplanes carried out 140 air strikes on Ost since Friday.", Act.TOLL),
        ("Norland has carried out hundreds of air raids on Ost in the past month.", Act.TOLL),
        ("Norland carried out 5 air strikes on Ost on Monday.", Act.AIRSTRIKE),
        ("Norland carried out 10 air strikes on Ost in the last 24 hours.", Act.AIRSTRIKE),
        ("Two rockets hit Ost, the third attack this week.", Act.SHELLING),
    ],
)
def test_strikes_summed_over_days_are_no_single_strike(text: str, act: Act) -> None:
    assert [c.act for c in told(text)] == [act]
