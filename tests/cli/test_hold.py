"""`trucewatch hold`: a table in, findings out; what stops it, in one sentence."""

from __future__ import annotations

import resource
import shutil
import subprocess
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from made import write_case
from runs import Run
from vale_rows import PATHS, TRUCEWATCH, vale_rows, write_rows


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "rows.parquet", 300)


def whole(folder: Path) -> pa.Table:
    return pa.concat_tables(pq.read_table(p) for p in sorted(folder.glob("part-*"))).unify_dictionaries()


def test_a_table_is_held_and_summed_up(run: Run, draft: Path, rows: Path, tmp_path: Path) -> None:
    said = run("hold", draft, rows, "--out", tmp_path / "out")
    assert said.code == 0, said.err
    head, *lines = said.out.splitlines()
    assert head.split() == ["arrangement", "not", "determined", "possible", "breach"]
    assert [line.split()[0] for line in lines[:2]] == ["vale-calm", "all"]
    found = whole(tmp_path / "out")
    assert lines[-1] == f"300 incidents, {found.num_rows} findings in {tmp_path / 'out'}"
    assert sum(map(int, lines[0].split()[1:])) == found.num_rows
    assert "1 arrangements" in said.err
    assert "as the files lie there" in said.err
    assert not (draft / "record").exists(), "nothing is recorded by it"
    again = run("hold", draft, rows, "--out", tmp_path / "out", "--quiet")
    assert "1 of 1 partitions were finished before" in again.out
    assert again.err == ""


def test_adopted_terms_hold_until_a_draft_is_asked_for(run: Run, vale: Path, rows: Path, tmp_path: Path) -> None:
    calm = vale / "arrangements" / "vale-calm.yml"
    calm.write_text(calm.read_text("utf-8").replace("2031-03-02 00:00", "2031-03-05 00:00"), "utf-8")
    adopted = run("hold", vale, rows, "--out", tmp_path / "adopted")
    assert "as adopted" in adopted.err
    draft = run("hold", vale, rows, "--draft", "--out", tmp_path / "draft")
    assert draft.code == 0, draft.err
    assert whole(tmp_path / "draft").num_rows < whole(tmp_path / "adopted").num_rows
    other = run("hold", vale, rows, "--draft", "--out", tmp_path / "adopted")
    assert other.code == 2
    assert "the terms of vale-calm are others now" in other.err


def test_what_was_not_yet_known_does_not_count(run: Run, draft: Path, rows: Path, tmp_path: Path) -> None:
    said = run("hold", draft, rows, "--out", tmp_path / "out", "--known-at", "2031-02-01T00:00Z")
    assert said.code == 0, said.err
    assert "300 incidents, 0 findings" in said.out


def test_an_incident_is_explained_with_and_without_a_folder(run: Run, draft: Path, rows: Path, tmp_path: Path) -> None:
    said = run("hold", draft, rows, "--explain", "i-00050")
    assert said.code == 0, said.err
    assert said.out.startswith("i-00050  possible breach: vale-calm (reading post)\n    in area: yes")
    both = run("hold", draft, rows, "--out", tmp_path / "out", "--explain", "i-00050")
    assert said.out in both.out
    assert run("hold", draft, rows, "--explain", "i-none").code == 3
    assert run("hold", draft, rows).code == 2


def test_rows_that_cannot_be_used_are_told_and_listed(run: Run, draft: Path, tmp_path: Path) -> None:
    lat = [27.7] * 300
    lat[7] = 127.7
    said = run("hold", draft, write_rows(tmp_path / "rows.parquet", 300, lat=lat), "--out", tmp_path / "out")
    assert said.code == 0
    assert f"1 row could not be used: see {tmp_path / 'out' / '_rejected.csv'}" in said.err
    assert "row 8" in (tmp_path / "out" / "_rejected.csv").read_text("utf-8")
    assert "299 incidents" in said.out


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (vale_rows(9).drop_columns(["said"]), "got no column 'said', expected one column 'said' of text"),
        (vale_rows(9).set_column(1, "lon", pa.array(["east"] * 9)), "column 'lon': got string, expected numbers"),
        (vale_rows(9, incident=["a", "b", "a", *"cdefgh"]), "Sort the table by incident and run again"),
    ],
)
def test_a_table_that_cannot_be_used_is_one_sentence(
    run: Run, draft: Path, tmp_path: Path, table: pa.Table, told: str
) -> None:
    pq.write_table(table, tmp_path / "rows.parquet")
    said = run("hold", draft, tmp_path / "rows.parquet", "--out", tmp_path / "out")
    assert said.code == 2
    assert told in said.err
    assert "rows.parquet" in said.err
    assert said.err.count("\n") == 2, "the terms, and one sentence"


def test_a_case_with_a_fault_is_told(run: Run, rows: Path, tmp_path: Path) -> None:
    case = write_case(tmp_path / "bad", zones__vale_city__geojson="{}")
    (case / "zones" / "vale-city.geojson").write_text("{}")
    said = run("hold", case, rows, "--out", tmp_path / "out")
    assert said.code == 2
    assert "zones/vale-city.geojson:1" in said.err
    assert not (tmp_path / "out").exists()


def test_a_full_disk_stops_it_and_a_restart_goes_on(run: Run, draft: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk: some partitions fit, some do not."""
    rows = write_rows(tmp_path / "rows.parquet", 400)
    args = ["hold", draft, rows, "--size", "40", "--quiet", "--out"]
    assert run(*args, tmp_path / "undisturbed").code == 0
    sizes = sorted(path.stat().st_size for path in (tmp_path / "undisturbed").glob("part-*"))
    limit = (sizes[0] + sizes[-1]) // 2
    assert sizes[0] < limit < sizes[-1]

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [*TRUCEWATCH, *map(str, args), str(tmp_path / "out")]
    said = subprocess.run(command, capture_output=True, text=True, env=PATHS, timeout=60, check=False, preexec_fn=small)
    assert said.returncode == 1, said
    assert "Traceback" not in said.stderr
    assert said.stderr.count("\n") == 1
    assert "cannot be written (File too large)" in said.stderr
    assert "of 10 partitions are finished and kept" in said.stderr
    kept = len(list((tmp_path / "out").glob("part-*")))
    assert not list((tmp_path / "out").glob(".*"))
    again = run(*args, tmp_path / "out")
    assert again.code == 0
    assert not kept or f"{kept} of 10 partitions were finished before" in again.out
    assert whole(tmp_path / "out").equals(whole(tmp_path / "undisturbed"))


def test_a_zone_changed_in_mid_run_stops_it(draft: Path, tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.parquet", 2_000)
    zone, out = draft / "zones" / "vale-city.geojson", tmp_path / "out"
    good = zone.read_text("utf-8")
    command = [*TRUCEWATCH, "hold", str(draft), str(rows), "--size", "10", "--quiet", "--out", str(out)]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=PATHS)
    while child.poll() is None and not list(out.glob("part-*")):
        pass
    zone.write_text(good.replace("85.4", "85.3"))
    _, err = child.communicate(timeout=60)
    assert child.returncode == 1, err
    assert "vale-city.geojson: was changed meanwhile" in err
    assert "of 200 partitions are finished and kept" in err
    kept = len(list(out.glob("part-*")))
    refused = subprocess.run(command, capture_output=True, text=True, env=PATHS, timeout=60, check=False)
    assert refused.returncode == 2
    assert len(list(out.glob("part-*"))) == kept
    zone.write_text(good)
    done = subprocess.run(command, capture_output=True, text=True, env=PATHS, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert f"{kept} of 200 partitions were finished before" in done.stdout
    shutil.rmtree(out)
