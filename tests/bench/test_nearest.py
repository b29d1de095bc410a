from __future__ import annotations

from trucewatch.bench.nearest import REACH, counts_near, gap, name_near_attack, number_spans
from trucewatch.model.figure import Counted


def test_a_number_goes_to_the_nearest_casualty_word() -> None:
    text = "Shells killed 12 people in Vale and 30 were wounded."
    found = counts_near(text, 0, len(text), number_spans(text, 0, len(text)))
    assert [(what, n) for _, what, n in found] == [(Counted.KILLED, 12), (Counted.WOUNDED, 30)]
    assert [text[slice(*span)] for span, _, _ in found] == ["12", "30"]


def test_a_number_far_from_any_casualty_word_is_left_out() -> None:
    text = "Some 40 trucks" + " of the long column" * 5 + " came in, and nobody was killed."
    assert text.index("killed") - text.index("40") > REACH
    assert counts_near(text, 0, len(text), number_spans(text, 0, len(text))) == []


def test_the_nearest_name_is_taken_right_or_wrong() -> None:
    text = "Norland said that Sudland shelled Vale."
    names = [(0, 7), (18, 25)]
    assert name_near_attack(text, 0, len(text), names) == (18, 25)
    assert name_near_attack(text, 0, len(text), []) is None
    quiet = "Norland met Sudland in Vale."
    assert name_near_attack(quiet, 0, len(quiet), names) is None


def test_spans_that_touch_have_no_gap() -> None:
    assert (gap((0, 3), (3, 5)), gap((3, 5), (0, 2)), gap((0, 9), (2, 4))) == (0, 1, 0)
