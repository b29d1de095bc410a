"""What a decision points at: a suggestion, a claim on record, or words of a report."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import PurePath

from trucewatch.case.case import Case
from trucewatch.case.decisions import Reference
from trucewatch.case.files import CaseFiles
from trucewatch.case.fold import Held
from trucewatch.case.suggest import report_text
from trucewatch.case.view import View
from trucewatch.errors import BadInput
from trucewatch.ledger.payloads import Watched
from trucewatch.model.allegation import FollowStep
from trucewatch.model.claim import Claim, Suggestion
from trucewatch.model.link import Link
from trucewatch.model.quotation import Quotation
from trucewatch.model.report import Report
from trucewatch.model.vocabulary import Act
from trucewatch.read.text.verbatim import locate


class NothingThere(ValueError):
    """No suggestion or claim stands on the words of a reference."""


@dataclass
class Desk:
    """The material of a review: what is open and held, and what this file has named, answered and taken so far;
    `links`, `steps` and `watched` (with its entry, 0 for a new one) are those held and those that the file has made.
    """

    case: Case
    view: View
    open: list[Suggestion]
    known: dict[str, Claim]
    suggested: frozenset[str]
    named: dict[str, str] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    steps: list[FollowStep] = field(default_factory=list)
    watched: list[tuple[Watched, int]] = field(default_factory=list)

    @property
    def held(self) -> Held:
        """The state before this review."""
        return self.view.held

    @property
    def files(self) -> CaseFiles:
        """The adopted case files."""
        return self.view.files

    def text(self, report: Report) -> str:
        """The text of a report, read once."""
        if report.id not in self.texts:
            self.texts[report.id] = report_text(self.case, report)
        return self.texts[report.id]


def find(desk: Desk, reference: Reference, first: Set[str]) -> Claim:
    """The claim referred to. Where several stand on the words, those in `first` are meant: suggestions by a decision on
    one, claims on record by a merge; so that a file means the same before and after it was applied.
    """
    if reference.id:
        key = desk.named.get(reference.id, reference.id)
        if key not in desk.known:
            hint = "; an incident is named by one of its claims" if key.startswith("i-") else ""
            raise ValueError(f"{reference.id!r}: no suggestion, claim or earlier `as:` of that name{hint}")
        return desk.known[key]
    report, (start, end) = passage(desk, reference)
    claims = [c for c in desk.known.values() if c.quotation.report == report.id]
    touching = [c for c in claims if c.quotation.start < end and start < c.quotation.end]
    if reference.act:
        touching = [c for c in touching if c.act == reference.act]
    if reference.voice:
        touching = [c for c in touching if reference.voice in (c.origin.key, c.origin.name)]
    if not touching:
        raise NothingThere(
            f"nothing is suggested on these words of {report.title!r}; use `record` to enter the claim by hand"
        )
    overlap = {c.id: min(end, c.quotation.end) - max(start, c.quotation.start) for c in touching}
    best = max(overlap.values())
    closest = [c for c in touching if overlap[c.id] == best]
    closest = [c for c in closest if c.id in first] or closest
    if len(closest) > 1:
        which = ", ".join(f"{c.id} ({c.act}, {c.origin.name})" for c in closest)
        raise ValueError(f"several suggestions stand on these words: {which}; name one by id, `act:` or `voice:`")
    return closest[0]


def answering(desk: Desk, words: Quotation, act: Act) -> Suggestion | None:
    """The waiting suggestion that a claim recorded on these words answers: it shares half of the shorter span; the same
    act goes before the longer overlap. Each suggestion is answered once.
    """

    def shared(q: Quotation) -> int:
        return min(words.end, q.end) - max(words.start, q.start)

    def near(q: Quotation) -> bool:
        return q.report == words.report and 2 * shared(q) >= min(words.end - words.start, q.end - q.start)

    waiting = [s for s in desk.open if s.id not in desk.answered and near(s.claim.quotation)]
    best = max(waiting, key=lambda s: (s.claim.act is act, shared(s.claim.quotation)), default=None)
    if best is not None:
        desk.answered.add(best.id)
    return best


def passage(desk: Desk, reference: Reference) -> tuple[Report, tuple[int, int]]:
    """The report and span that a reference by words means. Raises ValueError where the words are not there."""
    if not reference.report or not reference.quote:
        raise ValueError("name a suggestion by id, or by `report:` and `quote:`")
    report = report_named(desk.held, reference.report)
    span = locate(desk.text(report), reference.quote)
    if span is None:
        raise ValueError(f"these words are not in {report.title!r}: {reference.quote!r}; quote the source exactly")
    return report, span


def report_named(held: Held, name: str) -> Report:
    """A held report by id, file name or its stem; raises BadInput, with near names, where there is none."""
    for key, report in held.reports.items():
        entry = held.received[key]
        filename = getattr(entry.payload, "filename", "")
        if name in (key, filename, PurePath(filename).stem):
            return report
    raise BadInput(f"report {name!r}: not held here; give its id (r-…) or its file name")
