"""The aid log: requests, deliveries, blockages, suspensions, sieges and counts, each dated and attributed.

One event that is an attack and an aid event stands here and among the incidents under one id, and is counted once. What
nobody says is not zero; what somebody says of one day is not carried to another.
"""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View
from trucewatch.model.condition import MEASURES
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import Incident
from trucewatch.model.vocabulary import Act, Kind, Modality, Truth
from trucewatch.products.cite import Cite, claim_cite
from trucewatch.products.incidents import incident_block
from trucewatch.products.scope import Area, Window, in_area, in_window
from trucewatch.products.suspensions import SuspensionRow, suspensions
from trucewatch.products.words import ACTS, STANCES, chain_words, count_words, when_words, where_words


class AidRow(Frozen):
    """One dated, attributed line: what is said of aid at a place and time, and by whom."""

    claim: str
    what: str
    place: str
    when: str
    by: str
    stance: str
    said: str
    cite: Cite


class AidEvent(Frozen):
    """An attack on aid: the incident of the same id, as it stands among the incidents."""

    incident: str
    what: str
    place: str
    when: str
    origins: int
    responsibility: str
    cites: tuple[Cite, ...]


class AidCount(Frozen):
    """One count of aid as stated; what is empty nobody stated."""

    place: str
    when: str
    category: str
    by: str
    planned: str = ""
    permitted: str = ""
    attempted: str = ""
    delivered: str = ""
    hindered: str = ""
    cite: Cite


class AidLog(Frozen):
    """What is on record of aid and access in a window; `suspended` are those in effect at its end, or that touch it."""

    rows: tuple[AidRow, ...]
    sieges: tuple[AidRow, ...]
    suspended: tuple[SuspensionRow, ...]
    events: tuple[AidEvent, ...]
    counts: tuple[AidCount, ...]
    statement: str


def aid_log(view: View, window: Window | None = None, area: Area | None = None, at: datetime | None = None) -> AidLog:
    """The aid log of a window and area, or of the whole case; `at` is the instant of which suspensions are told."""
    told = [c for c in view.claims.values() if c.claim.kind is Kind.ACCESS and in_area(c.claim, area) is not Truth.NO]
    here = [c for c in told if window is None or in_window(c, window, view)]
    moment = at or (window.end if window else None)
    events = tuple(_event(view, i) for i in view.incidents.values() if _attack(view, i, window, area))
    counts = tuple(_count(view, c, category) for c in here for category in _categories(c))
    rows = tuple(_row(view, c) for c in here if c.claim.act not in (Act.SIEGE, Act.AID_SUSPENDED))
    held = suspensions(view, told, window, moment)
    return AidLog(
        rows=rows,
        sieges=tuple(_row(view, c) for c in here if c.claim.act is Act.SIEGE),
        suspended=held,
        events=events,
        counts=counts,
        statement=_statement(rows, held, events),
    )


def _statement(rows: tuple[AidRow, ...], held: tuple[SuspensionRow, ...], events: tuple[AidEvent, ...]) -> str:
    if not (rows or held or events):
        return "Nothing on record; that is no measure of access."
    both = f"; {count_words(len(events), 'event')} also among the incidents, counted once" if events else ""
    return f"{count_words(len(rows), 'statement')} on aid, {count_words(len(held), 'suspension')}{both}."


def _row(view: View, on_record: ClaimOnRecord) -> AidRow:
    claim, zone = on_record.claim, view.files.config.zone
    modality = "" if claim.modality is Modality.ACTUAL else f" ({claim.modality})"
    return AidRow(
        claim=claim.id,
        what=f"{ACTS[claim.act]}{modality}",
        place=where_words(claim.where),
        when=when_words(claim.when or claim.when_said, zone),
        by=chain_words(claim),
        stance=STANCES[claim.stance],
        said=f"“{claim.says}”" if claim.says else "",
        cite=claim_cite(on_record, view),
    )


def _attack(view: View, incident: Incident, window: Window | None, area: Area | None) -> bool:
    if Act.CONVOY_ATTACK not in incident.acts:
        return False
    inside = any(in_area(view.claims[key].claim, area) is not Truth.NO for key in incident.claims)
    return inside and (window is None or any(t.overlaps(window.start, window.end) for t in incident.when))


def _event(view: View, incident: Incident) -> AidEvent:
    block = incident_block(view, incident)
    telling = [key for key in incident.claims if view.claims[key].claim.tells_of_an_event]
    return AidEvent(
        incident=incident.id,
        what=" / ".join(block.acts),
        place=block.where,
        when=block.when,
        origins=block.independent,
        responsibility=block.responsibility,
        cites=tuple(claim_cite(view.claims[key], view) for key in telling),
    )


def _categories(on_record: ClaimOnRecord) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.category for f in on_record.claim.figures if f.counted in MEASURES))


def _count(view: View, on_record: ClaimOnRecord, category: str) -> AidCount:
    claim = on_record.claim
    stated = {f.counted.value: f.sign for f in claim.figures if f.category == category and f.counted in MEASURES}
    return AidCount(
        place=where_words(claim.where),
        when=when_words(claim.when or claim.when_said, view.files.config.zone),
        category=category,
        by=chain_words(claim),
        cite=claim_cite(on_record, view),
        **stated,
    )
