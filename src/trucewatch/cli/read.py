"""`trucewatch read`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import click

from trucewatch.case.case import open_case
from trucewatch.case.files import read_yaml_list
from trucewatch.case.gazetteers import read_gazetteer
from trucewatch.case.suggest import Progress, open_suggestions, readings, suggest
from trucewatch.case.view import view
from trucewatch.case.wordings import wordings_of_one
from trucewatch.cli.options import json_option
from trucewatch.errors import BadInput
from trucewatch.model.instant import Boundary, zone_named
from trucewatch.model.party import Party
from trucewatch.model.place import Place
from trucewatch.products.predictions import with_library, zone_of
from trucewatch.products.predictions_incidents import through
from trucewatch.products.predictions_processes import predictions_in_processes
from trucewatch.products.words import told_words
from trucewatch.read.places.names import Names
from trucewatch.read.rulewords import in_words
from trucewatch.read.served.served import ServedReader
from trucewatch.read.served.server import Server


@click.command()
@click.argument("path", metavar="CASE|DOCS.jsonl", type=click.Path(path_type=Path))
@click.option(
    "--as", "form", type=click.Choice(["predictions"]), help="For DOCS.jsonl: one prediction a line, for scoring."
)
@click.option(
    "--gazetteer",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="For DOCS.jsonl: places (our YAML, GeoJSON points, JSON or CSV).",
)
@click.option(
    "--parties", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="For DOCS.jsonl: a parties.yml."
)
@click.option(
    "--processes", type=click.IntRange(1, 256), default=1, show_default=True, help="For DOCS.jsonl: read in so many."
)
@click.option("--explain", is_flag=True, help="Say of each suggestion how it was found.")
@click.option(
    "--server",
    metavar="URL",
    help="Ask a model server in OpenAI's chat format; the texts are sent there. Needs --model.",
)
@click.option("--model", metavar="NAME", help="The model to ask; a key is taken from TRUCEWATCH_SERVER_KEY.")
@json_option
def command(
    path: Path,
    form: str | None,
    gazetteer: Path | None,
    parties: Path | None,
    processes: int,
    explain: bool,
    server: str | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Suggest claims from what was received; a person decides on them with `review`.

    With a file of documents, one JSON object {id, text, date, tz} a line, print predictions for scoring instead.
    """
    if (server is None) != (model is None):
        raise BadInput("--server and --model go together: where to ask, and which model")
    if path.is_file() or form is not None:
        if server is not None:
            raise BadInput("--server reads a case; a file of documents is read by rules only")
        _predict(path, gazetteer, parties, processes)
        return
    asked = _asked(server, model) if server and model else None
    with open_case(path) as case:
        held = view(case).held
        read = suggest(case, held, _told, asked)
        waiting = open_suggestions(view(case).held, readings(case))
        zone = view(case).files.config.zone
        alike = wordings_of_one(case, held) if explain and not as_json else []
    if as_json:
        click.echo(
            json.dumps([s.model_dump(mode="json") | {"id": s.id} for s in waiting], ensure_ascii=False, indent=2)
        )
        return
    for suggestion in waiting if explain else []:
        click.echo(f"{suggestion.id}  {told_words(suggestion.claim, zone)}\n    {suggestion.claim.quotation.words!r}")
        click.echo("".join(f"    found by {in_words(why)}\n" for why in suggestion.found_by), nl=False)
    for pair in alike:
        click.echo("wordings of one remark, by the words that they share in order:")
        for wording in (pair.one, pair.other):
            title = held.reports[wording.report].title
            click.echo(f"    {wording.report} ({title}), from {wording.start}: {wording.words!r}")
    if asked is not None:
        _tell_spent(asked)
    click.echo(f"{read} reports read; {len(waiting)} suggestions wait for review: `trucewatch review {path}`")


def _asked(server: str, model: str) -> ServedReader:
    return ServedReader.of(Server(server, model, key=os.environ.get("TRUCEWATCH_SERVER_KEY", "")))


def _tell_spent(asked: ServedReader) -> None:
    for why in asked.dropped:
        click.echo(f"  not taken: {why}", err=True)
    spent = asked.server.spent
    tokens = f"{spent.tokens_in} tokens sent and {spent.tokens_out} received"
    click.echo(f"  {spent.questions} questions in {spent.tries} tries, {tokens}", err=True)


def _told(progress: Progress) -> None:
    click.echo(
        f"  {progress.done}/{progress.total} {progress.report.title[:60]}: {progress.suggested} suggested", err=True
    )


def _predict(path: Path, gazetteer: Path | None, parties: Path | None, processes: int) -> None:
    """Two passes over the file: the first tells every fault before anything is read, and gathers the zones."""
    with _lines(path) as lines:
        zones = {zone_of(row) for row in _documents(path, lines)}
        if not zones:
            return
        own = _gazetteer(gazetteer) if gazetteer else []
        named = read_yaml_list(parties, "parties", Party) if parties else []
        names = with_library(Names.of(named, [], own), zones)
        told = (
            line for _, found in predictions_in_processes(_documents(path, lines), names, processes) for line in found
        )
        with TemporaryFile() as aside:
            for line in through(told, aside):
                click.echo(json.dumps(line, ensure_ascii=False))


@contextmanager
def _lines(path: Path) -> Iterator[BinaryIO]:
    """The file, to be gone through twice; what comes from a pipe is kept aside for that."""
    try:
        given = path.open("rb")
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})") from error
    with given, TemporaryFile() as aside:
        if given.seekable():
            yield given
        else:
            copyfileobj(given, aside)
            yield aside


def _gazetteer(path: Path) -> list[Place]:
    """The places of a gazetteer file; names that it does not locate are told, since they find nothing."""
    read = read_gazetteer(path)
    if read.without_point:
        rest = f" and {len(read.without_point) - 1} more" if len(read.without_point) > 1 else ""
        click.echo(f"  {read.without_point[0]}{rest}: left out", err=True)
    return read.places


def _documents(path: Path, lines: BinaryIO) -> Iterator[dict[str, Any]]:
    lines.seek(0)
    for number, line in enumerate(lines, 1):  # only "\n" ends a document: its text may hold other line ends
        where = f"{path}:{number}"
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise BadInput(f"{where}: byte {error.start} of the line is not UTF-8; save the file as UTF-8") from error
        if text.strip():
            yield _document(where, text)


def _document(where: str, line: str) -> dict[str, Any]:
    try:
        document = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{where}: got no JSON ({error}), expected one document {{id, text, date, tz}}") from error
    if not isinstance(document, dict) or not isinstance(document.get("text"), str) or "id" not in document:
        raise BadInput(f"{where}: got no document, expected {{id, text, date, tz}}")
    _check_day(where, str(document.get("date") or ""), str(document.get("tz") or "UTC"))
    return document


def _check_day(where: str, date: str, zone: str) -> None:
    try:
        zone_named(zone)
        if date:
            Boundary.parse(date[:10], zone)
    except ValueError as error:
        raise BadInput(f"{where}: {error}") from error
