"""Words for what was hit."""

from __future__ import annotations

import pytest

from trucewatch.findings.objects import protected


@pytest.mark.parametrize(
    "words",
    [
        "a field hospital",
        "two clinics",
        "Water treatment plant",
        "bakeries",
        "houses",
        "49 children",
        "civil defence centre",
        "churches",
        "a school used by fighters",
    ],
)
def test_protected(words: str) -> None:
    assert protected(words) is True


@pytest.mark.parametrize("words", ["positions of the group", "an arms depot", "militants", "command posts", "tanks"])
def test_military(words: str) -> None:
    assert protected(words) is False


@pytest.mark.parametrize("words", ["", "the hill", "soldiers", "Waterloo", "marketing", "Schoolcraft ridge", "Армия"])
def test_not_told(words: str) -> None:
    assert protected(words) is None
