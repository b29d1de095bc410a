"""One scenario a file: terms and incidents that a lawyer can read, and what the six tests must make of them.

The terms are written as in a case file. To keep the files short, four things may be left out and are then filled in: a
`cite` (the scenario's own), an arrangement's `name` (its id), its `form` (regime of calm) and its `stage` (agreed).
A zone is a rectangle by its four sides, or a GeoJSON geometry. Unknown keys are refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from trucewatch.findings.deciding import deciding
from trucewatch.findings.live import find
from trucewatch.model.arrangement import Arrangement
from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.finding import Finding
from trucewatch.model.frozen import Frozen
from trucewatch.model.incident import Incident
from trucewatch.model.instant import Boundary, parse_instant
from trucewatch.model.party import OpenCategory, Party
from trucewatch.model.place import Place, Zone
from trucewatch.model.quotation import Named, Quotation, Voice
from trucewatch.model.vocabulary import Act, Kind, Modality, Outcome, Stance, Truth
from trucewatch.model.when import When, from_boundary
from trucewatch.model.where import Where
from trucewatch.terms.book import Book
from trucewatch.terms.inforce import Standing, in_force, proposals, set_aside
from trucewatch.written import read_yaml

Written = dict[str, Any]


class Rectangle(Frozen):
    """A zone by its four sides, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def geometry(self) -> Written:
        corners = ((self.west, self.south), (self.east, self.south), (self.east, self.north), (self.west, self.north))
        return {"type": "Polygon", "coordinates": [[[x, y] for x, y in (*corners, corners[0])]]}


class Outline(Frozen):
    """A zone as a GeoJSON geometry."""

    type: Literal["Polygon", "MultiPolygon"]
    coordinates: tuple[Any, ...]

    def geometry(self) -> Written:
        return {"type": self.type, "coordinates": _numbers(self.coordinates)}


def _numbers(part: Any) -> Any:
    return [_numbers(p) for p in part] if isinstance(part, list | tuple) else float(part)


class Spot(Frozen):
    """A point with the radius within which the true place lies; `place` is its gazetteer id, where it has one."""

    lat: float
    lon: float
    radius_km: float = 0.0
    place: str | None = None


class Naming(Frozen):
    """Who names whom, or clears whom."""

    party: str
    by: str
    stance: Stance = Stance.ALLEGES
    guarded: bool = False


class Presence(Frozen):
    """Somebody says that a party is there, or is not. Without a place or time it is said of all of them."""

    party: str
    by: str
    stance: Stance = Stance.STATES
    where: Spot | None = None
    when: str = ""


class Expected(Frozen):
    """What one reading of one arrangement must come to; `because` is the deciding test with its answer."""

    terms: str
    reading: str = "text"
    outcome: Outcome
    because: str
    basis: str = ""


class Told(Frozen):
    """One incident. `when` is a boundary as in a case file, `2031-03-04 10:00..2031-03-04 12:00` for some hours."""

    id: str
    acts: tuple[Act, ...] = Field(min_length=1)
    where: tuple[Spot, ...] = ()
    when: tuple[str, ...] = ()
    told_by: str = ""
    named: tuple[Naming, ...] = ()
    aimed_at: tuple[str, ...] = ()
    hit: tuple[str, ...] = ()
    known_at: str = ""
    expect: tuple[Expected, ...] = Field(min_length=1)


class Stands(Frozen):
    """How one reading must stand at the place and instant asked about; `says` is words that its flags must hold."""

    terms: str
    reading: str = "text"
    in_force: Truth
    contest: str = ""
    says: tuple[str, ...] = ()


class Asked(Frozen):
    """What is in force at a place and an instant. `applies`: all arrangements that may be in force, and no other."""

    where: Spot
    at: str
    known_at: str = ""
    applies: tuple[str, ...] | None = None
    never: tuple[str, ...] = ()
    expect: tuple[Stands, ...] = ()


