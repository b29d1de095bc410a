"""One desk for all tests of this folder: Django is set up once per process, for the small case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.material import AT, empty, lay_out
from trucewatch.desk.seat import Seat
from trucewatch.desk.serve import prepare


@pytest.fixture(scope="session")
def seat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seat]:
    """The small case, prepared as `trucewatch desk` does it."""
    made = Seat(lay_out(tmp_path_factory.mktemp("desk") / "harrow"), 8000, AT)
    prepare(made)
    yield made
    from django.db import connections

    connections.close_all()


@pytest.fixture
def held(seat: Seat) -> Iterator[None]:
    """Closes the cases that pages opened."""
    yield
    from trucewatch.desk import held as cases

    for case in cases._HELD.values():
        case.close()
    cases._HELD.clear()


@pytest.fixture
def visitor(seat: Seat, held: None) -> Iterator[object]:
    """A browser that is not signed in."""
    from django.db import connections
    from django.test import Client

    yield Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000")
    connections.close_all()


@pytest.fixture
def officer(visitor, seat: Seat):
    """A browser that came in through a link."""
    from trucewatch.desk.links import new_link

    assert visitor.get(f"/enter/{new_link(datetime.now(UTC))}").status_code == 302
    return visitor


@pytest.fixture
def at_case(seat: Seat, held: None) -> Iterator[Callable[[Path], None]]:
    """Lets the desk serve another case for a while."""
    from django.test import override_settings

    overrides = []

    def serve(directory: Path) -> None:
        override = override_settings(TRUCEWATCH_SEAT=Seat(directory, seat.port, seat.at))
        override.enable()
        overrides.append(override)

    yield serve
    for override in reversed(overrides):
        override.disable()


@pytest.fixture
def empty_case(tmp_path: Path) -> Path:
    """An adopted case with nothing in it."""
    return empty(tmp_path / "empty")
