"""Views are kept while nothing changes, and made anew when something does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from desk.material import lay_out
from trucewatch.case.case import open_case
from trucewatch.case.receive import Told, receive


def test_a_view_is_kept_until_an_entry_is_added(seat, tmp_path: Path) -> None:
    from trucewatch.desk.held import Held

    directory = lay_out(tmp_path / "case")
    desk = Held(directory)
    try:
        before = desk.seen()
        assert desk.seen() is before
        assert desk.seen(known_at=datetime(2031, 3, 4, tzinfo=UTC)) is not before
        with open_case(directory) as other:
            receive(other, "late.txt", b"Nothing of note in Vale today.", Told(), "duty officer", "Europe/Kyiv")
        after = desk.seen()
        assert after is not before
        assert len(after.reports) == len(before.reports) + 1
        assert list(desk._views.values()) == [after]
    finally:
        desk.close()


def test_threads_that_ask_at_once_get_one_view(seat, tmp_path: Path) -> None:
    from trucewatch.desk.held import Held

    desk = Held(lay_out(tmp_path / "case"))
    try:
        with ThreadPoolExecutor(8) as pool:
            views = list(pool.map(lambda _: desk.seen(), range(16)))
        assert len({id(view) for view in views}) == 1
    finally:
        desk.close()


def test_only_the_last_views_are_kept(seat, tmp_path: Path) -> None:
    from trucewatch.desk.held import KEPT, Held

    desk = Held(lay_out(tmp_path / "case"))
    try:
        first = desk.seen(known_at=datetime(2031, 1, 1, tzinfo=UTC))
        for day in range(2, KEPT + 2):
            desk.seen(known_at=datetime(2031, 1, day, tzinfo=UTC))
        assert desk.seen(known_at=datetime(2031, 1, 1, tzinfo=UTC)) is not first
    finally:
        desk.close()
