"""The material of `bench findings`: made the same again, valid, and with the shares that it is documented to have."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
import shapely
import shapely.geometry

from trucewatch.bench import held_rows
from trucewatch.bench.held_rows import ids, tables, write
from trucewatch.bench.held_said import stock, texts
from trucewatch.bench.held_shares import sample, shares
from trucewatch.bench.held_terms import ARRANGEMENTS, LISTED, Terms, party, terms
from trucewatch.bench.held_world import FEWEST, MOST, THEATRES, world
from trucewatch.findings.batch.checked import checked
from trucewatch.findings.batch.columns import TAKEN
from trucewatch.findings.ready import ready
from trucewatch.model.arrangement import PartyRole
from trucewatch.model.incident import CLEARING, Incident
from trucewatch.model.vocabulary import Outcome, Stance
from trucewatch.terms.geometry import Ground


@pytest.fixture(scope="module")
def made() -> Terms:
    return terms(500, 1)


@pytest.fixture(scope="module")
def said() -> list[tuple[Incident, ...]]:
    return [stock(theatre, 1)[:3_000] for theatre in range(len(THEATRES))]


@pytest.fixture(scope="module")
def rows(made: Terms, said: list[tuple[Incident, ...]]) -> pa.Table:
    words = [texts(entries, made.book) for entries in said]
    return next(tables(made, words, 20_000, 1))[0]


def test_zones_are_valid_of_so_many_corners_and_none_is_convex() -> None:
    drawn = world(200, 40, 5)
    again = world(200, 40, 5)
    zones = drawn.zones
    assert [z.geometry for z in zones] == [z.geometry for z in again.zones]
    assert len(Ground(zones).ids) == 200
    corners = [len(zone.rings[0]) - 1 for block in drawn.blocks for zone in block]
    assert min(corners) >= FEWEST
    assert max(corners) <= MOST
    shapes = [shapely.geometry.shape(z.geometry) for z in zones]
    assert all(shape.area < 0.99 * shapely.convex_hull(shape).area for shape in shapes)


def test_some_zones_touch_and_some_have_holes_that_another_fills() -> None:
    drawn = [zone for block in world(200, 40, 5).blocks for zone in block]
    shapes = [shapely.Polygon(zone.rings[0], zone.rings[1:]) for zone in drawn]
    kinds = [zone.kind for zone in drawn]
    assert {"plain", "half", "holed", "filling"} == set(kinds)
    assert kinds.count("holed") == kinds.count("filling") > 10
    for first in (n for n, kind in enumerate(kinds) if kind == "holed"):
        assert len(drawn[first].rings) == 2
        assert shapely.touches(shapes[first], shapes[first + 1])
    halves = [n for n, kind in enumerate(kinds) if kind == "half"]
    assert len(halves) > 20
    assert all(shapely.touches(shapes[n], shapes[n + 1]) for n in halves[::2])


def test_terms_have_readings_exclusions_extensions_and_loose_boundaries(made: Terms) -> None:
    held = list(made.book.arrangements.values())
    readings = [reading for a in held for reading in a.readings]
    areas = [area for reading in readings for area in reading.areas]
    periods = [period for area in areas for period in area.periods]
    assert len(held) == ARRANGEMENTS
    assert len(readings) > 2 * ARRANGEMENTS
    assert {area.zone for area in areas} == set(made.book.zones)
    assert all(
        {PartyRole.EXCLUDED, PartyRole.ACCEPTED, PartyRole.REFUSED} <= {to.role for to in a.parties} for a in held
    )
    assert all(any(to.party in made.book.categories for to in a.parties) for a in held)
    assert sum(bool(reading.left_out) for reading in readings) > 20
    assert sum(period.kind == "extension" for period in periods) > len(areas) / 2
    assert 0.15 < np.mean([not period.since.exact for period in periods]) < 0.25
    assert sum(any(term.is_withdrawal for term in a.terms) for a in held) == 4
    assert sum(a.end_rule is not None for a in held) == 3


def test_nobody_on_a_list_is_bound(made: Terms) -> None:
    listed = {party(theatre, n) for theatre in range(len(THEATRES)) for n in LISTED}
    named = {to.party for a in made.book.arrangements.values() for to in a.parties}
    assert listed
    assert not listed & named


def test_a_fifth_of_those_who_are_named_is_disputed(said: list[tuple[Incident, ...]]) -> None:
    named = [each for entries in said for each in entries if each.attributions]
    assert 0.7 < len(named) / sum(map(len, said)) < 0.8

    def disputed(incident: Incident) -> bool:
        return any(stance in CLEARING or a.hedged or a.either_or for stance, a in incident.attributions)

    assert 0.17 < np.mean([disputed(each) for each in named]) < 0.23
    assert {stance for each in named for stance, _ in each.attributions} > {
        Stance.ADMITS,
        Stance.ASSESSES,
        *CLEARING,
    } - {Stance.DISPUTES}


def test_rows_are_such_as_a_run_takes_and_come_the_same_again(
    made: Terms, said: list[tuple[Incident, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_rows, "CHUNK", 300)
    words = [texts(entries[:500], made.book) for entries in said]
    used = write(tmp_path / "one.parquet", made, words, 1_000, 3)
    write(tmp_path / "other.parquet", made, words, 1_000, 3)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "other.parquet").read_bytes()
    file = pq.ParquetFile(tmp_path / "one.parquet")
    assert file.num_row_groups == 4
    assert file.schema_arrow.field("said").type == pa.string()
    table = file.read()
    assert used == pc.count_distinct(table["said"]).as_py()
    assert checked(table.cast(TAKEN)).incidents == 1_000


def test_rows_have_the_shares_that_are_documented(rows: pa.Table) -> None:
    radii = {each["values"]: each["counts"] / rows.num_rows for each in rows["radius_km"].value_counts().to_pylist()}
    assert radii == pytest.approx({0.0: 0.4, 1.0: 0.3, 5.0: 0.2, 25.0: 0.1}, abs=0.015)
    heads = pc.run_end_encode(rows["incident"].combine_chunks()).values
    assert len(heads) == pc.count_distinct(heads).as_py() == 20_000
    assert 0.012 < rows.num_rows / 20_000 - 1 < 0.018
    keyed = pc.is_valid(rows["place"])
    assert set(pc.unique(rows["radius_km"].filter(keyed)).to_pylist()) == {5.0, 25.0}
    assert 0.1 < pc.mean(pc.cast(keyed, pa.float64())).as_py() < 0.16
    assert rows["lon"].null_count > 5
    assert rows["start"].null_count > 50
    assert rows["end"].null_count == 0
    assert pc.all(pc.less(rows["start"], rows["end"])).as_py()


def test_ids_are_twelve_characters_and_no_two_alike() -> None:
    made_ids = ids(np.arange(200_000))
    assert made_ids[:2].to_pylist() == ["i-0000000000", "i-9e3779b97f"]
    assert pc.count_distinct(made_ids).as_py() == 200_000


def test_every_outcome_comes_up_and_candidates_are_many_enough(made: Terms, rows: pa.Table) -> None:
    found = shares(sample(rows, 1_500), ready(made.book))
    assert found.candidates > 1.5
    assert 0.3 < found.findings < found.candidates
    assert min(found.share(outcome) for outcome in Outcome) > 0.01
    assert sum(found.share(outcome) for outcome in Outcome) == pytest.approx(1)
