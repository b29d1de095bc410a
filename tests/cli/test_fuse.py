from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyarrow import csv as arrow_csv

from trucewatch.bench.overlaps import overlap
from trucewatch.cli.fuse import command
from trucewatch.errors import BadInput
from trucewatch.feeds import SCHEMA


@pytest.fixture
def tables(tmp_path: Path) -> list[str]:
    made = overlap(300, 1.0, 8)
    paths = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for path, table in zip(paths, made.tables, strict=True):
        arrow_csv.write_csv(table.drop_columns(["source"]), path)
    return [str(path) for path in paths]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_in_files_and_a_page_out(tables: list[str], tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    done = CliRunner().invoke(command, [*tables, "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "links held" in done.output
    pairs = rows(out / "pairs.csv")
    assert list(pairs[0]) == ["source_a", "id_a", "source_b", "id_b", "probability", "kind"]
    assert {(p["source_a"], p["source_b"]) for p in pairs} == {("one", "two")}
    assert all(0.5 <= float(p["probability"]) <= 1 for p in pairs)
    assert list(rows(out / "clusters.csv")[0]) == ["cluster", "source", "id", "part_of"]
    page = (out / "report.html").read_text("utf-8")
    assert page.count("<svg") > 12
    assert "a person decides" in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_the_same_tables_give_the_same_bytes(tables: list[str], tmp_path: Path) -> None:
    for name, given in (("x", tables), ("y", tables[::-1])):
        CliRunner().invoke(command, [*given, "--out", str(tmp_path / name), "--quiet"])
    for name in ("pairs.csv", "open.csv", "clusters.csv", "report.html"):
        assert (tmp_path / "x" / name).read_bytes() == (tmp_path / "y" / name).read_bytes()


def test_rows_that_cannot_be_used_are_listed(tables: list[str], tmp_path: Path) -> None:
    with open(tables[0], "a", encoding="utf-8") as file:
        file.write('"late","soon"' + "," * 10 + "\n")
    done = CliRunner().invoke(command, [*tables, "--out", str(tmp_path / "out")])
    assert done.exit_code == 0
    listed = rows(tmp_path / "out" / "rejected.csv")
    assert ["'soon'" in row["fault"] for row in listed] == [True]


def test_a_mapping_is_given_by_the_tables_name(tmp_path: Path, tables: list[str]) -> None:
    (tmp_path / "reg.csv").write_text("no,day,what\n1,2031-03-04,Shots\n", "utf-8")
    (tmp_path / "reg.yml").write_text(
        "schema: 1\nname: R\ncolumns:\n  id: no\n  date_from: day\n  text: what\n", "utf-8"
    )
    given = [str(tmp_path / "reg.csv"), tables[0], "--mapping", f"reg.csv={tmp_path / 'reg.yml'}"]
    done = CliRunner().invoke(command, [*given, "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert "reg" in {row["source"] for row in rows(tmp_path / "out" / "clusters.csv")}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["nowhere.csv"], "cannot be read"),
        (["one.csv", "--mapping", "one.csv"], "expected TABLE=FILE"),
        (["one.csv", "--weights", "nowhere.json"], "no weights"),
    ],
)
def test_wrong_input_is_told_before_anything_is_written(
    given: list[str], said: str, tables: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command, [*given, "--out", "out"])
    assert isinstance(done.exception, BadInput)
    assert said in str(done.exception)
    assert not (tmp_path / "out").exists()


def test_the_help_names_every_column() -> None:
    said = CliRunner().invoke(command, ["--help"]).output
    assert all(column in said for column in SCHEMA.names)


def test_files_of_one_name_in_two_folders_are_two_sources(tables: list[str], tmp_path: Path) -> None:
    moved = []
    for folder, path in zip(("first", "second"), tables, strict=True):
        (tmp_path / folder).mkdir()
        moved.append(str(Path(path).rename(tmp_path / folder / "incidents.csv")))
    done = CliRunner().invoke(command, [*moved, "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    found = rows(tmp_path / "out" / "pairs.csv")
    assert {(p["source_a"], p["source_b"]) for p in found} == {("first/incidents", "second/incidents")}


def test_one_source_alone_is_told_that_nothing_is_compared(tables: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(command, [tables[0], "--out", str(tmp_path / "out"), "--quiet"])
    assert done.exit_code == 0
    assert "only one source" in done.output


def test_a_mapping_for_a_table_that_is_not_given_is_refused(tables: list[str], tmp_path: Path) -> None:
    mapping = tmp_path / "own.yml"
    mapping.write_text("schema: 1\nname: N\ncolumns: {id: id, date_from: day}\n", "utf-8")
    done = CliRunner().invoke(command, [*tables, "--mapping", f"three.csv={mapping}", "--out", str(tmp_path / "out")])
    assert isinstance(done.exception, BadInput)
    assert "three.csv" in str(done.exception)
