"""The SQL text: the outcome in its order, Kleene's logic, and knowledge that never turns a decided outcome round."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.findings.decide import KEYS, SCHEMA, TESTS, Held, decide, sql_text, table_of
from trucewatch.model.vocabulary import Outcome

THREE = st.sampled_from([True, False, None])
COLUMNS = [name for name in Held._fields if name not in KEYS]
NEVER_NULL = ("actor_named", "actor_disputed", "target_stated", "target_disputed")
ORDER = [o.value for o in Outcome]

HELD = st.fixed_dictionaries({c: st.booleans() if c in NEVER_NULL else THREE for c in COLUMNS})


def row(**columns: Any) -> Held:
    """In area and time, prohibited, nobody named, no target stated: a possible breach, unless told otherwise."""
    plain: dict[str, Any] = dict.fromkeys(KEYS, "k") | {
        "in_area": True,
        "in_time": True,
        "act_prohibited": True,
        "act_permitted": False,
        "actor_named": False,
        "actor_disputed": False,
        "actor_bound": None,
        "target_stated": False,
        "target_excluded": None,
        "target_disputed": False,
        "object_protected": False,
    }
    return Held(**(plain | columns))


def answer(**columns: Any) -> dict[str, Any]:
    (decided,) = decide(table_of([row(**columns)])).to_pylist()
    return decided


def outcome(**columns: Any) -> str:
    return str(answer(**columns)["outcome"])


UNBOUND = {"actor_named": True, "actor_bound": False}
EXCLUDED = {"target_stated": True, "target_excluded": True}


def test_the_first_that_matches_wins() -> None:
    everything = {"in_area": False, "in_time": False, "act_permitted": True} | UNBOUND | EXCLUDED
    assert outcome(**everything) == "outside area"
    assert outcome(**everything | {"in_area": None}) == "outside time"
    assert outcome(**everything | {"in_area": None, "in_time": None}) == "not bound"
    rest = {"in_area": None, "in_time": None, "act_permitted": True} | EXCLUDED
    assert outcome(**rest) == "excluded"
    assert outcome(**rest | {"target_excluded": False}) == "permitted"
    assert outcome(in_area=None) == outcome(in_time=None) == outcome(act_prohibited=None) == "not determined"
    assert outcome() == "possible breach"


def test_an_act_that_no_term_prohibits_is_no_possible_breach() -> None:
    assert outcome(act_prohibited=False) == "not determined"


def test_an_actor_counts_only_where_every_naming_stands() -> None:
    assert outcome(**UNBOUND) == "not bound"
    assert outcome(**UNBOUND, actor_disputed=True) == "possible breach"
    assert outcome(actor_named=False, actor_bound=False) == "possible breach"
    assert outcome(actor_named=True, actor_bound=None) == "possible breach"


def test_an_exclusion_that_is_open_is_not_determined_and_one_that_nobody_states_is_no() -> None:
    assert outcome(**EXCLUDED) == "excluded"
    assert outcome(**EXCLUDED, target_disputed=True) == "not determined"
    assert outcome(**EXCLUDED, object_protected=True) == "not determined"
    assert outcome(**EXCLUDED, object_protected=None) == "not determined"
    assert outcome(target_stated=True, target_excluded=None) == "not determined"
    assert outcome(target_stated=True, target_excluded=False, object_protected=True) == "possible breach"
    assert answer(target_excluded=True)["excluded"] is False


@given(st.lists(HELD, min_size=1, max_size=30))
def test_rows_come_out_in_order_with_an_outcome_each(rows: list[dict[str, Any]]) -> None:
    held = [row(**columns, incident=f"i-{n}") for n, columns in enumerate(rows)]
    decided = decide(table_of(held)).to_pylist()
    assert [d["incident"] for d in decided] == [h.incident for h in held]
    assert all(d["outcome"] in ORDER for d in decided)
    assert [d["outcome"] for d in decided] == [decide(table_of([h])).to_pylist()[0]["outcome"] for h in held[:3]] + [
        d["outcome"] for d in decided[3:]
    ]


@given(HELD, st.data())
def test_knowing_more_never_undoes_what_was_decided(columns: dict[str, Any], data: st.DataObject) -> None:
    """No test turns round; and an outcome reached by an earlier rule stays unless a rule before it now matches."""
    unknown = [name for name, value in columns.items() if value is None]
    learnt = {name: data.draw(st.booleans(), label=name) for name in unknown}
    before, after = decide(table_of([row(**columns), row(**columns | learnt)])).to_pylist()
    assert all(before[test] in (None, after[test]) for test in TESTS)
    if before["outcome"] not in ("not determined", "possible breach"):
        assert ORDER.index(after["outcome"]) <= ORDER.index(before["outcome"])


@given(HELD)
def test_a_possible_breach_rests_on_known_area_time_and_act(columns: dict[str, Any]) -> None:
    found = answer(**columns)
    if found["outcome"] == "possible breach":
        assert [found[test] for test in ("in_area", "in_time", "prohibited", "excluded")] == [True, True, True, False]
        assert found["bound"] is not False


def test_no_rows() -> None:
    assert decide(table_of([])).num_rows == 0
    assert table_of([]).schema == SCHEMA


def test_a_million_rows_take_the_same_text() -> None:
    one = table_of([row(), row(in_area=None), row(**EXCLUDED)])
    many = pa.concat_tables([one] * 100_000).combine_chunks()
    found = decide(many).column("outcome").to_pylist()
    assert found == ["possible breach", "not determined", "excluded"] * 100_000


def test_the_text_is_plain_select_over_one_table() -> None:
    text = "\n".join(line for line in sql_text().splitlines() if not line.startswith("--")).upper()
    assert text.count("FROM HELD") == 1
    assert not any(word in text for word in ("::", "CREATE", "PRAGMA", "QUALIFY", "LIST_", "STRUCT"))
