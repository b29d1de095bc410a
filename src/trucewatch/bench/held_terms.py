"""The terms of `bench findings`: 40 arrangements over made-up zones (`held_world.py`), with all that findings ask for.

- Each arrangement speaks of the zones of its block; its one to four readings take most of them each, so that rival
  readings overlap, and every zone is in one at least. Every second reading of an arrangement leaves a zone out.
- Every area has a first period of two weeks to a year and up to three extensions, some without a seam, some with a
  gap; a fifth of all boundaries are known only to a day. Every thirteenth arrangement was ended by all whom its end
  rule names.
- Twenty parties a theatre, half of them part of another one. An arrangement binds four, one has refused, one is no
  party, one is excluded, and so is an open category with a list; a fifth of the roles begin or end on some day.
- Terms prohibit three or four of six acts, permit one in self-defence; one arrangement in ten asks for a withdrawal.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from trucewatch.bench.held_world import THEATRES, TOWNS, World, world
from trucewatch.model.arrangement import Arrangement
from trucewatch.model.instant import Boundary
from trucewatch.model.party import OpenCategory, Party, PartyKind
from trucewatch.model.place import Place
from trucewatch.model.vocabulary import VIOLENT
from trucewatch.model.where import PlacePrecision
from trucewatch.terms.book import Book
from trucewatch.terms.version import terms_version

ARRANGEMENTS, PARTIES = 40, 20
START, DAYS = datetime(2031, 1, 1, tzinfo=UTC), 1096
CITE = [{"outlet": "Bench Gazette", "date": "2030-12-01"}]
ACTS = sorted(act.value for act in VIOLENT)
LISTED = (1, 4, 6, 12)
"""Which parties of a theatre stand on the list of its open category; no arrangement binds them."""

TOWN_KM, DISTRICT_KM = 5.0, 25.0
"""Radii of the gazetteer's places."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The book, the ground it was made on, and for each theatre and town the zone whose district the town is in."""

    book: Book
    world: World
    districts: dict[tuple[int, int], str]


def terms(zones: int, seed: int) -> Terms:
    """The terms over so many zones (at least one for each arrangement)."""
    chance = random.Random(f"{seed} terms")
    ground = world(zones, ARRANGEMENTS, seed)
    parties = [party for theatre in range(len(THEATRES)) for party in _parties(chance, theatre)]
    lists = [_category(theatre) for theatre in range(len(THEATRES))]
    drawn = iter(ground.zones)
    blocks = [[next(drawn).id for _ in block] for block in ground.blocks]
    arrangements = [_arrangement(chance, n, block) for n, block in enumerate(blocks)]
    districts = _districts(ground, blocks)
    outlines, known = {z.id: z for z in ground.zones}, {p.id: p for p in parties}
    versions = {
        a.id: terms_version(a, a.model_dump_json(by_alias=True).encode(), outlines, known, {c.id: c for c in lists})
        for a in arrangements
    }
    places = list(_places(ground, districts))
    return Terms(Book.of(arrangements, ground.zones, parties, lists, places, versions), ground, districts)


def party(theatre: int, n: int) -> str:
    """The id of a party of a theatre."""
    return f"party-{theatre}-{n}"