class Scenario(Frozen):
    """A whole file. `stays`: why it cannot be shifted to another zone and day, where it cannot."""

    title: str = Field(min_length=5)
    shows: str = Field(min_length=20)
    row: str = ""
    zone: str = "Europe/Kyiv"
    stays: str = ""
    cite: tuple[Written, ...] = ({"outlet": "Vale Post", "date": "2030-01-05"},)
    zones: dict[str, Rectangle | Outline]
    parties: tuple[str | Written, ...] = ("norland", "sudland")
    categories: tuple[Written, ...] = ()
    places: tuple[Written, ...] = ()
    terms: tuple[Written, ...] = Field(min_length=1)
    presence: tuple[Presence, ...] = ()
    incidents: tuple[Told, ...] = ()
    questions: tuple[Asked, ...] = ()

    @property
    def book(self) -> Book:
        context = {"zone": self.zone}
        return Book.of(
            [Arrangement.model_validate(_filled(t, self.cite), context={"zone": t.get("zone", self.zone)})
             for t in (_arrangement(t, self.zone) for t in self.terms)],
            [Zone(id=k, name=k.replace("-", " ").title(), geometry=z.geometry()) for k, z in self.zones.items()],
            [Party.model_validate(_party(p), context=context) for p in self.parties],
            [OpenCategory.model_validate(_filled(c, self.cite), context=context) for c in self.categories],
            [Place.model_validate({"name": p["id"], "precision": "town", **p}) for p in self.places],
        )  # fmt: skip


def load(path: Path) -> Scenario:
    """A scenario file; CaseFault where it is no YAML, ValidationError where a key is unknown or missing."""
    return Scenario.model_validate(read(path))


def read(path: Path) -> Written:
    content: Written = read_yaml(path.name, path.read_bytes()).content
    return content


CITED = ("parties", "terms", "periods", "left_out", "statements")


def _filled(written: Written, cite: tuple[Written, ...]) -> Written:
    """The same with the scenario's citation wherever a fact has none."""
    return _cited({"cite": list(cite)} | written, list(cite))


def _cited(part: Any, cite: list[Written], key: str = "") -> Any:
    if isinstance(part, list):
        return [_cited({"cite": cite} | x if key in CITED and isinstance(x, dict) else x, cite) for x in part]
    if isinstance(part, dict):
        whole = {"cite": cite} | part if key == "end_rule" else part
        return {k: v if k in ("cite", "acts", "all_of") else _cited(v, cite, k) for k, v in whole.items()}
    return part


def _arrangement(written: Written, zone: str) -> Written:
    name = written["id"].replace("-", " ").capitalize()
    return {"name": name, "form": "regime of calm", "stage": "agreed", "zone": zone} | written


def _party(written: str | Written) -> Written:
    given = {"id": written} if isinstance(written, str) else written
    return {"kind": "force", "name": given["id"].replace("-", " ").title()} | given


def claims_of(scenario: Scenario) -> dict[str, Claim]:
    """The claims on presence."""
    made = [_presence(p, n, scenario.zone) for n, p in enumerate(scenario.presence)]
    return {claim.id: claim for claim in made}


def _presence(said: Presence, n: int, zone: str) -> Claim:
    words = f"presence {n}"
    return Claim(
        kind=Kind.PRESENCE,
        act=Act.PRESENCE,
        stance=said.stance,
        modality=Modality.ACTUAL,
        quotation=Quotation(report="r-scenario", start=n, end=n + len(words), words=words),
        chain=(Voice(name=said.by),),
        participants=(_named(said.party),),
        where=(_place(said.where),) if said.where else (),
        when=_time(said.when, zone) if said.when else None,
    )


def incident_of(told: Told, zone: str) -> Incident:
    """The incident as the engines know it."""
    return Incident(
        id=f"i-{told.id}",
        claims=(f"c-{told.id}",),
        acts=told.acts,
        where=tuple(_place(spot) for spot in told.where),
        when=tuple(_time(text, zone) for text in told.when),
        attributions=tuple(
            (n.stance, Attribution(actor=_named(n.party), by=n.by, hedged=n.guarded)) for n in told.named
        ),
        targets=told.hit,
        stated_targets=tuple(_named(key) for key in told.aimed_at),
        told_by=parse_instant(told.told_by, zone) if told.told_by else None,
    )


