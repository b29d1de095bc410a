"""Incidents as shown: each claim in its words, who names whom, and how it stands under every reading."""

from __future__ import annotations

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View
from trucewatch.model.finding import Finding
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import CLEARING, Incident
from trucewatch.model.vocabulary import Outcome, Truth
from trucewatch.products.cite import ClaimLine, claim_line
from trucewatch.products.matrix import PartyRow, heading, incident_times, party_rows, responsibility
from trucewatch.products.voices import VoiceBlock, voice_blocks
from trucewatch.products.words import ACTS, count_words, where_words
from trucewatch.tally.origins import origins


class FindingLine(Frozen):
    """One finding: outcome and the six tests with what each rests on. It speaks of the incident, not of a party."""

    id: str
    arrangement: str
    name: str
    reading: str
    issuer: str
    outcome: Outcome
    tests: tuple[tuple[str, str, str], ...]


class IncidentBlock(Frozen):
    """One incident. `independent` counts the origins that tell of it: relays and carriers of one origin count once, and
    who denies or disputes is not counted. `voices`: everybody in its chains, as described.
    """

    id: str
    heading: str
    acts: tuple[str, ...]
    where: str
    when: str
    claims: tuple[ClaimLine, ...]
    independent: int
    parties: tuple[PartyRow, ...]
    responsibility: str
    findings: tuple[FindingLine, ...]
    voices: tuple[VoiceBlock, ...]


def incident_block(view: View, incident: Incident) -> IncidentBlock:
    """The incident with all its claims and findings."""
    claims = [view.claims[key] for key in incident.claims]
    rows = party_rows(view, incident)
    acts = tuple(ACTS[act] for act in incident.acts)
    where = where_words(incident.where)
    when = incident_times(view, incident)
    return IncidentBlock(
        id=incident.id,
        heading=heading(view, incident),
        acts=acts,
        where=where,
        when=when,
        claims=tuple(claim_line(c, view) for c in claims),
        independent=len(origins((view.told_by_claim[c.claim.id] for c in claims if _upholds(c)), view.ground)),
        parties=rows,
        responsibility=responsibility(rows),
        findings=tuple(finding_line(view, f) for f in view.findings.get(incident.id, ())),
        voices=voice_blocks(view, (c.claim for c in claims)),
    )


def _upholds(on_record: ClaimOnRecord) -> bool:
    return on_record.claim.stance not in CLEARING


def finding_line(view: View, finding: Finding) -> FindingLine:
    """A finding with the names of its arrangement and reading."""
    arrangement = view.book.arrangements[finding.arrangement]
    issuer = next((r.issuer for r in arrangement.readings if r.id == finding.reading), finding.reading)
    return FindingLine(
        id=finding.id,
        arrangement=finding.arrangement,
        name=arrangement.name,
        reading=finding.reading,
        issuer=issuer,
        outcome=finding.outcome,
        tests=tuple((t.name, t.answer, t.basis) for t in finding.tests),
    )


def open_tests(block: IncidentBlock) -> list[str]:
    """What is not known of an incident: each open test once, with the readings for which it matters. What each rests on
    stands in the table of findings.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for finding in block.findings:
        for name, answer, _ in finding.tests:
            if answer == Truth.UNKNOWN and finding.outcome is Outcome.NOT_DETERMINED:
                found.setdefault(name, {}).setdefault(finding.name, []).append(finding.issuer)
    return [
        f"{block.heading} [{block.id}] — {test}: unknown for "
        + "; ".join(f"{name} ({count_words(len(issuers), 'reading')})" for name, issuers in matters.items())
        for test, matters in found.items()
    ]