def _parties(chance: random.Random, theatre: int) -> Iterator[Party]:
    for n in range(PARTIES):
        above = (party(theatre, chance.randrange(PARTIES // 2)),) if n >= PARTIES // 2 else ()
        yield Party(id=party(theatre, n), kind=PartyKind.FORCE, name=f"Party {theatre}·{n}", part_of=above)


def _category(theatre: int) -> OpenCategory:
    listed = [party(theatre, n) for n in LISTED]
    written = {"id": f"linked-{theatre}", "words": "linked groups", "members": listed, "cite": CITE}
    return OpenCategory.model_validate(written, context={"zone": "UTC"})


def _arrangement(chance: random.Random, n: int, zones: list[str]) -> Arrangement:
    theatre = n % len(THEATRES)
    names = chance.sample([n for n in range(PARTIES) if n not in LISTED], 7)
    roles = ("accepted", "accepted", "declared", "accepted", "refused", "not a party", "excluded")
    sides = [_side(chance, party(theatre, p), role) for p, role in zip(names, roles, strict=True)]
    bound = [party(theatre, p) for p in names[:2]]
    written = {
        "id": f"truce-{n}",
        "name": f"Truce {n}",
        "form": "cessation of hostilities",
        "stage": "agreed",
        "zone": "UTC",
        "cite": CITE,
        "parties": [*sides, {"party": f"linked-{theatre}", "role": "excluded", "cite": CITE}],
        "terms": _written_terms(chance, n, zones, bound),
        "readings": _readings(chance, zones),
        **(_ending(chance, bound) if n % 13 == 5 else {}),
    }
    return Arrangement.model_validate(written, context={"zone": "UTC"})


def _side(chance: random.Random, key: str, role: str) -> dict[str, Any]:
    side: dict[str, Any] = {"party": key, "role": role, "cite": CITE}
    if chance.random() < 0.2:
        side[chance.choice(("from", "until"))] = f"{START + timedelta(days=chance.randrange(DAYS)):%Y-%m-%d}"
    return side


def _written_terms(chance: random.Random, n: int, zones: list[str], bound: list[str]) -> list[dict[str, Any]]:
    acts = chance.sample(ACTS, len(ACTS))
    least = chance.randint(3, 4)
    found: list[dict[str, Any]] = [
        {"id": "no-fire", "effect": "prohibited", "acts": acts[:least], "words": "-", "cite": CITE},
        {"id": "defence", "effect": "permitted", "acts": acts[least : least + 1], "words": "-", "cite": CITE},
    ]
    if n % 10 == 3:
        away: dict[str, Any] = {"id": "pull-back", "effect": "required", "acts": acts[-1:], "words": "-", "cite": CITE}
        line = {"line": zones[0], "distance_km": 10, "by": f"{START + timedelta(days=DAYS // 2):%Y-%m-%d}"}
        found.append({**away, **line, "of": bound[:1]})
    return found


def _readings(chance: random.Random, zones: list[str]) -> list[dict[str, Any]]:
    count = chance.randint(1, 4)
    taken = [[z for z in zones if chance.random() < 0.6] for _ in range(count)]
    taken[0] += [z for z in zones if not any(z in part for part in taken)]
    return [_reading(chance, n, part or zones[:1], zones) for n, part in enumerate(taken)]


def _reading(chance: random.Random, n: int, taken: list[str], zones: list[str]) -> dict[str, Any]:
    left = [z for z in zones if z not in taken]
    out = [{"zone": chance.choice(left), "cite": CITE}] if left and n % 2 else []
    since = START + timedelta(hours=chance.randrange(DAYS * 24))
    areas = [{"zone": zone, "periods": _periods(chance, since)} for zone in taken]
    return {"id": f"reading-{n}", "issuer": f"Outlet {n}", "areas": areas, "left_out": out}


def _periods(chance: random.Random, since: datetime) -> list[dict[str, Any]]:
    """Periods from about the reading's own start on; `since` of each is the end of the one before, or a day later."""
    found: list[dict[str, Any]] = []
    since = since - timedelta(days=chance.choice((0, 0, 0, 100, 200)))
    for n in range(chance.randint(1, 4)):
        until = since + timedelta(days=chance.choice((14, 60, 120, 240, 365)))
        begun, end = _boundary(chance, since), _boundary(chance, until)
        found.append({"kind": "extension" if n else "first", "from": begun, "until": end, "cite": CITE})
        since = until if chance.random() < 0.8 else until + timedelta(days=1)
    return found


def _boundary(chance: random.Random, at: datetime) -> Boundary:
    latest = at + timedelta(days=1) if chance.random() < 0.2 else at
    return Boundary(earliest=at, latest=latest, as_written=f"{at:%Y-%m-%d %H:%M} UTC")


def _ending(chance: random.Random, bound: list[str]) -> dict[str, Any]:
    on = f"{START + timedelta(days=chance.randrange(DAYS // 2, DAYS)):%Y-%m-%d}"
    said = {"about": "end", "says": "it is over", "over": True, "on": on, "cite": CITE}
    return {
        "end_rule": {"all_of": bound, "says": "both together", "cite": CITE},
        "statements": [{**said, "by": key, "party": key} for key in bound],
    }


def _districts(ground: World, blocks: list[list[str]]) -> dict[tuple[int, int], str]:
    """For each town the first plain zone around it, where there is one: that zone is the town's district."""
    found: dict[tuple[int, int], str] = {}
    for block, ids in zip(ground.blocks, blocks, strict=True):
        for zone, key in zip(block, ids, strict=True):
            if zone.kind == "plain":
                found.setdefault((zone.theatre, zone.town), key)
    return found


def _places(ground: World, districts: dict[tuple[int, int], str]) -> Iterator[Place]:
    """Each town, and for a town's district a place of the zone's own id."""
    for theatre in range(len(THEATRES)):
        for n in range(TOWNS):
            lon, lat = ground.towns[theatre, n].tolist()
            district = districts.get((theatre, n))
            at = {"lat": lat, "lon": lon}
            name, key = f"Town {theatre}·{n}", f"town-{theatre}-{n}"
            yield Place(id=key, name=name, radius_km=TOWN_KM, precision=PlacePrecision.TOWN, part_of=district, **at)
            if district:
                yield Place(
                    id=district,
                    name=f"District {theatre}·{n}",
                    radius_km=DISTRICT_KM,
                    precision=PlacePrecision.DISTRICT,
                    **at,
                )
