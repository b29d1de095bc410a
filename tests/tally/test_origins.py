"""Whose word an event rests on: relays, carriers and outlets that name their source make no second origin."""

from __future__ import annotations

from dataclasses import replace

from tally.made import GROUND, told
from trucewatch.model.vocabulary import Act
from trucewatch.tally.origins import origins
from trucewatch.tally.told import Told


def shelled(*voices: str, report: int = 1) -> Told:
    return told(Act.SHELLING, *voices, report=report, event="a")


def test_a_relay_and_its_source_are_one_origin() -> None:
    assert origins([shelled("norland-radio"), shelled("vale-wire", "norland-radio", report=2)], GROUND) == {
        "norland-radio"
    }


def test_an_outlet_that_names_its_source_in_the_same_report_is_no_second_one() -> None:
    own, named = shelled(report=3), shelled("norland-radio", report=3)
    assert origins([own, named], GROUND) == {"norland-radio"}
    assert origins([own, shelled("norland-radio", report=4)], GROUND) == {"paper-3", "norland-radio"}
    assert origins([own], GROUND) == {"paper-3"}


def test_a_carrier_counts_only_where_what_it_carries_does_not() -> None:
    ground = replace(GROUND, carried={"paper-2": frozenset({"paper-1"})})
    one, carrier = shelled(report=1), shelled(report=2)
    assert origins([one, carrier], ground) == {"paper-1"}
    assert origins([carrier], ground) == {"paper-2"}
    assert origins([], ground) == frozenset()


def test_those_who_pass_each_other_on_still_tell_it() -> None:
    circle = [shelled("norland-radio", "vale-wire", report=5), shelled("vale-wire", "norland-radio", report=5)]
    assert origins(circle, GROUND) == {"norland-radio", "vale-wire"}
    ground = replace(GROUND, carried={"paper-1": frozenset({"paper-2"}), "paper-2": frozenset({"paper-1"})})
    assert origins([shelled(report=1), shelled(report=2)], ground) == {"paper-1", "paper-2"}
