"""The questions about products: what a case laid out shows, as plain data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from scenarios.questions import instant
from scenarios.record import Record
from seeds.material import Content
from trucewatch.model.instant import iso
from trucewatch.products.deadlines import deadlines as due
from trucewatch.products.figures import figure_sheet
from trucewatch.products.page import json_text
from trucewatch.products.scope import Window, area_named, day_window, parse_day
from trucewatch.products.situation import day_report
from trucewatch.products.timeline import timeline as whole_timeline


def figures(record: Record, asked: Content) -> Content:
    """The figure sheet of a place and a window of days; without days, of everything."""
    seen = record.view(asked.get("known_at"))
    window = None
    if "from" in asked:
        first, last = (day_window(parse_day(asked[key]), seen.files.config) for key in ("from", "to"))
        window = Window(first.start, last.end, "")
    sheet = figure_sheet(seen, window, area_named(seen.files, asked["place"]) if "place" in asked else None)
    rows = [row.model_dump(mode="json") | {"words": row.cite.words} for row in sheet.rows]
    return {"rows": rows, "notes": list(sheet.notes), "shown": [row.sign for row in sheet.rows]}


def deadlines(record: Record, asked: Content) -> Content:
    """What is due after an instant, as known at one, in order."""
    seen = record.view(asked.get("known_at"))
    at = instant(asked["at"], seen.files.config.zone)
    assert at is not None
    rows = [
        {
            "what": row.what,
            "latest": iso(row.latest) if row.latest else "",
            "precision": row.precision,
            "state": row.state,
        }
        for row in due(seen, at, past=asked.get("past") == "yes")
    ]
    dated = [row for row in rows if row["latest"]]
    return {
        "dated": dated,
        "soft": [row for row in rows if not row["latest"]],
        "first": dated[: int(asked.get("first", 3))],
    }


def timeline(record: Record, asked: Content) -> Content:
    """The timeline: rows with a date in their order, and those without; `documents` are the starts of file names."""
    seen = record.view(asked.get("known_at"))
    told = whole_timeline(seen)
    files = {key: getattr(entry.payload, "filename", "") for key, entry in seen.held.received.items()}
    rows = [
        {
            "start": iso(row.start) if row.start else "open",
            "end": iso(row.end) if row.end else "open",
            "what": row.what,
            "precision": row.precision,
            "documents": sorted({files[cite.report][:3] for cite in row.cites if cite.report}),
            "arrangement": row.arrangement,
        }
        for row in told.rows
    ]
    firsts = [min(end for end in (row.start, row.end) if end) for row in told.rows]
    return {
        "rows": rows,
        "sorted": "yes" if firsts == sorted(firsts) else "no",
        "undated": [row.what for row in told.undated],
    }


def report(record: Record, asked: Content) -> Content:
    """The situation report of a day, and whether making it again gives the same bytes."""
    day = date.fromisoformat(asked["day"])
    made = [day_report(record.view(asked.get("known_at")), day, asked.get("area")) for _ in range(2)]
    said = made[0]
    content = json.loads(json_text(said))
    lines = [line for block in said.incidents for line in block.claims] + [
        *said.elsewhere,
        *said.access,
        *said.statements,
    ]
    return {
        "same_again": "yes" if json_text(made[0]) == json_text(made[1]) else "no",
        "applies": [line["arrangement"] for at in content["in_force"] for line in at["applies"]],
        "set_aside": [line["arrangement"] for at in content["in_force"] for line in at["set_aside"]],
        "incidents": [block["heading"] for block in content["incidents"]],
        "elsewhere": [line.line for line in said.elsewhere],
        "figures": [f"{row.sign} {row.category}" for row in said.figures.rows],
        "coverage": [said.coverage.watch, said.coverage.statement],
        "open_questions": list(said.open_questions),
        "deadlines": [row.what for row in said.deadlines],
        "uncited": [line.line for line in lines if not (line.cite.report and line.cite.words)],
    }


def own_words(record: Record, asked: Content) -> Content:
    """Every word that the software writes itself into a day's report and the timeline: all but what stands in “…”."""
    seen = record.view()
    made = [day_report(seen, date.fromisoformat(asked["day"])), whole_timeline(seen)]
    said = " ".join(text for product in made for text in _texts(product.model_dump(mode="json")))
    return {"words": sorted({word.lower() for word in re.findall(r"[\w-]+", said)})}


def _texts(content: object) -> Iterator[str]:
    match content:
        case dict():
            for key, value in content.items():
                if key not in ("words", "cite", "cites", "not_reviewed", "unresolved"):
                    yield from _texts(value)
        case list():
            for value in content:
                yield from _texts(value)
        case str():
            yield re.sub("“[^”]*”", " ", content)
        case _:
            pass


PAGES: dict[str, Callable[[Record, Any], Content]] = {
    f.__name__: f for f in (figures, deadlines, timeline, report, own_words)
}
