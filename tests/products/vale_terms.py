"""A made-up case with a wide truce, a calm with two readings and a town left out, a pullback, and a proposal."""

from __future__ import annotations

import json
from pathlib import Path

from made import write_case

CITE = "[{outlet: Vale Post, date: 2031-03-01}]"


def zone(key: str, name: str, west: float, south: float, size: float) -> str:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return json.dumps({"type": "Feature", "properties": {"id": key, "name": name}, "geometry": geometry})


WIDE = f"""\
schema: 1
id: wide-truce
name: Truce of the valley
form: cessation of hostilities
stage: agreed
zone: Asia/Kathmandu
text: not public
cite: {CITE}
parties: [{{party: norland, role: accepted, cite: {CITE}}}]
terms:
  - {{id: no-fire, effect: prohibited, acts: [shelling], words: No shelling., cite: {CITE}}}
  - {{id: back, effect: required, acts: [presence], words: Guns go back., by: 2031-03-06 09:00, of: [norland],
     line: vale-city, distance_km: 3.5, cite: {CITE}}}
readings:
  - {{id: text, issuer: the text, areas: [{{zone: valley, periods: [{{from: 2031-02-25 00:00, cite: {CITE}}}]}}]}}
statements:
  - {{about: end, says: over, by: Sudland, party: sudland, over: true, on: 2031-03-05 12:00, cite: {CITE}}}
end_rule: {{all_of: [norland, sudland], says: both together, cite: {CITE}}}
"""
CALM = f"""\
schema: 1
id: vale-calm
name: Calm of Vale
form: regime of calm
stage: agreed
zone: Asia/Kathmandu
within: wide-truce
cite: {CITE}
terms:
  - {{id: quiet, effect: prohibited, acts: [shelling, airstrike], words: No fire into Vale., cite: {CITE}}}
readings:
  - id: post
    issuer: Vale Post
    areas:
      - zone: vale-city
        periods:
          - {{from: 2031-03-02 01:00, until: 2031-03-04 24:00, stated_duration: PT72H, cite: {CITE}}}
          - {{kind: extension, from: 2031-03-05 01:00, until: 2031-03-06 01:00, cite: [{{outlet: Vale Post,
             date: 2031-03-05}}]}}
    left_out: [{{zone: mill-quarter, words: left out by name, cite: {CITE}}}]
  - id: radio
    issuer: Harrow Radio
    areas:
      - {{zone: vale-city, periods: [{{from: 2031-03-02, until: 2031-03-05, cite: {CITE}}}]}}
"""
PAUSE = f"""\
schema: 1
id: three-days
name: A pause of three days
form: humanitarian pause
stage: proposed
zone: Asia/Kathmandu
stated_duration: PT72H
cite: {CITE}
"""


def write_terms(directory: Path, **changed: str) -> Path:
    """Write the case; `changed` replaces an arrangement by its word: wide, calm, pause."""
    files = {"wide": WIDE, "calm": CALM, "pause": PAUSE} | changed
    return write_case(
        directory,
        **{
            "arrangements/vale-calm.yml": files["calm"],
            "arrangements/wide-truce.yml": files["wide"],
            "arrangements/three-days.yml": files["pause"],
            "zones/valley.geojson": zone("valley", "The valley", 85.0, 27.0, 1.0),
            "zones/mill-quarter.geojson": zone("mill-quarter", "Mill quarter", 85.30, 27.70, 0.02),
        },
    )
