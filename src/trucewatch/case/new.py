"""A new case directory: empty, or a copy of a case that ships with the package."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

from trucewatch.errors import BadInput, TrucewatchError
from trucewatch.model.instant import zone_named

TEMPLATE = """\
# The settings of this case. `trucewatch check` tells what is wrong with them, `trucewatch adopt` makes them hold.
schema: 1
id: {id}
name: {name}
zone: {zone}          # the case's home zone; a day is a day there
day_starts: "00:00"
languages: [en]
countries: []         # ISO 3166 codes; the library's gazetteer adds their towns below your own places
release: internal
definitions: {{}}       # breach, calm_day, unfettered: each with words, author, date
policies:
  accept_on_arrival: []   # ids of sources (your own monitors) whose claims need no review
  hold_records: []        # - source: id of a source whose tables of records are held against the terms, row by row
"""

DRAFTS = {
    "parties.yml": "# People, forces, groups and states, by their neutral names.\nparties: []\ncategories: []\n",
    "sources.yml": "# Who speaks, and who relays whom.\nsources: []\n",
    "gazetteer.yml": "# Places: point, radius, names.\nplaces: []\n",
}


def bundled() -> list[str]:
    """The ids of the cases that ship with the package."""
    root = files("trucewatch.cases")
    return sorted(entry.name for entry in root.iterdir() if entry.is_dir() and (entry / "case.yml").is_file())


def new(directory: Path, zone: str = "UTC", name: str = "", like: str | None = None) -> None:
    """Make a case directory. `like` copies a bundled case; otherwise it is empty and renders as such."""
    if (directory / "case.yml").exists():
        raise BadInput(f"{directory}: is a case already; choose another directory")
    if directory.exists() and any(directory.iterdir()):
        raise BadInput(f"{directory}: is not empty; choose another directory")
    if like is not None and like not in bundled():
        raise BadInput(f"--like {like}: no such bundled case; there are: {', '.join(bundled())}")
    try:
        zone_named(zone)
    except ValueError as error:
        raise BadInput(f"--zone: {error}") from error
    try:
        if like is not None:
            with as_file(files("trucewatch.cases") / like) as source:
                shutil.copytree(source, directory, dirs_exist_ok=True)
            return
        for folder in ("arrangements", "zones"):
            (directory / folder).mkdir(parents=True, exist_ok=True)
        key = (
            "".join(c if c.isascii() and c.isalnum() else "-" for c in directory.resolve().name.lower()).strip("-")
            or "case"
        )
        key = "-".join(part for part in key.split("-") if part)
        named = json.dumps(name or directory.resolve().name, ensure_ascii=False)  # a JSON string is a YAML string
        settings = TEMPLATE.format(id=json.dumps(key), name=named, zone=zone)
        (directory / "case.yml").write_text(settings, "utf-8")
        for path, content in DRAFTS.items():
            (directory / path).write_text(content, "utf-8")
    except OSError as error:
        raise TrucewatchError(f"{directory}: cannot be made ({error.strerror})") from error
