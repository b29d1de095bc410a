"""The terms of a folder: adopted, or as its files lie there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from made import DeskClock
from trucewatch.case.adopt import adopt
from trucewatch.case.case import Case
from trucewatch.case.terms_at import terms_at
from trucewatch.errors import CaseFault, NotHeld, TrucewatchError


def test_a_folder_without_a_record_is_read_as_it_lies(draft: Path) -> None:
    book, origin, unchanged = terms_at(draft)
    assert list(book.arrangements) == ["vale-calm"]
    assert "as the files lie there" in origin
    unchanged()
    assert not (draft / "record").exists()


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_text("{}")])
def test_a_draft_that_changes_is_told_with_the_file(draft: Path, harm: Callable[[Path], object]) -> None:
    unchanged = terms_at(draft).unchanged
    harm(draft / "zones" / "vale-city.geojson")
    with pytest.raises(TrucewatchError, match=r"vale-city\.geojson: was changed meanwhile"):
        unchanged()


def test_adopted_terms_are_those_of_an_instant_and_never_change(case: Case, clock: DeskClock) -> None:
    first = clock.now
    calm = case.directory / "arrangements" / "vale-calm.yml"
    calm.write_text(calm.read_text("utf-8").replace("name: Calm of Vale", "name: Peace of Vale"), "utf-8")
    assert terms_at(case.directory).book.arrangements["vale-calm"].name == "Calm of Vale"
    assert terms_at(case.directory, draft=True).book.arrangements["vale-calm"].name == "Peace of Vale"
    clock.move(hours=1)
    adopt(case, "case editor", "another name")
    now, then = terms_at(case.directory), terms_at(case.directory, recorded_by=first)
    assert (now.book.arrangements["vale-calm"].name, then.book.arrangements["vale-calm"].name) == (
        "Peace of Vale",
        "Calm of Vale",
    )
    calm.unlink()
    now.unchanged()


def test_a_fault_and_a_record_without_terms_are_told(draft: Path) -> None:
    (draft / "record").mkdir()
    with pytest.raises(NotHeld, match="nothing is adopted"):
        terms_at(draft)
    (draft / "zones" / "vale-city.geojson").write_text("{}")
    with pytest.raises(CaseFault, match=r"vale-city\.geojson:1"):
        terms_at(draft, draft=True)