def _named(key: str) -> Named:
    """A party by its id; words in quotation marks are a name that the case does not know."""
    if key.startswith("“"):
        return Named(as_written=key.strip("“”"))
    name = key.replace("-", " ").title()
    return Named(as_written=name, key=key, name=name)


def _place(spot: Spot) -> Where:
    return Where(as_written="there", key=spot.place, lat=spot.lat, lon=spot.lon, radius_km=spot.radius_km)


def _time(text: str, zone: str) -> When:
    return from_boundary(Boundary.parse(text, zone), zone)


Answers = dict[tuple[str, str, str], Finding]


def findings(scenario: Scenario) -> Answers:
    """Every finding, also those that plainly do not apply, by incident, arrangement and reading."""
    book, claims = scenario.book, claims_of(scenario)
    found: Answers = {}
    for told in scenario.incidents:
        known_at = parse_instant(told.known_at, scenario.zone) if told.known_at else None
        for finding in find([incident_of(told, scenario.zone)], book, known_at, claims=claims, every=True):
            found[told.id, finding.arrangement, finding.reading] = finding
    return found


def faults(scenario: Scenario) -> list[str]:
    """What comes out otherwise than the scenario says, in words; empty where everything is as it says."""
    found, wrong = findings(scenario), []
    for told in scenario.incidents:
        for expected in told.expect:
            finding = found.get((told.id, expected.terms, expected.reading))
            wrong += [f"{told.id}: {f}" for f in _compared(expected, finding)]
    for asked in scenario.questions:
        wrong += [f"{asked.at}: {f}" for f in _stands(scenario, asked)]
    return wrong


def _compared(expected: Expected, finding: Finding | None) -> list[str]:
    whose = f"{expected.terms}/{expected.reading}"
    if finding is None:
        return [f"{whose}: no finding"]
    test = deciding(finding)
    got = f"{finding.outcome} because {test.name} {test.answer}"
    wrong = [] if got == f"{expected.outcome} because {expected.because}" else [f"{whose}: {got}: {test.basis}"]
    return wrong if expected.basis in test.basis else [*wrong, f"{whose}: basis: {test.basis}"]


def _stands(scenario: Scenario, asked: Asked) -> list[str]:
    book, place, at = scenario.book, _place(asked.where), parse_instant(asked.at, scenario.zone)
    known_at = parse_instant(asked.known_at, scenario.zone) if asked.known_at else None
    applying, aside = in_force(book, place, at, known_at), set_aside(book, place, at, known_at)
    wrong = []
    applies = sorted({s.arrangement for s in applying})
    if asked.applies is not None and applies != sorted(asked.applies):
        wrong.append(f"applies: {applies}")
    only = {a.id for a in proposals(book, known_at)}
    wrong += [f"{key} is not listed as never in force" for key in asked.never if key not in only]
    held = {(s.arrangement, s.reading): s for s in (*applying, *aside)}
    for expected in asked.expect:
        wrong += _standing(expected, held.get((expected.terms, expected.reading)))
    return wrong


def _standing(expected: Stands, got: Standing | None) -> list[str]:
    whose = f"{expected.terms}/{expected.reading}"
    if got is None:
        return [] if expected.in_force is Truth.NO and not expected.says else [f"{whose}: no standing"]
    wrong = [] if got.in_force is expected.in_force else [f"{whose}: in force {got.in_force}: {got.time_basis}"]
    if expected.contest and got.contest != expected.contest:
        wrong.append(f"{whose}: {got.contest}: {got.contest_basis}")
    told = "; ".join((*got.flags, got.status, got.contest_basis, got.area_basis))
    return [*wrong, *(f"{whose}: {words!r} is not in {told!r}" for words in expected.says if words not in told)]
