"""What is due: ends of arrangements, meetings and undertakings, by the last moment at which each is due.

An exact time is exact, a day a day; words without a date stay words and get no due time. A date that passed says only
that it passed: nothing is fulfilled, missed or breached by itself.
"""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.matters import Matter, Sort, due_of, matters, standing
from trucewatch.case.progress import Account, account, last_moment
from trucewatch.case.view import View, known_by
from trucewatch.model.arrangement import Area, Arrangement, Period, Reading
from trucewatch.model.frozen import Frozen
from trucewatch.model.instant import MINUTE, Instant
from trucewatch.model.vocabulary import Progress
from trucewatch.model.when import Precision, When, from_boundary
from trucewatch.products.cite import Cite, case_cite, claim_cite
from trucewatch.products.due_words import away_words, due_words, state_words, what_words
from trucewatch.products.method import Method, method
from trucewatch.products.words import (
    both_clocks,
    boundary_words,
    chain_words,
    when_words,
)
from trucewatch.terms.known import known as is_known

SETTLED = frozenset({Progress.MET, Progress.NOT_MET, Progress.WITHDRAWN, Progress.SUPERSEDED})
"""What came out one way or the other: words without a date are then no longer listed among what is due."""


class Deadline(Frozen):
    """One thing due. `first` and `latest` are the ends of its window; None where the words give no date ("soft").

    `id`: of the matter, or arrangement, reading and zone or term. `readings`: each statement of when, and by whom.
    """

    id: str
    due: str
    precision: str
    first: Instant | None
    latest: Instant | None
    what: str
    by: str
    status: Progress
    state: str
    readings: tuple[tuple[str, str], ...] = ()
    cites: tuple[Cite, ...]


class Board(Frozen):
    """What is due at an instant, with the method note."""

    title: str
    release: str
    deadlines: tuple[Deadline, ...]
    method: Method


def deadline_board(view: View, at: datetime, past: bool = False) -> Board:
    """The deadlines of a case as a product of its own."""
    config = view.files.config
    return Board(
        title=f"Deadlines — {config.name}, as of {both_clocks(at, config.zone)}",
        release=config.release,
        deadlines=deadlines(view, at, past),
        method=method(view),
    )


def deadlines(view: View, at: datetime, past: bool = False) -> tuple[Deadline, ...]:
    """What is due after an instant, as known to the view and by that instant, by the last moment; with `past`, also
    what passed.
    """
    known = at if view.known_at is None else min(at, view.known_at)
    rows = [*_ends(view, at, known), *_required(view, at, known), *_matters(view, at, known)]
    shown = [row for row in rows if past or _ahead(row, at)]
    return tuple(sorted(shown, key=_order))


def _ahead(row: Deadline, at: datetime) -> bool:
    return row.latest > at if row.latest else row.status not in SETTLED


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
                    rows.append(_end(view, arrangement, reading, area, found, at))
    return rows


def _last_known(view: View, area: Area, at: datetime) -> Period | None:
    """The latest period whose citation was out, if it has an end; a period announced later is not known yet."""
    zone = view.files.config.zone
    known = [p for p in area.periods if any(known_by(from_boundary(c.date, zone), at) for c in p.cite)]
    last = max(known, key=lambda p: p.since.earliest, default=None)
    return last if last and last.until else None


def _end(view: View, arrangement: Arrangement, reading: Reading, area: Area, period: Period, at: datetime) -> Deadline:
    assert period.until is not None
    zone = view.files.config.zone
    until = from_boundary(period.until, zone)
    exact = period.until.exact
    last = period.until.earliest if exact else period.until.latest
    zone_name = view.files.zones[area.zone].name
    return Deadline(
        id=f"{arrangement.id}.{reading.id}.{area.zone}",
        due=both_clocks(period.until.earliest, zone) if exact else when_words(until, zone),
        precision="exact" if exact else until.precision,
        first=period.until.earliest,
        latest=last,
        what=f"{arrangement.name}: end in {zone_name} (reading: {reading.issuer})",
        by=period.announced_by or reading.issuer,
        status=_status(last, at),
        state=away_words(last, at, zone, "ended unless extended; no extension recorded", exact),
        cites=tuple(case_cite(citation) for citation in period.cite),
    )


def _required(view: View, at: datetime, known: datetime) -> list[Deadline]:
    """What terms require by an hour or a day, with those on whom it lies."""
    rows = []
    for arrangement in view.files.arrangements.values():
        if not arrangement.can_be_in_force:
            continue
        own = [(term.id, term) for term in arrangement.terms]
        read = [(f"{reading.id}.{term.id}", term) for reading in arrangement.readings for term in reading.terms]
        for key, term in (*own, *read):
            if term.by is None or not is_known(term.cite, known):
                continue
            names = [view.files.parties[key].name if key in view.files.parties else key for key in term.of]
            rows.append(
                Deadline(
                    id=f"{arrangement.id}.{key}",
                    due=boundary_words(term.by, arrangement.zone),
                    precision="exact" if term.by.exact else from_boundary(term.by, arrangement.zone).precision,
                    first=term.by.earliest,
                    latest=term.by.latest,
                    what=f"{arrangement.name}, term {term.id}: {term.words}",
                    by=f"lies on {', '.join(names) or 'all who are bound'}",
                    status=_status(term.by.latest, at),
                    state=away_words(
                        term.by.latest, at, arrangement.zone, "date passed, no fulfilment recorded", term.by.exact
                    ),
                    cites=tuple(case_cite(citation) for citation in term.cite),
                )
            )
    return rows


def _matters(view: View, at: datetime, known: datetime) -> list[Deadline]:
    """Meetings, undertakings, demands and terms that are due; a hope or a warning is no appointment."""
    held = matters(view, known)
    rows = []
    for matter in held.held.values():
        if matter.sort in (Sort.POSITION, Sort.CHANNEL):
            continue
        stands = account(view, held, matter, at)
        for n, due in enumerate(stands.dues):
            key = f"{matter.id}.{n + 1}" if len(stands.dues) > 1 else matter.id
            rows.append(_due(view, matter, stands, due, key, at))
        if stands.soft:
            rows.append(_due(view, matter, stands, _wordings(stands.soft), matter.id, at))
    return rows


def _wordings(soft: tuple[When, ...]) -> When:
    """Several wordings without a date as one; no date is made of them."""
    words = "” / “".join(dict.fromkeys(when.as_written for when in soft))
    return soft[0].model_copy(update={"as_written": words})


def _due(view: View, matter: Matter, stands: Account, due: When, key: str, at: datetime) -> Deadline:
    zone = view.files.config.zone
    said = [(c, when) for c in standing(matter) if (when := due_of(c.claim))]
    saying = [c for c, when in said if when == due] or list(standing(matter))[:1]
    exact = due.precision is Precision.MINUTE and due.start is not None
    last = last_moment(due)
    return Deadline(
        id=key,
        due=due_words(due, zone),
        precision="soft" if not due.resolved else "exact" if exact else due.precision,
        first=due.start,
        latest=last,
        what=what_words(saying[0]),
        by="; ".join(dict.fromkeys(chain_words(c.claim) for c in saying)),
        status=stands.progress,
        state=state_words(matter, stands, at, zone, last, exact),
        readings=tuple((when_words(when, zone), chain_words(c.claim)) for c, when in said),
        cites=tuple(claim_cite(c, view) for c in dict.fromkeys([*(c for c, _ in said), *saying])),
    )


def _status(latest: datetime | None, at: datetime) -> Progress:
    """How an end or a required hour stands by the clock alone."""
    return Progress.OPEN if latest is None or latest > at else Progress.NOT_RECORDED
