"""The documented table is the SQL text's own, complete, and as it stands in the documentation."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from trucewatch.findings.table import ANSWERS, ORDER, folded, outcomes, page
from trucewatch.model.vocabulary import Truth

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "outcomes.md"


def test_the_page_in_the_documentation_is_current() -> None:
    remedy = "run: python -m trucewatch.findings.table > docs/reference/outcomes.md"
    assert PAGE.read_text(encoding="utf-8") == page(), remedy


def covers(cell: str, word: str) -> bool:
    return cell == "any" or word in cell.split(" or ")


def test_the_rows_exclude_each_other_and_leave_nothing_out() -> None:
    found = outcomes()
    rows = folded(found)
    assert len(found) == 3 ** len(ORDER)
    for combination in product(ANSWERS, repeat=len(ORDER)):
        words = [Truth.of(answer).value for answer in combination]
        fits = [outcome for cells, outcome in rows if all(map(covers, cells, words))]
        assert fits == [found[combination]]


def test_the_table_is_short_enough_to_be_read() -> None:
    assert len(folded(outcomes())) < 25
