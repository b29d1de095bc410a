"""The questions about commitments, meetings, positions and allegations, and about deciding on them, as plain data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from scenarios.questions import instant
from scenarios.record import Record
from seeds.material import ROLE, Content
from trucewatch.case.decisions import DecisionsFile
from trucewatch.case.matters import Matter, Matters, matters
from trucewatch.case.progress import account
from trucewatch.case.review import review
from trucewatch.case.view import View
from trucewatch.errors import CaseFault
from trucewatch.model.instant import iso
from trucewatch.model.when import When
from trucewatch.products.allegations import allegations
from trucewatch.products.commitments import commitments as commitment_rows
from trucewatch.products.commitments import known_by_then
from trucewatch.products.meetings import meetings
from trucewatch.products.positions import channels
from trucewatch.products.positions import positions as position_rows
from trucewatch.products.positions import unsaid as unsaid_rows
from trucewatch.products.situation import day_report


def _asked(record: Record, asked: Content) -> tuple[View, datetime]:
    seen = record.view(asked.get("known_at"))
    at = instant(asked["at"], seen.files.config.zone)
    assert at is not None
    return seen, at


def _ends(when: When) -> list[str]:
    return [iso(end) if end else "open" for end in (when.start, when.end)]


def _matter(record: Record, asked: Content) -> tuple[View, datetime, Matters, Matter | None]:
    seen, at = _asked(record, asked)
    held = matters(seen, known_by_then(seen, at))
    return seen, at, held, held.of(record.claim(asked["claim"]).id)


def commitment(record: Record, asked: Content) -> Content:
    """The commitment that a claim belongs to, as it stands at an instant; `listed` no where there is none."""
    seen, at, held, matter = _matter(record, asked)
    row = next((r for r in commitment_rows(seen, at) if matter and r.id == matter.id), None)
    if row is None or matter is None:
        return {"listed": "no"}
    stands = account(seen, held, matter, at)
    return {
        "listed": "yes",
        "sort": row.sort,
        "topic": row.topic,
        "progress": row.progress.value,
        "state": row.state,
        "fulfilled": row.fulfilled.value,
        "answer": row.answer,
        "content": row.content,
        "on": list(row.on),
        "by": [chain.split(" ← ") for chain in row.by],
        "made": row.made,
        "readings": str(len(row.dues)),
        "dues": [_ends(when) for when in stands.dues],
        "each_due": [_ends(c.claim.due) for c in matter.claims if c.claim.due],
        "soft": [when.as_written for when in stands.soft],
        "needs": [{"satisfied": "yes" if n.satisfied else "no", "basis": n.basis, "what": n.what} for n in row.needs],
        "bearings": [
            {"relation": b.relation, "note": b.note, "either_or": "yes" if b.either_or else "no"} for b in row.bearings
        ],
        "cites": str(len(row.cites)),
    }


def meeting(record: Record, asked: Content) -> Content:
    """The meeting that a claim belongs to, as it stands at an instant, and what was brought up there."""
    seen, at, held, matter = _matter(record, asked)
    row = next((r for r in meetings(seen, at) if matter and r.id == matter.id), None)
    if row is None or matter is None:
        return {"listed": "no"}
    stands = account(seen, held, matter, at)
    return {
        "listed": "yes",
        "progress": row.progress.value,
        "state": row.state,
        "dues": [_ends(when) for when in stands.dues],
        "first": iso(row.first) if row.first else "",
        "latest": iso(row.latest) if row.latest else "",
        "where": row.where,
        "participants": list(row.participants),
        "planned_by": list(row.planned_by),
        "held_by": list(row.held_by),
        "convenors": [names for names, _ in row.convenors],
        "disputed": "yes" if row.disputed else "no",
        "raised": sorted({"incident" if key else "matter" for key, _ in row.raised}),
        "raised_count": str(len(row.raised)),
        "flags": list(row.flags),
        "says": list(row.says),
        "needs": [{"satisfied": "yes" if n.satisfied else "no", "basis": n.basis} for n in row.needs],
        "bearings": [{"relation": b.relation, "line": b.line, "note": b.note} for b in row.bearings],
        "cites": str(len(row.cites)),
    }


def channel(record: Record, asked: Content) -> Content:
    """The channel of a topic: its state at an instant, for what reason, and its history."""
    seen, at = _asked(record, asked)
    row = next((r for r in channels(seen, at) if r.topic == asked["topic"]), None)
    if row is None:
        return {"listed": "no"}
    return {
        "state": row.state,
        "between": list(row.between),
        "reasons": list(row.reasons),
        "acts": [said.act for said in row.history],
    }


def positions(record: Record, asked: Content) -> Content:
    """What was said on a topic, by holder; `own` no where somebody reports it of others."""
    seen, at = _asked(record, asked)
    rows = [row for row in position_rows(seen, at) if row.topic == asked["topic"]]
    return {
        "holders": [row.holder for row in rows],
        "said": [
            {"holder": row.holder, "line": said.line, "by": said.by, "own": "yes" if said.own else "no"}
            for row in rows
            for said in row.history
        ],
        "now": [row.now for row in rows],
    }


def unsaid(record: Record, asked: Content) -> Content:
    """What was left unsaid by an instant."""
    seen, at = _asked(record, asked)
    rows = unsaid_rows(seen, at)
    return {"rows": [{"what": r.what, "who": r.who, "about": r.about, "response": r.response} for r in rows]}


def allegation(record: Record, asked: Content) -> Content:
    """An allegation that is followed, as it stands at an instant, and whether the day's report lists it as overdue."""
    seen, at = _asked(record, asked)
    key = record.claim(asked["claim"]).id
    row = next((r for r in allegations(seen, at) if r.claim == key), None)
    if row is None:
        return {"listed": "no"}
    found = {
        "listed": "yes",
        "state": row.state,
        "party": row.party,
        "age": str(row.age_days),
        "asked": row.asked,
        "answer": row.answer,
        "overdue": "yes" if row.overdue else "no",
        "replies": [reply.stance for reply in row.replies],
        "assessment": row.assessment,
        "steps": [line.step for line in row.history],
    }
    if "day" in asked:
        report = day_report(seen, datetime.fromisoformat(asked["day"]).date())
        found["in_report"] = ["overdue" if r.overdue else "listed" for r in report.allegations if r.claim == key]
    return found


