"""Reading what was received: suggestions per report, kept as a view that may be dropped at any time.

A suggestion is recomputed when the reader, the adopted case files or what is known about the report change; a decided
claim is in the ledger by value and is not touched by any of that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import delete, insert, select

from trucewatch.case.case import Case
from trucewatch.case.feeds import TYPES, feed_in
from trucewatch.case.files import CaseFiles
from trucewatch.case.fold import Held
from trucewatch.case.knowndays import known_days
from trucewatch.feeds import summary
from trucewatch.ledger.payloads import Accepted, Adopted
from trucewatch.ledger.store import suggestions as table
from trucewatch.model.claim import Suggestion
from trucewatch.model.quotation import Voice
from trucewatch.model.report import Report, ReportKind
from trucewatch.read import Document, Reading, read
from trucewatch.read.dating.dating import suggest_dating
from trucewatch.read.pack import languages
from trucewatch.read.places.library import library_places
from trucewatch.read.places.names import Names
from trucewatch.read.reader import reader_of
from trucewatch.sources import text_of

DESK = "desk"
"""The id of the desk itself as a voice; a case may describe it in sources.yml."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One report read: its place in the work, and how many claims were suggested."""

    done: int
    total: int
    report: Report
    suggested: int


def names_of(files: CaseFiles) -> Names:
    """The case's parties, sources and places, and the library's towns of its countries that the case does not name."""
    own = {name.casefold() for place in files.places.values() for name in (place.name, *place.names)}
    library = library_places(files.config.countries) if files.config.countries else ()
    below = [place for place in library if own.isdisjoint(n.casefold() for n in (place.name, *place.names))]
    return Names.of(files.parties.values(), files.sources.values(), [*files.places.values(), *below])


def report_text(case: Case, report: Report) -> str:
    """The text of a held report; of a table that was mapped, what came in it."""
    if report.mapping:
        return summary.said(feed_in(case, report))
    return text_of(report.media_type, case.objects.get(report.sha256), report.title)


def document(report: Report, text: str, files: CaseFiles) -> Document:
    """The report as the reader takes it: text, anchors, zone, and who its author is."""
    note = report.kind is ReportKind.NOTE
    return Document(
        report=report.id,
        text=text,
        anchors=report.anchors,
        zone=files.config.zone,
        author=_author(report, files),
        note=note,
        outlet=_outlet(report, files) if note else None,
        language=report.language,
        country=files.config.countries[0] if len(files.config.countries) == 1 else None,
    )


def _author(report: Report, files: CaseFiles) -> Voice:
    if report.kind is ReportKind.NOTE:
        desk = files.sources.get(DESK)
        return Voice(name=desk.name if desk else "Desk", key=DESK)
    return _outlet(report, files) or Voice(name="author not named")


def _outlet(report: Report, files: CaseFiles) -> Voice | None:
    """Whose report it is: of a document its author, of a note the outlet that it relays."""
    source = files.sources.get(report.origin or "")
    if source:
        return Voice(name=source.name, key=source.id)
    return Voice(name=report.origin) if report.origin else None


class Reader(Protocol):
    """Another reader than the one by rules: what it calls itself, and how it reads."""

    @property
    def name(self) -> str:
        """Its name and version."""

    def read(self, document: Document, names: Names) -> Reading:
        """Suggest the claims of a document."""


def _state(report: Report, adopted: Adopted, reader: Reader | None) -> str:
    """What a reading depends on besides the text: reader, case files, and what is known about the report."""
    named = reader.name if reader and report.language in languages() else reader_of(report.language)
    parts = (named, repr(sorted(adopted.files.items())), report.model_dump_json())
    return f"{named} {hashlib.sha256('|'.join(parts).encode()).hexdigest()[:16]}"


def suggest(
    case: Case, held: Held, told: Callable[[Progress], None] | None = None, reader: Reader | None = None
) -> int:
    """Read every standing report that has no current reading; returns how many were read. `reader`: not by rules.

    Claims of sources that the case's policy accepts on arrival are accepted, on record, by the role "policy".
    """
    files, adopted = case.adopted_files(list(held.by_number.values())), held.adopted
    assert adopted is not None
    assert isinstance(adopted.payload, Adopted)
    current = _current(case)
    stale = [r for r in held.reports.values() if current.get(r.id) != _state(r, adopted.payload, reader)]
    if not stale:
        return 0
    names = names_of(files)
    for done, report in enumerate(stale, 1):
        packed = report.language in languages() and report.media_type not in TYPES  # a feed's rows are no prose
        text = report_text(case, report) if packed else ""
        read_so = reader.read if reader else read
        reading = (
            read_so(document(report, text, files), names) if packed else Reading(reader=reader_of(report.language))
        )
        if report.kind is ReportKind.DOCUMENT and packed:
            dating = suggest_dating(text, files.config.zone, report.language, known_days(files))
            reading = reading.model_copy(update={"dating": dating.model_copy(update={"furniture": ()})})
        row = {
            "report": report.id,
            "reader": _state(report, adopted.payload, reader),
            "reading": reading.model_dump_json(),
        }
        with case.ledger.store.write() as connection:
            connection.execute(delete(table).where(table.c.report == report.id))
            connection.execute(insert(table).values(**row))
        _accept_by_policy(case, held, report, reading, files)
        if told:
            told(Progress(done, len(stale), report, len(reading.suggestions)))
    return len(stale)


def _accept_by_policy(case: Case, held: Held, report: Report, reading: Reading, files: CaseFiles) -> None:
    if report.origin not in files.config.policies.accept_on_arrival:
        return
    new = [s for s in reading.suggestions if s.id not in held.claims and s.id not in held.rejected]
    why = f"policy: claims of {report.origin} are accepted on arrival"
    case.ledger.append([Accepted(claim=s.claim, from_suggestion=s.id, why=why) for s in new], "policy")


def _current(case: Case) -> dict[str, str]:
    with case.ledger.store.read() as connection:
        return {row.report: row.reader for row in connection.execute(select(table.c.report, table.c.reader))}


def readings(case: Case) -> dict[str, Reading]:
    """The readings as last made, by report."""
    with case.ledger.store.read() as connection:
        rows = connection.execute(select(table.c.report, table.c.reading).order_by(table.c.report)).all()
    return {row.report: Reading.model_validate_json(row.reading) for row in rows}


def open_suggestions(held: Held, read_so_far: dict[str, Reading]) -> list[Suggestion]:
    """Suggestions that nobody has decided on, of reports that stand, in order of arrival and text."""
    decided = held.claims.keys() | held.rejected.keys() | held.gone.keys() | _taken(held)
    standing = [r for r in held.reports.values() if not {r.id, r.origin, r.carrier} & held.withdrawn.keys()]
    return [s for r in standing if r.id in read_so_far for s in read_so_far[r.id].suggestions if s.id not in decided]


def _taken(held: Held) -> set[str]:
    """Suggestions that were accepted with changes, whose claims therefore have other ids."""
    accepted = (entry.payload for entry in held.by_number.values())
    return {
        a.from_suggestion
        for a in accepted
        if isinstance(a, Accepted) and a.from_suggestion and a.claim.id in held.claims
    }
