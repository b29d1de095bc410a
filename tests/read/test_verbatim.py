from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.text.verbatim import locate

TEXT = "The column\tstopped\n\nat the bridge. “It is not\u00a0over,” she said — twice."


def test_white_space_and_signs_are_forgiven() -> None:
    assert (
        TEXT[slice(*(locate(TEXT, "column stopped at the bridge.") or (0, 0)))] == "column\tstopped\n\nat the bridge."
    )
    assert locate(TEXT, '"It is not over," she said - twice.') is not None


def test_words_are_not() -> None:
    assert locate(TEXT, "column halted at the bridge") is None
    assert locate(TEXT, "It is not yet over") is None
    assert locate(TEXT, "") is None


def test_the_nearest_of_several() -> None:
    text = "a truce. " * 5
    assert locate(text, "a truce", near=28) == (27, 34)
    assert locate(text, "a truce") == (0, 7)


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_every_part_of_a_text_is_in_it(text: str, a: int, b: int) -> None:
    part = text[min(a, b) : max(a, b)]
    if part.split():
        found = locate(text, part)
        assert found is not None
        assert 0 <= found[0] < found[1] <= len(text)
