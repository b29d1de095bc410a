"""Claims, figures and ground made up for these tests: invented places and parties, nothing from any document."""

from __future__ import annotations

from typing import Any

from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.model.instant import Boundary
from trucewatch.model.quotation import Named, Quotation, Voice
from trucewatch.model.vocabulary import KIND_OF_ACT, Act, Kind, Modality, Stance
from trucewatch.model.when import When, from_boundary
from trucewatch.model.where import PlacePrecision, Where
from trucewatch.tally.disagreement import Disagreement, disagreements
from trucewatch.tally.ground import Ground
from trucewatch.tally.scope import Counting
from trucewatch.tally.told import Told

PLACES = {
    "norland": (40.0, 20.0, 300.0, PlacePrecision.COUNTRY),
    "vale-province": (40.0, 20.0, 60.0, PlacePrecision.ADMIN1),
    "vale": (40.0, 20.0, 8.0, PlacePrecision.CITY),
    "mill-quarter": (40.02, 20.0, 1.0, PlacePrecision.NEIGHBOURHOOD),
    "east-vale": (40.0, 20.05, 8.0, PlacePrecision.AREA),
    "harrow": (42.0, 22.0, 8.0, PlacePrecision.CITY),
}
GROUND = Ground(
    containing={
        "vale-province": frozenset({"norland"}),
        "vale": frozenset({"vale-province", "norland"}),
        "mill-quarter": frozenset({"vale", "vale-province", "norland"}),
        "east-vale": frozenset({"vale-province", "norland"}),
        "harrow": frozenset({"norland"}),
    },
    lineage={
        "norland-state": frozenset({"norland-state"}),
        "norland-army": frozenset({"norland-army", "norland-state"}),
        "norland-premier": frozenset({"norland-premier", "norland-state"}),
        "sudland-state": frozenset({"sudland-state"}),
        "sudland-army": frozenset({"sudland-army", "sudland-state"}),
    },
)
_made = iter(range(10**9))


def when(text: str | None) -> When | None:
    """A time as it is written in a case file, in UTC."""
    return None if text is None else from_boundary(Boundary.parse(text, "UTC"), "UTC")


def where(*keys: str) -> tuple[Where, ...]:
    """Places of the made-up gazetteer."""
    out = []
    for key in keys:
        lat, lon, radius, precision = PLACES[key]
        name = key.replace("-", " ").title()
        out.append(Where(as_written=name, key=key, name=name, lat=lat, lon=lon, radius_km=radius, precision=precision))
    return tuple(out)


def named(*keys: str) -> tuple[Named, ...]:
    """Parties: a key of the ground, or words that it does not know."""
    known = GROUND.lineage
    return tuple(Named(as_written=k, key=k if k in known else None, name=k if k in known else "") for k in keys)


def told(
    act: Act, *voices: str, report: int = 1, words: str = "", event: str = "", known: str = "2031-03-05", **slots: Any
) -> Told:
    """One claim. `voices` after the author; times and places as texts; `actors` are who is named or cleared."""
    n = next(_made)
    given: dict[str, Any] = dict(slots)
    for name in ("when", "when_said", "due"):
        if name in given:
            given[name] = when(given[name])
    if "where" in given:
        given["where"] = where(*([given["where"]] if isinstance(given["where"], str) else given["where"]))
    if "participants" in given:
        given["participants"] = named(*given["participants"])
    actors = given.pop("actors", ())
    chain = (Voice(name=f"paper {report}", key=f"paper-{report}"), *(Voice(name=v, key=v) for v in voices))
    text = words or f"passage {n}"
    claim = Claim(
        kind=given.pop("kind", KIND_OF_ACT.get(act, Kind.DESCRIPTION)),
        act=act,
        stance=given.pop("stance", Stance.STATES),
        modality=given.pop("modality", Modality.ACTUAL),
        quotation=Quotation(report=f"r-{report:012x}", start=1000 * n, end=1000 * n + len(text), words=text),
        chain=chain,
        attributions=tuple(Attribution(actor=a, by=chain[-1].name) for a in named(*actors)),
        **given,
    )
    ties = given.get("ties", ())
    made_known = when(known)
    assert made_known is not None
    return Told(claim, made_known, event or claim.id, ties)


def figure(text: str, who: str = "people", counted: Counted = Counted.KILLED, part_of: str | None = None) -> Figure:
    """A figure as `=12`, `>=12`, `>12`, `<=12`, `~12`, `3-5`; other words have no number."""
    signs = {
        "=": Qualifier.EXACT,
        ">=": Qualifier.AT_LEAST,
        ">": Qualifier.MORE_THAN,
        "<=": Qualifier.AT_MOST,
        "~": Qualifier.ABOUT,
    }
    rest = {"as_written": text, "subset_of": part_of}
    for sign in sorted(signs, key=len, reverse=True):
        if text.startswith(sign):
            return Figure.stated(counted, who, signs[sign], int(text.removeprefix(sign)), **rest)
    if "-" in text and text.replace("-", "").isdigit():
        low, high = map(int, text.split("-"))
        return Figure.between(counted, who, low, high, **rest)
    return Figure.stated(counted, who, Qualifier.INDEFINITE, None, **rest)


def toll(
    text: str,
    at: str | tuple[str, ...] = "vale",
    during: str | None = "2031-03-01..2031-03-04",
    report: int = 1,
    **rest: Any,
) -> Counting:
    """A count over a time at a place, as one claim."""
    made = figure(text, rest.pop("who", "people"), rest.pop("counted", Counted.KILLED), rest.pop("part_of", None))
    return Counting(told(Act.TOLL, report=report, where=at, when=during, figures=(made,), **rest), made)


def differing(*claims: Told) -> list[tuple[str, str]]:
    """The questions and relations that these claims raise."""
    return [(d.question.value, d.difference.value) for d in found(*claims)]


def found(*claims: Told) -> tuple[Disagreement, ...]:
    """The disagreements among these claims."""
    return disagreements(claims, GROUND)
