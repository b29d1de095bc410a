"""Decisions of people on suggestions, applied: a file or one at a time.

A decisions file is all or nothing: every fault is told with its line, and nothing is recorded while there is one.
Deciding the same again changes nothing. Its format is in `trucewatch.case.decisions`.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from trucewatch.case.case import Case
from trucewatch.case.datings import accepted, dating_id
from trucewatch.case.decisions import Decision, DecisionsFile, Reference
from trucewatch.case.fold import void
from trucewatch.case.follow import followed
from trucewatch.case.linking import in_order, linked
from trucewatch.case.refer import Desk, NothingThere, answering, find, passage, report_named
from trucewatch.case.slots import filled
from trucewatch.case.suggest import document, open_suggestions, readings
from trucewatch.case.validated import in_words, validated
from trucewatch.case.view import View
from trucewatch.case.watching import watched
from trucewatch.errors import BadInput, CaseFault, Fault, NotHeld
from trucewatch.ledger import Entry
from trucewatch.ledger.payloads import Accepted, Followed, Linked, Merged, Parted, Payload, Rejected, Undone, Watched
from trucewatch.model.claim import Claim
from trucewatch.model.quotation import Quotation
from trucewatch.model.report import ReportKind
from trucewatch.model.vocabulary import KIND_OF_ACT, Act, Kind, Modality, Stance
from trucewatch.written import read_yaml

DECISIONS = (
    "accepted",
    "rejected",
    "merged",
    "parted",
    "linked",
    "followed",
    "watched",
    "withdrawn",
    "corrected",
    "undone",
)
"""Kinds of entries that a later decision can undo."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review did: entries made, and decisions that stood already."""

    entries: list[Entry]
    already: int


def review_file(case: Case, view: View, name: str, content: bytes) -> Reviewed:
    """Apply a decisions file. Raises CaseFault, with nothing recorded, where a decision cannot be applied."""
    doc = read_yaml(name, content)
    faults: list[Fault] = []
    read = validated(DecisionsFile, doc.content, doc, (), faults, {"zone": view.files.config.zone})
    if read is None:
        raise CaseFault(faults)
    wheres = [doc.where(("decisions", i)) for i in range(len(read.decisions))]
    return review(case, view, read, wheres)


def review(case: Case, view: View, decisions: DecisionsFile, wheres: list[str] | None = None) -> Reviewed:
    """Apply decisions in their order, all or none; `wheres` are their places in a file, for faults."""
    read_so_far = readings(case)
    known = {s.id: s.claim for reading in read_so_far.values() for s in reading.suggestions}
    suggested = frozenset(known)
    known |= {key: on_record.claim for key, on_record in view.held.claims.items()}
    desk = Desk(case, view, open_suggestions(view.held, read_so_far), known, suggested, taken=set(view.held.claims))
    desk.links = [e.payload.link for e in view.held.links if isinstance(e.payload, Linked)]
    desk.steps = [e.payload.step for e in view.held.followed if isinstance(e.payload, Followed)]
    desk.watched = [(e.payload, e.seq) for e in view.held.watched if isinstance(e.payload, Watched)]
    said: list[Payload] = []
    faults: list[Fault] = []
    already = 0
    for i, decision in enumerate(decisions.decisions):
        try:
            payload = _payload(desk, decision)
        except (ValueError, BadInput, NotHeld) as error:
            faults.append(Fault(wheres[i] if wheres else f"decision {i + 1}", _in_words(error), ""))
            continue
        if payload is None:
            already += 1
        else:
            said.append(payload)
    if faults:
        raise CaseFault(faults)
    return Reviewed(case.ledger.append(said, decisions.role) if said else [], already)


def _in_words(error: Exception) -> str:
    """What is wrong, without the model's own account of it."""
    if isinstance(error, ValidationError):
        return in_words(error.errors()[0])
    return str(error)


def _payload(desk: Desk, decision: Decision) -> Payload | None:
    """What the decision says to the ledger; None where it stands already. Raises ValueError with the fault."""
    if decision.undo is not None:
        return _undo(desk, decision)
    if decision.merge is not None:
        return _merge(desk, decision)
    if decision.part is not None:
        return _part(desk, decision)
    if decision.link is not None:
        return linked(desk, decision)
    if decision.follow is not None:
        return followed(desk, decision)
    if decision.watch is not None:
        return watched(desk, decision.watch)
    about = decision.accept or decision.reject
    if about is not None and (about.dating or (about.id or "").startswith("d-")):
        return _dating(desk, about, decision)
    if decision.record is not None:
        return _record(desk, decision.record, decision)
    if decision.reject is not None:
        return _reject(desk, decision.reject, decision)
    reference = decision.accept or decision.correct
    assert reference is not None
    return _accept(desk, find(desk, reference, desk.suggested), decision)


