"""Looked up or decided row by row: the same answers."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.findings.decide import KEYS, Held, decide, table_of
from trucewatch.findings.found import FOUND, found
from trucewatch.findings.patterns import NEVER_NULL, VALUES, numbers, patterns
from trucewatch.model.finding import finding_id
from trucewatch.model.vocabulary import Outcome

KEY = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
ROW = st.builds(Held, **dict.fromkeys(KEYS, KEY), **{name: st.sampled_from(values) for name, values in VALUES.items()})


@given(st.lists(ROW, max_size=40))
def test_every_row_is_decided_as_the_text_decides_it(rows: list[Held]) -> None:
    held = table_of(rows)
    told = found(held).to_pylist()
    assert [{k: v for k, v in row.items() if k != "id"} for row in told] == decide(held).to_pylist()
    assert [row["id"] for row in told] == [finding_id(*(row[key] for key in KEYS)) for row in told]


def test_dictionary_keys_are_the_same_keys() -> None:
    plain = table_of([Held("i-1", "calm", "post", "v1", True, True, True, False, *[False] * 2, None, *[False] * 4)])
    coded = plain.set_column(1, "arrangement", plain["arrangement"].dictionary_encode())
    assert found(coded).equals(found(plain))
    assert found(coded).schema == FOUND


def test_all_patterns_are_there_and_every_outcome() -> None:
    count = 1
    for values in VALUES.values():
        count *= len(values)
    assert patterns().answers.shape == (6, count)
    assert set(patterns().words) == {outcome.value for outcome in Outcome}


@pytest.mark.parametrize("name", sorted(NEVER_NULL))
def test_a_null_where_none_can_be_is_told(name: str) -> None:
    row: dict[str, Any] = dict.fromkeys(KEYS, "") | dict.fromkeys(VALUES, False)
    held = table_of([Held(**row)])
    at = held.column_names.index(name)
    with pytest.raises(ValueError, match=rf"held\.{name}: got a null"):
        numbers(held.set_column(at, name, pa.nulls(1, pa.bool_())))
