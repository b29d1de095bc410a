"""What no single file can show: ids that nothing defines, zones that are no areas, names that mean two parties."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from trucewatch.case.files import CaseFiles
from trucewatch.case.meetable import condition_faults
from trucewatch.errors import Fault
from trucewatch.model.arrangement import Arrangement, Term
from trucewatch.terms.contradictions import contradictions
from trucewatch.terms.fault import zone_fault
from trucewatch.written import Path, Written


def check(files: CaseFiles) -> list[Fault]:
    """Every fault of the files, sorted by place: those found on reading, and those across files."""
    found = [*files.faults, *_parties(files), *_sources(files), *_places(files), *_zones(files)]
    for arrangement in files.arrangements.values():
        found.extend(_arrangement(arrangement, files))
    return sorted(
        set(found),
        key=lambda f: (
            f.where.rpartition(":")[0],
            int(f.where.rpartition(":")[2] or 0) if f.where.rpartition(":")[2].isdigit() else 0,
            str(f),
        ),
    )


def _unknown(where: str, noun: str, key: str, known: Iterable[str]) -> Fault:
    names = sorted(known)
    near = tuple(difflib.get_close_matches(key, names, n=3, cutoff=0.5))
    return Fault(where, f"the {noun} {key!r}", f"a {noun} that the case defines", near=near)


def _parties(files: CaseFiles) -> Iterator[Fault]:
    for party in files.parties.values():
        where = files.lines[("parties", party.id)]
        for above in party.part_of:
            if above not in files.parties:
                yield _unknown(where, "party", above, files.parties)
    yield from _circles({p.id: p.part_of for p in files.parties.values()}, "parties", files)
    for category in files.categories.values():
        for member in category.members:
            if member not in files.parties:
                yield _unknown(files.lines[("categories", category.id)], "party", member, files.parties)


def _circles(parents: Mapping[str, Iterable[str]], noun: str, files: CaseFiles) -> Iterator[Fault]:
    for start in parents:
        seen, level = set[str](), set(parents[start])
        while level:
            if start in level:
                yield Fault(files.lines[(noun, start)], f"{start!r} inside itself", "no circle in `part_of`")
                break
            seen |= level
            level = {above for key in level for above in parents.get(key, ())} - seen


def _sources(files: CaseFiles) -> Iterator[Fault]:
    for source in files.sources.values():
        where = files.lines[("sources", source.id)]
        if source.speaks_for and source.speaks_for not in files.parties:
            yield _unknown(where, "party", source.speaks_for, files.parties)
        for key in source.mechanism.contributors if source.mechanism else ():
            if key not in files.parties:
                yield _unknown(where, "party", key, files.parties)
        for carried in source.carries:
            if carried not in files.sources:
                yield _unknown(where, "source", carried, files.sources)
        if source.id in files.parties:
            yield Fault(
                where, f"{source.id!r} as a source and as a party", "one id for one thing", "Rename one of them"
            )
    held = [records.source for records in files.config.policies.hold_records]
    for policy in (*files.config.policies.accept_on_arrival, *held):
        if policy not in files.sources:
            yield _unknown("case.yml:1", "source", policy, files.sources)
    for again in sorted({key for key in held if held.count(key) > 1}):
        yield Fault("case.yml:1", f"{again!r} twice under hold_records", "each source once", "Put the two together")


def _places(files: CaseFiles) -> Iterator[Fault]:
    for place in files.places.values():
        if place.part_of and place.part_of not in files.places:
            yield _unknown(files.lines[("places", place.id)], "place", place.part_of, files.places)
    yield from _circles({p.id: [p.part_of] if p.part_of else [] for p in files.places.values()}, "places", files)


def _zones(files: CaseFiles) -> Iterator[Fault]:
    named: dict[str, str] = {}
    for zone in files.zones.values():
        where = files.lines[("zones", zone.id)]
        if fault := zone_fault(zone.geometry):
            told, _, remedy = fault.partition("; ")
            yield Fault(files.lines[("geometry", zone.id)], told, "", _sentence(remedy) or "Correct the ring")
        if zone.name in named:
            yield Fault(
                where,
                f"the name {zone.name!r} a second time",
                "one name for one zone",
                f"The first is {named[zone.name]}",
            )
        named.setdefault(zone.name, zone.id)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _arrangement(arrangement: Arrangement, files: CaseFiles) -> Iterator[Fault]:
    doc = files.written[arrangement.id]
    if arrangement.within and arrangement.within not in files.arrangements:
        yield _unknown(doc.where(("within",)), "arrangement", arrangement.within, files.arrangements)
    actors = {**files.parties, **files.categories}
    for i, role in enumerate(arrangement.parties):
        if role.party not in actors:
            yield _unknown(doc.where(("parties", i, "party")), "party", role.party, actors)
    for i, statement in enumerate(arrangement.statements):
        if statement.party and statement.party not in files.parties:
            yield _unknown(doc.where(("statements", i, "party")), "party", statement.party, files.parties)
    for key in arrangement.end_rule.all_of if arrangement.end_rule else ():
        if key not in files.parties:
            yield _unknown(doc.where(("end_rule", "all_of")), "party", key, files.parties)
    yield from _terms(arrangement.terms, doc, (), files)
    for i, reading in enumerate(arrangement.readings):
        zones = [("areas", j, area.zone) for j, area in enumerate(reading.areas)]
        zones += [("left_out", j, out.zone) for j, out in enumerate(reading.left_out)]
        for noun, j, zone in zones:
            if zone not in files.zones:
                yield _unknown(doc.where(("readings", i, noun, j, "zone")), "zone", zone, files.zones)
        yield from _terms(reading.terms, doc, ("readings", i), files)
    yield from (
        Fault(doc.where(path), got, expected, remedy) for path, got, expected, remedy in contradictions(arrangement)
    )
    yield from condition_faults(arrangement, files)


def _terms(terms: Sequence[Term], doc: Written, path: Path, files: CaseFiles) -> Iterator[Fault]:
    ids = [t.id for t in terms]
    for i, term in enumerate(terms):
        at = (*path, "terms", i)
        if term.id in ids[:i]:
            yield Fault(
                doc.where((*at, "id")), f"the term {term.id!r} twice", "each term id once", "Give it its own id"
            )
        for key in term.of:
            if key not in files.parties:
                yield _unknown(doc.where((*at, "of")), "party", key, files.parties)
        if term.line is not None and term.line not in files.zones:
            yield _unknown(doc.where((*at, "line")), "zone", term.line, files.zones)
