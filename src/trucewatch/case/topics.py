"""What claims say they are about: an id of the case, or a topic of their own. One that is nearly an id is told."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from trucewatch.case.files import CaseFiles
from trucewatch.model.claim import Claim
from trucewatch.terms.conditions import own

NEAR = 0.8
"""How alike a topic and an id are, from 0 to 1, to be told as perhaps mistyped."""


def mistyped(claims: Iterable[Claim], files: CaseFiles) -> tuple[str, ...]:
    """The claims whose `about` is no id of the case and nearly one, each with what to do; in their order."""
    ids = subjects(files)
    others = files.parties.keys() | files.sources.keys() | files.places.keys() | files.zones.keys()
    told = []
    for claim in claims:
        if claim.about is None or claim.about in ids or claim.about in others:
            continue
        if near := difflib.get_close_matches(claim.about, sorted(ids), n=1, cutoff=NEAR):
            told.append(
                f"{claim.id} is about {claim.about!r}, which stands as a topic of its own; near: {near[0]}. "
                f"If it was mistyped, correct it: `correct: {claim.id}`, `set: {{about: {near[0]}}}`"
            )
    return tuple(told)


def subjects(files: CaseFiles) -> frozenset[str]:
    """The ids that `about` can mean: arrangements, their conditions, and what was to come of these."""
    found: set[str] = set()
    for arrangement in files.arrangements.values():
        found.add(arrangement.id)
        for reading in (None, *arrangement.readings):
            for condition in own(arrangement, reading).values():
                found.update({condition.id, *((condition.outcome.id,) if condition.outcome else ())})
    return frozenset(found)
