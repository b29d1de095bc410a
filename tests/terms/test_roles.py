"""What a party is to an arrangement: its own role first, then what it is part of, and lists kept by people."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.model.instant import parse_instant
from trucewatch.terms.roles import Asked, any_exclusion, bound, excluded, roles

NOON = parse_instant("2031-05-02T12:00Z")


@pytest.fixture(scope="module")
def asked(make: Any) -> Any:
    parties = [
        make.party("norland", kind="government"),
        make.party("norland-army", "norland", kind="force"),
        make.party("lone-brigade", "norland-army", kind="force"),
        make.party("sudland"),
        make.party("band"),
        make.party("band-wing", "band"),
        make.party("cousins"),
        make.party("stranger"),
        make.party("torn"),
    ]
    rows = [
        {"party": "norland", "role": "declared"},
        {"party": "lone-brigade", "role": "refused"},
        {"party": "sudland", "role": "accepted", "from": "2031-05-02"},
        {"party": "band", "role": "excluded"},
        {"party": "band", "role": "not a party", "cite": make.cite("Radio Vale", "2031-04-01")},
        {"party": "torn", "role": "accepted"},
        {"party": "torn", "role": "excluded"},
        {"party": "norland-army", "role": "guarantor"},
    ]
    linked = {"party": "linked", "role": "excluded", "cite": make.cite("Harrow Post", "2031-04-15")}

    def ask(*, category: bool = False, known: str | None = None) -> Asked:
        written = [{"cite": make.cite()} | row for row in [*rows, *([linked] if category else [])]]
        calm = make.arrangement(make.area("vale", ("2031-03-01", None)), parties=written)
        book = make.book(calm, parties=parties, categories=[make.category("linked", "cousins")])
        return Asked(book, calm, NOON, NOON, known and parse_instant(known))

    return ask


@pytest.mark.parametrize(
    ("party", "answer"),
    [
        ("norland", True),
        ("norland-army", True),  # by its government; that it guarantees binds nobody
        ("lone-brigade", False),  # its own refusal comes first
        ("sudland", None),  # accepted at some time of that very day
        ("band", False),
        ("band-wing", False),
        ("torn", None),
        ("stranger", None),
    ],
)
def test_who_is_bound(asked: Any, party: str, answer: bool | None) -> None:
    assert bound(asked(), party).value is answer


@pytest.mark.parametrize(
    ("party", "closed", "with_category"),
    [
        ("band", True, True),
        ("band-wing", True, True),
        ("cousins", False, True),  # on the list of the category
        ("stranger", False, None),  # on no list, beside an open category
        ("norland", False, False),
        ("lone-brigade", None, None),  # said not to have joined; that does not say exempt
        ("torn", None, None),
    ],
)
def test_who_is_excluded(asked: Any, party: str, closed: bool | None, with_category: bool | None) -> None:
    assert excluded(asked(), party).value is closed
    assert excluded(asked(category=True), party).value is with_category


def test_each_source_keeps_its_own_word(asked: Any) -> None:
    told = excluded(asked(), "band").basis
    assert told == "Band: excluded (Vale Post, 2031-03-01); not a party (Radio Vale, 2031-04-01)"
    assert "Band Wing: excluded as Band" in excluded(asked(), "band-wing").basis
    assert [to.role.value for to, _ in roles(asked(), "band")] == ["excluded", "not a party"]


def test_a_role_counts_once_its_source_is_known(asked: Any) -> None:
    assert excluded(asked(category=True, known="2031-04-10T00:00Z"), "stranger").value is False
    assert excluded(asked(category=True, known="2031-04-20T00:00Z"), "stranger").value is None
    assert not any_exclusion(asked(known="2031-01-01T00:00Z"))
    assert any_exclusion(asked())


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        ("2031-05-01 00:00", "2031-05-02 00:00", None),
        ("2031-05-03 00:00", "2031-05-04 00:00", True),
        ("2031-05-09 00:00", "2031-05-10 00:00", None),
        ("2031-05-08 00:00", "2031-05-08 12:00", True),
        ("2031-05-08 00:00", "2031-05-08 12:01", None),
    ],
)
def test_a_role_by_date(make: Any, start: str, end: str, answer: bool | None) -> None:
    dates = {"from": "2031-05-02", "until": "2031-05-08 12:00"}
    row = {"party": "sudland", "role": "accepted", "cite": make.cite()} | dates
    calm = make.arrangement(make.area("vale", ("2031-03-01", None)), parties=[row])
    span = (parse_instant(text, make.zone) for text in (start, end))
    assert bound(Asked(make.book(calm), calm, *span), "sudland").value is answer


def test_a_renamed_party_is_one_party(make: Any) -> None:
    """The role goes by id, whatever name a text uses on that day."""
    from trucewatch.model.party import Party

    renamed = Party.model_validate(
        {"id": "band", "kind": "group", "name": "Band", "names": [{"name": "New Front", "from": "2031..2031-05-01"}]},
        context={"zone": "UTC"},
    )
    calm = make.arrangement(
        make.area("vale", ("2031-03-01", None)), parties=[{"party": "band", "role": "excluded", "cite": make.cite()}]
    )
    asked = Asked(make.book(calm, parties=[renamed]), calm, NOON, NOON)
    assert excluded(asked, "band").value is True
