"""Taking a report in: its bytes become an object, and an entry says what the desk was told about it.

What cannot be read is kept too, and listed: nothing that arrived is lost.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

import yaml

from trucewatch.case.case import Case
from trucewatch.case.validated import validated
from trucewatch.errors import BadInput, Fault
from trucewatch.feeds import feed_of, summary
from trucewatch.feeds.mapping import read_mapping
from trucewatch.ledger import Entry
from trucewatch.ledger.payloads import Listed, Received
from trucewatch.ledger.verify import erasures
from trucewatch.model.instant import MINUTE, Boundary
from trucewatch.model.note import Note
from trucewatch.model.report import Anchor, Report, ReportKind, Usage, report_id
from trucewatch.model.when import Precision, TimeBasis, When, from_boundary
from trucewatch.read.pack import languages
from trucewatch.read.text.script import language_of
from trucewatch.sources import ENCODED, Unreadable, acled, encoding_named, feed, ged, note, recognise, text_of
from trucewatch.written import read_yaml


@dataclass(frozen=True, slots=True)
class Told:
    """What the desk was told about a document: who published it and when, who carried it and when, on what basis.

    Dates in the written form of boundaries; None is unknown and stays so. Without a `language` that of a pack is taken
    whose script the text is in, and said. `mapping`: how a table's columns are read, where its header does not say.
    """

    origin: str | None = None
    carrier: str | None = None
    published: str | None = None
    carried: str | None = None
    basis: str = ""
    title: str = ""
    language: str = ""
    encoding: str = ""
    full_text_allowed: bool = False
    mapping: bytes | None = None


FEEDS = frozenset({acled.MEDIA_TYPE, feed.MEDIA_TYPE, ged.MEDIA_TYPE})

NOT_TAKEN = "what is said of it now was not taken: change it with `trucewatch correct`"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: `received`, `held` (the same bytes are here already), `listed` (kept, not
    read) or `erased` (taken away before, and not kept again).
    """

    filename: str
    outcome: str
    report: str | None
    entry: int | None
    said: str = ""

    @property
    def only_listed(self) -> bool:
        """Whether the bytes are here and nothing was read from them. They may come again with what was missing: a
        mapping, an encoding, another name."""
        return self.outcome == "held" and self.report is None


def dated(text: str | None, zone: str, option: str) -> When | None:
    """A date given by a person, as a time; raises BadInput that names the option."""
    if text is None:
        return None
    try:
        return from_boundary(Boundary.parse(text, zone), zone)
    except ValueError as error:
        raise BadInput(f"{option} {text!r}: {error}") from error


class Arrivals:
    """Which bytes came in already, by hash; made once for many files, so that each need not go through the ledger."""

    def __init__(self, case: Case) -> None:
        entries = case.ledger.entries()
        self._erased = erasures(entries)[1]
        self._held: dict[str, Entry] = {}
        for entry in entries:
            self.note(entry)

    def note(self, entry: Entry) -> None:
        """Remember an entry by which something came in."""
        match entry.payload:
            case Received(report=report):
                before = self._held.get(report.sha256)
                if before is None or isinstance(before.payload, Listed):
                    self._held[report.sha256] = entry
            case Listed(sha256=sha256):
                self._held.setdefault(sha256, entry)
            case _:
                pass

    def known(self, name: str, sha256: str) -> Taken | None:
        """What became of these bytes before; None where they are new."""
        if by := self._erased.get(sha256):
            return Taken(name, "erased", None, by, f"erased by entry {by}; what was erased is not taken in again")
        entry = self._held.get(sha256)
        if entry is None:
            return None
        if isinstance(entry.payload, Received):
            said = f"the same bytes are held since entry {entry.seq}"
            return Taken(name, "held", entry.payload.report.id, entry.seq, said)
        return Taken(name, "held", None, entry.seq, f"listed as unreadable in entry {entry.seq}")


def receive(
    case: Case, filename: str, content: bytes, told: Told, role: str, zone: str, arrivals: Arrivals | None = None
) -> Taken:
    """Take one file in. Raises BadInput, with nothing recorded, where what was told about it cannot be.

    For many files, hand the same `arrivals` to each call.
    """
    name = os.fsencode(PurePath(filename).name).decode("utf-8", "replace")  # a name can hold bytes that are no text
    sha256 = hashlib.sha256(content).hexdigest()
    arrivals = arrivals or Arrivals(case)
    for date, option in ((told.published, "--published"), (told.carried, "--carried")):
        dated(date, zone, option)
    before = arrivals.known(name, sha256)
    if before and not before.only_listed:
        return before if told == Told() else replace(before, said=f"{before.said}; {NOT_TAKEN}")
    encoding = encoding_named(told.encoding) if told.encoding else ""
    if told.mapping is not None:
        return _mapped(case, name, content, sha256, told, role, zone, arrivals)
    try:
        connector = recognise(name, content, encoding)
        told_so = encoding and connector.MEDIA_TYPE in ENCODED
        media_type = f"{connector.MEDIA_TYPE}; charset={encoding}" if told_so else connector.MEDIA_TYPE
        text = text_of(media_type, content, name)
        if connector.MEDIA_TYPE == note.MEDIA_TYPE:
            report = _note_report(name, content, sha256, zone, told)
        else:
            report = _document_report(name, sha256, media_type, text, told, zone, case.clock())
    except Unreadable as error:
        if before:
            return replace(before, said=f"{before.said}, and still is: {error.fault}")
        case.objects.put(content)
        fault = error.fault
        said = Listed(sha256=sha256, filename=name, got=fault.got, expected=fault.expected, remedy=fault.remedy)
        [entry] = case.ledger.append([said], role)
        arrivals.note(entry)
        return Taken(name, "listed", None, entry.seq, str(fault))
    case.objects.put(content)
    [entry] = case.ledger.append([Received(report=report, filename=name)], role)
    arrivals.note(entry)
    if media_type in FEEDS:
        return Taken(name, "received", report.id, entry.seq, _rows(text))
    return Taken(name, "received", report.id, entry.seq, _of_language(report, told))


