from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import polars as pl
import pyarrow as pa
import pytest

from fuse.made_records import row, table
from trucewatch.bench.overlaps import overlap
from trucewatch.errors import BadInput
from trucewatch.fuse import fuse

DAY = date(2031, 3, 4)
ELSEWHERE = [
    row("ab"[i % 2], f"x{i}", lat=15.0 + i, place=f"Far{i}; South", parties="Sedge League", text="Quiet.", killed_low=0)
    | {"killed_high": 0, "kind": "raid", "date_from": DAY + timedelta(9 * i), "date_to": DAY + timedelta(9 * i)}
    for i in range(8)
]


def links(*rows: dict[str, Any]) -> set[tuple[str, str, str]]:
    """The links held, by ids and kind."""
    pairs = fuse([table(*rows, *ELSEWHERE)]).pairs.to_pylist()
    return {(p["id_a"], p["id_b"], p["kind"]) for p in pairs}


def test_two_accounts_of_one_incident() -> None:
    told = row("b", "2", date_from=DAY + timedelta(1), lat=10.05, kind="shelling", killed_low=2, killed_high=4)
    assert links(row("a", "1"), told) == {("1", "2", "same")}


def test_twins_of_one_day_and_quarter_are_told_apart_by_their_words() -> None:
    twin = {"text": "A car bomb at the Bell market killed Mira Sallow.", "killed_low": 5, "killed_high": 5}
    found = links(row("a", "1"), row("a", "2", **twin), row("b", "1"), row("b", "2", **twin))
    assert found == {("1", "1", "same"), ("2", "2", "same")}


def test_twins_that_nothing_tells_apart_stay_open() -> None:
    bare = {"text": None}
    fused = fuse([table(row("a", "1", **bare), row("b", "1", **bare), row("b", "2", **bare), *ELSEWHERE)])
    assert fused.pairs.num_rows == 0
    assert sorted(fused.open["id_b"].to_pylist()) == ["1", "2"]


def test_a_row_that_counts_a_week_has_its_parts() -> None:
    week = row("a", "1", killed_low=9, killed_high=9, date_to=DAY + timedelta(4))
    parts = [row("b", str(i), date_from=DAY + timedelta(2 * i), killed_low=3, killed_high=3) for i in range(3)]
    assert links(week, *parts) == {("1", str(i), "component") for i in range(3)}


def test_a_row_of_one_day_with_the_sum_of_two_has_them_for_parts() -> None:
    half = {"text": "Fighting near the Osterline mill, residents said."}
    parts = [row("b", "1", killed_low=4, killed_high=4, **half), row("b", "2", killed_low=5, killed_high=5, **half)]
    assert links(row("a", "1", killed_low=9, killed_high=9), *parts) == {
        ("1", "1", "component"),
        ("1", "2", "component"),
    }


def test_a_protest_over_it_is_a_consequence() -> None:
    protest = row(
        "b", "1", kind="Protests: Peaceful protest", date_from=DAY + timedelta(1), parties="Protesters", killed_low=None
    ) | {"killed_high": None, "text": "Mourners of Jon Tarrow marched from the Osterline mill."}
    found = fuse([table(row("a", "1", kind="air strike"), protest, *ELSEWHERE)])
    assert {p["kind"] for p in [*found.pairs.to_pylist(), *found.open.to_pylist()]} <= {"consequence"}


def test_the_order_of_tables_and_rows_changes_nothing() -> None:
    made = overlap(200, 0.3, 3)
    turned = [t.take(list(range(t.num_rows - 1, -1, -1))) for t in made.tables[::-1]]
    there, back = fuse(made.tables), fuse(turned)
    assert there.pairs.equals(back.pairs)
    assert there.clusters.equals(back.clusters)
    assert there.open.equals(back.open)


