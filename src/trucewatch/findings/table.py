"""Every combination of the six answers and its outcome, computed by the SQL text itself and folded for reading.

`python -m trucewatch.findings.table` writes it as Markdown; `docs/reference/outcomes.md` is its output.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import groupby, product

from trucewatch.findings.decide import TESTS, Held, decide, table_of
from trucewatch.findings.live import NAMES
from trucewatch.model.vocabulary import Truth

ORDER = ("in_area", "in_time", "bound", "excluded", "permitted", "prohibited")
"""The tests in the order in which they decide."""

ANSWERS: tuple[bool | None, ...] = (True, False, None)

Combination = tuple[bool | None, ...]
Folded = tuple[tuple[str, ...], str]


def held(combination: Mapping[str, bool | None]) -> Held:
    """A row whose six tests come out as given."""
    bound, excluded = combination["bound"], combination["excluded"]
    return Held(
        incident="",
        arrangement="",
        reading="",
        terms_version="",
        in_area=combination["in_area"],
        in_time=combination["in_time"],
        act_prohibited=combination["prohibited"],
        act_permitted=combination["permitted"],
        actor_named=bound is not None,
        actor_disputed=False,
        actor_bound=bound,
        target_stated=excluded is not False,
        target_excluded=excluded,
        target_disputed=False,
        object_protected=False,
    )


def outcomes() -> dict[Combination, str]:
    """The outcome of each of the 729 combinations, keyed by the answers in `ORDER`."""
    combinations = list(product(ANSWERS, repeat=len(ORDER)))
    decided = decide(table_of([held(dict(zip(ORDER, c, strict=True))) for c in combinations])).to_pylist()
    for combination, row in zip(combinations, decided, strict=True):
        if any(row[test] is not answer for test, answer in zip(ORDER, combination, strict=True)):
            raise AssertionError(f"the tests of {combination} came out otherwise: {[row[t] for t in TESTS]}")
    return {c: row["outcome"] for c, row in zip(combinations, decided, strict=True)}


def folded(of: Mapping[Combination, str]) -> list[Folded]:
    """The combinations as few rows that exclude each other: `any` where a test does not matter."""
    return _fold(of, ())


def _fold(of: Mapping[Combination, str], fixed: Combination) -> list[Folded]:
    left = {outcome for combination, outcome in of.items() if combination[: len(fixed)] == fixed}
    if len(left) == 1:
        return [(("any",) * (len(ORDER) - len(fixed)), left.pop())]
    branches = [(answer, _fold(of, (*fixed, answer))) for answer in ANSWERS]
    branches.sort(key=lambda branch: (repr(branch[1]), ANSWERS.index(branch[0])))
    rows: list[tuple[int, Folded]] = []
    for _, group in groupby(branches, key=lambda branch: repr(branch[1])):
        same = list(group)
        word = "any" if len(same) == len(ANSWERS) else " or ".join(Truth.of(answer) for answer, _ in same)
        first = -1 if same[0][0] is False else ANSWERS.index(same[0][0])
        rows.extend((first, ((word, *cells), outcome)) for cells, outcome in same[0][1])
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def markdown(of_all: Mapping[Combination, str]) -> str:
    """The page: how to read it, then the table."""
    head = " | ".join(NAMES[test] for test in ORDER)
    lines = "\n".join(f"| {' | '.join(cells)} | **{outcome}** |" for cells, outcome in folded(of_all))
    return f"""# Outcomes of a finding

A finding holds one incident against one reading of one arrangement. Six tests are each answered *yes*, *no* or
*unknown*; the table gives the outcome of all {len(of_all)} combinations. *any*: the test does not matter
there. The rows exclude each other, and together they leave nothing out.

The outcome speaks of the incident, not of a party. *Actor bound* is *unknown* also where nobody is named as the actor,
and that does not stand in the way. *Excluded* is *no* where nobody states an excluded target, and *unknown* where one
is stated but disputed, or something else was hit. *Prohibited act* is *unknown* where no term on record speaks of the
act. A violation is never computed: it exists only as an assessment that a person put on record.

| {head} | outcome |
|{"---|" * (len(ORDER) + 1)}
{lines}

This page is written by `python -m trucewatch.findings.table` from the same SQL text that decides findings.
"""


def page() -> str:
    """The whole page as it stands in the documentation."""
    return markdown(outcomes())


if __name__ == "__main__":
    sys.stdout.write(page())
