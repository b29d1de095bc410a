"""The questions about a case laid out: what is on record, and what a review does to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scenarios.questions import findings_of, instant
from seeds.material import ROLE, Content, Material
from trucewatch.case.amend import correct
from trucewatch.case.case import Case
from trucewatch.case.decisions import DecisionsFile
from trucewatch.case.refer import report_named
from trucewatch.case.review import review
from trucewatch.case.suggest import report_text, suggest
from trucewatch.case.view import View, view
from trucewatch.case.wordings import wordings_of_one
from trucewatch.model.claim import Claim
from trucewatch.model.instant import iso
from trucewatch.model.when import When
from trucewatch.products.incidents import incident_block
from trucewatch.products.page import json_text
from trucewatch.read.dating.dating import suggest_dating
from trucewatch.read.text.verbatim import locate as located


@dataclass(slots=True)
class Record:
    """A case laid out, the material that it was laid out from, and the documents as they are in the corpus."""

    case: Case
    material: Material
    texts: Mapping[str, str]
    _views: dict[tuple[int, str | None], View] = field(default_factory=dict)

    def view(self, known_at: str | None = None) -> View:
        """The case as known at an instant; the same one until something is decided."""
        key = (self.case.ledger.length(), known_at)
        if key not in self._views:
            at = instant(known_at, self.material.files["case.yml"]["zone"])
            self._views[key] = view(self.case, at)
        return self._views[key]

    def forget(self) -> None:
        """Suggestions were made again."""
        self._views.clear()

    def claim(self, name: str) -> Claim:
        """The claim that a decision recorded under this name."""
        decision = next(d for d in self.material.decisions["decisions"] if d.get("as") == name)
        seen = self.view()
        report = report_named(seen.held, decision["record"]["report"])
        span = located(report_text(self.case, report), decision["record"]["quote"])
        act = decision["set"]["act"]
        held = (
            c.claim for c in seen.held.claims.values() if c.claim.quotation.report == report.id and c.claim.act == act
        )
        return next(c for c in held if (c.quotation.start, c.quotation.end) == span)


def _ends(when: When | None) -> list[str]:
    if when is None:
        return []
    return [iso(end) if end else "open" for end in (when.start, when.end)]


def claim(record: Record, asked: Content) -> Content:
    """One claim as recorded under a name."""
    held = record.claim(asked["name"])
    return {
        "chain": {voice.key or voice.name: voice.name for voice in held.chain},
        "voices": [voice.key or voice.name for voice in held.chain],
        "stance": held.stance.value,
        "modality": held.modality.value,
        "when": _ends(held.when),
        "when_said": _ends(held.when_said),
        "due": _ends(held.due),
        "where": [w.key for w in held.where],
        "figures": [{"sign": f.sign, "counted": f.counted.value, "category": f.category} for f in held.figures],
        "named": [
            {"party": a.actor.key or "", "shown": a.actor.shown, "by": a.by, "hedged": str(a.hedged).lower()}
            for a in held.attributions
        ],
        "targets": list(held.targets),
    }


def incident(record: Record, asked: Content) -> Content:
    """The incident that a claim belongs to: its figures, who names and denies, its findings by arrangement."""
    seen = record.view(asked.get("known_at"))
    found = seen.incident(record.claim(asked["claim"]).id)
    block = incident_block(seen, found)
    claims = [seen.claims[key].claim for key in found.claims]
    return {
        "acts": [act.value for act in found.acts],
        "where": [w.key for w in found.where],
        "when": [_ends(w) for w in found.when],
        "when_shown": block.when,
        "where_shown": block.where,
        "figures": [{"sign": f.sign, "category": f.category} for c in claims for f in c.figures],
        "voices": [c.origin.key or c.origin.name for c in claims],
        "independent": str(block.independent),
        "marks": [mark for line in block.claims for mark in line.marks],
        "parties": {row.party: {column: list(cell) for column, cell in row.cells.items()} for row in block.parties},
        "responsibility": block.responsibility,
        "stances": [c.stance.value for c in claims],
        "findings": findings_of(seen.findings[found.id]),
        "arrangements": sorted({f.arrangement for f in seen.findings[found.id]}),
    }


def locate(record: Record, asked: Content) -> Content:
    """Whether words typed with single spaces stand in a document; they are told by code points, never written here.

    `instead` puts another word in the place of one of them.
    """
    words = record.texts[asked["file"]][int(asked["start"]) : int(asked["end"])]
    typed = " ".join(words.split())
    for old, new in asked.get("instead", {}).items():
        typed = typed.replace(old, new, 1)
    held = report_text(record.case, report_named(record.view().held, asked["file"]))
    span = located(held, typed)
    if span is None:
        return {"verbatim": "no"}
    kept = held[span[0] : span[1]]
    return {"verbatim": "yes", "kept_as_it_is": "yes" if kept != typed and kept.split() == typed.split() else "no"}


def merged(record: Record, asked: Content) -> Content:
    """A merge and its undoing: the incident in between, and whether everything is then as before, byte for byte."""
    before = _incidents(record)
    names = [record.claim(name).id for name in asked["claims"]]
    entry = _decide(record, {"merge": names, "why": "asked in a scenario"})
    between = incident(record, {"claim": asked["claims"][0]})
    during = _incidents(record)
    _decide(record, {"undo": str(entry), "why": "asked in a scenario"})
    return between | {
        "incidents_fewer": str(len(json.loads(before)) - len(json.loads(during))),
        "restored": "yes" if _incidents(record) == before else "no",
    }


def _incidents(record: Record) -> str:
    seen = record.view()
    return json.dumps([json.loads(json_text(incident_block(seen, i))) for i in seen.incidents.values()], sort_keys=True)


def _decide(record: Record, decision: Content) -> int:
    decisions = DecisionsFile.model_validate({"role": ROLE, "decisions": [decision]})
    return review(record.case, record.view(), decisions).entries[-1].seq


def origins(record: Record, asked: Content) -> Content:
    """Whose statements some claims are: one originator counts once, whoever relays it."""
    return {"origins": sorted({record.claim(name).origin.key or "" for name in asked["claims"]})}


def times(record: Record, asked: Content) -> Content:
    """What the reader makes of a document's time words: resolved ones by their words, and those that stay open.

    `correct` first gives the document a date, with its basis.
    """
    if "correct" in asked:
        told = asked["correct"]
        correct(record.case, record.view(), asked["file"], told["why"], ROLE, published=told["published"])
    suggest(record.case, record.view().held)
    record.forget()
    seen = record.view()
    key = report_named(seen.held, asked["file"]).id
    claims = [s.claim for s in seen.suggestions if s.claim.quotation.report == key]
    whens = [w for c in claims for w in (c.when, c.when_said, c.due) if w is not None]
    return {
        "resolved": [
            {"words": w.as_written, "from": _ends(w)[0], "to": _ends(w)[1], "basis": w.basis.value}
            for w in whens
            if w.resolved
        ],
        "unresolved": sorted({w.as_written for report, w in seen.unresolved if report.id == key}),
        "numbers": sorted({str(f.value) for c in claims for f in c.figures if f.value is not None}),
    }


def held_report(record: Record, asked: Content) -> Content:
    """What is on record of a document itself: who published and carried it, and when it could be known."""
    held = report_named(record.view().held, asked["file"])
    return {
        "origin": held.origin or "",
        "carrier": held.carrier or "",
        "published": _ends(held.published),
        "carried": _ends(held.carried),
        "available_from": _ends(held.available_from),
    }


def printed(record: Record, asked: Content) -> Content:
    """What a document's own text prints of its publication, before anybody is asked; days told by their ends."""
    text = report_text(record.case, report_named(record.view().held, asked["file"]))
    found = suggest_dating(text, record.material.files["case.yml"]["zone"])
    return {
        "origin": [found.origin.outlet, *_ends(found.origin.when)] if found.origin else [],
        "carrier": [found.carrier.outlet, *_ends(found.carrier.when)] if found.carrier else [],
        "least": _ends(found.least.when) if found.least else [],
        "ahead": str(len(found.ahead)),
        "usage": found.usage.value if found.usage else "",
        "verbatim": "yes" if all(text[slice(*(w.span or (0, 0)))] == w.as_written for w in found.ahead) else "no",
    }


