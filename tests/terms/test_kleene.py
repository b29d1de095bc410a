"""Three-valued logic: the same as SQL's, and knowledge never turns an answer round."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.terms.kleene import agreed, both, either, negated

THREE = st.sampled_from([True, False, None])


@given(st.lists(THREE, min_size=1, max_size=4))
def test_both_and_either_answer_as_sql_does(values: list[bool | None]) -> None:
    words = ["NULL::BOOLEAN" if v is None else str(v) for v in values]
    sql = duckdb.sql(f"SELECT {' AND '.join(words)}, {' OR '.join(words)}").fetchall()[0]
    assert sql == (both(*values), either(*values))


@given(st.lists(THREE, min_size=1, max_size=5), st.integers(0, 4), st.booleans())
def test_knowing_more_never_turns_an_answer_round(values: list[bool | None], at: int, learnt: bool) -> None:
    unknown = [i for i, v in enumerate(values) if v is None]
    if not unknown:
        return
    after = list(values)
    after[unknown[at % len(unknown)]] = learnt
    for rule in (lambda v: both(*v), lambda v: either(*v), lambda v: negated(v[0])):
        assert rule(values) in (None, rule(after))


def test_and_over_nothing_is_refused_and_or_over_nothing_is_no() -> None:
    with pytest.raises(ValueError, match="nothing"):
        both()
    assert either() is False


@pytest.mark.parametrize(
    ("values", "shared"),
    [([True, True], True), ([False], False), ([True, False], None), ([True, None], None), ([None], None), ([], None)],
)
def test_rival_statements_answer_only_where_they_agree(values: list[bool | None], shared: bool | None) -> None:
    assert agreed(values) is shared
