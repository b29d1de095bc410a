"""Places as stated: near spellings, names of several places, and places that only say where another lies."""

from __future__ import annotations

from functools import cache

import pytest

from reading import anchor
from trucewatch.model.place import Place
from trucewatch.model.quotation import Voice
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.read import Document, Names
from trucewatch.read.context import Context
from trucewatch.read.places.places import places
from trucewatch.read.places.spelling import alike

CITY, TOWN, VILLAGE = PlacePrecision.CITY, PlacePrecision.TOWN, PlacePrecision.VILLAGE
QUARTER, LAND = PlacePrecision.NEIGHBOURHOOD, "country-xx"


def place(id_: str, name: str, lat: float, lon: float, kind: PlacePrecision = VILLAGE, part_of: str = LAND) -> Place:
    radius = {CITY: 8.0, TOWN: 4.0, VILLAGE: 2.0, QUARTER: 1.5}[kind]
    return Place(id=id_, name=name, lat=lat, lon=lon, radius_km=radius, precision=kind, part_of=part_of)


@cache
def world() -> Names:
    return Names.of(
        places=[
            place("vale", "Vale", 54.0, 12.0, CITY),
            place("brandt", "Brandt", 52.0, 12.0, CITY),
            place("norra", "Norraq", 54.3, 12.1, TOWN),
            place("kafr", "Kafr Hadeel", 54.4, 12.3),
            place("mill-vale", "Mill", 54.02, 12.02, QUARTER, "vale"),
            place("mill-far", "Mill", 50.0, 9.0),
            place("ash-1", "Ashby", 54.1, 12.0),
            place("ash-2", "Ashby", 50.0, 9.0),
            place("kurd", "Kardish", 54.1, 12.2),
            place("abroad", "Farther", 10.0, 10.0, VILLAGE, "country-yy"),
        ]
    )


def found(text: str) -> list[Where]:
    document = Document(
        report="r", text=text, anchors=(anchor(2031, 6, 11),), zone="UTC", author=Voice(name="x"), country="XX"
    )
    return places(Context.of(document, world()), 0, len(text))


def keys(text: str) -> list[str | None]:
    return [w.key for w in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shells fell on the town of Noraq", ["norra"]),
        ("shells fell in Norak, killing two", ["norra"]),
        ("in the village of Kafar Hadil", ["kafr"]),
        ("fighting on the Kurdish border", []),
        ("the Norak brigade advanced", []),
        ("a raid hit Vale on Sunday", ["vale"]),
        ("in the month of Ashby", []),
        ("Rami Ashby said so", []),
        ("the council that rules in Farther", []),
    ],
)
def test_near_spellings_only_where_a_place_is_meant(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_a_quarter_is_one_of_the_city_named_with_it() -> None:
    assert keys("shells hit the Mill neighbourhood of Vale") == ["mill-vale"]
    assert keys("shells hit the Mill neighbourhood of Brandt") == [None, "brandt"] or keys(
        "shells hit the Mill neighbourhood of Brandt"
    ) == ["brandt", None]


def test_of_two_places_of_a_name_the_one_beside_the_others_is_meant() -> None:
    assert keys("shells hit Vale and the village of Ashby") == ["vale", "ash-1"]


def test_without_anything_beside_it_the_name_keeps_its_candidates() -> None:
    (said,) = found("shells hit the village of Ashby")
    assert said.key is None
    assert not said.located
    assert said.candidates == ("ash-1", "ash-2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shells hit Norraq, Vale", ["norra"]),
        ("shells hit Norraq in Vale", ["norra"]),
        ("shells hit Norraq, about 30 km (20 miles) north of the capital Vale", ["norra"]),
        ("shells hit Norraq and Vale", ["norra", "vale"]),
        ("shells hit Norraq, Vale and Brandt", ["norra", "vale", "brandt"]),
    ],
)
def test_a_place_that_says_where_another_lies(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_nothing_is_heard_in_capitals() -> None:
    assert keys("SHELLS FELL IN NORAK AND MEN FLED") == []


def test_swapped_names_swap_the_answer() -> None:
    assert keys("shells hit Vale on Monday") == ["vale"]
    assert keys("shells hit Brandt on Monday") == ["brandt"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shells hit the village of Ashby (Vale)", ["ash-1"]),
        ("shells hit the village of Ashby (Lower Harrow, Vale)", ["ash-1"]),
        ("shells hit the village of Ashby in Vale province", ["ash-1"]),
        ("fighting near Norraq municipality (Vale) left two dead", ["norra"]),
    ],
)
def test_what_stands_after_a_name_says_where_it_lies(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_a_word_that_the_text_also_writes_small_is_not_heard_as_a_name() -> None:
    assert keys("Noraq was hit") == ["norra"]
    assert keys("Noraq was hit, and the noraq fell") == []


def test_a_word_that_describes_is_not_heard_as_a_name() -> None:
    assert keys("a blast in a Kurdish city") == []


@pytest.mark.parametrize("noun", ["capital", "stronghold", "bastion"])
def test_a_name_right_after_what_it_is_called(noun: str) -> None:
    assert keys(f"raids on the rebel {noun} Norak killed two") == ["norra"]


def test_a_village_s_name_in_a_longer_one_is_not_the_village() -> None:
    assert keys("shells hit Ashby") in ([None], [])
    assert keys("shells hit Myrtle Ashby") == []


def test_by_sound_only_in_a_country_or_a_gazetteer_of_one_s_own() -> None:
    library = Names.of(places=[place("gn-1", "Norraq", 54.3, 12.1, TOWN)])
    assert world().can_hear(None)
    assert not library.can_hear(None)
    assert library.can_hear("XX")


def test_a_last_i_makes_another_name() -> None:
    assert not alike("norram", "norrami")
    assert alike("norraq", "noraq")
