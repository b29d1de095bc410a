from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pyarrow as pa
from click.testing import CliRunner
from pyarrow import csv

from trucewatch.bench.fuse import command
from trucewatch.bench.overlaps import overlap
from trucewatch.feeds import SCHEMA
from trucewatch.fuse.compare import compare
from trucewatch.fuse.near import apart_km
from trucewatch.fuse.records import prepared


def test_the_generator_makes_the_same_again_and_in_shape() -> None:
    one, again = overlap(400, 1.0, 3), overlap(400, 1.0, 3)
    assert one.truth == again.truth
    assert all(a.equals(b) and a.schema == SCHEMA for a, b in zip(one.tables, again.tables, strict=True))
    ids = [set(table["id"].to_pylist()) for table in one.tables]
    assert all(a in ids[0] and b in ids[1] for a, b in one.truth)


def test_true_pairs_differ_about_as_real_ones_do() -> None:
    made = overlap(3_000, 1.0, 9)
    records = prepared(pa.concat_tables(made.tables))
    row = {key: i for i, key in enumerate(records.ids)}
    a, b = (np.array([row[pair[side]] for pair in made.truth]) for side in range(2))
    levels = compare(records, a, b)
    assert 0.35 < (apart_km(records, a, b) > 3).mean() < 0.5
    assert 0.38 < (levels["kind"] == 0).mean() < 0.52
    assert 0.35 < (levels["words"] <= 1).mean() < 0.5
    assert 0.18 < np.mean([kind == "component" for kind in made.truth.values()]) < 0.35


def test_the_measurement_prints_time_memory_and_quality() -> None:
    done = CliRunner().invoke(command, ["--size", "500"])
    assert done.exit_code == 0
    assert "F1 0." in done.output


def test_the_live_measurement_tells_milliseconds_and_hits() -> None:
    done = CliRunner().invoke(command, ["--live", "--size", "800"])
    assert done.exit_code == 0, done.output
    assert "ms, p95" in done.output
    assert "comes first for" in done.output


def test_halves_of_one_table_are_counted(tmp_path: Path) -> None:
    one = overlap(1_000, 0.5, 21).tables[0]
    csv.write_csv(one.drop_columns(["source"]), tmp_path / "register.csv")
    told = CliRunner().invoke(command, ["--halves", str(tmp_path / "register.csv")])
    assert told.exit_code == 0, told.output
    said = re.fullmatch(r"(\d+) rows in two halves: (\d+) links held, .* of 1,000 rows\n", told.stdout)
    assert said
    assert int(said[1]) == one.num_rows
    assert int(said[2]) < one.num_rows / 40
