"""A run gives what the live path gives, goes on where it was, and keeps to its own folder."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.crowd import BOOK, crowd, crowd_rows
from findings.crowd import live as found_live
from trucewatch.errors import BadInput, TrucewatchError
from trucewatch.findings.batch import run
from trucewatch.findings.batch.manifest import read_manifest
from trucewatch.findings.batch.runner import Stopped
from trucewatch.findings.found import FOUND
from trucewatch.findings.live import find
from trucewatch.model.finding import Finding
from trucewatch.model.vocabulary import Outcome
from trucewatch.terms.book import Book

EARLIER = datetime(2031, 4, 1, tzinfo=UTC)


def findings(folder: Path) -> pa.Table:
    """What a run wrote, in the order of its partitions."""
    parts = [pq.read_table(path) for path in sorted(folder.glob("part-*.parquet"))]
    return pa.concat_tables(parts).unify_dictionaries().combine_chunks()


def as_rows(found: tuple[Finding, ...]) -> list[tuple[Any, ...]]:
    told = {"yes": True, "no": False, "unknown": None}
    return [
        (f.id, f.incident, f.arrangement, f.reading, f.terms_version, *(told[t.answer] for t in f.tests), f.outcome)
        for f in found
    ]


@pytest.fixture
def filed(tmp_path: Path) -> Path:
    """The rows in one file of many row groups."""
    path = tmp_path / "rows.parquet"
    pq.write_table(crowd_rows(), path, row_group_size=100)
    return path


@pytest.mark.parametrize(("known_at", "every"), [(None, False), (None, True), (EARLIER, False)])
def test_a_run_finds_what_the_live_path_finds(tmp_path: Path, filed: Path, known_at: Any, every: bool) -> None:
    done = run(filed, BOOK, tmp_path / "out", known_at=known_at, every=every, size=250)
    live = found_live(known_at, every)
    found = findings(tmp_path / "out")
    assert found.schema.equals(FOUND)
    assert [tuple(row.values()) for row in found.to_pylist()] == as_rows(live)
    assert sum(sum(counts.values()) for counts in done.outcomes.values()) == len(live)
    assert sum(part.incidents for part in done.made) == len(crowd())
    if every:
        assert {name for counts in done.outcomes.values() for name in counts} == {o.value for o in Outcome}


@given(st.integers(100, 3000), st.integers(1, 3))
@settings(max_examples=4)
def test_neither_size_nor_threads_change_a_finding(
    tmp_path_factory: pytest.TempPathFactory, size: int, threads: int
) -> None:
    out = tmp_path_factory.mktemp("run")
    run(crowd_rows(), BOOK, out, size=size, threads=threads)
    assert [tuple(row.values()) for row in findings(out).to_pylist()] == as_rows(found_live())


def test_the_folder_is_a_data_set_for_whoever_reads_parquet(tmp_path: Path) -> None:
    said = crowd_rows()["said"].to_pylist()
    rows = crowd_rows().set_column(crowd_rows().column_names.index("said"), "said", pa.array(["{", *said[1:]]))
    run(rows, BOOK, tmp_path / "out", size=300)
    assert (tmp_path / "out" / "_rejected.csv").exists()
    assert pq.read_table(tmp_path / "out").num_rows == findings(tmp_path / "out").num_rows
    with duckdb.connect() as connection:
        count = connection.sql(f"SELECT count(*) FROM '{tmp_path / 'out'}/*.parquet'").fetchall()
    assert count == [(findings(tmp_path / "out").num_rows,)]


def test_a_finished_run_is_kept_whole(tmp_path: Path, filed: Path) -> None:
    first = run(filed, BOOK, tmp_path / "out", size=100)
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("part-*")}
    again = run(filed, BOOK, tmp_path / "out", size=100)
    assert again.kept == len(first.made) == len(stamps)
    assert stamps == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("part-*")}
    assert read_manifest(tmp_path / "out") == first.manifest == again.manifest


def _gone(path: Path) -> None:
    path.unlink()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _fewer(path: Path) -> None:
    table = pq.read_table(path)
    pq.write_table(table.slice(1), path)


def _swapped(path: Path) -> None:
    shutil.copy(path.with_name("part-00000.parquet"), path)


@pytest.mark.parametrize("harm", [_gone, _cut, _empty, _fewer, _swapped])
def test_a_partition_that_is_not_whole_is_made_anew(tmp_path: Path, filed: Path, harm: Callable[[Path], None]) -> None:
    whole = run(filed, BOOK, tmp_path / "out", size=100)
    expected = findings(tmp_path / "out")
    harm(tmp_path / "out" / "part-00002.parquet")
    assert run(filed, BOOK, tmp_path / "out", size=100).kept == len(whole.made) - 1
    assert findings(tmp_path / "out").equals(expected)


def test_what_a_stopped_run_left_half_written_goes(tmp_path: Path, filed: Path) -> None:
    run(filed, BOOK, tmp_path / "out", size=100)
    half = tmp_path / "out" / ".part-00001.parquet.half"
    half.write_bytes(b"PAR1")
    run(filed, BOOK, tmp_path / "out", size=100)
    assert not half.exists()


def test_a_new_file_costs_only_what_it_touches(tmp_path: Path) -> None:
    rows, months = crowd_rows(), tmp_path / "months"
    months.mkdir()
    ids = pc.unique(rows["incident"])
    for n in range(3):
        part = rows.filter(pc.is_in(rows["incident"], ids[n * 100 : (n + 1) * 100]))
        pq.write_table(part, months / f"{n}.parquet")
    third = (months / "2.parquet").rename(tmp_path / "later.parquet")
    before = run(months, BOOK, tmp_path / "out", size=50)
    third.rename(months / "2.parquet")
    after = run(months, BOOK, tmp_path / "out", size=50)
    first_file = pq.read_metadata(months / "0.parquet").num_rows // 50
    assert first_file <= after.kept < len(before.made) < len(after.made)
    run(months, BOOK, tmp_path / "anew", size=50)
    assert findings(tmp_path / "out").equals(findings(tmp_path / "anew"))


def other_terms() -> Book:
    """The same terms, one of them under another version."""
    versions = dict(BOOK.versions) | {"pause": "another"}
    return Book(BOOK.arrangements, versions, BOOK.zones, BOOK.parties, BOOK.categories, BOOK.places)


def other_zone() -> Book:
    """The same versions, with a zone drawn anew: nobody should do so, and it is seen."""
    vale = BOOK.zones["vale"].model_copy(update={"geometry": BOOK.zones["harrow"].geometry})
    return Book(BOOK.arrangements, BOOK.versions, {**BOOK.zones, "vale": vale}, BOOK.parties)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"book": other_terms()}, "the terms of pause are others now"),
        ({"book": other_zone()}, "zones, parties or gazetteer are others now"),
        ({"known_at": EARLIER}, "known at any time, now 2031-04-01"),
        ({"every": True}, "not all combinations, now all"),
        ({"size": 301}, "partitions of 100 rows, now 301"),
        ({"given": crowd_rows().slice(5)}, "other rows"),
    ],
)
def test_the_folder_of_another_run_is_left_alone(
    tmp_path: Path, filed: Path, changed: dict[str, Any], told: str
) -> None:
    plain = {"given": filed, "book": BOOK, "out": tmp_path / "out", "size": 100}
    run(**plain)
    expected = findings(tmp_path / "out")
    with pytest.raises(BadInput, match=f"holds findings of another run .*{told}.*--anew"):
        run(**(plain | changed))
    assert findings(tmp_path / "out").equals(expected)
    assert run(**(plain | changed), anew=True).kept == 0


@pytest.mark.parametrize("name", ["note.txt", "part-00000.parquet"])
def test_a_folder_with_other_files_is_refused(tmp_path: Path, filed: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(BadInput, match="other files and no _manifest"):
        run(filed, BOOK, tmp_path)
    with pytest.raises(BadInput, match="is a file; give a folder"):
        run(filed, BOOK, filed)
    assert (tmp_path / name).read_text() == "mine"


def test_a_manifest_that_is_none_is_told(tmp_path: Path, filed: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "_manifest.json").write_text("{}")
    with pytest.raises(BadInput, match="is no manifest of a run"):
        run(filed, BOOK, tmp_path / "out")


def test_an_input_that_changes_in_mid_run_stops_it(tmp_path: Path, filed: Path) -> None:
    other = pa.concat_tables([crowd_rows(), crowd_rows().slice(0, 1)])

    def write(done: int, total: int) -> None:
        if done >= 300:
            pq.write_table(other.slice(0, total), filed)

    with pytest.raises(Stopped, match="partitions are finished and kept") as told:
        run(filed, BOOK, tmp_path / "out", size=100, told=write)
    assert str(filed) in str(told.value)
    assert read_manifest(tmp_path / "out").made is None  # type: ignore[union-attr]


def test_terms_that_change_in_mid_run_stop_it_and_a_restart_goes_on(tmp_path: Path, filed: Path) -> None:
    calls: list[int] = []

    def unchanged() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise TrucewatchError("zones/vale.geojson: was changed meanwhile")

    with pytest.raises(
        Stopped, match=r"vale.geojson: was changed meanwhile. \d+ of \d+ partitions are finished and kept"
    ):
        run(filed, BOOK, tmp_path / "out", size=60, unchanged=unchanged)
    done = run(filed, BOOK, tmp_path / "out", size=60)
    assert 3 <= done.kept < len(done.made)
    assert [tuple(row.values()) for row in findings(tmp_path / "out").to_pylist()] == as_rows(found_live())


def test_a_file_damaged_inside_stops_where_it_is_and_a_whole_one_goes_on(tmp_path: Path) -> None:
    folder, rows = tmp_path / "rows", crowd_rows()
    folder.mkdir()
    half = rows.num_rows // 2
    pq.write_table(rows.slice(0, half), folder / "0.parquet", compression="none")
    pq.write_table(rows.slice(half), folder / "1.parquet", compression="zstd")
    good = (folder / "1.parquet").read_bytes()
    (folder / "1.parquet").write_bytes(good[:50] + b"\0" * (len(good) // 2) + good[50 + len(good) // 2 :])
    with pytest.raises(Stopped, match=r"1\.parquet: cannot be read from row .*whole file.* of \d+ partitions") as told:
        run(folder, BOOK, tmp_path / "out", size=100)
    assert told.value.exit_code == BadInput.exit_code
    (folder / "1.parquet").write_bytes(good)
    done = run(folder, BOOK, tmp_path / "out", size=100)
    assert done.kept > 0
    assert [tuple(row.values()) for row in findings(tmp_path / "out").to_pylist()] == as_rows(found_live())


def test_a_file_cut_short_is_told_before_anything_is_begun(tmp_path: Path, filed: Path) -> None:
    filed.write_bytes(filed.read_bytes()[:-1000])
    with pytest.raises(BadInput, match=r"rows.parquet: got no whole Parquet file .*Nothing was begun"):
        run(filed, BOOK, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_table_that_is_no_parquet_is_told_what_makes_it_one(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("incident,lon,lat\n1,2,3\n", "utf-8")
    with pytest.raises(BadInput, match=r"rows\.csv: got no whole Parquet file .*findings-at-scale\.md"):
        run(tmp_path / "rows.csv", BOOK, tmp_path / "out")


def test_bad_rows_are_listed_where_they_stand_and_the_good_go_in(tmp_path: Path) -> None:
    rows, folder = crowd_rows(), tmp_path / "rows"
    folder.mkdir()
    said = rows["said"].to_pylist()
    said[10], said[700] = "{", '{"acts":["dancing"]}'
    spoilt = rows.set_column(rows.column_names.index("said"), "said", pa.array(said))
    pq.write_table(spoilt.slice(0, 600), folder / "a.parquet")
    pq.write_table(spoilt.slice(600), folder / "b.parquet")
    done = run(folder, BOOK, tmp_path / "out", size=200)
    out = {rows["incident"][n].as_py() for n in (10, 700)}
    kept = [one for one in crowd() if one.id not in out]
    assert [tuple(row.values()) for row in findings(tmp_path / "out").to_pylist()] == as_rows(find(kept, BOOK))
    with (tmp_path / "out" / "_rejected.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["where"]: row for row in csv.DictReader(file)}
    assert len(listed) == done.rejected
    for where, n, told in (
        (f"{folder / 'a.parquet'}, row 11", 10, "said"),
        (f"{folder / 'b.parquet'}, row 101", 700, "dan"),
    ):
        assert listed[where]["incident"] == rows["incident"][n].as_py()
        assert told in listed[where]["fault"]
    again = run(folder, BOOK, tmp_path / "out", size=200)
    assert (again.kept, again.rejected) == (len(done.made), done.rejected)


def test_no_rows_give_an_empty_run(tmp_path: Path) -> None:
    done = run(crowd_rows().slice(0, 0), BOOK, tmp_path / "out")
    assert (done.made, done.rejected) == ((), 0)
    assert read_manifest(tmp_path / "out") == done.manifest


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="folder without"):
        run(tmp_path, BOOK, tmp_path / "out")
    with pytest.raises(BadInput, match="cannot be read"):
        run(tmp_path / "none.parquet", BOOK, tmp_path / "out")
