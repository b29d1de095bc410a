"""What holds for every instant and both sides: the sides mirror, and an earlier known-at never shows a later record."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import at
from standing_case import seen, standing
from trucewatch.products.allegations import allegations
from trucewatch.products.deadlines import deadline_board
from trucewatch.products.register import register

SIDES = {"norland": "sudland", "sudland": "norland", "Norland": "Sudland", "Sudland": "Norland"}
NOW = "03-20 00:00"


def mirrored(text: str) -> str:
    """The two sides' names changed about."""
    return re.sub("norland|sudland|Norland|Sudland", lambda found: SIDES[found.group()], text)


def shown(case, when: str = NOW) -> str:
    """All products of commitments and allegations as one text, without ids and the ledger's hash."""
    view = seen(case)
    moment = at(when)
    made = {
        "register": json.loads(register(view, moment).model_dump_json()),
        "deadlines": json.loads(deadline_board(view, moment, past=True).model_dump_json()),
        "allegations": [json.loads(row.model_dump_json()) for row in allegations(view, moment)],
    }
    for product in ("register", "deadlines"):
        del made[product]["method"]["ledger"]
    text = json.dumps(made, ensure_ascii=False)
    return re.sub(r'"words": "[^"]*"', "", re.sub(r"[cirfm]-[0-9a-f]{10,16}", "ID", text))


@pytest.mark.parametrize("when", ["03-05 00:00", "03-07 12:00", NOW])
def test_swapping_the_sides_mirrors_every_product(tmp_path, when):
    texts = []
    for turn in (str, mirrored):
        with standing(tmp_path / turn.__name__, turn=turn) as case:
            texts.append(shown(case, when))
    assert texts[0] != texts[1]
    assert mirrored(texts[0]) == texts[1]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with standing(tmp_path_factory.mktemp("known") / "vale") as made:
        yield made


def records(case, known_at: str) -> set[str]:
    """Everything that the products cite or list when asked with what was known by then."""
    view = seen(case, known_at)
    text = json.dumps(
        [
            json.loads(register(view, at(NOW)).model_dump_json()),
            [json.loads(row.model_dump_json()) for row in allegations(view, at(NOW))],
        ]
    )
    spans = set(re.findall(r'"report": "(r-[0-9a-f]+)", "start": (\d+)', text))
    steps = {(row.claim, line.entry) for row in allegations(view, at(NOW)) for line in row.history}
    return {str(found) for found in (*spans, *steps)}


HOURS = st.integers(0, 24 * 10).map(lambda h: f"03-{1 + h // 24:02d} {h % 24:02d}:00")


@settings(max_examples=25, deadline=None)
@given(one=HOURS, other=HOURS)
def test_an_earlier_known_at_never_shows_a_later_record(case, one, other):
    first, last = sorted((one, other))
    assert records(case, first) <= records(case, last)


def test_the_records_do_grow(case):
    sizes = [len(records(case, known)) for known in ("03-02 00:00", "03-05 00:00", "03-10 00:00")]
    assert sizes[0] == 0 < sizes[1] < sizes[2]
