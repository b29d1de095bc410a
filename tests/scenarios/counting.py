"""The questions about watch, clocks and aid of a case laid out, as plain data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from scenarios.questions import instant, read_clock
from scenarios.record import Record
from seeds.material import ROLE, Content
from trucewatch.case.clocks import clocks_at
from trucewatch.case.watch import record_watch
from trucewatch.errors import TrucewatchError
from trucewatch.ledger.payloads import Watched
from trucewatch.model.instant import parse_instant
from trucewatch.model.watch import Mode, WatchStep
from trucewatch.products.access import aid_log
from trucewatch.products.conditions import clock_lines
from trucewatch.products.coverage import coverage as covered
from trucewatch.products.incidents import incident_block
from trucewatch.products.scope import area_named, day_window
from trucewatch.products.situation import day_report


def watch(record: Record, asked: Content) -> Content:
    """Steps of the watch log recorded, in order; where one is refused, why."""
    zone = record.material.files["case.yml"]["zone"]
    for row in asked["log"]:
        since, until = (parse_instant(row[key], zone) if key in row else None for key in ("from", "until"))
        said = Watched(
            step=WatchStep(row.get("step", "shift")),
            seat=row.get("seat", "desk-1"),
            since=since,
            until=until,
            zones=tuple(row.get("zones", ())),
            mode=Mode(row.get("mode", "remote")),
            why=row.get("why", ""),
        )
        seen = record.view()
        try:
            record_watch(record.case, seen.held, seen.files, said, ROLE)
        except TrucewatchError as error:
            return {"refused": str(error)}
    return {"recorded": str(len(asked["log"]))}


def coverage(record: Record, asked: Content) -> Content:
    """What the desk could see on a day of the case, in all or in an area."""
    seen = record.view(asked.get("known_at"))
    area = area_named(seen.files, asked["area"]) if "area" in asked else None
    day = date.fromisoformat(asked["day"])
    found = covered(seen, day_window(day, seen.files.config), area)
    report = day_report(seen, day, asked.get("area"))
    return {
        "watch": found.watch,
        "covered": found.covered,
        "gaps": [f"{gap[11:16]}–{gap[17:22]}" if "–" in gap else gap for gap in found.gaps],
        "reasons": [gap.partition("): ")[2] for gap in found.gaps],
        "modes": sorted({shift.mode for shift in found.shifts}),
        "heard": list(found.heard),
        "statement": found.statement,
        "mechanisms": [{"name": m.name, "said": m.said, "cited": str(len(m.cites))} for m in found.mechanisms],
        "in_report": [report.coverage.watch, report.coverage.statement],
    }


def counting(record: Record, asked: Content) -> Content:
    """A clock of the case at an instant, as read and as shown."""
    seen = record.view(asked.get("known_at"))
    at = instant(asked["at"], seen.files.config.zone)
    assert at is not None

    def wanted(condition: str, reading: str) -> bool:
        return condition == asked["condition"] and reading == asked.get("reading", reading)

    found = next(c for c in clocks_at(seen, at) if wanted(c.condition.id, c.reading.id if c.reading else ""))
    lines = [x for x in clock_lines(seen, at) if wanted(x.condition, x.reading)]
    if not lines:
        return {"shown": "no"}
    line = lines[0]
    files = {key: getattr(entry.payload, "filename", "") for key, entry in seen.held.received.items()}
    return read_clock(found) | {
        "shown": "yes",
        "by": line.by,
        "state": line.state,
        "outcome": line.outcome.state if line.outcome else "",
        "outcome_claims": str(len(line.outcome.claims)) if line.outcome else "0",
        "said": [claim.chain for claim in line.said],
        "unknown": {part.id: list(part.unknown_days) for part in line.parts},
        "author": {part.id: part.author for part in line.parts},
        "threshold": {part.id: part.threshold for part in line.parts},
        "cited": {part.id: sorted({files[c.report][:3] for c in part.cites}) for part in line.parts},
        "why": {part.id: {day.day: list(day.why) for day in part.days} for part in line.parts},
        "besides": {part.id: {day.day: [*day.trend, *day.signs] for day in part.days} for part in line.parts},
        "in_report": [c.state for c in day_report(seen, _day(asked)).clocks] if "day" in asked else [],
    }


def _day(asked: Content) -> date:
    return date.fromisoformat(asked["day"])


def aid(record: Record, asked: Content) -> Content:
    """The aid log of a day, in all or in an area, and whether its events are the incidents of the same ids."""
    seen = record.view(asked.get("known_at"))
    window = day_window(_day(asked), seen.files.config) if "day" in asked else None
    found = aid_log(seen, window, area_named(seen.files, asked["area"]) if "area" in asked else None)
    rows = [*found.rows, *found.sieges]
    incidents = {i.id for i in day_report(seen, _day(asked)).incidents} if "day" in asked else set(seen.incidents)
    return {
        "rows": [{"what": r.what, "place": r.place, "by": r.by, "said": r.said} for r in found.rows],
        "sieges": [{"place": r.place, "by": r.by, "when": r.when} for r in found.sieges],
        "suspended": [
            {"who": s.who, "scope": s.scope, "since": s.since, "until": s.until, "state": s.state}
            for s in found.suspended
        ],
        "events": [{"what": e.what, "responsibility": e.responsibility} for e in found.events],
        "counts": [n.model_dump(mode="json", exclude={"cite", "by"}) for n in found.counts],
        "statement": found.statement,
        "same_incidents": "yes" if {e.incident for e in found.events} <= incidents else "no",
        "uncited": [r.what for r in rows if not r.cite.words],
    }


def told(record: Record, asked: Content) -> Content:
    """The lines of the incident that a claim belongs to."""
    seen = record.view()
    block = incident_block(seen, seen.incident(record.claim(asked["claim"]).id))
    return {"lines": [line.line for line in block.claims], "when": block.when}


COUNTING: dict[str, Callable[[Record, Any], Content]] = {f.__name__: f for f in (watch, coverage, counting, aid, told)}
