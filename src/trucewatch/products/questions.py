"""What is not known: tests that nothing decides, responsibility that is contested, harm nobody reported, dates nobody
can give. And what changed: withdrawals and corrections that earlier products do not show.
"""

from __future__ import annotations

from trucewatch.case.view import View
from trucewatch.ledger.payloads import Corrected, Linked, Listed, Withdrawn
from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Act
from trucewatch.products.cite import document_words
from trucewatch.products.incidents import IncidentBlock, open_tests


def open_questions(view: View, incidents: tuple[IncidentBlock, ...]) -> tuple[str, ...]:
    """The open questions of these incidents, then of the whole case's documents."""
    found: list[str] = []
    for block in incidents:
        found += open_tests(block)
        if block.parties:
            found.append(f"{block.heading} [{block.id}] — responsibility: {block.responsibility}")
        if not any(_tells_harm(view.claims[line.claim].claim) for line in block.claims):
            found.append(f"{block.heading} [{block.id}] — harm: not reported (which is not none)")
    undated = {f"{document_words(r, view)}: “{w.as_written}” has no date" for r, w in view.unresolved}
    pieces = [
        f"{document_words(r, view)}: characters {a} to {b} hold no end of a sentence and were read in pieces"
        for r, (a, b) in view.cut
    ]
    listed = (e.payload for e in view.held.listed)
    kept = [f"kept, not read: {p.filename}: {p.got}" for p in listed if isinstance(p, Listed)]
    return (*found, *sorted(undated), *sorted(pieces), *kept)


def _tells_harm(claim: Claim) -> bool:
    return bool(claim.figures) or claim.act is Act.TOLL


def changes(view: View) -> tuple[str, ...]:
    """Withdrawals and corrections on record, and the claims that no longer stand because of them."""
    lines = []
    for subject, entry in view.held.withdrawn.items():
        assert isinstance(entry.payload, Withdrawn)
        lines.append(f"{subject} was withdrawn (entry {entry.seq}): {entry.payload.why}")
    for key, entry in ((k, e) for k, corrections in view.held.corrected.items() for e in corrections):
        assert isinstance(entry.payload, Corrected)
        if key in view.reports:
            why = entry.payload.why
            lines.append(f"{document_words(view.reports[key], view)} was corrected (entry {entry.seq}): {why}")
    lines += [f"claim {key} no longer stands: {why}" for key, why in view.held.gone.items()]
    return (*lines, *_loose_links(view))


def _loose_links(view: View) -> list[str]:
    """Links of which one end is no longer on record: they have no effect, and somebody has to know."""
    held = view.held.claims.keys() | view.files.arrangements.keys()
    links = [(entry, entry.payload.link) for entry in view.held.links if isinstance(entry.payload, Linked)]
    return [
        f"entry {entry.seq} ({link.claim} as the {link.relation} of {link.of}) has no effect: "
        f"{' and '.join(key for key in (link.claim, link.of) if key not in held)} is not on record any more"
        for entry, link in links
        if not {link.claim, link.of} <= held
    ]