@pytest.mark.parametrize(
    ("missing", "least"),
    [
        ((), 0.75),
        (("text",), 0.6),
        (("precision_km", "kind"), 0.75),
        (("lat", "lon"), 0.6),
        (("parties", "place"), 0.7),
    ],
)
def test_what_a_table_does_not_tell_costs_little_and_invents_nothing(missing: tuple[str, ...], least: float) -> None:
    made = overlap(800, 1.0, 21)
    pairs = fuse([t.drop_columns(list(missing)) for t in made.tables]).pairs
    given = set(zip(pairs["id_a"].to_pylist(), pairs["id_b"].to_pylist(), strict=True))
    right = len(given & set(made.truth))
    assert right / len(given) >= 0.8
    assert 2 * right / (len(given) + len(made.truth)) >= least


@pytest.mark.parametrize("turned", [pa.Table.to_pandas, pl.from_arrow], ids=["pandas", "polars"])
def test_tables_of_other_libraries_give_the_same(turned: Callable[[pa.Table], Any]) -> None:
    made = overlap(200, 0.3, 3)
    assert fuse([turned(t) for t in made.tables]).pairs.equals(fuse(made.tables).pairs)


def test_a_part_of_a_wave_is_not_joined_to_its_other_parts() -> None:
    """A row over a province and a month holds its parts; none of them becomes one incident with it or another."""
    wide = {"lat": 10.2, "lon": 20.1, "precision_km": 120.0, "place": "North"}
    whole = row("a", "1", **wide, killed_low=9, killed_high=9, date_to=DAY + timedelta(24))
    parts = [row("b", str(i), date_from=DAY + timedelta(8 * i), killed_low=3, killed_high=3) for i in range(3)]
    found = fuse([table(whole, *parts, *ELSEWHERE)])
    assert {(p["id_b"], p["kind"]) for p in found.pairs.to_pylist()} == {(str(i), "campaign") for i in range(3)}
    of = {(r["source"], r["id"]): r for r in found.clusters.to_pylist()}
    assert len({of["b", str(i)]["cluster"] for i in range(3)} | {of["a", "1"]["cluster"]}) == 4
    assert {of["b", str(i)]["part_of"] for i in range(3)} == {of["a", "1"]["cluster"]}


def test_every_record_is_in_one_cluster_and_pairs_agree_with_clusters() -> None:
    made = overlap(300, 0.5, 4)
    third = made.tables[1].set_column(1, "source", pa.array(["C"] * made.tables[1].num_rows))
    found = fuse([*made.tables, third])
    of = {(r["source"], r["id"]): r["cluster"] for r in found.clusters.to_pylist()}
    assert len(of) == sum(t.num_rows for t in (*made.tables, third))
    same = [p for p in found.pairs.to_pylist() if p["kind"] == "same"]
    assert all(of[p["source_a"], p["id_a"]] == of[p["source_b"], p["id_b"]] for p in same)
    assert len(found.levels) == len(found.bits) == found.pairs.num_rows + found.open.num_rows


def test_one_source_alone_or_nothing_has_no_links() -> None:
    assert fuse([table(row("a", "1"), row("a", "2"))]).pairs.num_rows == 0
    assert fuse([table()]).clusters.num_rows == 0


def test_an_id_twice_in_one_source_is_refused() -> None:
    with pytest.raises(BadInput, match=r"'1' in two tables.*name them apart"):
        fuse([table(row("a", "1")), table(row("a", "1"))])


def test_no_link_is_written_as_certain() -> None:
    words = "Mortar shells hit the bakery on Mill street, killing Adam Reed, Mina Holt and Ben Arrow"
    told = {"text": words, "lat": 10.2, "lon": 20.1, "precision_km": 1.0, "place": "Mill street; Harrow"}
    found = fuse([table(row("a", "1", **told), row("b", "1", **told), *ELSEWHERE)])
    assert found.bits[0] > 14  # as a probability of four digits: 1
    assert found.pairs["probability"][0].as_py() == 0.9999


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(BadInput, match="expected an Arrow"):
        fuse([3], ["three"])
