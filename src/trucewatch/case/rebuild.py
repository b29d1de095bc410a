"""Dropping every view and making it again from objects and ledger: the answer must be the one lived through."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import delete

from trucewatch.case.case import Case
from trucewatch.case.derived import forget
from trucewatch.case.kept import forget_kept
from trucewatch.case.records import forget_open
from trucewatch.case.suggest import Progress, suggest
from trucewatch.case.view import View, view
from trucewatch.ledger.erase import finish
from trucewatch.ledger.store import suggestions


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did. `before` and `after` are digests of everything the views show."""

    before: str
    after: str
    read: int
    swept: int
    erasures_finished: int

    @property
    def same(self) -> bool:
        """Whether the views are what they were."""
        return self.before == self.after


def digest(of: View) -> str:
    """A hash over every claim, suggestion, incident and finding of a view."""
    shown = {
        "claims": {key: c.claim.model_dump(mode="json") for key, c in of.claims.items()},
        "suggestions": [s.model_dump(mode="json") for s in of.suggestions],
        "incidents": [i.model_dump(mode="json") for i in of.incidents.values()],
        "findings": {key: [f.model_dump(mode="json") for f in found] for key, found in of.findings.items()},
    }
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def rebuild(case: Case, told: Callable[[Progress], None] | None = None) -> Rebuilt:
    """Drop the views, finish what a kill left half-done, read everything again, and compare."""
    first = view(case)
    suggest(case, first.held)
    before = digest(view(case))
    with case.ledger.store.write() as connection:
        connection.execute(delete(suggestions))
    forget_open(case)
    forget_kept(case)
    forget(case)  # what is derived from feeds is made anew when it is next asked for
    finished, swept = finish(case.ledger, case.objects), case.objects.sweep()
    read = suggest(case, view(case).held, told)
    return Rebuilt(before, digest(view(case)), read, swept, finished)
