"""One incident held against one reading of one arrangement. Computed, never edited, and silent on blame."""

from __future__ import annotations

import hashlib

from trucewatch.model.frozen import Frozen
from trucewatch.model.vocabulary import Outcome, Truth


class Test(Frozen):
    """One of the six tests with its answer and what it rests on, in plain words naming term ids and claim ids."""

    __test__ = False  # not a pytest class

    name: str
    answer: Truth
    basis: str


class Finding(Frozen):
    """The six tests and their outcome. `terms_version` is the hash of the adopted arrangement it was held against.

    "Possible breach" speaks of the incident, not of a party; a violation exists only as a person's assessment.
    """

    incident: str
    arrangement: str
    reading: str
    terms_version: str
    tests: tuple[Test, ...]
    outcome: Outcome

    @property
    def id(self) -> str:
        """`f-` and sixteen hex digits: equal on every engine for the same incident, reading and adopted terms."""
        return finding_id(self.incident, self.arrangement, self.reading, self.terms_version)


def finding_id(incident: str, arrangement: str, reading: str, terms_version: str) -> str:
    """The id of the finding on these four."""
    said = f"{incident}|{arrangement}|{reading}|{terms_version}"
    return "f-" + hashlib.sha256(said.encode()).hexdigest()[:16]
