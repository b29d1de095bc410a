"""Two versions of a case's terms: what changed, in words that a lawyer reads, and which findings that alters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trucewatch.case.altered import Alteration, AlteredFinding, altered, altered_since
from trucewatch.case.case import open_case
from trucewatch.case.files import CaseFiles
from trucewatch.case.versions import version
from trucewatch.case.view import View, view
from trucewatch.errors import NotHeld
from trucewatch.model.frozen import Frozen
from trucewatch.products.terms_words import Section, outline, sections, surroundings
from trucewatch.products.words import ACTS, when_words, where_words


class Difference(Frozen):
    """One line that differs. `before` is empty for what was added, `after` for what was taken out."""

    section: str
    line: str
    before: str
    after: str


class ChangedTerms(Frozen):
    """What changed in one arrangement, or (with no id) in the zones, lists and parties that arrangements refer to."""

    arrangement: str
    name: str
    change: str
    differences: tuple[Difference, ...]


class AlteredLine(Frozen):
    """One incident under one reading: the outcome before and after, and what the new one rests on."""

    incident: str
    heading: str
    arrangement: str
    reading: str
    before: str
    after: str
    reason: str


class AlteredFindings(Frozen):
    """How far a change reaches: arrangements computed again, findings computed, and those that are altered."""

    arrangements: tuple[str, ...]
    computed: int
    findings: tuple[AlteredLine, ...]


class TermsDiff(Frozen):
    """The whole comparison. `on_record` names the case whose incidents were held against both; empty without one."""

    before: str
    after: str
    changes: tuple[ChangedTerms, ...]
    on_record: str
    altered: AlteredFindings | None


def terms_diff(before: str, after: str) -> TermsDiff:
    """Compare two versions by their names (`CASE` or `CASE@ENTRY`)."""
    one, other = version(before), version(after)
    recorded = dict.fromkeys(v.directory for v in (other, one) if v.has_record)
    found = [(path, held) for path in recorded if (held := _on_record(path, one.files, other.files)) is not None]
    directory, held = found[0] if found else (None, None)
    return TermsDiff(
        before=one.name,
        after=other.name,
        changes=tuple(_changes(one.files, other.files)),
        on_record=str(directory or ""),
        altered=held,
    )


def _on_record(directory: Path, one: CaseFiles, other: CaseFiles) -> AlteredFindings | None:
    """The incidents on record in a case held against both versions; None where it has none."""
    with open_case(directory) as case:
        try:
            seen = view(case)
        except NotHeld:
            return None  # nothing was ever adopted there
        if not seen.incidents:
            return None
        claims = {key: on_record.claim for key, on_record in seen.claims.items()}
        return _told(seen, altered(one, other, list(seen.incidents.values()), claims), (one, other))


def altered_findings(before: CaseFiles, seen: View) -> AlteredFindings:
    """What the files of a view alter, against those that held before, in the findings on its incidents."""
    return _told(seen, altered_since(before, seen), (before, seen.files))


def _told(seen: View, found: Alteration, files: tuple[CaseFiles, CaseFiles]) -> AlteredFindings:
    lines = tuple(_altered(seen, finding, files) for finding in found.findings)
    return AlteredFindings(arrangements=found.arrangements, computed=found.computed, findings=lines)


def _altered(seen: View, finding: AlteredFinding, files: tuple[CaseFiles, CaseFiles]) -> AlteredLine:
    incident = seen.incidents[finding.incident]
    held = next(f.arrangements[finding.arrangement] for f in reversed(files) if finding.arrangement in f.arrangements)
    issuers = {r.id: r.issuer for f in files if (a := f.arrangements.get(held.id)) for r in a.readings}
    zone = seen.files.config.zone
    act, when = " / ".join(ACTS[a] for a in incident.acts), " / ".join(when_words(w, zone) for w in incident.when)
    before, after = finding.outcomes
    return AlteredLine(
        incident=incident.id,
        heading=f"{act}, {where_words(incident.where)}, {when or 'time not given'}",
        arrangement=held.name,
        reading=issuers[finding.reading],
        before=before,
        after=after,
        reason=finding.reason,
    )


def _changes(one: CaseFiles, other: CaseFiles) -> Iterator[ChangedTerms]:
    for key in sorted(one.arrangements.keys() | other.arrangements.keys()):
        old, new = one.arrangements.get(key), other.arrangements.get(key)
        held = new or old
        assert held is not None
        change = "changed" if old and new else "added" if new else "taken out"
        told = [list(sections(a, f)) if a else [] for a, f in ((old, one), (new, other))]
        if found := tuple(_differences(*told)):
            yield ChangedTerms(arrangement=key, name=held.name, change=change, differences=found)
    around = [*_differences(list(surroundings(one)), list(surroundings(other))), *_redrawn(one, other)]
    if around:
        name = "Zones, lists and parties that arrangements refer to"
        yield ChangedTerms(arrangement="", name=name, change="changed", differences=tuple(around))


def _differences(one: list[Section], other: list[Section]) -> Iterator[Difference]:
    """Line by line; a section that only one side has is one line with everything it says."""
    old, new = dict(one), dict(other)
    for name in dict.fromkeys([*new, *old]):
        if name not in old or name not in new:
            words = "; ".join(f"{line}: {said}" for line, said in (new.get(name) or old[name]).items() if said)
            yield Difference(section=name, line="", before=words * (name in old), after=words * (name in new))
            continue
        for line in old[name]:
            before, after = old[name][line], new[name][line]
            if before != after:
                yield Difference(section=name, line=line, before=before, after=after)


def _redrawn(one: CaseFiles, other: CaseFiles) -> Iterator[Difference]:
    """Outlines that differ although their words (corners and box) are the same."""
    for key in sorted(one.zones.keys() & other.zones.keys()):
        old, new = one.zones[key], other.zones[key]
        if old.geometry != new.geometry and outline(old) == outline(new):
            yield Difference(section=f"zone {new.name}", line="outline", before=outline(old), after="the same, redrawn")
