"""A line's sources: every line of a product can be traced to a document, a span and exact words."""

from __future__ import annotations

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View
from trucewatch.model.citation import Citation
from trucewatch.model.claim import Claim
from trucewatch.model.frozen import Frozen
from trucewatch.model.party import Party, PartyKind
from trucewatch.model.report import Report, ReportKind
from trucewatch.model.watch import Mode
from trucewatch.products.words import STANCES, chain_words, claim_words


class Cite(Frozen):
    """Where a line's words stand. For a relay note `verbatim` is False: the words are the desk's, in indirect speech.

    `document` is a citation in words; `report` its id (empty for a case file's citation), `start`–`end` the span.
    """

    document: str
    report: str = ""
    start: int | None = None
    end: int | None = None
    words: str = ""
    verbatim: bool = True


class ClaimLine(Frozen):
    """One claim as shown: a neutral line, the chain, the stance, the words and their place, and any marks."""

    claim: str
    kind: str
    act: str
    chain: str
    stance: str
    line: str
    cite: Cite
    entry: int
    marks: tuple[str, ...] = ()


def document_words(report: Report, view: View) -> str:
    """A report cited: title, origin and date, carrier and date; a note as the desk's own."""
    sources = view.files.sources

    def source(key: str | None) -> str:
        return sources[key].name if key in sources else key or ""

    if report.kind is ReportKind.NOTE:
        cited = f"; cites {report.cites}" if report.cites else ""
        heard = f", {report.heard.as_written}" if report.heard else ""
        return f"note of the desk ({report.taken_by}{heard}): {report.title}{cited}"
    dated = report.published.as_written if report.published else "no date"
    origin = f"{source(report.origin) or 'author not named'}, {dated}"
    carried = f"; carried by {source(report.carrier)}" if report.carrier else ""
    if report.carrier and report.carried:
        carried += f", {report.carried.as_written}"
    return f"{report.title} ({origin}{carried})"


def claim_cite(on_record: ClaimOnRecord, view: View) -> Cite:
    """The document, span and words of an accepted claim."""
    quotation = on_record.claim.quotation
    report = view.reports[quotation.report]
    return Cite(
        document=document_words(report, view),
        report=quotation.report,
        start=quotation.start,
        end=quotation.end,
        words=quotation.words,
        verbatim=quotation.verbatim,
    )


def claim_line(on_record: ClaimOnRecord, view: View) -> ClaimLine:
    """An accepted claim as a line."""
    claim = on_record.claim
    marks = [*on_record.marks]
    if on_record.by_hand:
        marks.append("entered by hand")
    elif on_record.changed:
        marks.append("corrected in review")
    marks += [f"interested party: {name}" for name in interested_parties(on_record, view)]
    marks += [f"relayed to {name}, which monitors from elsewhere; not observed" for name in relaying(claim, view)]
    return ClaimLine(
        claim=claim.id,
        kind=claim.kind,
        act=claim.act,
        chain=chain_words(claim),
        stance=STANCES[claim.stance],
        line=claim_words(claim, view.files.config.zone),
        cite=claim_cite(on_record, view),
        entry=on_record.entry,
        marks=tuple(marks),
    )


def interested_parties(on_record: ClaimOnRecord, view: View) -> tuple[str, ...]:
    """The parties for which the claim's own voices speak, where the claim names another party's acts.

    Responders, recorders and international bodies are no party to the fighting and carry no such mark.
    """
    found: dict[str, None] = {}
    for voice in on_record.claim.speakers:
        source = view.files.sources.get(voice.key or "")
        party = source.speaks_for if source else voice.key
        if party not in view.files.parties:
            continue
        own = view.book.belongs_to(party)
        named = (a.actor.key for a in on_record.claim.attributions)
        side = _side(view.files.parties[party], view)
        if side.kind in NO_SIDE:
            continue
        if any(key is None or own.isdisjoint(view.book.belongs_to(key)) for key in named):
            found[side.name] = None
    return tuple(found)


def relaying(claim: Claim, view: View) -> tuple[str, ...]:
    """The remote mechanisms through which a claim came: it is a relayed report, not an observation of theirs."""
    found = (view.files.sources.get(voice.key or "") for voice in claim.chain)
    remote = [s.name for s in found if s and s.mechanism and s.mechanism.mode is Mode.REMOTE]
    return tuple(dict.fromkeys(remote))


NO_SIDE = frozenset({PartyKind.CIVIL, PartyKind.BODY})


def _side(party: Party, view: View) -> Party:
    """The party itself; of a person, the party that the person belongs to."""
    belongs = party.kind is PartyKind.PERSON and party.part_of
    return view.files.parties[party.part_of[0]] if belongs else party


def case_cite(citation: Citation) -> Cite:
    """A citation of a case file as a line's source."""
    carrier = f", carried by {citation.carrier}" if citation.carrier else ""
    passage = f", {citation.passage}" if citation.passage else ""
    inferred = f" [inferred: {citation.inferred}]" if citation.inferred else ""
    return Cite(document=f"{citation.outlet}, {citation.date.as_written}{carrier}{passage}{inferred}")
