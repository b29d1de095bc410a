"""Which prediction lines speak of one incident, within and across documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from trucewatch.fuse.mention import GROUND, STRIKES, Mention
from trucewatch.fuse.mentions import incidents

OF_AN_INCIDENT = STRIKES | GROUND
RADIUS_KM = {
    "site": 1.0,
    "neighbourhood": 2.0,
    "village": 3.0,
    "town": 5.0,
    "city": 8.0,
    "area": 10.0,
    "district": 12.0,
}


def with_incidents(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines with `incident`, a name that lines of one incident share; none for tolls, truces, aid, statements."""
    with TemporaryFile() as aside:
        return list(through(lines, aside))


def through(lines: Iterable[dict[str, Any]], aside: BinaryIO) -> Iterator[dict[str, Any]]:
    """The same for any number of lines: they wait in a file, and only what tells incidents apart is held."""
    mentions: list[Mention] = []
    for i, line in enumerate(lines):
        aside.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        if line["event_type"] in OF_AN_INCIDENT:
            mentions.append(mention_of(line, i))
    of = {int(mention.id): incident for mention, incident in zip(mentions, incidents(mentions), strict=True)}
    aside.seek(0)
    for i, kept in enumerate(aside):
        line = json.loads(kept)
        yield line | {"incident": f"i-{mentions[of[i]].id}"} if i in of else line


def mention_of(line: dict[str, Any], number: int) -> Mention:
    """One line as the grouping takes it."""
    place = (line.get("place") or [{}])[0]
    time = line.get("time") or {}
    dead = [c for c in line.get("casualties") or [] if c["kind"] == "killed" and not c.get("subset_of")]
    return Mention(
        id=str(number),
        report=str(line["article"]),
        act=line["event_type"],
        words=line["quote"],
        start=_instant(time.get("start")),
        end=_instant(time.get("end")),
        place=place.get("name") or "",
        lat=place.get("lat"),
        lon=place.get("lon"),
        radius=RADIUS_KM.get(str(place.get("precision")), place.get("radius_km")),
        parties=tuple(p["name"] for p in line.get("perpetrator") or []) + tuple(line.get("target") or []),
        killed_low=dead[0].get("min") if dead else None,
        killed_high=dead[0].get("max") if dead else None,
    )


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
