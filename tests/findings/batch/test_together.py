"""Rows of an incident that stand apart are found, whatever the order of the table and the size of the partitions."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import BadInput
from trucewatch.findings.batch.checked import checked
from trucewatch.findings.batch.columns import TAKEN
from trucewatch.findings.batch.partitions import partitions
from trucewatch.findings.batch.source import Source, source_of
from trucewatch.findings.batch.together import check_together, hashed


def source(ids: list[str | None]) -> Source:
    said = ["{}"] * len(ids)
    columns = {f.name: pa.nulls(len(ids), f.type) for f in TAKEN} | {
        "incident": pa.array(ids, pa.string()),
        "said": pa.array(said, pa.string()).dictionary_encode(),
    }
    return source_of(pa.table(columns, schema=TAKEN))


def look(ids: list[str | None], size: int, finished: frozenset[int] = frozenset()) -> None:
    asked = source(ids)
    begun, unseen = [], []
    for part in partitions(asked, size):
        if part.number in finished:
            unseen.append((part.first, part.stop))
        else:
            begun.append(hashed(checked(part.rows()).begun))
    check_together(asked, begun, unseen)


IDS = st.lists(st.sampled_from(["a", "b", "c", "ä", "aa", None]), max_size=14)


@given(IDS, st.integers(1, 5), st.sets(st.integers(0, 9)))
def test_apart_is_apart_however_it_is_cut(ids: list[str | None], size: int, finished: set[int]) -> None:
    heads = [one for n, one in enumerate(ids) if n == 0 or one != ids[n - 1]]
    known = [one for one in heads if one is not None]
    if len(known) != len(set(known)):
        with pytest.raises(BadInput, match="Sort the table by incident"):
            look(ids, size, frozenset(finished))
    else:
        look(ids, size, frozenset(finished))


def test_both_places_are_named() -> None:
    with pytest.raises(BadInput, match="table, row 4: incident 'b' stands there and at table, row 1, with others"):
        look(["b", "b", "a", "b"], 2)
