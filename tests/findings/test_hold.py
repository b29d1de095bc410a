"""Held by arrays as one by one: the same answers, whatever the path, the order and the parts."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.plain import plainly
from findings.world import KNOWN_AT, book, claims, examples, incidents
from trucewatch.errors import BadInput
from trucewatch.findings import placed
from trucewatch.findings.decide import decide
from trucewatch.findings.hold import hold
from trucewatch.findings.ready import Ready, ready
from trucewatch.findings.rows import ROWS, rows_of
from trucewatch.model.claim import Claim
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Outcome
from trucewatch.terms.grid import Grid

BOOK = book()
GRIDDED = book()
vars(GRIDDED)["grid"] = Grid(GRIDDED.ground, worth=0)  # a grid for every class of radii, however few the places


def held(asked: Sequence[Incident], made: Ready, said: dict[str, Claim] | None = None, every: bool = False) -> Any:
    return hold(rows_of(asked, made.book, said or {}), made, every=every).to_pylist()


@given(incidents(), KNOWN_AT, claims(), st.booleans())
@settings(max_examples=200)
def test_arrays_answer_as_one_by_one(asked: list[Incident], known_at: Any, said: list[Claim], every: bool) -> None:
    own = {claim.id: claim for claim in said}
    asked = [asked[0].model_copy(update={"claims": tuple(own)}), *asked[1:]]
    plain = [row._asdict() for row in plainly(asked, BOOK, known_at, own, every)]
    assert held(asked, ready(BOOK, known_at), own, every) == plain
    assert held(asked, ready(GRIDDED, known_at), own, every) == plain


@given(incidents(), st.randoms())
@settings(max_examples=50)
def test_the_order_and_the_parts_change_nothing(asked: list[Incident], chance: Any) -> None:
    made = ready(BOOK, None)
    whole = held(asked, made)
    assert [row for one in asked for row in held([one], made)] == whole
    mixed = chance.sample(asked, len(asked))
    place = {incident.id: n for n, incident in enumerate(asked)}
    assert sorted(held(mixed, made), key=lambda row: place[row["incident"]]) == whole


@pytest.mark.parametrize("made", [ready(BOOK, None), ready(GRIDDED, None)])
@pytest.mark.parametrize("every", [True, False])
def test_the_examples_answer_as_one_by_one(made: Ready, every: bool) -> None:
    assert held(examples(), made, every=every) == [row._asdict() for row in plainly(examples(), BOOK, every=every)]


@pytest.mark.parametrize("every", [True, False])
def test_parts_that_fit_into_less_memory_change_nothing(every: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [one.model_copy(update={"id": f"{one.id}-{n}"}) for n in range(3) for one in examples()]
    whole = held(asked, ready(BOOK, None), every=every)
    monkeypatch.setattr(placed, "_CELLS", 1)  # a part for each incident of several rows
    assert held(asked, ready(BOOK, None), every=every) == whole


def test_the_examples_have_every_outcome() -> None:
    table = hold(rows_of(examples(), BOOK, {}), ready(BOOK, None), every=True)
    assert set(decide(table)["outcome"].to_pylist()) == {outcome.value for outcome in Outcome}


@given(incidents())
@settings(max_examples=10)
def test_what_is_made_ready_travels(asked: list[Incident]) -> None:
    made = ready(BOOK, None)
    assert held(asked, pickle.loads(pickle.dumps(made))) == held(asked, made)


def test_threads_share_what_is_made_ready() -> None:
    """From the first question on, when nothing has been worked out yet."""
    rows = rows_of(examples(), BOOK, {})
    plain = hold(rows, ready(BOOK, None), every=True)
    made = Ready(BOOK)
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: hold(rows, made, every=True), range(32)))
    assert all(answer.equals(plain) for answer in answers)


@given(incidents())
@settings(max_examples=20)
def test_encoded_columns_and_other_units_are_the_same_table(asked: list[Incident]) -> None:
    made = ready(BOOK, None)
    rows = rows_of(asked, BOOK, {})
    other = rows
    for name in ("incident", "place", "said"):
        other = other.set_column(other.column_names.index(name), name, other[name].dictionary_encode())
    assert hold(other, made).equals(hold(rows, made))


@pytest.mark.parametrize("name", ROWS.names)
def test_a_missing_column_is_told(name: str) -> None:
    rows = rows_of([], BOOK, {}).drop_columns([name])
    with pytest.raises(BadInput, match=f"no column {name!r}"):
        hold(rows, ready(BOOK, None))


def test_a_text_that_is_none_is_told() -> None:
    rows = pa.table({f.name: pa.nulls(1, f.type) for f in ROWS if f.name not in ("incident", "said")})
    rows = rows.append_column("incident", pa.array(["i-1"]))
    for text, told in [("{", "the text"), ('{"act":["shelling"]}', "act"), (None, "column said")]:
        with pytest.raises(BadInput, match=told):
            hold(rows.append_column("said", pa.array([text], pa.string())), ready(BOOK, None))


def test_nothing_gives_nothing() -> None:
    assert hold(rows_of([], BOOK, {}), ready(BOOK, None)).num_rows == 0