def counts(record: Record, asked: Content) -> Content:
    """How many commitments, and meetings at a place, are known at an instant."""
    seen, at = _asked(record, asked)
    rows = meetings(seen, at)
    return {
        "commitments": str(len(commitment_rows(seen, at))),
        "meetings": str(sum(asked.get("where", "") in row.where for row in rows)),
    }


def decide(record: Record, asked: Content) -> Content:
    """Decisions as a person writes them, applied; passages by document and code points, other claims by their names."""
    rows = [_with_claims(record, row) for row in asked["decisions"]]
    zone = record.material.files["case.yml"]["zone"]
    try:
        decisions = DecisionsFile.model_validate({"role": ROLE, "decisions": rows}, context={"zone": zone})
        done = review(record.case, record.view(), decisions)
    except (CaseFault, ValidationError) as fault:
        return {"refused": str(fault), "entries": "0"}
    return {"refused": "", "entries": str(len(done.entries))}


def _with_claims(record: Record, row: Content) -> Content:
    """A decision with documents' words put in and claims of the material named by their ids."""
    held = {d["as"] for d in record.material.decisions["decisions"] if "as" in d}

    def named(value: Any) -> Any:
        return record.claim(value).id if isinstance(value, str) and value in held else value

    made = {key: named(value) if key in ("link", "to", "follow") else value for key, value in row.items()}
    if "merge" in row:
        made["merge"] = [named(value) for value in row["merge"]]
    if "record" in row:
        at = row["record"]
        words = record.texts[at["file"]][int(at["start"]) : int(at["end"])]
        made["record"] = {"report": at["file"], "quote": words}
    if "source" in row.get("step", {}):
        made["step"] = row["step"] | {"source": named(row["step"]["source"])}
    return made


REGISTER: dict[str, Callable[[Record, Any], Content]] = {
    f.__name__: f for f in (commitment, meeting, channel, positions, unsaid, allegation, counts, decide)
}
