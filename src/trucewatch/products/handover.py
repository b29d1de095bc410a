"""The handover to the next shift: what changed on this desk since an instant, and what is due and open now."""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.view import View
from trucewatch.ledger import Entry
from trucewatch.ledger.payloads import (
    Accepted,
    Adopted,
    Corrected,
    Erased,
    Followed,
    Issued,
    Linked,
    Listed,
    Merged,
    Parted,
    Payload,
    Received,
    Rejected,
    Undone,
    Watched,
    Withdrawn,
)
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import iso
from trucewatch.products.allegations import AllegationRow, allegations
from trucewatch.products.cite import document_words
from trucewatch.products.conditions import ClockLine, clock_lines
from trucewatch.products.deadlines import Deadline, deadlines
from trucewatch.products.method import Method, method
from trucewatch.products.watch import gaps_between, open_watch, watch_words
from trucewatch.products.words import count_words, local_minute, told_words, when_words


class Change(Frozen):
    """One entry since the instant: number, time on the case's clock, role, and what it did."""

    entry: int
    at: str
    role: str
    kind: str
    what: str


class Handover(Frozen):
    """What the next shift takes over."""

    title: str
    release: str
    since: str
    changes: tuple[Change, ...]
    due: tuple[Deadline, ...]
    open_watch: tuple[str, ...]
    gaps: tuple[str, ...]
    clocks: tuple[ClockLine, ...]
    allegations: tuple[AllegationRow, ...]
    not_reviewed: int
    method: Method


def handover(view: View, since: datetime, now: datetime) -> Handover:
    """Entries recorded after `since`, oldest first, and what is due after `now`."""
    zone = view.files.config.zone
    entries = [e for e in view.held.by_number.values() if e.recorded_at > since]
    return Handover(
        title=f"Handover — {view.files.config.name}",
        release=view.files.config.release,
        since=iso(since),
        changes=tuple(_change(view, e, zone) for e in entries),
        due=deadlines(view, now),
        open_watch=open_watch(view, now),
        gaps=gaps_between(view, since, now),
        clocks=clock_lines(view, now),
        allegations=tuple(row for row in allegations(view, now) if row.age_days is not None),
        not_reviewed=len(view.suggestions),
        method=method(view),
    )


def _change(view: View, entry: Entry, zone: str) -> Change:
    return Change(
        entry=entry.seq,
        at=local_minute(entry.recorded_at, zone),
        role=entry.role,
        kind=entry.kind,
        what=said_by(view, entry.payload),
    )


def said_by(view: View, payload: Payload | None) -> str:
    """An entry in words."""
    zone = view.files.config.zone
    match payload:
        case None:
            return "erased"
        case Adopted(files=files, why=why):
            return f"{count_words(len(files), 'case file')} adopted: {why}"
        case Received(report=report):
            return f"received: {document_words(report, view)}"
        case Listed(filename=name, got=got):
            return f"kept, not read: {name}: {got}"
        case Corrected(report=report, why=why):
            return f"corrected: {document_words(report, view)}: {why}"
        case Accepted(claim=claim):
            return f"accepted {claim.id}: {told_words(claim, zone)}"
        case Rejected(suggestion=suggestion, why=why):
            return f"rejected {suggestion}: {why}"
        case Merged(claims=claims, why=why):
            return f"held to be one event: {', '.join(claims)}: {why}"
        case Parted(claims=claims, unsure=unsure, why=why):
            held = "held to be of one event or of two, nobody can tell" if unsure else "held to be different events"
            return f"{held}: {', '.join(claims)}: {why}"
        case Linked(link=link):
            return f"linked: {link.claim} is the {link.relation} of {link.of}"
        case Followed(step=step):
            party = view.files.parties.get(step.allegation.party)
            named = party.name if party else f"“{step.allegation.party}”"
            return f"allegation {step.allegation.claim} against {named}: {step.step}, {when_words(step.on, zone)}"
        case Watched():
            return watch_words(payload, zone)
        case Withdrawn(subject=subject, why=why):
            return f"withdrawn: {subject}: {why}"
        case Undone(entry=undone, why=why):
            return f"entry {undone} undone: {why}"
        case Issued(product=product, sha256=sha256):
            return f"issued: {product} ({sha256[:12]})"
        case Erased(entries=entries, objects=objects, why=why):
            return f"erased {count_words(len(entries), 'payload')} and {count_words(len(objects), 'object')}: {why}"
        case _:
            return payload.kind
