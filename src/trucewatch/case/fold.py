"""The ledger folded to a state: a pure function of entries, so that living through it and rebuilding it are one.

Nothing here knows about findings or products. An undone entry has no effect; an undoing can itself be undone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from trucewatch.ledger import Entry
from trucewatch.ledger.payloads import (
    Accepted,
    Adopted,
    Corrected,
    Followed,
    Issued,
    Linked,
    Listed,
    Merged,
    Parted,
    Received,
    Rejected,
    Undone,
    Watched,
    Withdrawn,
)
from trucewatch.model.claim import Claim
from trucewatch.model.report import Report


@dataclass(frozen=True, slots=True)
class ClaimOnRecord:
    """An accepted claim with the entry that accepted it and the marks that products show beside it."""

    claim: Claim
    entry: int
    role: str
    recorded_at: datetime
    by_hand: bool
    changed: bool
    marks: tuple[str, ...] = ()


@dataclass(slots=True)
class Held:
    """What the desk held after some entries.

    - `reports`: as last corrected, in order of arrival; `received`: the entry by which each came in.
    - `claims`: accepted and standing; `gone`: accepted once, no longer standing, with the reason.
    - `rejected`: suggestion id → entry; `merges`: sets of claim ids held to be one event, with their entries;
      `parted`: to be different ones, or undecided.
    - `links`: what claims are to what others speak of; `followed`: steps in following allegations, in order of entry.
    - `watched`: the watch log, in order of entry.
    - `withdrawn`: source or report id → entry that says so.
    """

    adopted: Entry | None = None
    reports: dict[str, Report] = field(default_factory=dict)
    received: dict[str, Entry] = field(default_factory=dict)
    corrected: dict[str, list[Entry]] = field(default_factory=dict)
    listed: list[Entry] = field(default_factory=list)
    claims: dict[str, ClaimOnRecord] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    rejected: dict[str, Entry] = field(default_factory=dict)
    merges: list[Entry] = field(default_factory=list)
    parted: list[Entry] = field(default_factory=list)
    links: list[Entry] = field(default_factory=list)
    followed: list[Entry] = field(default_factory=list)
    watched: list[Entry] = field(default_factory=list)
    withdrawn: dict[str, Entry] = field(default_factory=dict)
    issued: list[Entry] = field(default_factory=list)
    head: Entry | None = None
    by_number: dict[int, Entry] = field(default_factory=dict)


def void(entries: Iterable[Entry]) -> dict[int, int]:
    """Entries without effect: number → the entry that undid it. The last word wins, so later undoings count first."""
    out: dict[int, int] = {}
    for entry in sorted(entries, key=lambda e: e.seq, reverse=True):
        if isinstance(entry.payload, Undone) and entry.seq not in out:
            out.setdefault(entry.payload.entry, entry.seq)
    return out


def fold(entries: list[Entry]) -> Held:
    """The state after these entries, in their order."""
    held = Held()
    without_effect = void(entries)
    for entry in entries:
        held.by_number[entry.seq] = entry
        if not isinstance(entry.payload, Issued):
            held.head = entry  # what was handed out changes nothing that the desk knows
        if entry.seq not in without_effect:
            _apply(held, entry)
    _drop_withdrawn(held)
    held.listed = _still_unread(held)
    return held


def _still_unread(held: Held) -> list[Entry]:
    """The files kept unread whose bytes did not come again with what it takes to read them."""
    read = {report.sha256 for report in held.reports.values()}
    return [e for e in held.listed if not (isinstance(e.payload, Listed) and e.payload.sha256 in read)]


def _apply(held: Held, entry: Entry) -> None:
    match entry.payload:
        case Adopted():
            held.adopted = entry
        case Received(report=report):
            held.reports.setdefault(report.id, report)
            held.received.setdefault(report.id, entry)
        case Listed():
            held.listed.append(entry)
        case Corrected(report=report):
            held.reports[report.id] = report
            held.corrected.setdefault(report.id, []).append(entry)
        case Accepted():
            _accept(held, entry, entry.payload)
        case Rejected(suggestion=suggestion):
            held.rejected[suggestion] = entry
            held.claims.pop(suggestion, None)
        case Merged():
            held.merges.append(entry)
        case Parted():
            held.parted.append(entry)
        case Linked():
            held.links.append(entry)
        case Followed():
            held.followed.append(entry)
        case Watched():
            held.watched.append(entry)
        case Withdrawn(subject=subject):
            held.withdrawn[subject] = entry
        case Issued():
            held.issued.append(entry)
        case _:
            pass  # erased payloads and undoings leave nothing to apply


def _accept(held: Held, entry: Entry, said: Accepted) -> None:
    held.rejected.pop(said.claim.id, None)
    if said.from_suggestion:
        held.rejected.pop(said.from_suggestion, None)
        if said.from_suggestion != said.claim.id:
            held.claims.pop(said.from_suggestion, None)  # corrected: as first accepted it no longer stands
    held.claims[said.claim.id] = ClaimOnRecord(
        claim=said.claim,
        entry=entry.seq,
        role=entry.role,
        recorded_at=entry.recorded_at,
        by_hand=said.from_suggestion is None,
        changed=said.suggested is not None,
    )


def _drop_withdrawn(held: Held) -> None:
    for key, on_record in list(held.claims.items()):
        report = held.reports.get(on_record.claim.quotation.report)
        if report is None:
            held.gone[key] = "its report was erased"
        elif subject := _withdrawn_subject(held, on_record.claim, report):
            held.gone[key] = f"{subject} was withdrawn by entry {held.withdrawn[subject].seq}"
        else:
            held.claims[key] = _marked(held, on_record, report)
            continue
        del held.claims[key]


def _withdrawn_subject(held: Held, claim: Claim, report: Report) -> str | None:
    through = [report.id, report.origin, report.carrier, *(voice.key for voice in claim.chain)]
    return next((subject for subject in through if subject in held.withdrawn), None)


def _marked(held: Held, on_record: ClaimOnRecord, report: Report) -> ClaimOnRecord:
    later = [c for c in held.corrected.get(report.id, []) if c.seq > on_record.entry]
    if not later:
        return on_record
    mark = f"accepted before entry {' and '.join(str(c.seq) for c in later)} corrected its report"
    return ClaimOnRecord(
        on_record.claim,
        on_record.entry,
        on_record.role,
        on_record.recorded_at,
        on_record.by_hand,
        on_record.changed,
        (mark,),
    )
