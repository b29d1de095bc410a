"""Zones inside zones: by their outlines, and by name where the drawing is off."""

from __future__ import annotations

from typing import Any

from trucewatch.terms.nesting import in_order, nesting


def test_what_lies_inside_what(make: Any) -> None:
    zones = [make.square("country", 28, 48, 6), make.square("vale", 30, 50), make.square("town", 30.2, 50.2, 0.2)]
    found = nesting(make.book(zones=[*zones, make.square("half", 30.5, 50.5, 1)]))
    assert found["town"] == {"country": True, "vale": True}
    assert found["vale"] == {"country": True, "half": None}
    assert found["half"] == {"country": True, "vale": None}
    assert found["country"] == {}


def test_zones_that_only_touch_lie_apart(make: Any) -> None:
    found = nesting(make.book(zones=[make.square("vale", 30, 50), make.square("harrow", 31, 50)]))
    assert found == {"vale": {}, "harrow": {}}


def test_a_name_says_so_where_the_drawing_reaches_over(make: Any) -> None:
    zones = [make.square("vale", 30, 50), make.square("town", 30.9, 50.2, 0.2)]
    places = [make.gazetteer("vale", 30.5, 50.5, 60), make.gazetteer("town", 31, 50.3, 5, part_of="vale")]
    assert nesting(make.book(zones=zones))["town"] == {"vale": None}
    assert nesting(make.book(zones=zones, places=places))["town"] == {"vale": True}


def test_each_comes_after_what_holds_it(make: Any) -> None:
    zones = [make.square("a-town", 30.2, 50.2, 0.2), make.square("country", 28, 48, 6), make.square("b-vale", 30, 50)]
    nested = nesting(make.book(zones=[*zones, make.square("island", 10, 10)]))
    assert in_order(nested, set(nested)) == ("country", "b-vale", "a-town", "island")