def dated(record: Record, asked: Content) -> Content:
    """The dates suggested on a document, and what is on record once a person has accepted them."""
    suggest(record.case, record.view().held)
    record.forget()
    key = report_named(record.view().held, asked["file"]).id
    [waiting] = [d for d in record.view().datings if d.report == key]
    said = [dated.when for _, dated in waiting.told]
    _decide(record, {"accept": {"id": waiting.id}, "why": "asked in a scenario"})
    record.forget()
    held = report_named(record.view().held, asked["file"])
    return {"asked": _ends(said[0]), "basis": [waiting.reasons], "published": _ends(held.published)}


def wordings(record: Record, asked: Content) -> Content:
    """The documents that give one remark in different words, by their file names."""
    held = record.view().held
    names = {key: getattr(entry.payload, "filename", "") for key, entry in held.received.items()}
    pairs = wordings_of_one(record.case, held)
    return {"pairs": sorted({" ".join(sorted((names[p.one.report], names[p.other.report]))) for p in pairs})}


def claims(record: Record, asked: Content) -> Content:
    """Every claim on record, and what the six tests make of each incident, by the words of its place."""
    seen = record.view(asked.get("known_at"))
    told = [_told(on_record.claim) for on_record in seen.claims.values()]
    incidents = [_found(seen, key) for key in seen.incidents]
    return {"claims": told, "incidents": incidents, "count": str(len(incidents))}


def suggested(record: Record, asked: Content) -> Content:
    """What the machine suggests on a document, with nothing decided."""
    seen = record.view()
    key = report_named(seen.held, asked["file"]).id
    return {"claims": [_told(s.claim) for s in seen.suggestions if s.claim.quotation.report == key]}


def _told(claim: Claim) -> Content:
    return {
        "act": claim.act.value,
        "stance": claim.stance.value,
        "modality": claim.modality.value,
        "where": [w.key for w in claim.where],
        "when": _ends(claim.when),
        "named": [{"party": a.actor.key or "", "by": a.by} for a in claim.attributions],
        "figures": [f"{f.sign} {f.category} {f.counted.value}" for f in claim.figures],
        "voices": [voice.name for voice in claim.chain],
    }


def _found(seen: View, key: str) -> Content:
    incident = seen.incidents[key]
    outcomes = {f.arrangement: f.outcome.value for f in seen.findings[key]}
    return {"where": [w.key for w in incident.where], "when": [_ends(w) for w in incident.when], "outcomes": outcomes}


RECORD: dict[str, Callable[[Record, Any], Content]] = {
    f.__name__: f
    for f in (claim, incident, claims, suggested, locate, merged, origins, times, held_report, printed, dated, wordings)
}
