"""The test that decides, for every combination of answers."""

from __future__ import annotations

from itertools import product

from trucewatch.findings.decide import TESTS, decide, table_of
from trucewatch.findings.deciding import DECIDES, deciding
from trucewatch.findings.live import NAMES
from trucewatch.findings.table import ORDER, held
from trucewatch.model.finding import Finding, Test
from trucewatch.model.vocabulary import Outcome, Truth


def test_changing_any_later_test_never_changes_an_outcome_before_it() -> None:
    combinations = [dict(zip(ORDER, c, strict=True)) for c in product((True, False, None), repeat=len(ORDER))]
    rows = decide(table_of([held(c) for c in combinations])).to_pylist()
    seen = set()
    for row in rows:
        tests = tuple(Test(name=NAMES[t], answer=Truth.of(row[t]), basis="") for t in TESTS)
        finding = Finding(
            incident="i", arrangement="a", reading="r", terms_version="v", tests=tests, outcome=Outcome(row["outcome"])
        )
        test = deciding(finding)
        seen.add(finding.outcome)
        if finding.outcome in DECIDES:
            yes = finding.outcome in (Outcome.EXCLUDED, Outcome.PERMITTED, Outcome.POSSIBLE_BREACH)
            assert test.answer is (Truth.YES if yes else Truth.NO)
        else:
            assert test.answer is Truth.UNKNOWN or (test.name, test.answer) == ("prohibited act", Truth.NO)
    assert seen == set(Outcome)
