"""`trucewatch read`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from trucewatch.case.case import open_case
from trucewatch.case.files import read_yaml_list
from trucewatch.case.suggest import Progress, open_suggestions, readings, suggest
from trucewatch.case.view import view
from trucewatch.cli.options import json_option
from trucewatch.errors import BadInput
from trucewatch.model.instant import Boundary, zone_named
from trucewatch.model.party import Party
from trucewatch.model.place import Place
from trucewatch.products.predictions import predictions
from trucewatch.products.words import told_words
from trucewatch.read.names import Names


@click.command()
@click.argument("path", metavar="CASE|DOCS.jsonl", type=click.Path(path_type=Path))
@click.option(
    "--as", "form", type=click.Choice(["predictions"]), help="For DOCS.jsonl: one prediction a line, for scoring."
)
@click.option(
    "--gazetteer", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="For DOCS.jsonl: a gazetteer.yml."
)
@click.option(
    "--parties", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="For DOCS.jsonl: a parties.yml."
)
@click.option("--explain", is_flag=True, help="Say of each suggestion how it was found.")
@json_option
def command(
    path: Path, form: str | None, gazetteer: Path | None, parties: Path | None, explain: bool, as_json: bool
) -> None:
    """Suggest claims from what was received; a person decides on them with `review`.

    With a file of documents, one JSON object {id, text, date, tz} a line, print predictions for scoring instead.
    """
    if path.is_file() or form is not None:
        _predict(path, gazetteer, parties)
        return
    with open_case(path) as case:
        held = view(case).held
        read = suggest(case, held, _told)
        waiting = open_suggestions(view(case).held, readings(case))
        zone = view(case).files.config.zone
    if as_json:
        click.echo(
            json.dumps([s.model_dump(mode="json") | {"id": s.id} for s in waiting], ensure_ascii=False, indent=2)
        )
        return
    for suggestion in waiting if explain else []:
        click.echo(f"{suggestion.id}  {told_words(suggestion.claim, zone)}\n    {suggestion.claim.quotation.words!r}")
        click.echo("".join(f"    found by {why}\n" for why in suggestion.found_by), nl=False)
    click.echo(f"{read} reports read; {len(waiting)} suggestions wait for review: `trucewatch review {path}`")


def _told(progress: Progress) -> None:
    click.echo(
        f"  {progress.done}/{progress.total} {progress.report.title[:60]}: {progress.suggested} suggested", err=True
    )


def _predict(path: Path, gazetteer: Path | None, parties: Path | None) -> None:
    documents = list(_documents(path))  # first, so that a fault is told before the names of the world are loaded
    if not documents:
        return
    own = read_yaml_list(gazetteer, "places", Place) if gazetteer else []
    named = read_yaml_list(parties, "parties", Party) if parties else []
    names = Names.of(named, [], own)
    for line in predictions(documents, names):
        click.echo(json.dumps(line, ensure_ascii=False))


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text("utf-8-sig").split("\n")  # a text may hold other line ends, which end no document
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            document = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadInput(f"{where}: got no JSON ({error}), expected one document {{id, text, date, tz}}") from error
        if not isinstance(document, dict) or not isinstance(document.get("text"), str) or "id" not in document:
            raise BadInput(f"{where}: got no document, expected {{id, text, date, tz}}")
        _check_day(where, str(document.get("date") or ""), str(document.get("tz") or "UTC"))
        yield document


def _check_day(where: str, date: str, zone: str) -> None:
    try:
        zone_named(zone)
        if date:
            Boundary.parse(date[:10], zone)
    except ValueError as error:
        raise BadInput(f"{where}: {error}") from error
