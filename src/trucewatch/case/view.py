"""What a case holds at two instants: known by then, recorded by then. The one place that joins ledger and engines.

`known_at` asks only what could be known by T: reports available by then, and facts of the case files whose citation
was out by then. `recorded_by` replays what this desk held at T. Products state both.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from trucewatch.case.case import Case
from trucewatch.case.datings import SuggestedDating, open_datings
from trucewatch.case.feeds import feeds, forget_erased, ready
from trucewatch.case.files import CaseFiles
from trucewatch.case.findings import FindingsAsked
from trucewatch.case.fold import ClaimOnRecord, Held, fold
from trucewatch.case.mention import mention_alone, mention_of
from trucewatch.case.suggest import open_suggestions, readings
from trucewatch.case.tallies import ground_of, told_of
from trucewatch.errors import NotHeld
from trucewatch.feeds import Feed
from trucewatch.findings.live import find
from trucewatch.fuse.stock import Stock
from trucewatch.ledger import Entry
from trucewatch.ledger.paused import collector_paused
from trucewatch.ledger.payloads import Merged
from trucewatch.model.claim import Claim, Suggestion
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident, incident_of
from trucewatch.model.place import Place
from trucewatch.model.report import Report
from trucewatch.model.vocabulary import Act
from trucewatch.model.when import When
from trucewatch.tally.disagreement import Disagreement, disagreements
from trucewatch.tally.ground import Ground
from trucewatch.tally.told import Told
from trucewatch.terms.book import Book

Made = TypeVar("Made")
KEPT = 32
"""So many things made for an instant are kept in a view: a page asks for each of them several times."""


def known_by(available: When, known_at: datetime | None) -> bool:
    """Whether something available in this interval counts as known: its earliest instant has come."""
    return known_at is None or (available.start is not None and available.start <= known_at)


@dataclass
class View:
    """A case as of two instants. Everything is computed when first asked for, and then kept."""

    case: Case
    held: Held
    files: CaseFiles
    known_at: datetime | None
    recorded_by: datetime | None
    _made: dict[tuple[Hashable, ...], Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports that were available, by id, in order of arrival."""
        return {key: r for key, r in self.held.reports.items() if known_by(r.available_from, self.known_at)}

    @cached_property
    def claims(self) -> dict[str, ClaimOnRecord]:
        """Standing accepted claims of those reports."""
        return {k: c for k, c in self.held.claims.items() if c.claim.quotation.report in self.reports}

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """What the machine suggested and nobody decided on."""
        return [s for s in open_suggestions(self.held, readings(self.case)) if s.claim.quotation.report in self.reports]

    @cached_property
    def waiting(self) -> dict[str, Suggestion]:
        """The same by id."""
        return {s.id: s for s in self.suggestions}

    @cached_property
    def datings(self) -> list[SuggestedDating]:
        """What documents print of their own publication and nobody decided on."""
        return [d for d in open_datings(self.held, readings(self.case)) if d.report in self.reports]

    @cached_property
    def unresolved(self) -> list[tuple[Report, When]]:
        """Time words without an anchor, by report."""
        return [
            (self.reports[r], w)
            for r, reading in readings(self.case).items()
            if r in self.reports
            for w in reading.unresolved
        ]

    @cached_property
    def cut(self) -> list[tuple[Report, tuple[int, int]]]:
        """Passages too long to be read as one sentence, by report: where they stand in its text."""
        return [(self.reports[r], c) for r, one in readings(self.case).items() if r in self.reports for c in one.cut]

    @cached_property
    def book(self) -> Book:
        """The adopted terms."""
        return book_of(self.files)

    @cached_property
    def together(self) -> list[list[str]]:
        """Claim ids that a person put together, whether they speak of an event or not; most stand alone."""
        return joined(self.claims, self.held.merges)

    @cached_property
    def incidents(self) -> dict[str, Incident]:
        """Incidents of standing claims: each claim of an event is one, and what a person merged is one."""
        groups = grouped(self.claims, self.held.merges)
        containing = containers(self.files.places)
        told = ((keys, [self.claims[key].claim for key in keys]) for keys in groups)
        with collector_paused():
            made = [incident_of(claims, containing, self._told_by(keys)) for keys, claims in told]
        return {incident.id: incident for incident in made}

    @cached_property
    def incident_of(self) -> dict[str, str]:
        """The incident of each claim that belongs to one."""
        return {key: incident.id for incident in self.incidents.values() for key in incident.claims}

    def _told_by(self, keys: list[str]) -> datetime | None:
        """The latest instant at which the first report of an event can have become available; None where it is open."""
        told = [self.claims[key].claim for key in keys]
        reports = [self.reports[claim.quotation.report] for claim in told if claim.tells_of_an_event]
        return min((r.available_from.end for r in reports if r.available_from.end), default=None)

    @cached_property
    def findings(self) -> FindingsAsked:
        """Findings by incident, computed for those that are asked about."""
        return FindingsAsked(self.incidents, self._find)

    @cached_property
    def by_act(self) -> dict[Act, list[ClaimOnRecord]]:
        """The claims by what they tell of, in order of entry."""
        found: dict[Act, list[ClaimOnRecord]] = {}
        for on_record in self.claims.values():
            found.setdefault(on_record.claim.act, []).append(on_record)
        return found

    def once(self, key: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
        """What `make` gives, made when first asked for under this key and then kept; of many keys the last few."""
        if key not in self._made:
            self._made[key] = make()
            while len(self._made) > KEPT:
                self._made.pop(next(iter(self._made)))
        made: Made = self._made[key]
        return made

    def _find(self, incidents: Sequence[Incident]) -> tuple[Finding, ...]:
        own = {key: self.claims[key].claim for incident in incidents for key in incident.claims}
        return find(incidents, self.book, self.known_at, claims=own | self._presence)

    @cached_property
    def _presence(self) -> dict[str, Claim]:
        """The claims on who was where: beside an incident's own, what a finding looks at."""
        return {c.claim.id: c.claim for c in self.by_act.get(Act.PRESENCE, ())}

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The claims as they are held beside each other."""
        return told_of(self.claims, self.reports, self.together, self.held.links)

    @cached_property
    def told_by_claim(self) -> dict[str, Told]:
        """The same by the claim's id."""
        return {t.id: t for t in self.told}

    @cached_property
    def ground(self) -> Ground:
        """What lies in what, and who belongs to whom."""
        return ground_of(self.files, self.book, containers(self.files.places))

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Questions to which the claims give answers that differ."""
        return disagreements(self.told, self.ground)

    @cached_property
    def feeds(self) -> dict[str, Feed]:
        """The structured feeds among the reports, by report."""
        return feeds(self.case, self.reports.values())

    @cached_property
    def stock(self) -> Stock:
        """What a claim may be one with: the incidents in their order, what waiting suggestions would be, and records of
        feeds. The first look at a million records takes about ten seconds; later ones milliseconds.
        """
        held = [mention_of(i, [self.claims[k].claim for k in i.claims]) for i in self.incidents.values()]
        waiting = [mention_alone(s.claim) for s in self.suggestions if s.claim.tells_of_an_event]
        return Stock([*held, *waiting], ready(self.case, self.reports.values()))

    @property
    def head(self) -> Entry | None:
        """The last entry that this view rests on; products print its number and hash."""
        return self.held.head

    def incident(self, key: str) -> Incident:
        """The incident of that id, or the one that a claim of that id belongs to."""
        for incident in self.incidents.values():
            if key == incident.id or key in incident.claims or "c-" + key.removeprefix("i-") in incident.claims:
                return incident
        raise NotHeld(f"{key}: no such incident or claim here; `trucewatch findings CASE` lists them")


def book_of(files: CaseFiles) -> Book:
    """The terms of some case files, ready for questions; raises CaseFault where they name a zone that is not there.

    The same files give the same book, with whatever was made ready in it: a view is made anew with each entry.
    """
    for held, book in _BOOKS:
        if held is files:
            return book
    book = Book(files.arrangements, files.versions, files.zones, files.parties, files.categories, files.places)
    _BOOKS.append((files, book))
    return book


_BOOKS: deque[tuple[CaseFiles, Book]] = deque(maxlen=4)


def containers(places: dict[str, Place]) -> dict[str, frozenset[str]]:
    """For each place, the places that contain it."""
    out: dict[str, frozenset[str]] = {}
    for key in places:
        above: list[str] = []
        parent = places[key].part_of
        while parent and parent not in above and parent in places:
            above.append(parent)
            parent = places[parent].part_of
        out[key] = frozenset(above)
    return out


def grouped(claims: dict[str, ClaimOnRecord], merges: Iterable[Entry]) -> list[list[str]]:
    """Claim ids by incident, in the order in which the claims were accepted. Claims that tell of no event join only by
    a merge.
    """
    return [keys for keys in joined(claims, merges) if any(claims[key].claim.tells_of_an_event for key in keys)]


def joined(claims: dict[str, ClaimOnRecord], merges: Iterable[Entry]) -> list[list[str]]:
    """Claim ids put together by merges, in the order in which the claims were accepted; most stand alone."""
    root: dict[str, str] = {}  # of those that a merge speaks of, the claim before it

    def find_root(key: str) -> str:
        while root.get(key, key) != key:
            key = root[key]
        return key

    order = {key: i for i, key in enumerate(claims)}
    for merge in merges:
        assert isinstance(merge.payload, Merged)
        present = [find_root(key) for key in merge.payload.claims if key in claims]
        for key in present:
            first = min(present, key=order.__getitem__)
            root[key] = first
    groups: dict[str, list[str]] = {}
    for key in claims:
        groups.setdefault(find_root(key) if key in root else key, []).append(key)
    return list(groups.values())


def view(case: Case, known_at: datetime | None = None, recorded_by: datetime | None = None) -> View:
    """The case as of these instants; None is "everything that is here"."""
    forget_erased(case)
    entries = case.ledger.entries(recorded_by)
    with collector_paused():
        held = fold(entries)
    return View(case, held, case.adopted_files(entries), known_at, recorded_by)
