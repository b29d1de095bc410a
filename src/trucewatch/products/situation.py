"""The daily situation report: a day, an area, and the arrangements that may apply. Every line cites who said it.

Order (after the field's daily reports): summary, in force, incidents with claims beside denials, figures, aid,
statements on arrangements, what is due, commitments and allegations, coverage, not reviewed, open questions, changes,
method. The board is the same report for the hours before an instant.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from trucewatch.case.fold import ClaimOnRecord
from trucewatch.case.view import View
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import Incident
from trucewatch.model.instant import MINUTE, iso
from trucewatch.model.vocabulary import Kind, Truth
from trucewatch.products.access import AidLog, aid_log
from trucewatch.products.allegations import AllegationRow, allegations
from trucewatch.products.cite import ClaimLine, claim_line
from trucewatch.products.commitments import CommitmentRow, commitments
from trucewatch.products.conditions import ClockLine, clock_lines
from trucewatch.products.coverage import Coverage, coverage
from trucewatch.products.deadlines import SETTLED, Deadline, deadlines
from trucewatch.products.disagreements import DisagreementBlock, disagreement_blocks
from trucewatch.products.figures import FigureSheet, figure_sheet
from trucewatch.products.incidents import IncidentBlock, incident_block
from trucewatch.products.matrix import MatrixRow, matrix_rows
from trucewatch.products.meetings import MeetingRow, meetings
from trucewatch.products.method import Method, method
from trucewatch.products.positions import ChannelRow, channels
from trucewatch.products.questions import changes, open_questions
from trucewatch.products.records import RecordsInWindow, in_short
from trucewatch.products.scope import Area, Window, area_named, day_window, in_area, in_window, zone_where
from trucewatch.products.standing import Standings, standings_at
from trucewatch.products.unreviewed import Unreviewed, unreviewed
from trucewatch.products.words import count_words, local_minute

NEAR = timedelta(days=3)
"""What ended or begins this near to the report is told beside what is in force."""

EVENTS = frozenset({Kind.OCCURRENCE, Kind.HARM, Kind.ATTRIBUTION, Kind.PRESENCE, Kind.EVIDENCE})
ACCESS = frozenset({Kind.ACCESS})
STATEMENTS = frozenset({Kind.TERM, Kind.STATUS, Kind.COMMITMENT, Kind.MEETING, Kind.POSITION, Kind.DESCRIPTION})


class SituationReport(Frozen):
    """The report as data; the page and the JSON are renderings of it. `window` is `[start, end)` in UTC."""

    title: str
    release: str
    as_of: str
    window: tuple[str, str]
    zone: str
    area: str
    summary: tuple[str, ...]
    in_force_at: str
    in_force: tuple[Standings, ...]
    incidents: tuple[IncidentBlock, ...]
    records: RecordsInWindow | None
    elsewhere: tuple[ClaimLine, ...]
    claims_and_denials: tuple[MatrixRow, ...]
    figures: FigureSheet
    disagreements: tuple[DisagreementBlock, ...]
    access: tuple[ClaimLine, ...]
    aid: AidLog
    clocks: tuple[ClockLine, ...]
    statements: tuple[ClaimLine, ...]
    deadlines: tuple[Deadline, ...]
    commitments: tuple[CommitmentRow, ...]
    meetings: tuple[MeetingRow, ...]
    channels: tuple[ChannelRow, ...]
    allegations: tuple[AllegationRow, ...]
    coverage: Coverage
    not_reviewed: tuple[Unreviewed, ...]
    open_questions: tuple[str, ...]
    changes: tuple[str, ...]
    method: Method


def day_report(view: View, day: date, area: str | None = None) -> SituationReport:
    """The situation report of one day of the case, for an area or for the whole case."""
    window = day_window(day, view.files.config)
    return situation(view, window, area, f"Situation report of {day.isoformat()}", window.end - MINUTE)


def board(view: View, at: datetime, area: str | None = None, hours: int = 24) -> SituationReport:
    """The situation in the hours before an instant."""
    zone = view.files.config.zone
    window = Window(at - timedelta(hours=hours), at, f"{hours} hours before {local_minute(at, zone)}")
    return situation(view, window, area, f"Board at {local_minute(at, zone)}", at)


def situation(view: View, window: Window, area_name: str | None, title: str, at: datetime) -> SituationReport:
    """The situation in a window, for an area by its gazetteer name or for the whole case.

    `at` is the instant of which it is told what is in force: the board's own, or a day's last minute.
    """
    config = view.files.config
    area = area_named(view.files, area_name) if area_name else None
    found = _incidents(view, window, area)
    view.findings.ask(incident.id for incident in found)
    incidents = tuple(incident_block(view, incident) for incident in found)
    shown = {line.claim for block in incidents for line in block.claims}
    other = [c for key, c in view.claims.items() if key not in shown and in_window(c, window, view)]
    rest = [c for c in other if in_area(c.claim, area) is not Truth.NO]
    figures = figure_sheet(view, window, area)

    def lines(kinds: frozenset[Kind]) -> tuple[ClaimLine, ...]:
        return tuple(claim_line(c, view) for c in rest if c.claim.kind in kinds)

    return SituationReport(
        title=f"{title} — {area.place.name}" if area else title,
        release=config.release,
        as_of=f"{local_minute(window.end, config.zone)}, all times {config.zone}",
        window=(iso(window.start), iso(window.end)),
        zone=config.zone,
        area=area.place.name if area else "the whole case",
        summary=(*_summary(view, window, area, incidents), *_counted(figures, rest)),
        in_force_at=local_minute(at, config.zone),
        in_force=_in_force(view, at, area),
        incidents=incidents,
        records=in_short(view, window, area),
        elsewhere=lines(EVENTS),
        claims_and_denials=tuple(row for i in found for row in matrix_rows(view, i)),
        figures=figures,
        disagreements=disagreement_blocks(view, shown | {c.claim.id for c in rest}),
        access=lines(ACCESS),
        aid=aid_log(view, window, area, at),
        clocks=clock_lines(view, window.end, area),
        statements=lines(STATEMENTS),
        deadlines=deadlines(view, window.end),
        commitments=_standing(view, at),
        meetings=_near(view, at, window),
        channels=channels(view, at),
        allegations=allegations(view, at),
        coverage=coverage(view, window, area),
        not_reviewed=unreviewed(view, window, area),
        open_questions=open_questions(view, incidents),
        changes=changes(view),
        method=method(view),
    )


def _incidents(view: View, window: Window, area: Area | None) -> list[Incident]:
    """Incidents of the window that may lie in the area, in order of time."""
    found = [
        incident
        for incident in view.incidents.values()
        if any(t.overlaps(window.start, window.end) for t in incident.when)
        and any(in_area(view.claims[key].claim, area) is not Truth.NO for key in incident.claims)
    ]
    return sorted(found, key=lambda i: (i.when[0].start.isoformat() if i.when[0].start else "", i.id))


def _standing(view: View, at: datetime) -> tuple[CommitmentRow, ...]:
    """Commitments of the whole case on which nothing final is on record."""
    return tuple(row for row in commitments(view, at) if row.progress not in SETTLED)


def _near(view: View, at: datetime, window: Window) -> tuple[MeetingRow, ...]:
    """Meetings of the window, those ahead, and those whose outcome is not recorded."""
    return tuple(
        row
        for row in meetings(view, at)
        if row.progress not in SETTLED
        or (row.first and row.latest and row.first < window.end and row.latest > window.start)
    )


def _in_force(view: View, at: datetime, area: Area | None) -> tuple[Standings, ...]:
    """The standings at the area; for the whole case, in each zone that an arrangement names."""
    if area is not None:
        return (standings_at(view, area.place.where(), at, NEAR),)
    zones = {a.zone for x in view.files.arrangements.values() for r in x.readings for a in r.areas}
    return tuple(standings_at(view, zone_where(view.files, zone), at, NEAR) for zone in sorted(zones))


def _summary(view: View, window: Window, area: Area | None, incidents: tuple[IncidentBlock, ...]) -> list[str]:
    """How many incidents, against the period before, and how many of them have which outcome under some reading."""
    before = Window(window.start - (window.end - window.start), window.start, "the period before")
    now, earlier = len(incidents), len(_incidents(view, before, area))
    compared = "more than" if now > earlier else "fewer than" if now < earlier else "as many as"
    outcomes = Counter(outcome for block in incidents for outcome in {f.outcome for f in block.findings})
    return [
        f"{count_words(now, 'incident')} on record, {compared} in the period before ({earlier}).",
        *(
            f"{count_words(n, 'incident')} “{outcome}” under at least one reading."
            for outcome, n in sorted(outcomes.items())
        ),
    ]


def _counted(figures: FigureSheet, rest: list[ClaimOnRecord]) -> list[str]:
    counts = f"{count_words(len(figures.rows), 'count')} stated; they are shown side by side, no total is given."
    return [counts, f"{count_words(len(rest), 'other claim')} on record."]