def _dating(desk: Desk, reference: Reference, decision: Decision) -> Payload | None:
    """What a decision on the dates that a document prints says to the ledger; None where it was decided already."""
    report = report_named(desk.held, reference.report).id if reference.report else None
    asked = next((d for d in desk.view.datings if reference.id == d.id or report == d.report), None)
    if asked is None or asked.id in desk.answered:
        printed = {dating_id(key, reading.dating) for key, reading in readings(desk.case).items()}
        if report is None and reference.id not in printed:
            raise ValueError(f"{reference.id!r}: no document held prints such dates; `trucewatch review` lists them")
        return None
    desk.answered.add(asked.id)
    if decision.reject is not None:
        return Rejected(suggestion=asked.id, report=asked.report, why=decision.why)
    return accepted(asked, desk.held.reports[asked.report], desk.files, decision.why)


def _reject(desk: Desk, reference: Reference, decision: Decision) -> Payload | None:
    """Where a reference by words means nothing (any more), there is nothing to set aside."""
    waiting = {s.id for s in desk.open} - desk.answered
    try:
        base = find(desk, reference, waiting | desk.held.rejected.keys())
    except NothingThere:
        return None
    if base.id in desk.held.rejected or base.id not in desk.suggested:
        return None
    desk.answered.add(base.id)
    return Rejected(suggestion=base.id, report=base.quotation.report, why=decision.why)


def _accept(desk: Desk, base: Claim, decision: Decision) -> Payload | None:
    claim = in_order(filled(decision.set, base, desk.files))
    desk.answered.add(base.id)
    if decision.as_:
        desk.named[decision.as_] = claim.id
    _know(desk, claim)
    if _stands(desk, claim):
        return None
    changed = base if claim != base else None
    return Accepted(claim=claim, from_suggestion=base.id, suggested=changed, why=decision.why)


def _know(desk: Desk, claim: Claim) -> None:
    desk.known[claim.id] = claim
    desk.taken.add(claim.id)


def _stands(desk: Desk, claim: Claim) -> bool:
    on_record = desk.held.claims.get(claim.id)
    return on_record is not None and on_record.claim == claim


def _record(desk: Desk, reference: Reference, decision: Decision) -> Payload | None:
    report, (start, end) = passage(desk, reference)
    text = desk.text(report)
    act = decision.set.act or reference.act or Act.DESCRIPTION
    note = report.kind is ReportKind.NOTE
    quotation = Quotation(report=report.id, start=start, end=end, words=text[start:end], verbatim=not note)
    author = document(report, text, desk.files).author
    kind = KIND_OF_ACT.get(act, Kind.DESCRIPTION)
    blank = Claim(
        kind=kind, act=act, stance=Stance.STATES, modality=Modality.ACTUAL, quotation=quotation, chain=(author,)
    )
    claim = in_order(filled(decision.set, blank, desk.files))
    if decision.as_:
        desk.named[decision.as_] = claim.id
    _know(desk, claim)
    if _stands(desk, claim):
        return None
    answered = answering(desk, quotation, claim.act)
    if answered is None:
        return Accepted(claim=claim, why=decision.why)
    return Accepted(claim=claim, from_suggestion=answered.id, suggested=answered.claim, why=decision.why)


def _merge(desk: Desk, decision: Decision) -> Payload | None:
    assert decision.merge is not None
    keys = [find(desk, reference, desk.taken).id for reference in decision.merge]
    if len(set(keys)) < 2:
        raise ValueError("a merge needs two claims or more")
    if any(isinstance(e.payload, Merged) and set(e.payload.claims) == set(keys) for e in desk.held.merges):
        return None
    return Merged(claims=tuple(dict.fromkeys(keys)), why=decision.why)


def _part(desk: Desk, decision: Decision) -> Payload | None:
    assert decision.part is not None
    keys = tuple(dict.fromkeys(find(desk, reference, desk.taken).id for reference in decision.part))
    if len(keys) < 2:
        raise ValueError("to part takes two claims or more")
    for merge in reversed(desk.held.merges):
        assert isinstance(merge.payload, Merged)
        if len(set(keys) & set(merge.payload.claims)) > 1:
            raise ValueError(f"entry {merge.seq} merged them; undo it first (`--undo {merge.seq}`), then part them")
    said = [e.payload for e in desk.held.parted if isinstance(e.payload, Parted) and set(e.payload.claims) == set(keys)]
    if said and said[-1].unsure == decision.unsure:
        return None
    return Parted(claims=keys, unsure=decision.unsure, why=decision.why)


def _undo(desk: Desk, decision: Decision) -> Payload | None:
    entry = desk.held.by_number.get(decision.undo or 0)
    if entry is None:
        raise ValueError(f"entry {decision.undo}: there is none; the ledger ends at {len(desk.held.by_number)}")
    if entry.kind not in DECISIONS:
        raise ValueError(f"entry {entry.seq}: a {entry.kind!r} entry is not a decision and cannot be undone")
    if entry.seq in void(desk.held.by_number.values()):
        return None
    return Undone(entry=entry.seq, why=decision.why)
