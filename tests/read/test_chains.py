"""Who stands in a chain: those cited, those who tell of others, and in a note of the desk the outlet that it relays."""

from __future__ import annotations

import pytest

from reading import anchor, document, names
from trucewatch.model.claim import Claim
from trucewatch.model.party import Name, Party, PartyKind
from trucewatch.model.quotation import Voice
from trucewatch.model.source import Source, SourceKind
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.read import Document, Names, read

GAZETTE = Source(id="gazette", kind=SourceKind.NEWSPAPER, name="Harrow Gazette", names=("Gazette",))
WIRE = Source(id="wire", kind=SourceKind.AGENCY, name="Mill Wire")
BRAND = Party(id="brand", kind=PartyKind.PERSON, name="Ola Brand", names=(Name(name="Brand"),))


def chain(claim: Claim) -> list[str]:
    return [v.name for v in claim.chain]


def told(text: str) -> list[Claim]:
    return [s.claim for s in read(document(text), names()).suggestions]


def noted(text: str, outlet: Source | None = GAZETTE) -> list[Claim]:
    listed = names()
    known = Names.of(
        [*listed.parties.values(), BRAND], [*listed.sources.values(), GAZETTE, WIRE], listed.places.values()
    )
    note = Document(
        report="r-0",
        text=text,
        anchors=(anchor(2031, 6, 11),),
        zone="Europe/Berlin",
        author=Voice(name="Desk", key="desk"),
        note=True,
        outlet=Voice(name=outlet.name, key=outlet.id) if outlet else None,
    )
    return [s.claim for s in read(note, known).suggestions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norland News reports, citing Vale Rights Watch, that shells hit Ost and killed 3 people.",
            ["the paper", "Norland News", "Vale Rights Watch"],
        ),
        (
            "Norland News said on Monday, quoting local officials, that shells hit Ost and killed 3 people.",
            ["the paper", "Norland News", "local officials"],
        ),
        (
            "Norland News reported this morning, from a “harbour source”, that shells hit Ost and killed 3 people.",
            ["the paper", "Norland News", "harbour source"],
        ),
        (
            "Norland News reports that Sudland said that shells hit Ost and killed 3 people.",
            ["the paper", "Norland News", "Sudland"],
        ),
        (
            "Norland News reported from Ost that shells hit the market and killed 3 people.",
            ["the paper", "Norland News"],
        ),
    ],
)
def test_who_is_cited_speaks_and_who_cites_relays(text: str, expected: list[str]) -> None:
    (claim,) = told(text)
    assert chain(claim) == expected
    assert claim.quotation.words.startswith("shells hit")


def test_a_place_that_shells_came_from_is_no_source() -> None:
    (claim,) = told("Norland News reports from Vale that 3 people died when shells hit Ost.")
    assert chain(claim) == ["the paper", "Norland News"]


def test_a_statement_that_goes_on_stays_with_its_voice() -> None:
    (claim,) = told("Vale Rights Watch condemned the silence and said that shells hit Ost, killing 3 people.")
    assert chain(claim) == ["the paper", "Vale Rights Watch"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ola Brand said that shells hit Ost and killed 3 people.", ["Desk", "Harrow Gazette", "Ola Brand"]),
        ("Shells hit Ost and killed 3 people.", ["Desk", "Harrow Gazette"]),
        ("The outlet says that shells hit Ost and killed 3 people.", ["Desk", "Harrow Gazette"]),
        ("It says that shells hit Ost and killed 3 people.", ["Desk", "Harrow Gazette"]),
        ("The Gazette reports that shells hit Ost and killed 3 people.", ["Desk", "Harrow Gazette"]),
        ("Mill Wire reports that shells hit Ost and killed 3 people.", ["Desk", "Mill Wire"]),
        (
            "Mill Wire reports, citing Vale Rights Watch, that shells hit Ost and killed 3 people.",
            ["Desk", "Mill Wire", "Vale Rights Watch"],
        ),
        (
            "A source in Ost told Mill Wire that shells hit the market and killed 3 people.",
            ["Desk", "Harrow Gazette", "Mill Wire", "source in Ost"],
        ),
        ("Ola Brand of Vale Rights Watch said that 3 people died in Ost.", ["Desk", "Harrow Gazette", "Ola Brand"]),
    ],
)
def test_a_note_s_outlet_stands_between_the_desk_and_who_speaks(text: str, expected: list[str]) -> None:
    (claim,) = noted(text)
    assert chain(claim) == expected
    assert not claim.quotation.verbatim


def test_the_same_source_is_who_spoke_before_with_its_relay() -> None:
    text = (
        "A source at the Ost police command told Mill Wire that rockets hit Ost and killed 2 people. "
        "The same source says that rockets hit Vale and killed 4 people."
    )
    assert [chain(c)[1:] for c in noted(text)] == [
        ["Harrow Gazette", "Mill Wire", "source at the Ost police command"]
    ] * 2


def test_a_note_of_a_call_has_no_outlet() -> None:
    (claim,) = noted("Shells hit Ost and killed 3 people.", outlet=None)
    assert chain(claim) == ["Desk"]


def test_in_a_note_the_desk_accuses_nobody() -> None:
    (claim,) = noted("Sudlandian troops shelled Ost on Monday and killed 3 people.")
    assert [(a.actor.key, a.by) for a in claim.attributions] == [("sudland", "Harrow Gazette")]


def test_two_voices_side_by_side_speak_and_the_outlet_only_relays() -> None:
    (claim,) = noted("Norland and Sudland say that shells hit Ost and killed 3 people.")
    assert chain(claim) == ["Desk", "Harrow Gazette", "Norland government", "Sudland"]
    assert [v.key for v in claim.speakers] == ["norland", "sudland"]


def test_who_clears_a_party_exonerates_it() -> None:
    text = "Speaking in Vale on Monday, Ola Brand absolved Sudland of the bombing that killed 40 people in Ost."
    (claim,) = noted(text)
    assert (claim.stance, chain(claim)[-1]) == (Stance.EXONERATES, "Ola Brand")
    assert [a.actor.key for a in claim.attributions] == ["sudland"]
    assert [w.key for w in claim.where] == ["ost"]
    assert claim.when is None
    assert claim.when_said is not None


def test_a_declared_end_keeps_its_own_words() -> None:
    (claim,) = noted("Mill Wire reports that the Norlandian army declared the truce over on Monday.")
    assert claim.act is Act.TRUCE_ENDED
    assert claim.quotation.words == "the Norlandian army declared the truce over on Monday."
