"""What a matter depends on counts as satisfied only where it is on record as met or in force."""

from __future__ import annotations

import pytest

from made import at
from standing_case import DECISIONS, seen, standing
from trucewatch.model.vocabulary import Truth
from trucewatch.products.commitments import commitments


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    more = (
        "  - {link: offer, relation: dependence, arrangement: vale-calm}\n"
        "  - {link: offer, relation: dependence, to: soon}\n"
        "  - {link: not-opened, relation: fulfilment, to: soon}\n"
    )
    with standing(tmp_path_factory.mktemp("needs") / "vale", DECISIONS + more) as made:
        yield made


def needs(case, when):
    [row] = [r for r in commitments(seen(case), at(when)) if r.sort == "offer"]
    return {need.what.split(";")[0]: (need.met, need.satisfied) for need in row.needs}


@pytest.mark.parametrize(("when", "met"), [("03-09 18:14", Truth.YES), ("03-09 18:15", Truth.NO)])
def test_an_arrangement_satisfies_while_it_is_in_force(case, when, met):
    assert needs(case, when)["Calm of Vale in force"] == (met, met is Truth.YES)


def test_another_commitment_satisfies_once_it_is_on_record_as_fulfilled(case):
    assert needs(case, "03-05 12:00")["undertaking (prospective)"] == (Truth.UNKNOWN, False)
    assert needs(case, "03-10 12:00")["undertaking (prospective)"] == (Truth.YES, True)


def test_a_condition_without_evidence_is_not_satisfied_and_not_broken(case):
    assert needs(case, "03-10 12:00")["“the shelling stops”"] == (Truth.UNKNOWN, False)
