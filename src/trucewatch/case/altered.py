"""Which findings a change of the terms alters: the same incidents held against the old and the new terms.

Only arrangements whose terms version changed are computed again, or all of them where the gazetteer or the parties
changed, on which every arrangement rests. Nothing is stored: a finding's id holds the version of its terms, so the
findings of an arrangement that did not change are the same ones as before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trucewatch.case.files import CaseFiles
from trucewatch.case.view import View, book_of
from trucewatch.findings.deciding import deciding
from trucewatch.findings.live import find
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Outcome
from trucewatch.terms.book import Book

PLAINLY_NO = frozenset({Outcome.OUTSIDE_AREA, Outcome.OUTSIDE_TIME})
"""What a reading that plainly does not apply comes to: as good as no finding."""

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class AlteredFinding:
    """One incident under one reading, before and after; None where that reading was not, or is no longer, there."""

    incident: str
    arrangement: str
    reading: str
    before: Finding | None
    after: Finding | None

    @property
    def outcomes(self) -> tuple[str, str]:
        """The two outcomes in words."""
        one, other = (f.outcome.value if f else "no such reading" for f in (self.before, self.after))
        return one, other

    @property
    def reason(self) -> str:
        """The first test that is answered otherwise, with what the new answer rests on; else the deciding test."""
        if self.before and self.after:
            for was, now in zip(self.before.tests, self.after.tests, strict=True):
                if was.answer is not now.answer:
                    return f"{now.name} was {was.answer}, is {now.answer}: {now.basis}"
        held = self.after or self.before
        assert held is not None
        test = deciding(held)
        return f"{test.name} {test.answer}: {test.basis}"


@dataclass(frozen=True, slots=True)
class Alteration:
    """The arrangements computed again, how many findings that were, and those with another outcome."""

    arrangements: tuple[str, ...]
    computed: int
    findings: tuple[AlteredFinding, ...]


def touched(before: CaseFiles, after: CaseFiles) -> tuple[str, ...]:
    """The ids of the arrangements whose findings can differ between two versions of the case files, sorted."""
    ids = before.arrangements.keys() | after.arrangements.keys()
    if before.places != after.places or before.parties != after.parties:
        return tuple(sorted(ids))
    return tuple(sorted(key for key in ids if before.versions.get(key) != after.versions.get(key)))


def altered(
    before: CaseFiles, after: CaseFiles, incidents: Sequence[Incident], claims: Mapping[str, Claim]
) -> Alteration:
    """What a change of the case files does to the findings on these incidents, with all that is on record."""
    keys = touched(before, after)
    old, new = (_findings(book_of(files), keys, incidents, claims) for files in (before, after))
    order = {incident.id: i for i, incident in enumerate(incidents)}
    pairs = [AlteredFinding(*key, old.get(key), new.get(key)) for key in old.keys() | new.keys()]
    changed = [pair for pair in pairs if pair.outcomes[0] != pair.outcomes[1] and not _both_apart(pair)]
    changed.sort(key=lambda pair: (order[pair.incident], pair.arrangement, pair.reading))
    return Alteration(keys, len(new), tuple(changed))


def altered_since(before: CaseFiles, seen: View) -> Alteration:
    """What the files of a view alter, against earlier ones, in the findings on the view's incidents."""
    claims = {key: on_record.claim for key, on_record in seen.claims.items()}
    return altered(before, seen.files, list(seen.incidents.values()), claims)


def _findings(
    book: Book, keys: Sequence[str], incidents: Sequence[Incident], claims: Mapping[str, Claim]
) -> dict[Key, Finding]:
    held = {key: book.arrangements[key] for key in keys if key in book.arrangements}
    found = find(incidents, replace(book, arrangements=held), claims=claims, every=True)
    return {(f.incident, f.arrangement, f.reading): f for f in found}


def _both_apart(pair: AlteredFinding) -> bool:
    """Whether the reading plainly applies neither before nor after: nothing that anybody was shown changes."""
    return all(f is None or f.outcome in PLAINLY_NO for f in (pair.before, pair.after))
