"""The published exports at hand, read as they are: by file, with a reason where they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trucewatch.feeds import Feed, feed_of

SHARED = Path(os.environ.get("TRUCEWATCH_CORPUS", Path(__file__).parents[3] / "shared")) / "data"


def feed(path: str) -> Feed:
    file = SHARED / path
    if not file.exists():
        pytest.skip(f"{file} is not here (set TRUCEWATCH_CORPUS)")
    return feed_of(file.read_bytes(), file.name)


def test_ged_with_two_ways_to_write_a_date() -> None:
    read = feed("ucdp-ged-ukraine/ged_ukraine_2014_2015.csv")
    assert read.table.num_rows == 2003
    assert [str(fault).split(":")[0] for fault in read.faults] == ["ged_ukraine_2014_2015, row 171"]
    starts, ends = read.table["date_from"].to_pylist(), read.table["date_to"].to_pylist()
    assert all(start <= end for start, end in zip(starts, ends, strict=True))
    assert sorted({day.year for day in starts}) == [2014, 2015]


def test_acled_of_half_a_year() -> None:
    read = feed("acled-package-rows/acled_2022_half_a.csv.gz")
    assert (read.format, read.table.num_rows, read.faults) == ("ACLED", 4441, [])
    lasting = {
        (b - a).days for a, b in zip(*(read.table[c].to_pylist() for c in ("date_from", "date_to")), strict=True)
    }
    assert lasting == {0, 6, 27, 29, 30}
