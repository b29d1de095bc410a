from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from fuse.made_records import PLAIN, row, table
from trucewatch.bench.overlaps import overlap
from trucewatch.fuse.compare import compare
from trucewatch.fuse.explain import reasons
from trucewatch.fuse.known import Known
from trucewatch.fuse.levels import FEATURES
from trucewatch.fuse.records import prepared
from trucewatch.fuse.weights import weights


def test_a_new_record_finds_its_like_first_with_reasons() -> None:
    made = overlap(600, 1.0, 31)
    known, ids = Known(made.tables[0]), made.tables[0]["id"].to_pylist()
    same = {b: a for (a, b), kind in made.truth.items() if kind == "same"}
    asked = [r for r in made.tables[1].to_pylist() if r["id"] in same][:120]
    found = [known.alike(r) for r in asked]
    first = [bool(f) and ids[f[0].row] == same[r["id"]] for r, f in zip(asked, found, strict=True)]
    assert np.mean(first) > 0.85
    assert all(sum(one.probability for one in f) <= 1.01 for f in found)


def test_the_live_levels_are_those_of_the_batch() -> None:
    made = overlap(300, 0.5, 32)
    use, seen = weights(), 0
    for at in range(0, 200, 8):
        new = made.tables[1].slice(at, 1)
        records = prepared(pa.concat_tables([made.tables[0], new]))
        for one in Known(made.tables[0]).alike(new.to_pylist()[0]):
            pair = compare(records, np.array([made.tables[0].num_rows]), np.array([one.row]))
            batch = reasons([int(pair[f][0]) for f in FEATURES], use)
            assert [r.level for r in one.reasons[:-1]] == [r.level for r in batch]
            seen += 1
    assert seen > 50


def test_what_is_far_or_has_no_point_finds_nothing() -> None:
    known = Known(table(row("a", "1")))
    new = {"id": "n", "source": "b", "date_to": PLAIN["date_from"]} | PLAIN
    assert [one.row for one in known.alike(new)] == [0]
    assert known.alike(new | {"lat": 20.0}) == []
    assert known.alike(new | {"lat": None, "lon": None}) == []
    later = PLAIN["date_from"] + timedelta(9)
    assert known.alike(new | {"date_from": later, "date_to": later}) == []


def test_a_wide_or_long_record_is_found_and_finds() -> None:
    long = row("a", "1", date_from=date(2031, 2, 1), date_to=date(2031, 4, 1), precision_km=120.0, lat=10.9)
    known = Known(table(long, row("a", "2")))
    new = {"id": "n", "source": "b", "date_to": PLAIN["date_from"]} | PLAIN
    assert {one.row for one in known.alike(new)} == {0, 1}
    assert {one.row for one in known.alike(new | {"precision_km": 150.0, "lat": 11.2})} == {0, 1}
