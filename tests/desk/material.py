"""A small case of its own for the desk: one incident, an allegation, a denial, and words that try to be markup."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trucewatch.case.adopt import adopt
from trucewatch.case.case import open_case
from trucewatch.case.new import new
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import review_file
from trucewatch.case.view import view

CASE = Path(__file__).parent / "case"
AT = datetime(2031, 3, 5, 10, 0, tzinfo=UTC)
WORDS_OF_AT = "2031-03-05 12:00 Europe/Kyiv"


def ticking(start: datetime = datetime(2031, 3, 5, 7, 0, tzinfo=UTC)) -> Callable[[], datetime]:
    """A clock that moves on by a second whenever it is read."""
    now = start

    def tick() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    return tick


def lay_out(directory: Path) -> Path:
    """The small case, adopted, with its notes received and its decisions made."""
    shutil.copytree(CASE, directory)
    with open_case(directory, ticking()) as case:
        adopt(case, "case editor", "the case of the tests")
        for note in sorted((directory / "notes").glob("*.yml")):
            receive(case, note.name, note.read_bytes(), Told(), "duty officer", "Europe/Kyiv")
        review_file(case, view(case), "decisions.yml", (directory / "decisions.yml").read_bytes())
    return directory


def empty(directory: Path, adopted: bool = True) -> Path:
    """A new case with nothing in it."""
    new(directory, zone="Asia/Kathmandu", name="Nothing yet")
    if adopted:
        with open_case(directory, ticking()) as case:
            adopt(case, "case editor", "the empty case")
    return directory
