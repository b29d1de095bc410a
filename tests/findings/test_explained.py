"""Incidents of a table in words: the answers of the table, and the bases of the desk."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from findings.crowd import BOOK, crowd, crowd_rows
from trucewatch.errors import BadInput, NotHeld
from trucewatch.findings.explained import explained
from trucewatch.findings.found import found
from trucewatch.findings.hold import hold
from trucewatch.findings.live import find
from trucewatch.findings.ready import ready
from trucewatch.model.vocabulary import Truth

ASKED = [one.id for one in crowd()][::8]


def test_the_answers_are_those_of_the_table() -> None:
    told = explained(crowd_rows(), ASKED, BOOK, every=True)
    asked = crowd_rows().filter(pc.is_in(crowd_rows()["incident"], pa.array(ASKED)))
    expected = found(hold(asked, ready(BOOK), every=True)).to_pylist()
    assert [(f.id, f.outcome.value) for f in told] == [(row["id"], row["outcome"]) for row in expected]
    answers = [[Truth.of(row[t]) for t in list(row)[5:-1]] for row in expected]
    assert [[t.answer for t in f.tests] for f in told] == answers


def test_the_words_are_the_desks(tmp_path: Path) -> None:
    pq.write_table(crowd_rows(), tmp_path / "rows.parquet", row_group_size=100)
    told = explained(tmp_path / "rows.parquet", ASKED, BOOK)
    live = find([one for one in crowd() if one.id in set(ASKED)], BOOK)
    assert [f.id for f in told] == [f.id for f in live]
    words = [{t.name: t.basis for t in f.tests} for f in told]
    desk = [{t.name: t.basis for t in f.tests} for f in live]
    dated = [n for n, d in enumerate(desk) if not d["in time"].startswith("no claim gives a time")]
    assert len(dated) > 50
    assert [words[n]["in time"] for n in dated] == [desk[n]["in time"] for n in dated]
    for test in ("permitted", "prohibited act"):
        assert [set(w[test].split("; ")) for w in words] == [set(d[test].split("; ")) for d in desk]


def test_an_incident_that_is_not_there_is_told() -> None:
    with pytest.raises(NotHeld, match="i-none: no row of the table"):
        explained(crowd_rows(), [ASKED[0], "i-none"], BOOK)
    with pytest.raises(NotHeld, match="i-none"):
        explained(crowd_rows().slice(0, 0), ["i-none"], BOOK)


def test_rows_that_cannot_be_used_are_told() -> None:
    lat = pa.array([200.0] * crowd_rows().num_rows)
    lon = pa.array([10.0] * crowd_rows().num_rows)
    rows = crowd_rows().set_column(2, "lat", lat).set_column(1, "lon", lon)
    with pytest.raises(BadInput, match=f"{ASKED[0]}: lat out of range"):
        explained(rows, ASKED[:1], BOOK)
