"""Live, on DuckDB and on a Spark cluster of two workers: the same findings, id by id."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from findings.crowd import BOOK, crowd, crowd_rows
from findings.crowd import live as found_live
from made import write_case
from spark_cluster import NoJava, started, stop
from trucewatch.case.terms_at import terms_at
from trucewatch.errors import CaseFault
from trucewatch.findings.batch import run
from trucewatch.findings.found import FOUND
from trucewatch.findings.live import find
from trucewatch.findings.spark import findings_frame, rejected_frame, text_for_spark
from trucewatch.model.vocabulary import Outcome
from vale_rows import write_rows

pytestmark = pytest.mark.xdist_group("spark")  # one cluster, also where tests are spread over processes


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    before = dict(os.environ)
    try:
        session = started(tmp_path_factory.mktemp("spark"))
    except NoJava as error:
        pytest.skip(str(error))
    try:
        yield session
    finally:
        stop(session)
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture(scope="module")
def frame(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The rows as a data frame whose incidents are spread over eight files, in no order."""
    folder = tmp_path_factory.mktemp("rows")
    for n in range(8):
        part = crowd_rows().take(list(range(n, crowd_rows().num_rows, 8)))
        pq.write_table(part, folder / f"{n}.parquet")
    return spark.read.parquet(str(folder))


def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row["id"]))


def told(frame: Any) -> list[dict[str, Any]]:
    return by_id([row.asDict() for row in frame.collect()])


def test_three_engines_find_the_same(frame: Any, tmp_path: Path) -> None:
    cluster = told(findings_frame(frame, BOOK, every=True))
    run(crowd_rows(), BOOK, tmp_path / "out", every=True)
    duckdb = by_id([row for path in (tmp_path / "out").glob("part-*") for row in pq.read_table(path).to_pylist()])
    assert cluster == duckdb
    live = found_live(every=True)
    assert [row["id"] for row in cluster] == sorted(f.id for f in live)
    assert {row["id"]: row["outcome"] for row in cluster} == {f.id: f.outcome.value for f in live}
    assert {row["outcome"] for row in cluster} == {outcome.value for outcome in Outcome}


def test_two_workers_did_the_work(frame: Any) -> None:
    """The fixture is a cluster: the parts of a run are made in more than one process, none of them this one."""

    def who(pieces: Any) -> Any:
        for _ in pieces:
            pass
        yield pa.RecordBatch.from_pydict({"process": [os.getpid()], "worker": [os.environ["SPARK_EXECUTOR_DIRS"]]})

    there = frame.repartition(8).mapInArrow(who, "process long, worker string").collect()
    assert os.getpid() not in {row.process for row in there}
    assert len({row.worker for row in there}) == 2


def test_columns_are_those_of_a_batch(frame: Any) -> None:
    found = findings_frame(frame, BOOK)
    assert found.columns == FOUND.names
    kinds = dict(found.dtypes)
    assert {kinds[f.name] for f in FOUND if pa.types.is_boolean(f.type)} == {"boolean"}
    assert found.count() == len(found_live())


def test_rows_that_cannot_be_used_are_given_and_the_others_go_in(frame: Any) -> None:
    from pyspark.sql import functions as f

    first = crowd()[0].id
    spoilt = frame.withColumn("said", f.when(f.col("incident") == first, "{").otherwise(f.col("said")))
    rejected = rejected_frame(spoilt).collect()
    assert {row.incident for row in rejected} == {first}
    assert "said '{'" in rejected[0].fault
    assert {row["id"] for row in told(findings_frame(spoilt, BOOK))} == {f.id for f in find(crowd()[1:], BOOK)}


def test_a_frame_that_lacks_a_column_or_a_zone_is_told(frame: Any) -> None:
    with pytest.raises(CaseFault, match="the data frame: got no column 'said'"):
        findings_frame(frame.drop("said"), BOOK)
    with pytest.raises(CaseFault, match="no zone is guessed"):
        findings_frame(frame.withColumn("start", frame["start"].cast("timestamp_ntz")), BOOK)


def test_the_script_of_the_how_to_runs(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    """What a user submits, on the cluster of this test run; a run on one machine finds the same."""
    case, rows = write_case(tmp_path / "vale"), write_rows(tmp_path / "rows.parquet", 300)
    script = Path(__file__).parents[2] / "docs" / "how-to" / "findings_on_spark.py"
    monkeypatch.setattr(sys, "argv", [str(script), str(case), str(rows), str(tmp_path / "cluster")])
    runpy.run_path(str(script), run_name="__main__")
    assert "vale-calm" in capfd.readouterr().out
    run(rows, terms_at(case).book, tmp_path / "here")
    there, here = pq.read_table(tmp_path / "cluster" / "findings"), pq.read_table(tmp_path / "here")
    assert sorted(there["id"].to_pylist()) == sorted(here["id"].to_pylist())
    assert here.num_rows > 50


def test_the_text_is_the_one_text() -> None:
    text = text_for_spark("there")
    assert text.count("FROM there") == 1
    assert "SHA2(" in text
    assert "held" not in text
