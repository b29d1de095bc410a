"""The terms and incidents of `bench findings --live`: much that overlaps, so that one incident meets many readings.

The book is generated, by a fixed seed, so that everybody measures the same:

- 40 arrangements, each with one to four readings of one or two areas, each area a first period and up to two extensions
  (some boundaries known only to a day), and one zone left out by every third reading;
- 60 zones of 20 to 500 corners, irregular and overlapping, over an area of 6 by 4 degrees, one of which holds all of
  it; every fourth reading speaks of that one, for the whole time;
- 30 parties, half of them part of another one; in every arrangement six roles, two of them exclusions, one of an open
  category;
- incidents at random points with a radius of 0 to 10 km, at random hours, with up to three namings, a stated target in
  every third and something hit in every second.
"""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime, timedelta
from typing import Any

from trucewatch.model.arrangement import Arrangement
from trucewatch.model.claim import Attribution
from trucewatch.model.incident import Incident
from trucewatch.model.instant import Boundary
from trucewatch.model.party import OpenCategory, Party, PartyKind
from trucewatch.model.place import Zone
from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import VIOLENT, Stance
from trucewatch.model.when import Precision, When
from trucewatch.model.where import Where
from trucewatch.terms.book import Book

ARRANGEMENTS, ZONES, PARTIES = 40, 60, 30
WEST, SOUTH, WIDE, HIGH = 30.0, 48.0, 6.0, 4.0
START, DAYS = datetime(2031, 3, 1, tzinfo=UTC), 60
CITE = [{"outlet": "Bench Gazette", "date": "2031-02-01"}]


def a_book(chance: random.Random) -> Book:
    """The generated terms."""
    parties = [
        Party(
            id=f"party-{n}",
            kind=PartyKind.FORCE,
            name=f"Party {n}",
            part_of=(f"party-{chance.randrange(PARTIES // 2)}",) if n >= PARTIES // 2 else (),
        )
        for n in range(PARTIES)
    ]
    listed = [f"party-{n}" for n in chance.sample(range(PARTIES), 3)]
    category = OpenCategory.model_validate(
        {"id": "linked", "words": "linked groups", "members": listed, "cite": CITE}, context={"zone": "UTC"}
    )
    arrangements = [_arrangement(chance, n) for n in range(ARRANGEMENTS)]
    return Book.of(arrangements, [_zone(chance, n) for n in range(ZONES)], parties, [category])


def _zone(chance: random.Random, n: int) -> Zone:
    corners = chance.randint(20, 500)
    lon, lat = WEST + chance.random() * WIDE, SOUTH + chance.random() * HIGH
    size = chance.uniform(0.1, 1.5)
    if n == 0:
        corners, lon, lat, size = 500, WEST + WIDE / 2, SOUTH + HIGH / 2, WIDE
    ring = []
    for corner in range(corners):
        angle, reach = 2 * math.pi * corner / corners, size * chance.uniform(0.7, 1.0)
        ring.append([lon + reach * math.cos(angle), lat + reach * math.sin(angle)])
    return Zone(id=f"zone-{n}", name=f"Zone {n}", geometry={"type": "Polygon", "coordinates": [[*ring, ring[0]]]})


def _arrangement(chance: random.Random, n: int) -> Arrangement:
    roles = ["accepted", "accepted", "declared", "refused", "excluded"]
    names = chance.sample(range(PARTIES), len(roles))
    parties = [{"party": f"party-{p}", "role": role, "cite": CITE} for p, role in zip(names, roles, strict=True)]
    acts = sorted(act.value for act in VIOLENT)
    written = {
        "id": f"truce-{n}",
        "name": f"Truce {n}",
        "form": "regime of calm",
        "stage": "agreed",
        "zone": "Europe/Kyiv",
        "cite": CITE,
        "parties": [*parties, {"party": "linked", "role": "excluded", "cite": CITE}],
        "terms": [
            {"id": "no-fire", "effect": "prohibited", "acts": acts[: chance.randint(3, 6)], "words": "-", "cite": CITE},
            {"id": "defence", "effect": "permitted", "acts": acts[-1:], "words": "-", "cite": CITE},
        ],
        "readings": [_reading(chance, r) for r in range(chance.randint(1, 4))],
    }
    return Arrangement.model_validate(written, context={"zone": "Europe/Kyiv"})


def _reading(chance: random.Random, n: int) -> dict[str, Any]:
    zones = chance.sample(range(1, ZONES), 3)
    areas = [{"zone": f"zone-{z}", "periods": _periods(chance)} for z in zones[: chance.randint(1, 2)]]
    out = [{"zone": f"zone-{zones[2]}", "cite": CITE}] if n % 3 == 2 else []
    if chance.random() < 0.25:
        areas = [{"zone": "zone-0", "periods": [{"from": f"{START:%Y-%m-%d} 00:00", "cite": CITE}]}]
    return {"id": f"reading-{n}", "issuer": f"Outlet {n}", "areas": areas, "left_out": out}


def _periods(chance: random.Random) -> list[dict[str, Any]]:
    since = START + timedelta(hours=chance.randrange(DAYS * 24))
    found: list[dict[str, Any]] = []
    for n in range(chance.randint(1, 3)):
        until = since + timedelta(hours=chance.choice((24, 48, 72, 168)))
        last = until + timedelta(days=1) if chance.random() < 0.2 else until
        end = Boundary(earliest=until, latest=last, as_written=f"end {n}")
        begun = Boundary(earliest=since, latest=since, as_written=f"start {n}")
        found.append({"kind": "extension" if n else "first", "from": begun, "until": end, "cite": CITE})
        since = until
    return found


def an_incident(chance: random.Random, key: str) -> Incident:
    """One generated incident."""
    lat, lon = SOUTH + chance.random() * HIGH, WEST + chance.random() * WIDE
    start = START + timedelta(hours=chance.randrange(DAYS * 24))
    span = When(start=start, end=start + timedelta(hours=3), precision=Precision.PART_OF_DAY, zone="UTC")
    stances = [chance.choice((Stance.ALLEGES, Stance.ALLEGES, Stance.DENIES)) for _ in range(chance.randrange(4))]
    return Incident(
        id=key,
        claims=(f"c-{key}",),
        acts=(chance.choice(sorted(VIOLENT)),),
        where=(Where(as_written="there", lat=lat, lon=lon, radius_km=chance.random() * 10),),
        when=(span,),
        attributions=tuple((s, Attribution(actor=_named(chance), by=f"Voice {n}")) for n, s in enumerate(stances)),
        targets=("a market",) if chance.random() < 0.5 else (),
        stated_targets=(_named(chance),) if chance.random() < 0.33 else (),
    )


def _named(chance: random.Random) -> Named:
    n = chance.randrange(PARTIES)
    return Named(as_written=f"Party {n}", key=f"party-{n}", name=f"Party {n}")