def _mapped(
    case: Case, name: str, content: bytes, sha256: str, told: Told, role: str, zone: str, arrivals: Arrivals
) -> Taken:
    """Take a table in whose header says nothing: the mapping is kept as an object beside it."""
    assert told.mapping is not None
    text = summary.said(feed_of(content, name, read_mapping(told.mapping, "--mapping")))
    report = _document_report(name, sha256, feed.MEDIA_TYPE, text, told, zone, case.clock())
    case.objects.put(content)
    report = report.model_copy(update={"mapping": case.objects.put(told.mapping)})
    [entry] = case.ledger.append([Received(report=report, filename=name)], role)
    arrivals.note(entry)
    return Taken(name, "received", report.id, entry.seq, _rows(text))


def _rows(text: str) -> str:
    """What is to be said of a table: how many records, which rows are not used, the first of them by name."""
    first, *rest = text.splitlines()
    wrong = [line for line in rest if line.startswith(("Rows not used", "- "))]
    more = [f"… {len(wrong) - 4:,} more of them"] if len(wrong) > 4 else []
    return "\n    ".join([first, *wrong[:4], *more])


def _of_language(report: Report, told: Told) -> str:
    """What is to be said of a report's language: that it was told by its script, or that nothing reads it."""
    guessed = "" if told.language else ", by its script"
    if report.language not in languages():
        packs = ", ".join(languages())
        return f"its language ({report.language}{guessed}) has no pack, so nothing is suggested; there are: {packs}"
    return f"taken to be in {report.language!r}{guessed}" if guessed and report.language != "en" else ""


def _document_report(
    name: str, sha256: str, media_type: str, text: str, told: Told, zone: str, now: datetime
) -> Report:
    published = dated(told.published, zone, "--published")
    carried = dated(told.carried, zone, "--carried")
    anchor = published or carried
    return Report(
        id=report_id(sha256),
        kind=ReportKind.DOCUMENT,
        sha256=sha256,
        media_type=media_type,
        title=told.title or first_line(text) or name,
        origin=told.origin,
        carrier=told.carrier,
        published=published,
        carried=carried,
        available_from=anchor or received_at(now, zone),
        anchors=(Anchor(when=anchor, basis=told.basis or "date given when it was added"),) if anchor else (),
        language=told.language or language_of(text),
        usage=Usage.FULL if told.full_text_allowed else Usage.QUOTE,
    )


def received_at(now: datetime, zone: str) -> When:
    """The minute of receipt: the only time at which an undated document is known to have been available."""
    start = now.replace(second=0, microsecond=0)
    return When(
        start=start,
        end=start + MINUTE,
        precision=Precision.MINUTE,
        zone=zone,
        as_written="received",
        basis=TimeBasis.DESK,
    )


def _note_report(name: str, content: bytes, sha256: str, zone: str, told: Told) -> Report:
    doc = read_yaml(name, content)
    faults: list[Fault] = []
    read = validated(Note, doc.content, doc, (), faults, {"zone": zone})
    if read is None:
        raise Unreadable(faults[0])
    heard = from_boundary(read.heard, zone)
    published = from_boundary(read.published, zone) if read.published else None
    known = published or heard
    return Report(
        id=report_id(sha256),
        kind=ReportKind.NOTE,
        sha256=sha256,
        media_type=note.MEDIA_TYPE,
        title=read.title or first_line(read.text),
        origin=read.origin or told.origin,
        carrier=read.carrier,
        published=published,
        available_from=known,
        anchors=(
            Anchor(when=known, basis=f"the note gives {'publication' if published else 'the time it was heard'}"),
        ),
        taken_by=read.taken_by,
        heard=heard,
        happened=from_boundary(read.happened, zone) if read.happened else None,
        cites=read.cites,
        language=told.language or language_of(read.text),
        usage=Usage.FULL,
    )


def note_file(taken_by: str, heard: str, text: str, **rest: str | None) -> bytes:
    """The note file for a note given on the command line."""
    given = {key: value for key, value in rest.items() if value}
    content = {"taken_by": taken_by, "heard": heard, **given, "text": text}
    plain = _yaml(content, None)
    exact = read_yaml("note.yml", plain).content == content  # YAML folds rare line ends unless they are escaped
    return plain if exact else _yaml(content, '"')


def _yaml(content: dict[str, str], style: str | None) -> bytes:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_style=style).encode()


def first_line(text: str) -> str:
    """The first line with words, as a title: at most 120 characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= 120 else line[:119].rstrip() + "…"
