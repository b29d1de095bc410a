from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import document, names
from trucewatch.errors import NotHeld
from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Act, Kind, Modality, Stance
from trucewatch.read import read
from work import grows_evenly


def claims(text: str, **rest: bool) -> list[Claim]:
    return [s.claim for s in read(document(text, **rest), names()).suggestions]


def one(text: str) -> Claim:
    (found,) = claims(text)
    return found


def test_an_accusation_with_all_its_slots() -> None:
    found = one(
        "Vale Rights Watch said Norlandian warplanes bombed the market of Ost on Monday, killing at least 12 civilians."
    )
    assert (found.kind, found.act, found.stance, found.modality) == (
        Kind.OCCURRENCE,
        Act.AIRSTRIKE,
        Stance.ALLEGES,
        Modality.ACTUAL,
    )
    assert [v.key for v in found.chain] == [None, "vale-watch"]
    assert [(a.actor.key, a.by) for a in found.attributions] == [("norland", "Vale Rights Watch")]
    assert [w.key for w in found.where] == ["ost"]
    assert found.when is not None
    assert found.when.as_written == "on Monday"
    assert [f.sign for f in found.figures if f.category == "civilians"] == ["≥12"]
    assert found.quotation.words.startswith("Norlandian warplanes bombed")


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed in rebel-held Ost when shells hit a market, residents said.",
        "Ten people were killed in an area controlled by the Harrow Front when shells hit a market.",
        "Air strikes on Harrow Front positions killed ten people in Vale.",
        "80 Rebels Killed in Vale Attack",
        "It was not clear who carried out the air strikes that killed ten people in Vale.",
    ],
)
def test_holders_and_targets_are_not_named_as_doers(text: str) -> None:
    assert [c.attributions for c in claims(text) if c.attributions] == []


def test_sides_swapped_give_the_same_claim_with_the_other_name() -> None:
    text = "{} troops shelled Ost on Monday, wounding 3 people, a witness said."
    mine, theirs = one(text.format("Norlandian")), one(text.format("Sudlandian"))
    assert (mine.act, mine.stance, mine.modality) == (theirs.act, theirs.stance, theirs.modality)
    assert [a.actor.key for a in mine.attributions] == ["norland"]
    assert [a.actor.key or a.actor.as_written for a in theirs.attributions] == ["sudland"]


def test_either_of_two_is_not_both() -> None:
    found = one("Air strikes carried out by Norlandian or Sudlandian warplanes killed 20 people in Ost.")
    assert {a.actor.key for a in found.attributions} == {"norland", "sudland"}
    assert any(a.either_or for a in found.attributions)


def test_the_regime_of_a_person_and_an_adjective_are_the_government() -> None:
    assert [a.actor.key for a in one("Norlandian jets bombed Ost.").attributions] == ["norland"]
    assert [a.actor.key for a in one("The army shelled Ost.").attributions] == ["norland"]


def test_relay_and_speaker() -> None:
    found = one("A source at the Ost police command told Norland News that rockets had hit Vale, killing two people.")
    assert [v.name for v in found.chain] == ["the paper", "Norland News", "source at the Ost police command"]


def test_he_and_the_monitor_are_who_spoke_before() -> None:
    text = (
        "Mayor Ola Brand of Ost spoke. Foreign Minister Ola Brand said shells had hit Vale, killing 3 people. "
        "He said 5 people were killed in another air strike."
    )
    assert [c.chain[-1].name for c in claims(text)] == ["Ola Brand", "Ola Brand"]


def test_a_claim_of_responsibility_and_a_denial() -> None:
    text = (
        "A car bomb killed 9 people in Vale. The Harrow Front claimed responsibility for the attack. "
        "Sudland denied involvement in the attack."
    )
    found = claims(text)
    assert [c.stance for c in found] == [Stance.STATES, Stance.ADMITS, Stance.DENIES]
    assert [a.actor.key for a in found[1].attributions] == ["harrow-front"]
    assert [a.actor.key for a in found[2].attributions] == ["sudland"]


