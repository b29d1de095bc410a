"""What is due: ends of arrangements, meetings and undertakings, by the last moment at which each is due.

An exact time is exact, a day a day; words without a date stay words and get no due time. A date that passed says only
that it passed: nothing is fulfilled, missed or breached by itself.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View, known_by
from trucewatch.model.arrangement import Area, Period, Reading
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import MINUTE, Instant
from trucewatch.model.vocabulary import Act, Kind, Modality
from trucewatch.model.when import Precision, When, from_boundary
from trucewatch.products.cite import Cite, case_cite, claim_cite
from trucewatch.products.words import (
    ACTS,
    both_clocks,
    boundary_words,
    chain_words,
    count_words,
    when_words,
    where_words,
)
from trucewatch.terms.durations import in_words
from trucewatch.terms.known import known as is_known

AHEAD = frozenset({Modality.PLANNED, Modality.PROSPECTIVE})


class Deadline(Frozen):
    """One thing due. `latest` is the last moment of its window; None where the words give no date ("soft")."""

    due: str
    precision: str
    latest: Instant | None
    what: str
    by: str
    state: str
    cites: tuple[Cite, ...]


def deadlines(view: View, at: datetime, past: bool = False) -> tuple[Deadline, ...]:
    """What is due after an instant, as known to the view and by that instant, by the last moment; with `past`, also
    what passed.
    """
    known = at if view.known_at is None else min(at, view.known_at)
    rows = [*_ends(view, at, known), *_required(view, at, known), *_claims(view, at, known)]
    shown = [row for row in rows if past or row.latest is None or row.latest > at]
    return tuple(sorted(shown, key=_order))


def _order(row: Deadline) -> tuple[bool, datetime | None, str]:
    """By the last moment, which of a day is its last minute; what has none comes last."""
    last = row.latest and (row.latest if row.precision == "exact" else row.latest - MINUTE)
    return row.latest is None, last, row.what


def _ends(view: View, at: datetime, known: datetime) -> list[Deadline]:
    """The end of the last known period of every area of every reading."""
    rows = []
    for arrangement in view.files.arrangements.values():
        if not arrangement.can_be_in_force:
            continue
        for reading in arrangement.readings:
            for area in reading.areas:
                if found := _last_known(view, area, known):
                    rows.append(_end(view, arrangement.name, reading, area, found, at))
    return rows


def _last_known(view: View, area: Area, at: datetime) -> Period | None:
    """The latest period whose citation was out, if it has an end; a period announced later is not known yet."""
    zone = view.files.config.zone
    known = [p for p in area.periods if any(known_by(from_boundary(c.date, zone), at) for c in p.cite)]
    last = max(known, key=lambda p: p.since.earliest, default=None)
    return last if last and last.until else None


def _end(view: View, name: str, reading: Reading, area: Area, period: Period, at: datetime) -> Deadline:
    assert period.until is not None
    zone = view.files.config.zone
    until = from_boundary(period.until, zone)
    exact = period.until.exact
    last = period.until.earliest if exact else period.until.latest
    zone_name = view.files.zones[area.zone].name
    return Deadline(
        due=both_clocks(period.until.earliest, zone) if exact else when_words(until, zone),
        precision="exact" if exact else until.precision,
        latest=last,
        what=f"{name}: end in {zone_name} (reading: {reading.issuer})",
        by=period.announced_by or reading.issuer,
        state=_state(last, at, zone, "ended unless extended; no extension recorded", exact),
        cites=tuple(case_cite(citation) for citation in period.cite),
    )


def _required(view: View, at: datetime, known: datetime) -> list[Deadline]:
    """What terms require by an hour or a day, with those on whom it lies."""
    rows = []
    for arrangement in view.files.arrangements.values():
        if not arrangement.can_be_in_force:
            continue
        for term in (*arrangement.terms, *(t for reading in arrangement.readings for t in reading.terms)):
            if term.by is None or not is_known(term.cite, known):
                continue
            names = [view.files.parties[key].name if key in view.files.parties else key for key in term.of]
            rows.append(
                Deadline(
                    due=boundary_words(term.by, arrangement.zone),
                    precision="exact" if term.by.exact else from_boundary(term.by, arrangement.zone).precision,
                    latest=term.by.latest,
                    what=f"{arrangement.name}, term {term.id}: {term.words}",
                    by=f"lies on {', '.join(names) or 'all who are bound'}",
                    state=_state(
                        term.by.latest, at, arrangement.zone, "date passed, no fulfilment recorded", term.by.exact
                    ),
                    cites=tuple(case_cite(citation) for citation in term.cite),
                )
            )
    return rows


def _claims(view: View, at: datetime, known: datetime) -> list[Deadline]:
    """Meetings, undertakings and demands that lie ahead of the day on which they were said."""
    rows = []
    for on_record in view.claims.values():
        claim = on_record.claim
        if not known_by(view.reports[claim.quotation.report].available_from, known):
            continue
        due = claim.due or (
            claim.when if claim.modality in AHEAD and claim.kind in (Kind.MEETING, Kind.COMMITMENT) else None
        )
        if due is not None:
            rows.append(_due(view, on_record, due, at))
    return rows


def _due(view: View, on_record: ClaimOnRecord, due: When, at: datetime) -> Deadline:
    claim, zone = on_record.claim, view.files.config.zone
    soft, exact = due.precision is Precision.UNRESOLVED, due.precision is Precision.MINUTE and due.start is not None
    last = due.start if exact else due.end
    what = [ACTS[claim.act], f"“{claim.says}”" if claim.says else "", where_words(claim.where) if claim.where else ""]
    names = ", ".join(p.shown for p in claim.participants)
    outcome = "date passed, outcome not recorded" if claim.act is Act.MEETING else "date passed, no fulfilment recorded"
    return Deadline(
        due=f"“{due.as_written}”" if soft else both_clocks(last, zone) if exact and last else when_words(due, zone),
        precision="soft" if soft else "exact" if exact else due.precision,
        latest=last,
        what=": ".join(filter(None, ["; ".join(filter(None, what)), names])),
        by=chain_words(claim),
        state="no date given; outcome not recorded" if soft else _state(last, at, zone, outcome, exact),
        cites=(claim_cite(on_record, view),),
    )


def _state(latest: datetime | None, at: datetime, zone: str, after: str, exact: bool = False) -> str:
    """How far away the last moment is; days are counted on the calendar, and the end of a day belongs to it."""
    if latest is None:
        return "open"
    if latest <= at:
        return after
    here = ZoneInfo(zone)
    last = latest if exact else latest - MINUTE
    days = (last.astimezone(here).date() - at.astimezone(here).date()).days
    if exact and latest - at < timedelta(days=2):
        return f"due in {in_words(latest - at)}"
    return "due today" if days == 0 else f"due in {count_words(days, 'day')}"
