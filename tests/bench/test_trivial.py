from __future__ import annotations

from trucewatch.bench.trivial import trivial


def test_a_sentence_with_a_number_and_a_casualty_word_is_an_attack_and_nothing_else_is() -> None:
    text = "Shells killed 12 people in Vale. The mayor opened 3 bridges. Nobody was killed in Harrow."
    lines = list(trivial([{"id": "a", "text": text}]))
    assert [line["quote"] for line in lines] == ["Shells killed 12 people in Vale."]
    line = lines[0]
    assert text[line["start"] : line["end"]] == line["quote"]
    assert [(c["kind"], c["min"], c["max"]) for c in line["casualties"]] == [("killed", 12, 12)]
    assert (line["event_type"], line["stance"]) == ("attack_unspecified", "claim")
    assert "perpetrator" not in line
