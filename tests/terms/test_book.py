"""The book of terms: who belongs to whom, what lies in what, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.errors import CaseFault
from trucewatch.terms.book import Book, terms_hash


def test_a_partys_lineage_goes_up_nearest_first_and_survives_a_circle(make: Any) -> None:
    parties = [make.party("brigade", "army"), make.party("army", "norland"), make.party("norland", "brigade")]
    book = make.book(parties=parties)
    assert book.lineage("brigade") == (frozenset({"brigade"}), frozenset({"army"}), frozenset({"norland"}))
    assert book.belongs_to("army") == {"army", "norland", "brigade"}
    assert book.belongs_to("nobody-known") == {"nobody-known"}


def test_members_of_a_category_are_those_listed_and_their_parts(make: Any) -> None:
    parties = [make.party("band"), make.party("wing", "band"), make.party("other")]
    book = make.book(parties=parties, categories=[make.category("linked", "band")])
    assert book.members("linked") == {"band", "wing"}
    assert book.listed_in("band") == {"linked"}
    assert book.listed_in("wing") == frozenset()
    assert book.members("unheard-of") == frozenset()


def test_a_place_is_in_all_that_the_gazetteer_puts_around_it(make: Any) -> None:
    places = [
        make.gazetteer("mill", 30, 50, 1, "town"),
        make.gazetteer("town", 30, 50, 5, "vale"),
        make.gazetteer("vale", 30, 50, 50),
    ]
    book = make.book(places=places)
    assert book.contained_in("mill") == {"mill", "town", "vale"}
    assert book.contained_in("moon") == frozenset()


def test_an_unknown_zone_and_a_missing_version_are_told_together(make: Any) -> None:
    lost = make.arrangement(make.area("nowhere", ("2031-03-01", None)))
    with pytest.raises(CaseFault) as told:
        Book.of([lost], [], versions={})
    assert [fault.got for fault in told.value.faults] == ["no terms version", "zone 'nowhere'"]


def test_a_book_does_not_change(make: Any) -> None:
    held = {"vale": make.square("vale", 30, 50)}
    book = Book({}, {}, held)
    held.clear()
    assert list(book.zones) == ["vale"]
    with pytest.raises(TypeError):
        book.zones["harrow"] = make.square("harrow", 32, 50)  # type: ignore[index]


def test_the_hash_of_terms_moves_with_the_terms(make: Any) -> None:
    one = make.arrangement(make.area("vale", ("2031-03-01", None)))
    other = make.arrangement(make.area("vale", ("2031-03-02", None)))
    assert terms_hash(one) == terms_hash(one.model_copy())
    assert terms_hash(one) != terms_hash(other)
