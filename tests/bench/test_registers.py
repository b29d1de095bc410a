from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pyarrow as pa
from click.testing import CliRunner

from trucewatch.bench.fuse import command
from trucewatch.bench.overlap_facts import KNOWN, facts, stages
from trucewatch.bench.registers import registers
from trucewatch.feeds import SCHEMA
from trucewatch.fuse.records import prepared
from trucewatch.fuse.weights import weights


def test_registers_are_made_the_same_again_and_in_shape() -> None:
    one, again = registers(150, 3), registers(150, 3)
    assert one.truth == again.truth
    assert all(table.equals(again.tables[name]) and table.schema == SCHEMA for name, table in one.tables.items())
    ids = {(name, key) for name, table in one.tables.items() for key in table["id"].to_pylist()}
    assert sum(table.num_rows for table in one.tables.values()) == len(ids)
    assert {side for pair in one.truth for side in pair} <= ids
    assert all(a[0] < b[0] for a, b in one.truth)
    assert {pair for two in one.two_by_two() for pair in two.truth} == {(a[1], b[1]) for a, b in one.truth}


def test_true_pairs_are_no_easier_than_real_ones() -> None:
    made = registers(1_200, 5)
    records = prepared(pa.concat_tables(made.tables.values()))
    row = {(records.sources[s], key): i for i, (key, s) in enumerate(zip(records.ids, records.source, strict=True))}
    a, b = (np.array([row[key[side]] for key in made.truth]) for side in range(2))
    found = facts(records, a, b, list(made.truth.values()))
    assert found.strong_words < KNOWN.strong_words + 0.05
    assert found.strong_words_of_others > KNOWN.strong_words_of_others / 4
    assert found.over_3_km > KNOWN.over_3_km
    assert abs(found.same_start - KNOWN.same_start) < 0.06
    assert abs(found.one_day_off - KNOWN.one_day_off) < 0.06
    assert abs(found.same_family - KNOWN.same_family) < 0.1
    assert abs(found.parts - KNOWN.parts) < 0.06


def test_stages_only_lose_true_pairs() -> None:
    made = registers(300, 6).two_by_two()[0]
    records = prepared(pa.concat_tables(made.tables))
    row = {key: i for i, key in enumerate(records.ids)}
    true = {(row[a], row[b]) for a, b in made.truth}
    found = stages(records, 0, 1, true, weights())
    missed = [rates.fn for rates in found.values()]
    assert next(iter(found)) == "candidates"
    assert missed[:3] == sorted(missed[:3])
    assert found["candidates"].recall is not None
    assert found["candidates"].recall > 0.95


def test_the_measurement_of_registers_prints_facts_stages_and_rates() -> None:
    done = CliRunner().invoke(command, ["--registers", "--size", "120"])
    assert done.exit_code == 0, done.output
    for said in ("known of real ones: strong words 0.42", "among rivals", "A and T: P", "same: "):
        assert said in done.output


def test_rows_with_several_headlines_are_told_twice_and_found(tmp_path: Path) -> None:
    lines = [
        "id,type_of_violence,source_headline,where_prec,where_coordinates,adm_1,latitude,longitude,date_prec,date_start,"
        "date_end,side_a,side_b,best,high,low"
    ]
    for i in range(40):
        day = f"2031-{1 + i % 12:02d}-{1 + i % 27:02d}"
        said = f"Tarrow{i} dies at Osterline{i};Mill of Osterline{i} burns with Tarrow{i}" if i % 2 else f"Quiet{i}"
        lines.append(f"{i},1,{said},1,Vale{i},North,{i}.5,20.25,1,{day},{day},Government of Norland,Front,3,3,3")
    path = tmp_path / "ged.csv"
    path.write_text("\n".join(lines), "utf-8")
    done = CliRunner().invoke(command, ["--headlines", str(path)])
    assert done.exit_code == 0, done.output
    told = re.search(r"(\d+) told twice: pairs P 1\.00  R (\d\.\d\d)", done.output)
    assert told
    assert 10 <= int(told[1]) <= 20
    assert float(told[2]) > 0.8
