"""Whether something happened once: told as done, only planned, planned and its date passed, or nothing on record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trucewatch.model.claim import Claim
from trucewatch.model.condition import Happened
from trucewatch.model.vocabulary import Modality, Stance
from trucewatch.terms.book import Book

TOLD = frozenset({Stance.STATES, Stance.ADMITS, Stance.ALLEGES, Stance.ASSESSES})
AHEAD = frozenset({Modality.PLANNED, Modality.PROSPECTIVE})


@dataclass(frozen=True, slots=True)
class Occurred:
    """When it may first have happened and by when it certainly had (None: neither), and until when it is planned."""

    first: datetime | None
    by: datetime | None
    planned: datetime | None
    told: tuple[str, ...]
    plans: tuple[str, ...]

    def value_at(self, at: datetime) -> bool | None:
        """True once it had happened for certain, False while it lies ahead by every plan, else open."""
        if self.by is not None and self.by <= at:
            return True
        if self.first is not None and self.first <= at:
            return None
        return False if self.planned is not None and at < self.planned else None

    def words_at(self, at: datetime) -> str:
        """The same in words; an outcome that nobody recorded is not made up."""
        value = self.value_at(at)
        if value:
            return "told as done"
        if self.first is not None and self.first <= at:
            return "may have happened"
        if self.planned is None:
            return "nothing on record"
        return "scheduled, not held" if at < self.planned else "date passed, outcome not recorded"


def occurred(asked: Happened, claims: Iterable[Claim], since: datetime, book: Book) -> Occurred:
    """What claims say of it, from `since` on. A party that is part of one asked for counts for it."""
    told, plans = [], []
    for claim in claims:
        if claim.act is not asked.act or claim.stance not in TOLD or not _with(asked, claim, book):
            continue
        if claim.modality is Modality.ACTUAL and claim.when is not None and claim.due is None:
            if claim.when.end is not None and claim.when.end > since:
                told.append(claim)
        elif claim.modality in AHEAD:
            plans.append(claim)
    whens = [c.when for c in told if c.when is not None]
    dues = [w.end for c in plans if (w := c.due or c.when) is not None and w.end is not None]
    return Occurred(
        first=min((max(w.start, since) for w in whens if w.start), default=None),
        by=min((w.end for w in whens if w.end), default=None),
        planned=max(dues, default=None),
        told=tuple(c.id for c in told),
        plans=tuple(c.id for c in plans),
    )


def _with(asked: Happened, claim: Claim, book: Book) -> bool:
    if asked.about is not None and claim.about != asked.about:
        return False
    named = set().union(*(book.belongs_to(p.key) for p in claim.participants if p.key))
    return named.issuperset(asked.participants)
