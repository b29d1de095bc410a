"""Who a source is, as far as anybody says so: the same fields for every one, shown beside its figures and claims.

What a source is said to be is somebody's description, dated and cited; the desk adopts none of them and grades nobody.
"""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.case.view import View
from trucewatch.model.claim import Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.quotation import Voice
from trucewatch.model.source import Source
from trucewatch.model.vocabulary import Act
from trucewatch.products.cite import Cite, case_cite, claim_cite
from trucewatch.products.words import chain_words, when_words

NOT_STATED = "not stated"
UNLISTED = "known by these words only"


class DescribedLine(Frozen):
    """What somebody says that a source is: the words, who says so, when, and where that stands."""

    says: str
    by: str
    when: str
    cite: Cite


class VoiceBlock(Frozen):
    """One source or party whose word is shown. `sort`: what the case lists it as; a voice without a name has only the
    words that a report gives it. `speaks_for`, `carries`: names, or that nothing is stated.
    """

    name: str
    sort: str
    speaks_for: str
    carries: str
    described: tuple[DescribedLine, ...]


def voice_blocks(view: View, claims: Iterable[Claim]) -> tuple[VoiceBlock, ...]:
    """Everybody in the chains of these claims, by name, each once."""
    found: dict[str, Voice] = {}
    for claim in claims:
        for voice in claim.chain:
            found.setdefault(voice.key or voice.name, voice)
    blocks = {key: _block(view, voice) for key, voice in found.items()}
    return tuple(blocks[key] for key in sorted(blocks, key=lambda key: (blocks[key].name, key)))


def _block(view: View, voice: Voice) -> VoiceBlock:
    key = voice.key or ""
    source, party = view.files.sources.get(key), view.files.parties.get(key)
    names = {**{k: p.name for k, p in view.files.parties.items()}, **{k: s.name for k, s in view.files.sources.items()}}
    above = (source.speaks_for,) if source and source.speaks_for else party.part_of if party and not source else ()
    return VoiceBlock(
        name=voice.name,
        sort=str(source.kind) if source else str(party.kind) if party else UNLISTED,
        speaks_for=", ".join(names.get(k, k) for k in above) or NOT_STATED,
        carries=", ".join(names.get(k, k) for k in source.carries) if source and source.carries else NOT_STATED,
        described=(*_in_files(view, source), *_in_claims(view, key)),
    )


def _in_files(view: View, source: Source | None) -> tuple[DescribedLine, ...]:
    """Descriptions in the case's list of sources that were out by the instant asked for."""
    lines = []
    for described in source.descriptions if source else ():
        known = [c for c in described.cite if view.known_at is None or c.date.earliest <= view.known_at]
        if known:
            when = known[0].date.as_written
            lines.append(DescribedLine(says=described.says, by=described.by, when=when, cite=case_cite(known[0])))
    return tuple(lines)


def _in_claims(view: View, key: str) -> tuple[DescribedLine, ...]:
    """Descriptions on record as claims: those that are about the source or name it."""
    lines = []
    for on_record in view.by_act.get(Act.DESCRIPTION, ()) if key else ():
        claim = on_record.claim
        if claim.about == key or key in {named.key for named in claim.participants}:
            report = view.reports[claim.quotation.report]
            when = when_words(claim.when_said or claim.when or report.available_from, view.files.config.zone)
            says = claim.says or claim.quotation.words
            lines.append(DescribedLine(says=says, by=chain_words(claim), when=when, cite=claim_cite(on_record, view)))
    return tuple(lines)
