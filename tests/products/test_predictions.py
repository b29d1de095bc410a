from __future__ import annotations

from reading import names
from trucewatch.products.predictions import predictions

TEXT = (
    "A spokesman for the harbour office said rebels shelled the fish market of Vale on Monday, killing at least "
    "15 civilians, four of them children. Hundreds fled Ost."
)


def lines(text: str = TEXT) -> list[dict[str, object]]:
    return list(predictions([{"id": "a", "text": text, "date": "2031-06-11", "tz": "Europe/Berlin"}], names()))


def test_a_line_has_the_format_s_keys_and_words() -> None:
    first = lines()[0]
    assert first["article"] == "a"
    assert TEXT[first["start"] : first["end"]] == first["quote"]  # type: ignore[misc]
    assert (first["event_type"], first["stance"], first["modality"]) == ("shelling", "accuse", "actual")
    assert first["source_chain"][0] == "author"  # type: ignore[index]
    assert first["time"] == {"start": "2031-06-08T22:00Z", "end": "2031-06-09T22:00Z"}
    assert first["place"] == [{"name": "Vale", "lat": 54.0, "lon": 12.0}]
    assert first["casualties"] == [
        {"kind": "killed", "who": "civilians", "qualifier": "at_least", "min": 15, "max": None},
        {"kind": "killed", "who": "children", "qualifier": "exact", "min": 4, "max": 4, "subset_of": "civilians"},
    ]


def test_indefinite_words_have_the_conventional_bounds_only_here() -> None:
    (item,) = lines()[1]["casualties"]  # type: ignore[misc]
    assert (item["kind"], item["min"], item["max"]) == ("displaced", 200, 999)


def test_about_is_the_number_itself() -> None:
    (item,) = lines("Some 20 people were killed by a car bomb in Vale.")[0]["casualties"]  # type: ignore[misc]
    assert (item["qualifier"], item["min"], item["max"]) == ("about", 20, 20)


def test_victims_left_out_are_those_of_the_conjunct_before() -> None:
    killed, wounded = lines("Shells killed 7 villagers and injured 20 others in Vale.")[0]["casualties"]  # type: ignore[misc]
    assert (killed["who"], wounded["who"]) == ("villagers", "villagers")


def test_a_document_without_a_day_has_no_relative_time() -> None:
    (first, *_) = predictions([{"id": "b", "text": TEXT, "date": None, "tz": "Europe/Berlin"}], names())
    assert first["time"] is None
