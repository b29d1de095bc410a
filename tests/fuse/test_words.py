from __future__ import annotations

import pyarrow as pa

from trucewatch.fuse.words import KEPT, telling_words


def words(*texts: str | None, places: tuple[str | None, ...] = ()) -> list[list[str]]:
    column = pa.chunked_array([pa.array(texts, pa.string())])
    found = telling_words(column, pa.chunked_array([pa.array(places or (None,) * len(texts), pa.string())]))
    name = {code: word for word, code in found.lexicon.items()}
    return [[name[code] for code in row if code >= 0] for row in found.codes.tolist()]


def test_names_come_first_and_plain_words_of_reporting_not_at_all() -> None:
    told = words("Gunmen shot Jon Tarrow at the mill", "The mill where Tarrow died, Jon said", None)
    assert told == [["jon", "tarrow", "mill"], ["jon", "tarrow", "mill"], []]


def test_a_word_of_one_record_only_tells_nothing() -> None:
    assert words("Tarrow", "Sallow") == [[], []]


def test_the_own_place_is_left_out_and_the_others_is_kept() -> None:
    told = words("Osk and Tarrow", "Osk and Tarrow", places=("Osk; North", "Vale"))
    assert told == [["tarrow"], ["tarrow", "osk"]]


def test_no_more_than_are_kept() -> None:
    text = " ".join(f"Name{chr(97 + i)}x" for i in range(26))
    assert [len(row) for row in words(text, text)] == [KEPT, KEPT]


def test_accents_and_case_make_no_other_word() -> None:
    assert words("ZOLJ\u00c9 here", "zolje there") == [["zolje"], ["zolje"]]


def test_a_rare_word_weighs_more_among_more_records() -> None:
    def heaviest(rows: int) -> float:
        texts = [f"Tarrow said{i}" if i < 2 else f"nothing{i}" for i in range(rows)]
        return float(telling_words(pa.chunked_array([texts]), pa.chunked_array([["Vale"] * rows])).weights.max())

    few, some, many = (heaviest(rows) for rows in (100, 4_000, 16_384))
    assert few == some
    assert many > some * 1.1
