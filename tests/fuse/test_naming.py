from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np

from fuse.made_records import PLAIN, arrays, row
from trucewatch.fuse.levels import FEATURES, LEVELS
from trucewatch.fuse.naming import named_again, one_name
from trucewatch.fuse.pairs import Weighed, weighed
from trucewatch.fuse.records import Records
from trucewatch.fuse.weights import weights

FRONT = ("Harrow Front", "Mardan Sel Ovirian")
LEAGUE = ("Sedge League", "Sedge League")


def told(count: int, names: tuple[str, str], other: tuple[str, str] = LEAGUE) -> tuple[Records, Weighed]:
    """Incidents far from each other, each told by both sources under their names for the party; as many by another."""
    rows: list[dict[str, Any]] = []
    for i in range(2 * count):
        where: dict[str, Any] = {"lat": -40.0 + 3 * i, "place": f"Town{i}", "text": f"Jon Tarrow{i} of Osterline{i}"}
        where |= {"date_from": PLAIN["date_from"] + timedelta(40 * i)}
        for source, name in zip("ab", names if i < count else other, strict=True):
            rows.append(row(source, f"{i:02d}", parties=name, **where))
    records = arrays(*rows)
    first, second = np.flatnonzero(records.source == 0), np.flatnonzero(records.source == 1)
    return records, weighed(records, first, second, weights())


def levels(found: Weighed) -> list[str]:
    return [LEVELS["parties"][code] for code in found.levels[:, FEATURES.index("parties")].tolist()]


def test_two_names_for_one_party_are_learned_and_agree() -> None:
    records, found = told(8, FRONT)
    assert "other names" in levels(found)
    named, alike = one_name(records, found, weights())
    assert alike == (("harrow", "mardan", "ovirian", "sel"),)
    again = named_again(named, found, weights())
    assert "other names" not in levels(again)
    gained = again.bits - found.bits
    assert (gained >= 0).all()
    assert (gained > 1).sum() == 8


def test_a_few_pairs_teach_nothing() -> None:
    records, found = told(3, FRONT)
    named, alike = one_name(records, found, weights())
    assert (named, alike) == (records, ())


def test_what_every_pair_has_is_no_second_name() -> None:
    """Where all pairs name the two, nothing shows that they go together rather than both being everywhere."""
    records, found = told(8, FRONT, FRONT)
    assert one_name(records, found, weights())[1] == ()


def test_enemies_that_both_sources_name_do_not_become_one() -> None:
    both = ("Harrow Front; Sudland Guard", "Harrow Front; Sudland Guard")
    records, found = told(8, both)
    assert one_name(records, found, weights())[1] == ()
