"""Case files told as sections of short lines, so that two versions can be compared line by line by a reader of law.

A section is one thing that has a name of its own: a party's role, a term, a period. Its lines are what is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from trucewatch.case.files import CaseFiles
from trucewatch.model.arrangement import Arrangement, PartyTo, Period, Reading, Term
from trucewatch.model.citation import Citation
from trucewatch.model.instant import Boundary
from trucewatch.model.place import Zone
from trucewatch.products.cite import case_cite
from trucewatch.products.condition_words import condition_sections
from trucewatch.products.words import ACTS, boundary_words
from trucewatch.terms.durations import length_words

Lines = Mapping[str, str]
Section = tuple[str, Lines]


def sections(arrangement: Arrangement, files: CaseFiles) -> Iterator[Section]:
    """Everything that an arrangement says, section by section; an empty line is one that says nothing."""
    zone = arrangement.zone
    yield (
        "as a whole",
        {
            "name": arrangement.name,
            "form": arrangement.form,
            "stage": arrangement.stage,
            "clock": zone,
            "other names": ", ".join(arrangement.aliases),
            "within": arrangement.within or "",
            "announced": _at(arrangement.announced, zone),
            "text": arrangement.text,
            "stated length": _length(arrangement.stated_duration),
            "sources": _sources(arrangement.cite),
        },
    )
    for to in arrangement.parties:
        yield _party(to, zone, files)
    for term in arrangement.terms:
        yield _term(term, zone, files, "")
    for condition in arrangement.conditions:
        yield from condition_sections(condition)
    for reading in arrangement.readings:
        yield from _reading(reading, zone, files)
        for condition in reading.conditions:
            yield from condition_sections(condition, f"reading {reading.id}, ")
    for said in arrangement.statements:
        held = {None: "", True: "over", False: "not over"}[said.over]
        lines = {"says": said.says, "holds it to be": held, "sources": _sources(said.cite)}
        yield f"statement on its {said.about} by {said.by}, {said.on.as_written}", lines
    if rule := arrangement.end_rule:
        names = ", ".join(_name(key, files) for key in rule.all_of)
        yield "who may end it", {"all of": names, "says": rule.says, "sources": _sources(rule.cite)}


def _party(to: PartyTo, zone: str, files: CaseFiles) -> Section:
    lines = {
        "from": _at(to.since, zone),
        "until": _at(to.until, zone),
        "words": to.words,
        "sources": _sources(to.cite),
    }
    return f"{_name(to.party, files)}, {to.role}", lines


def _term(term: Term, zone: str, files: CaseFiles, whose: str) -> Section:
    line = _zone_name(term.line, files) if term.line else ""
    lines = {
        "effect": term.effect,
        "acts": ", ".join(ACTS[act] for act in term.acts),
        "words": term.words,
        "due": _at(term.by, zone),
        "lies on": ", ".join(_name(key, files) for key in term.of),
        "distance": f"{term.distance_km:g} km from {line}" if line else "",
        "sources": _sources(term.cite),
    }
    return f"term {term.id}{whose}", lines


def _reading(reading: Reading, zone: str, files: CaseFiles) -> Iterator[Section]:
    whose = f"reading of {reading.issuer}" + (f" ({reading.id})" if reading.id != reading.issuer.casefold() else "")
    yield whose, {"read by": reading.issuer, "note": reading.note}
    for area in reading.areas:
        where = f"{whose}, {_zone_name(area.zone, files)}"
        yield where, {"area as written": area.as_written}
        for n, period in enumerate(area.periods, start=1):
            yield f"{where}, period {n}", _period(period, zone)
    for out in reading.left_out:
        lines = {"words": out.words or "left out", "sources": _sources(out.cite)}
        yield f"{whose}, leaves out {_zone_name(out.zone, files)}", lines
    for term in reading.terms:
        yield _term(term, zone, files, f" under the {whose}")


def _period(period: Period, zone: str) -> Lines:
    return {
        "kind": period.kind,
        "from": _at(period.since, zone),
        "until": boundary_words(period.until, zone, "no end recorded"),
        "announced": _at(period.announced, zone),
        "announced by": period.announced_by,
        "stated length": _length(period.stated_duration),
        "end as stated": period.stated_end,
        "sources": _sources(period.cite),
    }


def surroundings(files: CaseFiles) -> Iterator[Section]:
    """What arrangements refer to: outlines of zones, lists of open categories, and who is part of whom."""
    for zone in files.zones.values():
        yield f"zone {zone.name}", {"outline": outline(zone), "drawn": zone.simplified}
    for category in files.categories.values():
        members = ", ".join(sorted(_name(key, files) for key in category.members))
        yield f"list of “{category.words}”", {"on it": members or "nobody", "sources": _sources(category.cite)}
    for party in files.parties.values():
        names = ", ".join(name.name for name in party.names)
        above = ", ".join(_name(key, files) for key in party.part_of)
        yield f"party {party.id}", {"name": party.name, "part of": above, "other names": names}


def outline(zone: Zone) -> str:
    """An outline in words: its corners, and the box that holds them."""
    polygons = zone.geometry["coordinates"]
    rings = polygons if zone.geometry["type"] == "Polygon" else [ring for polygon in polygons for ring in polygon]
    points = [point for ring in rings for point in ring[1:]]
    lon, lat = [p[0] for p in points], [p[1] for p in points]
    box = f"longitude {min(lon):g} to {max(lon):g}, latitude {min(lat):g} to {max(lat):g}"
    return f"{len(points)} corners; {box}"


def _at(boundary: Boundary | None, zone: str) -> str:
    return boundary_words(boundary, zone, "")


def _length(duration: str | None) -> str:
    return length_words(duration) if duration else ""


def _sources(cites: Sequence[Citation]) -> str:
    return "; ".join(case_cite(cite).document for cite in cites)


def _name(key: str, files: CaseFiles) -> str:
    if key in files.categories:
        return f"“{files.categories[key].words}”"
    return files.parties[key].name if key in files.parties else key


def _zone_name(key: str, files: CaseFiles) -> str:
    return files.zones[key].name if key in files.zones else key
