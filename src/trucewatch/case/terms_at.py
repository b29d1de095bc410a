"""The terms of a case folder as a book: as they were adopted, or as the files lie there, for work outside the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from trucewatch.case.case import open_case
from trucewatch.case.check import check
from trucewatch.case.files import draft_bytes, read_case_files, strays
from trucewatch.case.view import book_of
from trucewatch.errors import CaseFault, TrucewatchError
from trucewatch.terms.book import Book


class TermsAt(NamedTuple):
    """A book, where it came from in words, and a function that raises where that is no longer the same."""

    book: Book
    origin: str
    unchanged: Callable[[], None]


def terms_at(directory: Path, *, draft: bool = False, recorded_by: datetime | None = None) -> TermsAt:
    """The adopted terms of a case; its files as they lie there where it has no record yet or `draft` asks for them.

    Adopted files never change. Drafts may: `unchanged` raises then. Raises CaseFault where a draft has a fault, and
    NotHeld where a case with a record has adopted nothing by then.
    """
    if not draft and (directory / "record").is_dir():
        with open_case(directory) as case:
            return TermsAt(book_of(case.files_at(recorded_by)), "as adopted", lambda: None)
    contents = draft_bytes(directory)
    files = read_case_files(contents)
    if faults := [*check(files), *strays(directory)]:
        raise CaseFault(faults)
    seen = _stamps(directory, contents)

    def unchanged() -> None:
        now = _stamps(directory, contents)
        if other := [name for name in contents if now[name] != seen[name]]:
            raise TrucewatchError(
                f"{directory / other[0]}: was changed meanwhile; what is finished rests on the file as it was. "
                f"Put it back, or compute all again with --anew"
            )

    return TermsAt(book_of(files), "as the files lie there, adopted or not", unchanged)


def _stamps(directory: Path, names: dict[str, bytes]) -> dict[str, tuple[int, int] | None]:
    """Size and time of the last change of each file; None where it is gone."""
    found: dict[str, tuple[int, int] | None] = {}
    for name in names:
        path = directory / name
        found[name] = (path.stat().st_size, path.stat().st_mtime_ns) if path.exists() else None
    return found