def test_blame_is_the_blamer_s() -> None:
    found = one("The Harrow Front blamed Sudland for the shelling of Ost.")
    assert (found.stance, [(a.actor.key, a.by) for a in found.attributions]) == (
        Stance.ALLEGES,
        [("sudland", "Harrow Front")],
    )


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army may have shelled Vale.", Modality.HEDGED),
        ("If the army shells Vale, the truce will end in ruins.", Modality.CONDITIONAL),
        ("The toll of 40 dead in the Vale blast is expected to rise.", Modality.PROSPECTIVE),
    ],
)
def test_what_is_not_told_as_a_fact(text: str, modality: Modality) -> None:
    assert modality in {c.modality for c in claims(text)}
    assert Modality.ACTUAL not in {c.modality for c in claims(text) if c.kind is Kind.OCCURRENCE}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A ceasefire came into force in Norland on 3 June.", Act.TRUCE_IN_FORCE),
        ("The truce was violated in Vale again.", Act.TRUCE_VIOLATION),
        ("The truce has been extended by 48 hours.", Act.TRUCE_EXTENDED),
        ("The ceasefire does not apply to the Harrow Front.", Act.TRUCE_EXCLUSION),
        ("Norland declared the ceasefire over.", Act.TRUCE_ENDED),
        ("The truce is not dead, said the mayor.", Act.TRUCE_IN_FORCE),
        ("The truce collapsed within days.", Act.TRUCE_COLLAPSED),
        ("An aid convoy entered Ost on Monday.", Act.AID_DELIVERED),
        ("The agency has suspended all aid shipments.", Act.AID_SUSPENDED),
        ("Rebels captured three villages near Vale.", Act.GROUND_ASSAULT),
        ("Heavy clashes broke out in Vale.", Act.ARMED_CLASH),
        ("A relative lull settled on Vale.", Act.LULL),
        ("Shells hit an aid convoy near Vale.", Act.CONVOY_ATTACK),
        ("The war has killed more than 41,000 people.", Act.TOLL),
        ("A suicide bomber killed 3 people in Vale.", Act.ATTACK),
    ],
)
def test_acts(text: str, act: Act) -> None:
    assert act in {c.act for c in claims(text)}


def test_a_place_that_is_not_given_stays_open() -> None:
    text = "Air strikes hit Vale on Sunday. Monday's attack on a relief convoy killed about 15 drivers."
    assert [w.key for w in claims(text)[1].where] == []


def test_two_attacks_in_one_sentence_do_not_share_their_doer() -> None:
    text = "They spoke of an air raid by Norlandian jets on soldiers at Vale, and of a deadly attack on an aid convoy."
    found = {c.act: [a.actor.key for a in c.attributions] for c in claims(text)}
    assert found == {Act.AIRSTRIKE: ["norland"], Act.CONVOY_ATTACK: []}


def test_an_ambiguous_place_has_candidates_and_no_key() -> None:
    (where,) = one("Shells fell on Mill, killing 3 people.").where
    assert (where.key, where.candidates) == (None, ("mill-1", "mill-2"))


def test_a_capital_is_the_government_when_it_speaks_and_a_place_when_hit() -> None:
    assert [v.key for v in one("Brandt said rockets had killed 3 people in Ost.").chain] == [None, "norland"]
    assert [w.key for w in one("Rockets killed 3 people in Brandt.").where] == ["brandt"]


def test_without_an_anchor_times_are_listed_and_not_guessed() -> None:
    reading = read(document("Shells hit Vale on Monday. Talks resume Friday.", anchored=False), names())
    assert [w.as_written for w in reading.unresolved] == ["on Monday", "Friday"]
    assert all(s.claim.when is None or not s.claim.when.resolved for s in reading.suggestions)


def test_the_desk_s_words_are_not_verbatim() -> None:
    (found,) = claims("Shells hit Vale on Monday, the post says.", note=True)
    assert found.quotation.verbatim is False


def test_exhortation_and_plain_prose_give_nothing() -> None:
    assert claims("Everyone should sing with them. The market sells apples. Page 12.") == []


def test_no_pack_is_an_error_that_says_which_there_are() -> None:
    with pytest.raises(NotHeld, match="en"):
        read(document("Tere.").model_copy(update={"language": "et"}), names())


def test_reading_again_gives_the_same() -> None:
    text = "Shells hit Vale on Monday, killing 3 people, the Watch said. Rebels shelled Ost."
    assert read(document(text), names()) == read(document(text), names())


PHRASES = [
    "rebels",
    "killed",
    "12",
    "people",
    "in Vale",
    "the truce",
    "said",
    "on Monday",
    ", ",
    ". ",
    "“",
    "”",
    "air strikes",
    "by",
    "and",
    "Ost",
    "if",
    "was violated",
    "a source",
    "told",
    "Norland News",
    "that",
    "denied",
    "the Harrow Front",
    "claimed responsibility",
]


@given(st.lists(st.sampled_from(PHRASES), max_size=25).map(" ".join) | st.text(max_size=120))
def test_any_text(text: str) -> None:
    reading = read(document(text), names())
    assert len({s.id for s in reading.suggestions}) == len(reading.suggestions)
    for suggestion in reading.suggestions:
        claim = suggestion.claim
        assert text[claim.quotation.start : claim.quotation.end] == claim.quotation.words
        for figure in claim.figures:
            assert figure.span is not None
            assert text[slice(*figure.span)] == figure.as_written
        for where in claim.where:
            assert where.span is not None
            assert text[slice(*where.span)] == where.as_written


@pytest.mark.parametrize("unit", ["7 ", "killed ", "(", "12 killed and ", "a-", "Vale ", "“", "."])
def test_a_huge_line_takes_work_in_proportion(unit: str) -> None:
    assert grows_evenly(lambda size: read(document(unit * (size // len(unit))), names()), 25_000)
