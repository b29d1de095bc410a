"""Decisions of people on suggestions, from a file or one at a time: accept, correct, reject, record, merge, undo.

A decisions file is all or nothing: every fault is told with its line, and nothing is recorded while there is one.
Deciding the same again changes nothing.

    role: case editor
    decisions:
      - accept: {report: 03-call.yml, quote: at least twelve people were killed, act: toll}
        as: toll-vale
      - correct: c-12ab34cd56
        set: {where: [vale]}
        why: the town is named two sentences before
      - reject: {report: 03-call.yml, quote: prices doubled}
        why: no claim of the case
      - record: {report: 03-call.yml, quote: the bridge was hit}
        set: {act: airstrike, where: [vale-bridge], when: 2031-03-04}
      - merge: [toll-vale, c-0123456789]
        why: same quarter, same hour
      - undo: 17
        why: decided on the wrong report
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from trucewatch.case.case import Case
from trucewatch.case.files import CaseFiles, validated
from trucewatch.case.fold import Held, void
from trucewatch.case.slots import WrittenSlots, filled
from trucewatch.case.suggest import document, open_suggestions, readings, report_text
from trucewatch.case.view import View
from trucewatch.errors import BadInput, CaseFault, Fault
from trucewatch.ledger import Entry
from trucewatch.ledger.payloads import Accepted, Merged, Payload, Rejected, Undone
from trucewatch.model.claim import Claim, Suggestion
from trucewatch.model.frozen import Frozen
from trucewatch.model.quotation import Quotation
from trucewatch.model.report import Report, ReportKind
from trucewatch.model.vocabulary import KIND_OF_ACT, Act, Kind, Modality, Stance
from trucewatch.read.verbatim import locate
from trucewatch.written import read_yaml


class Reference(Frozen):
    """A suggestion, claim or passage: by id, by the name given with `as`, or by report and words."""

    id: str | None = None
    report: str | None = None
    quote: str | None = None
    act: Act | None = None
    voice: str | None = None


def _reference(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


Ref = Annotated[Reference, BeforeValidator(_reference)]


class Decision(Frozen):
    """One decision of the file; exactly one verb."""

    accept: Ref | None = None
    correct: Ref | None = None
    reject: Ref | None = None
    record: Ref | None = None
    merge: tuple[Ref, ...] | None = None
    undo: int | None = None
    set: WrittenSlots = WrittenSlots()
    as_: str | None = Field(default=None, alias="as")
    why: str = ""

    @model_validator(mode="after")
    def _one_verb(self) -> Decision:
        verbs = [v for v in VERBS if getattr(self, v) is not None]
        if len(verbs) != 1:
            raise ValueError(f"one verb is needed ({', '.join(VERBS)}), got {' and '.join(verbs) or 'none'}")
        if verbs[0] in ("reject", "merge", "undo") and not self.why:
            raise ValueError(f"`{verbs[0]}` needs a reason: add `why:`")
        return self


VERBS = ("accept", "correct", "reject", "record", "merge", "undo")


class DecisionsFile(Frozen):
    """The file: the role that decides, and the decisions in order."""

    role: Annotated[str, Field(min_length=1)]
    decisions: tuple[Decision, ...] = ()


@dataclass
class Desk:
    """The material of a review: what is open, what is held, and what this file has named so far."""

    case: Case
    view: View
    open: list[Suggestion]
    known: dict[str, Claim]
    named: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

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
    known |= {key: on_record.claim for key, on_record in view.held.claims.items()}
    desk = Desk(case, view, open_suggestions(view.held, read_so_far), known)
    said: list[Payload] = []
    faults: list[Fault] = []
    already = 0
    for i, decision in enumerate(decisions.decisions):
        try:
            payload = _payload(desk, decision)
        except (ValueError, BadInput) as error:
            faults.append(Fault(wheres[i] if wheres else f"decision {i + 1}", str(error), ""))
            continue
        if payload is None:
            already += 1
        else:
            said.append(payload)
    if faults:
        raise CaseFault(faults)
    return Reviewed(case.ledger.append(said, decisions.role) if said else [], already)


def _payload(desk: Desk, decision: Decision) -> Payload | None:
    """What the decision says to the ledger; None where it stands already. Raises ValueError with the fault."""
    if decision.undo is not None:
        return _undo(desk, decision)
    if decision.merge is not None:
        return _merge(desk, decision)
    if decision.record is not None:
        return _record(desk, decision.record, decision)
    reference = decision.accept or decision.correct or decision.reject
    assert reference is not None
    base = _find(desk, reference)
    if decision.as_:
        desk.named[decision.as_] = base.id
    if decision.reject is not None:
        if base.id in desk.held.rejected:
            return None
        return Rejected(suggestion=base.id, report=base.quotation.report, why=decision.why)
    return _accept(desk, base, decision)


def _accept(desk: Desk, base: Claim, decision: Decision) -> Payload | None:
    claim = filled(decision.set, base, desk.files)
    if decision.as_:
        desk.named[decision.as_] = claim.id
    desk.known[claim.id] = claim
    if _stands(desk, claim):
        return None
    changed = base if claim != base else None
    return Accepted(claim=claim, from_suggestion=base.id, suggested=changed, why=decision.why)


def _stands(desk: Desk, claim: Claim) -> bool:
    on_record = desk.held.claims.get(claim.id)
    return on_record is not None and on_record.claim == claim


def _record(desk: Desk, reference: Reference, decision: Decision) -> Payload | None:
    report, (start, end) = _passage(desk, reference)
    text = desk.text(report)
    act = decision.set.act or reference.act or Act.DESCRIPTION
    note = report.kind is ReportKind.NOTE
    quotation = Quotation(report=report.id, start=start, end=end, words=text[start:end], verbatim=not note)
    author = document(report, text, desk.files).author
    kind = KIND_OF_ACT.get(act, Kind.DESCRIPTION)
    blank = Claim(
        kind=kind, act=act, stance=Stance.STATES, modality=Modality.ACTUAL, quotation=quotation, chain=(author,)
    )
    claim = filled(decision.set, blank, desk.files)
    if decision.as_:
        desk.named[decision.as_] = claim.id
    desk.known[claim.id] = claim
    return None if _stands(desk, claim) else Accepted(claim=claim, why=decision.why)


def _merge(desk: Desk, decision: Decision) -> Payload | None:
    assert decision.merge is not None
    keys = [_find(desk, reference).id for reference in decision.merge]
    if len(set(keys)) < 2:
        raise ValueError("a merge needs two claims or more")
    if any(isinstance(e.payload, Merged) and set(e.payload.claims) == set(keys) for e in desk.held.merges):
        return None
    return Merged(claims=tuple(dict.fromkeys(keys)), why=decision.why)


def _undo(desk: Desk, decision: Decision) -> Payload | None:
    entry = desk.held.by_number.get(decision.undo or 0)
    if entry is None:
        raise ValueError(f"entry {decision.undo}: there is none; the ledger ends at {len(desk.held.by_number)}")
    if entry.kind not in ("accepted", "rejected", "merged", "withdrawn", "corrected", "undone"):
        raise ValueError(f"entry {entry.seq}: a {entry.kind!r} entry is not a decision and cannot be undone")
    if entry.seq in void(desk.held.by_number.values()):
        return None
    return Undone(entry=entry.seq, why=decision.why)


def _find(desk: Desk, reference: Reference) -> Claim:
    if reference.id:
        key = desk.named.get(reference.id, reference.id)
        if key not in desk.known:
            raise ValueError(f"{reference.id!r}: no suggestion, claim or earlier `as:` of that name")
        return desk.known[key]
    report, (start, end) = _passage(desk, reference)
    claims = [c for c in desk.known.values() if c.quotation.report == report.id]
    touching = [c for c in claims if c.quotation.start < end and start < c.quotation.end]
    if reference.act:
        touching = [c for c in touching if c.act == reference.act]
    if reference.voice:
        touching = [c for c in touching if reference.voice in (c.origin.key, c.origin.name)]
    if not touching:
        raise ValueError(
            f"nothing is suggested on these words of {report.title!r}; use `record` to enter the claim by hand"
        )
    overlap = {c.id: min(end, c.quotation.end) - max(start, c.quotation.start) for c in touching}
    best = max(overlap.values())
    closest = [c for c in touching if overlap[c.id] == best]
    if len(closest) > 1:
        which = ", ".join(f"{c.id} ({c.act}, {c.origin.name})" for c in closest)
        raise ValueError(f"several suggestions stand on these words: {which}; name one by id, `act:` or `voice:`")
    return closest[0]


def _passage(desk: Desk, reference: Reference) -> tuple[Report, tuple[int, int]]:
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
