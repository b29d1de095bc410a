"""Write the reference from the code: commands, case file formats, ledger entries, connectors, outcomes.

    python docs/generate.py [FOLDER]        the folder is docs/ where none is given

A test runs it into an empty folder and compares, so the reference cannot drift.
"""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path

import click
from pydantic import BaseModel

from trucewatch.case.config import CaseConfig
from trucewatch.case.decisions import DecisionsFile
from trucewatch.cli import verbs
from trucewatch.findings.table import page
from trucewatch.ledger.payloads import KINDS
from trucewatch.model import vocabulary
from trucewatch.model.arrangement import Arrangement
from trucewatch.model.claim import Claim
from trucewatch.model.condition import AidDay, CalmDay, Condition, Need
from trucewatch.model.note import Note
from trucewatch.model.party import OpenCategory, Party
from trucewatch.model.place import Place, Zone
from trucewatch.model.source import Source
from trucewatch.sources import connectors

FORMATS: dict[str, tuple[type[BaseModel], str]] = {
    "case": (CaseConfig, "`case.yml`"),
    "arrangement": (Arrangement, "each file in `arrangements/`"),
    "condition": (Condition, "each entry under `conditions:` of an arrangement or of a reading"),
    "need": (Need, "each part of a condition"),
    "calm": (CalmDay, "what makes a day calm: `calm:` in a part of a condition"),
    "aid": (AidDay, "what makes a day count for aid: `aid:` in a part of a condition"),
    "party": (Party, "each entry under `parties:` in `parties.yml`"),
    "category": (OpenCategory, "each entry under `categories:` in `parties.yml`"),
    "source": (Source, "each entry under `sources:` in `sources.yml`"),
    "place": (Place, "each entry under `places:` in `gazetteer.yml`"),
    "zone": (Zone, "the properties and geometry of each Feature in `zones/`"),
    "note": (Note, "a note file, taken in with `add`"),
    "decisions": (DecisionsFile, "a decisions file, applied with `review --decisions`"),
    "claim": (Claim, "a claim, as `--json` answers give it"),
}
MADE = "<!-- Made by docs/generate.py; change the code, then run `make docs`. -->\n\n"


def commands() -> str:
    """Every verb with its help, as the command line prints it."""
    from trucewatch.cli import group

    parts = [MADE + "# Commands\n\n```\n" + _help(group, "trucewatch") + "```\n"]
    parts.append(
        "\nExit codes: 0 done · 1 it could not be done · 2 wrong input · 3 not held by this case · 4 damaged · "
    )
    parts.append("130 interrupted.\n")
    for name, command in sorted(verbs().items()):
        parts.append(f"\n## {name}\n\n```\n{_help(command, f'trucewatch {name}')}```\n")
        if isinstance(command, click.Group):
            context = click.Context(command)
            for inner in command.list_commands(context):
                part = command.get_command(context, inner)
                assert part is not None
                parts.append(f"\n### {name} {inner}\n\n```\n{_help(part, f'trucewatch {name} {inner}')}```\n")
    return "".join(parts)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(
        command, info_name=name, max_content_width=100, terminal_width=100, help_option_names=["-h", "--help"]
    )
    command._help_option = None  # click keeps the help option under the names that whoever asked first gave it
    return command.get_help(context).rstrip() + "\n"


def formats() -> str:
    """The case file formats, with a link to each schema."""
    lines = [MADE, "# File formats\n\nScalars are read as text and then by the format. Instants and dates:\n\n"]
    doc = inspect.getdoc(sys.modules["trucewatch.model.instant"]) or ""
    lines.append(_indented(doc.split("given):", 1)[1]) + "\n")
    for key, (model, where) in FORMATS.items():
        lines.append(f"\n## {key}\n\nUsed for {where}; schema: [schemas/{key}.json](schemas/{key}.json).\n\n")
        lines.append((inspect.getdoc(model) or "") + "\n")
    return "".join(lines)


def _indented(text: str) -> str:
    return "\n".join("    " + line.strip() for line in text.strip().splitlines())


def entries() -> str:
    """The kinds of ledger entries."""
    lines = [MADE, "# Ledger entries\n\n| entry | what it says | fields |\n|---|---|---|\n"]
    for kind, model in KINDS.items():
        said = " ".join((inspect.getdoc(model) or "").split())
        fields = ", ".join(f"`{field.alias or name}`" for name, field in model.model_fields.items())
        lines.append(f"| {kind} | {said} | {fields} |\n")
    return "".join(lines)


def words() -> str:
    """The closed vocabularies."""
    lines = [MADE, "# Vocabularies\n"]
    for name in (
        "Kind",
        "Act",
        "Stance",
        "Modality",
        "Relation",
        "Progress",
        "Step",
        "Conclusion",
        "Truth",
        "Outcome",
        "Release",
    ):
        enum = getattr(vocabulary, name)
        lines.append(f"\n## {name}\n\n{inspect.getdoc(enum)}\n\n")
        lines.append(", ".join(f"`{member.value}`" for member in enum) + "\n")
    return "".join(lines)


def sources() -> str:
    """What each connector says of itself."""
    lines = [MADE, "# Connectors\n"]
    for media_type, connector in connectors().items():
        path = Path(inspect.getfile(connector)).with_suffix(".md")  # type: ignore[arg-type]
        title, _, body = path.read_text("utf-8").partition("\n")
        lines.append(f"\n## {title.lstrip('# ')} (`{media_type}`)\n{body}")
    return "".join(lines)


def write(folder: Path) -> None:
    """Write the whole reference below a folder."""
    reference = folder / "reference"
    (reference / "schemas").mkdir(parents=True, exist_ok=True)
    pages = {
        "commands": commands(),
        "formats": formats(),
        "ledger": entries(),
        "words": words(),
        "connectors": sources(),
    }
    for name, text in (pages | {"outcomes": page()}).items():
        (reference / f"{name}.md").write_text(text, "utf-8")
    for key, (model, _) in FORMATS.items():
        schema = json.dumps(model.model_json_schema(by_alias=True), indent=2, ensure_ascii=False)
        (reference / "schemas" / f"{key}.json").write_text(schema + "\n", "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent))
