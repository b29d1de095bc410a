"""Builders for tests of terms."""

from __future__ import annotations

import pytest

from terms.norland import Make


@pytest.fixture(scope="session")
def make() -> Make:
    """Builders with Kyiv as the home zone: two hours ahead of UTC in winter, three in summer."""
    return Make()


@pytest.fixture(scope="session")
def make_in() -> type[Make]:
    """Builders for another home zone."""
    return Make
