"""The record as the tally engine takes it: claims with their event and ties, places with what contains them, sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.case.files import CaseFiles
from trucewatch.case.fold import ClaimOnRecord
from trucewatch.ledger import Entry
from trucewatch.ledger.payloads import Linked
from trucewatch.model.report import Report
from trucewatch.tally.ground import Ground
from trucewatch.tally.told import Told
from trucewatch.terms.book import Book


def told_of(
    claims: Mapping[str, ClaimOnRecord],
    reports: Mapping[str, Report],
    together: Sequence[Sequence[str]],
    links: Iterable[Entry],
) -> tuple[Told, ...]:
    """The claims on record, each with what a person put it together with and linked it to."""
    events = {key: group[0] for group in together for key in group}
    ties: dict[str, list[tuple[str, str]]] = {}
    for entry in links:
        if isinstance(entry.payload, Linked):
            link = entry.payload.link
            ties.setdefault(link.claim, []).append((link.relation, events.get(link.of, link.of)))
    return tuple(
        Told(c.claim, reports[c.claim.quotation.report].available_from, events[key], tuple(ties.get(key, ())))
        for key, c in claims.items()
    )


def ground_of(files: CaseFiles, book: Book, containing: Mapping[str, frozenset[str]]) -> Ground:
    """Places and parties of a case. A source belongs to the party that it speaks for, a member to its coalition."""
    lineage = {key: _sides(files, book, key) for key in files.parties}
    for key, source in files.sources.items():
        if source.speaks_for in files.parties:
            lineage[key] = frozenset({key}) | lineage[source.speaks_for]
    carried = {key: frozenset(source.carries) for key, source in files.sources.items() if source.carries}
    return Ground(containing, lineage, carried)


def _sides(files: CaseFiles, book: Book, party: str) -> frozenset[str]:
    own = book.belongs_to(party)
    roles = (role for key in own if key in files.parties for role in files.parties[key].roles)
    return own | {role.of for role in roles if role.role == "member" and role.of in files.parties}
