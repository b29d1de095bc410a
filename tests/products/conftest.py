"""The products' case, filled once a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from made import DeskClock, at, write_case
from products_case import fill
from trucewatch.case.case import Case, open_case
from trucewatch.case.view import View, view


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The filled case, for tests that only look."""
    with open_case(write_case(tmp_path_factory.mktemp("products") / "vale"), DeskClock()) as case:
        fill(case)
        yield case


@pytest.fixture
def seen(made: Case) -> View:
    """The whole view of the filled case."""
    return view(made)


@pytest.fixture
def as_known(made: Case) -> Callable[[str], View]:
    """The view as known at an instant written `03-05 06:30` in UTC."""
    return lambda text: view(made, known_at=at(text))
