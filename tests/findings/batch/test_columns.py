"""Which tables are taken, and how they come to one form."""

from __future__ import annotations

import pyarrow as pa
import pytest

from findings.crowd import crowd_rows
from trucewatch.errors import CaseFault
from trucewatch.findings.batch.columns import TAKEN, check_columns, in_one


def test_our_own_table_is_taken() -> None:
    check_columns(crowd_rows().schema, "here")
    assert in_one([crowd_rows()]).schema == TAKEN
    assert in_one([crowd_rows()])["said"].to_pylist() == crowd_rows()["said"].to_pylist()


@pytest.mark.parametrize("name", TAKEN.names)
def test_a_missing_column_is_named_with_what_to_do(name: str) -> None:
    with pytest.raises(CaseFault, match=f"here: got no column '{name}', expected one .*with nulls only"):
        check_columns(crowd_rows().drop_columns([name]).schema, "here")


@pytest.mark.parametrize("name", TAKEN.names)
def test_a_column_of_another_kind_is_named(name: str) -> None:
    other = pa.array([b"x"] * crowd_rows().num_rows)
    schema = crowd_rows().set_column(crowd_rows().column_names.index(name), name, other).schema
    with pytest.raises(CaseFault, match=f"column '{name}': got binary, expected"):
        check_columns(schema, "here")


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(CaseFault) as told:
        check_columns(crowd_rows().select(["incident", "said"]).schema, "here")
    assert len(told.value.faults) == 6


def test_a_time_without_a_zone_is_refused() -> None:
    naive = pa.schema([f.with_type(pa.timestamp("us")) if f.name == "start" else f for f in TAKEN])
    with pytest.raises(CaseFault, match="no zone is guessed"):
        check_columns(naive, "here")


def test_other_widths_units_and_encodings_mean_the_same() -> None:
    rows = crowd_rows()
    other = pa.table(
        {
            "incident": rows["incident"].cast(pa.large_string()).dictionary_encode(),
            "lon": rows["lon"],
            "lat": rows["lat"],
            "radius_km": rows["radius_km"],
            "place": rows["place"].cast(pa.large_string()),
            "start": rows["start"].cast(pa.timestamp("ms", "Europe/Kyiv"), safe=False),
            "end": rows["end"].cast(pa.timestamp("us", "Asia/Tokyo")),
            "said": rows["said"].dictionary_encode(),
            "note": pa.array(["-"] * rows.num_rows),
        }
    )
    check_columns(other.schema, "here")
    assert in_one([other]).cast(in_one([rows]).schema).to_pylist() == in_one([rows]).to_pylist()


def test_a_column_of_nulls_is_one_of_any_type() -> None:
    rows = crowd_rows().set_column(4, "place", pa.nulls(crowd_rows().num_rows))
    check_columns(rows.schema, "here")
    assert set(in_one([rows])["place"].to_pylist()) == {None}
