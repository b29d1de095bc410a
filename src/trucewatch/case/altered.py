"""Which findings a change of the terms alters: the same incidents held against the old and the new terms.

Only arrangements whose terms version changed are computed again, on the incidents that they can touch as they were or
as they are; and where places or parties changed, all arrangements on the incidents that rest on those. Nothing is
stored: a finding's id holds the version of its terms, so the other findings are the same ones as before. Records of
feeds, of which there can be a million, are kept: `holding.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from trucewatch.case.files import CaseFiles
from trucewatch.case.view import View, book_of
from trucewatch.findings.deciding import deciding
from trucewatch.findings.live import find
from trucewatch.findings.reach import in_reach
from trucewatch.findings.rows import NOWHERE, times_of
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Outcome
from trucewatch.terms.book import Book
from trucewatch.terms.extents import FIRST, LAST, micros

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
    """The ids of the arrangements whose terms have another version, sorted."""
    ids = before.arrangements.keys() | after.arrangements.keys()
    return tuple(sorted(key for key in ids if before.versions.get(key) != after.versions.get(key)))


def altered(
    before: CaseFiles, after: CaseFiles, incidents: Sequence[Incident], claims: Mapping[str, Claim]
) -> Alteration:
    """What a change of the case files does to the findings on these incidents, with all that is on record."""
    keys = touched(before, after)
    books = book_of(before), book_of(after)
    moved = Around.between(before, after).borne_on(incidents, *books)
    others = sorted((books[0].arrangements.keys() | books[1].arrangements.keys()) - set(keys)) if moved else []
    old, new = (
        _findings(book, keys, _in_reach(incidents, keys, books), claims) | _findings(book, others, moved, claims)
        for book in books
    )
    order = {incident.id: i for i, incident in enumerate(incidents)}
    pairs = [AlteredFinding(*key, old.get(key), new.get(key)) for key in old.keys() | new.keys()]
    changed = [pair for pair in pairs if pair.outcomes[0] != pair.outcomes[1] and not _both_apart(pair)]
    changed.sort(key=lambda pair: (order[pair.incident], pair.arrangement, pair.reading))
    return Alteration(tuple(sorted([*keys, *others])), len(new), tuple(changed))


@dataclass(frozen=True, slots=True)
class Around:
    """The places and parties that are not what they were: no arrangement's own, but findings on some incidents rest on
    them.
    """

    places: frozenset[str]
    parties: frozenset[str]

    @classmethod
    def between(cls, before: CaseFiles, after: CaseFiles) -> Around:
        """What differs between two versions of the case files."""
        return cls(_differing(before.places, after.places), _differing(before.parties, after.parties))

    def borne_on(self, incidents: Sequence[Incident], *books: Book) -> list[Incident]:
        """The incidents that rest on any of it: at such a place or in it, by such a party or a part of it, or with a
        stated target, whose name and presence are looked for among all of them.
        """
        if not (self.places or self.parties):
            return []
        return [incident for incident in incidents if incident.stated_targets or self._bears_on(incident, books)]

    def _bears_on(self, incident: Incident, books: Sequence[Book]) -> bool:
        lying = {key for w in incident.where if w.key for book in books for key in (w.key, *book.contained_in(w.key))}
        named = {a.actor.key for _, a in incident.attributions if a.actor.key}
        sides = {key for name in named for book in books for key in book.belongs_to(name)}
        return bool(lying & self.places or sides & self.parties)


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> frozenset[str]:
    return frozenset(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))


def _in_reach(incidents: Sequence[Incident], keys: Sequence[str], books: Sequence[Book]) -> list[Incident]:
    """The incidents that one of these arrangements can touch, as it was or as it is."""
    rows = [(n, w, span) for n, i in enumerate(incidents) for w in i.where or (NOWHERE,) for span in times_of(i)]
    lon, lat = (np.array([_or_nan(getattr(w, axis)) for _, w, _ in rows]) for axis in ("lon", "lat"))
    radius = np.array([w.radius_km for _, w, _ in rows])
    start = np.array([FIRST if span[0] is None else micros(span[0]) for _, _, span in rows], dtype=np.int64)
    end = np.array([LAST if span[1] is None else micros(span[1]) for _, _, span in rows], dtype=np.int64)
    reached = np.zeros(len(rows), dtype=np.bool_)
    for book in books:
        for key in keys:
            if key in book.arrangements:
                reached |= in_reach(book.arrangements[key], book, lon, lat, radius, start, end)
    return [incidents[n] for n in dict.fromkeys(n for (n, _, _), hit in zip(rows, reached, strict=True) if hit)]


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value


def altered_since(before: CaseFiles, seen: View) -> Alteration:
    """What the files of a view alter, against earlier ones, in the findings on the view's incidents."""
    claims = {key: on_record.claim for key, on_record in seen.claims.items()}
    return altered(before, seen.files, list(seen.incidents.values()), claims)


def _findings(
    book: Book, keys: Sequence[str], incidents: Sequence[Incident], claims: Mapping[str, Claim]
) -> dict[Key, Finding]:
    held = {key: book.arrangements[key] for key in keys if key in book.arrangements}
    if not held:
        return {}
    found = find(incidents, replace(book, arrangements=held), claims=claims, every=True)
    return {(f.incident, f.arrangement, f.reading): f for f in found}


def _both_apart(pair: AlteredFinding) -> bool:
    """Whether the reading plainly applies neither before nor after: nothing that anybody was shown changes."""
    return all(f is None or f.outcome in PLAINLY_NO for f in (pair.before, pair.after))
