"""The files of a case, read into models: from the directory (a draft) or from adopted objects (what holds).

    case.yml                 one CaseConfig
    parties.yml              `parties:` and `categories:`
    sources.yml              `sources:`
    gazetteer.yml            `places:`
    arrangements/*.yml       one Arrangement each
    zones/*.geojson          one Feature each, with id and name in its properties

Only these are adopted. Notes and decisions lie beside them as material for `add` and `review`.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from trucewatch.case.config import CaseConfig
from trucewatch.case.validated import validated
from trucewatch.errors import BadInput, CaseFault, Fault
from trucewatch.model.arrangement import Arrangement
from trucewatch.model.frozen import Frozen
from trucewatch.model.party import OpenCategory, Party
from trucewatch.model.place import Place, Zone
from trucewatch.model.source import Source
from trucewatch.terms.version import terms_version
from trucewatch.written import Written, read_yaml

Model = TypeVar("Model", bound=Frozen)


@dataclass(slots=True)
class CaseFiles:
    """A case's files as models. `versions[arrangement]` is the hash of the terms that its findings rest on.

    `lines[(noun, id)]` is `file:line`, for faults found across files; `written[arrangement]` has the lines inside one.
    """

    config: CaseConfig
    parties: dict[str, Party] = field(default_factory=dict)
    categories: dict[str, OpenCategory] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    arrangements: dict[str, Arrangement] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    zones: dict[str, Zone] = field(default_factory=dict)
    lines: dict[tuple[str, str], str] = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def draft_bytes(directory: Path) -> dict[str, bytes]:
    """The adoptable files of a case directory, by path below it."""
    if not (directory / "case.yml").is_file():
        fault = Fault(str(directory), "no case.yml", "a case directory", "`trucewatch new CASE` makes one")
        raise CaseFault([fault])
    paths = [directory / name for name in ADOPTED if (directory / name).is_file()]
    paths += sorted((directory / "arrangements").glob("*.yml")) + sorted((directory / "zones").glob("*.geojson"))
    try:
        return {path.relative_to(directory).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        raise BadInput(f"{error.filename}: cannot be read ({error.strerror})") from error


ADOPTED = ("case.yml", "parties.yml", "sources.yml", "gazetteer.yml")
ENDINGS = {"arrangements": ".yml", "zones": ".geojson"}
BESIDE = ("decisions.yml", "demo.yml")
"""Files that may lie in a case without being adopted: material for `review` and `demo`."""


def strays(directory: Path) -> list[Fault]:
    """Files that look like case files and are passed over: a misspelt name, another ending."""
    found = [p for p in directory.iterdir() if p.suffix in (".yml", ".yaml") and p.name not in (*ADOPTED, *BESIDE)]
    for folder, ending in ENDINGS.items():
        inside = (directory / folder).iterdir() if (directory / folder).is_dir() else ()
        found += [p for p in inside if p.is_file() and p.suffix != ending and not p.name.startswith(".")]
    faults = []
    for path in sorted(found):
        known = ADOPTED if path.parent == directory else (path.with_suffix(ENDINGS[path.parent.name]).name,)
        near = tuple(difflib.get_close_matches(path.name, known, n=1))
        where = path.relative_to(directory).as_posix()
        faults.append(
            Fault(f"{where}:1", "a file that is not read", "a name that a case has", "Rename or move it", near)
        )
    return faults


def read_case_files(contents: Mapping[str, bytes]) -> CaseFiles:
    """Read case files; every fault is collected. Raises CaseFault only where case.yml itself cannot be used."""
    faults: list[Fault] = []
    written = {name: _yaml(name, raw, faults) for name, raw in contents.items() if name.endswith(".yml")}
    config = _config(written.get("case.yml"), faults)
    files = CaseFiles(config=config, faults=faults)
    context = {"zone": config.zone}
    for name, top in (
        ("parties.yml", ("parties", "categories")),
        ("sources.yml", ("sources",)),
        ("gazetteer.yml", ("places",)),
    ):
        if doc := written.get(name):
            _listed(doc, top, files, context)
    for name, raw in contents.items():
        folder = PurePosixPath(name).parent.name
        if folder == "arrangements" and (doc := written.get(name)):
            _arrangement(doc, files, context)
        elif folder == "zones":
            _zone(name, raw, files)
    for key, arrangement in files.arrangements.items():
        raw = contents[files.written[key].name]
        files.versions[key] = terms_version(arrangement, raw, files.zones, files.parties, files.categories)
    return files


def _yaml(name: str, raw: bytes, faults: list[Fault]) -> Written | None:
    try:
        return read_yaml(name, raw)
    except CaseFault as error:
        faults.extend(error.faults)
        return None


def _config(doc: Written | None, faults: list[Fault]) -> CaseConfig:
    config = validated(CaseConfig, doc.content, doc, (), faults, {}) if doc else None
    if config is None:
        raise CaseFault(faults or [Fault("case.yml", "nothing", "the case's settings", "See `trucewatch new`")])
    return config


def _listed(doc: Written, tops: tuple[str, ...], files: CaseFiles, context: dict[str, Any]) -> None:
    content = doc.content or {}
    if not isinstance(content, dict):
        files.faults.append(Fault(f"{doc.name}:1", "no top key", f"{' and '.join(f'`{top}:`' for top in tops)}"))
        return
    for key in content:
        if key not in tops:
            near = tuple(difflib.get_close_matches(str(key), tops))
            files.faults.append(Fault(doc.where((key,)), f"the key {key!r}", " or ".join(tops), near=near))
    kinds: dict[str, tuple[type[Frozen], dict[str, Any]]] = {
        "parties": (Party, files.parties),
        "categories": (OpenCategory, files.categories),
        "sources": (Source, files.sources),
        "places": (Place, files.places),
    }
    for top in tops:
        model, held = kinds[top]
        rows = content.get(top) or []
        if not isinstance(rows, list):
            files.faults.append(Fault(doc.where((top,)), "something else", f"a list of {top}"))
            continue
        for i, row in enumerate(rows):
            entry = validated(model, row, doc, (top, i), files.faults, context)
            if entry is not None:
                _hold(held, entry, top, doc.where((top, i)), files)


def _hold(held: dict[str, Any], entry: Frozen, noun: str, where: str, files: CaseFiles) -> None:
    key: str = entry.id  # type: ignore[attr-defined]
    if key in held:
        files.faults.append(
            Fault(where, f"a second {key!r}", "each id once", f"The first is at {files.lines[(noun, key)]}")
        )
        return
    held[key] = entry
    files.lines[(noun, key)] = where


def _arrangement(doc: Written, files: CaseFiles, context: dict[str, Any]) -> None:
    zone = doc.content.get("zone") if isinstance(doc.content, dict) else None
    entry = validated(
        Arrangement, doc.content, doc, (), files.faults, {"zone": zone} if isinstance(zone, str) else context
    )
    if entry is not None:
        files.written.setdefault(entry.id, doc)
        _hold(files.arrangements, entry, "arrangements", doc.where(()), files)


def _zone(name: str, raw: bytes, files: CaseFiles) -> None:
    try:
        feature = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        files.faults.append(Fault(f"{name}:{line}", f"no JSON ({error})", "one GeoJSON Feature"))
        return
    if (
        not isinstance(feature, dict)
        or feature.get("type") != "Feature"
        or not isinstance(feature.get("properties"), dict)
    ):
        files.faults.append(
            Fault(f"{name}:1", "something else", "one GeoJSON Feature with id and name in its properties")
        )
        return
    doc = Written(name, feature["properties"] | {"geometry": feature.get("geometry")})
    zone = validated(Zone, doc.content, doc, (), files.faults, {})
    if zone is not None:
        _hold(files.zones, zone, "zones", f"{name}:1", files)
        shape = raw.partition(b'"geometry"')[0].count(b"\n") + 1
        files.lines.setdefault(("geometry", zone.id), f"{name}:{shape}")


def read_yaml_list(path: Path, top: str, model: type[Model]) -> list[Model]:
    """The entries under one top key of a file outside a case, such as a gazetteer; raises CaseFault."""
    doc = read_yaml(path.name, path.read_bytes())
    rows = doc.content.get(top) if isinstance(doc.content, dict) else None
    if not isinstance(rows, list):
        raise CaseFault([Fault(f"{path.name}:1", "no such list", f"a top key `{top}:` with a list")])
    faults: list[Fault] = []
    read = [validated(model, row, doc, (top, i), faults, {"zone": "UTC"}) for i, row in enumerate(rows)]
    if faults:
        raise CaseFault(faults)
    return [entry for entry in read if entry is not None]
