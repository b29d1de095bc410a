"""Made-up material for tests: a clock, reports and claims from Vale, and the files of a small case."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from trucewatch.model.claim import Claim
from trucewatch.model.quotation import Quotation, Voice
from trucewatch.model.report import Report, ReportKind, report_id
from trucewatch.model.vocabulary import KIND_OF_ACT, Act, Modality, Stance
from trucewatch.model.when import Precision, When


class DeskClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = datetime(2031, 3, 5, 6, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> datetime:
        """Move by hours=…, minutes=… (backwards with a minus); returns the new time."""
        self.now += timedelta(**by)
        return self.now


def at(text: str) -> datetime:
    """An instant of 2031 in UTC, written `03-05 06:30`."""
    return datetime.strptime(f"2031-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def a_time(start: datetime, hours: float = 1) -> When:
    """A stated time of some hours."""
    end = start + timedelta(hours=hours)
    return When(start=start, end=end, precision=Precision.PART_OF_DAY, zone="UTC", as_written="then")


def a_report(text: str, **rest: Any) -> Report:
    """A report on these words, as if they were the bytes."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    given = {"id": report_id(sha256), "kind": ReportKind.DOCUMENT, "sha256": sha256, "media_type": "text/plain"}
    return Report.model_validate({**given, "title": text[:40], "available_from": a_time(at("03-04 12:00")), **rest})


def a_claim(report: Report, words: str, start: int = 0, act: Act = Act.SHELLING, **rest: Any) -> Claim:
    """A claim of the report's author on these words."""
    quotation = Quotation(report=report.id, start=start, end=start + len(words), words=words)
    given = {"kind": KIND_OF_ACT[act], "act": act, "stance": Stance.STATES, "modality": Modality.ACTUAL}
    voice = Voice(name="Vale Post", key="vale-post")
    return Claim.model_validate({**given, "quotation": quotation, "chain": (voice,), **rest})


_CITE = "[{outlet: Vale Post, date: 2031-03-01}]"

FILES: Mapping[str, str] = {
    "case.yml": """\
schema: 1
id: vale
name: The truce of Vale
zone: Asia/Kathmandu
""",
    "parties.yml": f"""\
parties:
  - {{id: norland, kind: state, name: Norland}}
  - {{id: norland-army, kind: force, name: Norland army, part_of: [norland]}}
  - {{id: sudland, kind: state, name: Sudland}}
categories:
  - {{id: hill-bands, words: bands of the hills, members: [norland-army], cite: {_CITE}}}
""",
    "sources.yml": """\
sources:
  - {id: vale-post, kind: newspaper, name: Vale Post}
  - {id: harrow-radio, kind: broadcaster, name: Harrow Radio, speaks_for: sudland}
  - {id: relay-wire, kind: agency, name: Relay Wire, carries: [vale-post]}
""",
    "gazetteer.yml": """\
places:
  - {id: vale, name: Vale, lat: 27.70, lon: 85.30, radius_km: 4, precision: city}
  - {id: mill-quarter, name: mill quarter, lat: 27.71, lon: 85.31, radius_km: 0.5, precision: site, part_of: vale}
  - {id: harrow, name: Harrow, lat: 27.90, lon: 85.60, radius_km: 2, precision: town}
""",
    "arrangements/vale-calm.yml": f"""\
schema: 1
id: vale-calm
name: Calm of Vale
form: regime of calm
stage: agreed
zone: Asia/Kathmandu
announced: 2031-03-01
parties:
  - {{party: norland, role: accepted, cite: {_CITE}}}
  - {{party: sudland, role: accepted, cite: {_CITE}}}
terms:
  - {{id: no-fire, effect: prohibited, acts: [shelling, airstrike], words: no shelling, cite: {_CITE}}}
readings:
  - id: post
    issuer: Vale Post
    areas:
      - zone: vale-city
        periods:
          - {{from: 2031-03-02 00:00, until: 2031-03-09 24:00, cite: {_CITE}}}
cite: {_CITE}
""",
    "zones/vale-city.geojson": json.dumps(
        {
            "type": "Feature",
            "properties": {"id": "vale-city", "name": "Vale city"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[85.2, 27.6], [85.4, 27.6], [85.4, 27.8], [85.2, 27.8], [85.2, 27.6]]],
            },
        }
    ),
}


def write_case(directory: Path, **changed: str) -> Path:
    """Write the case's files; `changed` replaces some by path (dots and slashes as `__`: `case__yml`)."""
    files = dict(FILES) | {name.replace("__", "."): text for name, text in changed.items()}
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return directory
