"""Which of the six tests decides an outcome: the one that a reader should look at first.

It follows the order of the outcomes: the first that matches wins. Of what is not determined, every unknown test in that
order stands in the way, and the first of them is named.
"""

from __future__ import annotations

from trucewatch.model.finding import Finding, Test
from trucewatch.model.vocabulary import Outcome, Truth

DECIDES = {
    Outcome.OUTSIDE_AREA: "in area",
    Outcome.OUTSIDE_TIME: "in time",
    Outcome.NOT_BOUND: "actor bound",
    Outcome.EXCLUDED: "excluded",
    Outcome.PERMITTED: "permitted",
    Outcome.POSSIBLE_BREACH: "prohibited act",
}
OPEN = ("in area", "in time", "excluded", "prohibited act")
"""The tests that leave an outcome open where they are unknown, in order."""


def deciding(finding: Finding) -> Test:
    """The test that decides a finding's outcome."""
    tests = {test.name: test for test in finding.tests}
    if finding.outcome in DECIDES:
        return tests[DECIDES[finding.outcome]]
    return next((tests[name] for name in OPEN if tests[name].answer is Truth.UNKNOWN), tests["prohibited act"])
