"""`trucewatch add`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from trucewatch.case.case import open_case
from trucewatch.case.receive import Arrivals, Taken, Told, note_file, receive
from trucewatch.cli.options import boundary, case_argument, json_option, language_code, role_option
from trucewatch.errors import BadInput

LARGE = 16_000_000
"""Bytes from which on it is told that a file is being read."""


@click.command()
@case_argument
@click.argument("paths", metavar="[FILES]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--origin", help="Who published it: an id of sources.yml, or a name.")
@click.option("--published", metavar="DATE", help="When the origin published it; leave out if unknown.")
@click.option("--carrier", help="Who carried it on, if not the origin.")
@click.option("--carried", metavar="DATE", help="When the carrier did.")
@click.option("--basis", default="", help="Why these dates are held to be right, if the document does not print them.")
@click.option("--title", default="", help="A title; the first line of the text if left out.")
@click.option("--language", default="", metavar="CODE", help="The language of the text; by its script if left out.")
@click.option("--encoding", default="", metavar="NAME", help="The encoding of its bytes, where they cannot tell it.")
@click.option(
    "--mapping",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="How the columns of a CSV file are read, where its header does not say (YAML).",
)
@click.option("--full-text-allowed", is_flag=True, help="The source's terms allow the whole text in products.")
@click.option("--note", "note", metavar="TEXT", help="A note of the desk in indirect speech, instead of FILES.")
@click.option("--taken-by", metavar="ROLE", help="The role that took the note.")
@click.option("--heard", metavar="INSTANT", help="When the note was heard.")
@click.option("--happened", metavar="DATE", help="When what it tells is said to have happened.")
@click.option("--cites", default="", help="What the note relays: outlet and date, in words.")
@role_option
@json_option
def command(
    directory: Path, paths: tuple[Path, ...], origin: str | None, published: str | None, carrier: str | None,
    carried: str | None, basis: str, title: str, language: str, encoding: str, mapping: Path | None,
    full_text_allowed: bool,
    note: str | None, taken_by: str | None, heard: str | None, happened: str | None, cites: str, role: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Take reports in: text, HTML, PDF and note files, tables of records, or a note given here.

    An export of UCDP GED or ACLED, or a CSV file in the columns of a record, is told by its header; any other needs a
    --mapping. A table is one entry; its rows that cannot be used are listed, the others go in.

    A date is written like 2031-03-04, 2031-03, 2031-03-04..2031-03-06 or 2031-03-04.. (then or later). A document
    without a date stays undated until a person gives one: neither today's nor the file's date is used.
    """
    incoming = [(path.name, _bytes(path)) for path in paths]
    if note is not None:
        incoming.append(
            _note(
                note,
                taken_by or role,
                heard,
                happened=happened,
                origin=origin,
                published=published,
                cites=cites,
                title=title,
            )
        )
    if not incoming:
        raise BadInput("nothing to add: give FILES, or --note TEXT with --heard")
    code = language_code(language)
    columns = _bytes(mapping) if mapping else None
    told = Told(origin, carrier, published, carried, basis, title, code, encoding, full_text_allowed, columns)
    with open_case(directory) as case:
        zone = case.files_at().config.zone
        done, arrivals = [], Arrivals(case)
        for name, content in incoming:
            if len(content) > LARGE:
                click.echo(f"{name}: {len(content) / 1e6:,.0f} MB, reading it …", err=True)
            taken = receive(case, name, content, told, role, zone, arrivals)
            done.append(taken)
            if not as_json:
                click.echo(_said(taken))
    if as_json:
        click.echo(json.dumps([asdict(taken) for taken in done], ensure_ascii=False, indent=2))


def _bytes(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise BadInput(f"{path}: is no file (a folder, a pipe or a device); nothing was added")
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}); nothing was added") from error


def _note(text: str, taken_by: str, heard: str | None, **rest: str | None) -> tuple[str, bytes]:
    if heard is None:
        raise BadInput("--note needs --heard: when was it heard? Write it like '2031-03-04 21:30 Asia/Kathmandu'")
    for option, date in (("--heard", heard), ("--happened", rest["happened"]), ("--published", rest["published"])):
        if date is not None:
            boundary(date, "UTC", option)  # told here by its option, before it is a line of a file
    return "note.yml", note_file(taken_by, heard, text, **rest)


def _said(taken: Taken) -> str:
    match taken.outcome:
        case "received":
            said = f"; {taken.said}" if taken.said else ""
            return f"{taken.filename}: received as {taken.report} (entry {taken.entry}){said}"
        case "held" | "erased":
            return f"{taken.filename}: {taken.said}"
        case _:
            return f"{taken.filename}: kept and listed, not read (entry {taken.entry}): {taken.said}"
