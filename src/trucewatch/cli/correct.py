"""`trucewatch correct`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from trucewatch.case.amend import PassageDate, correct
from trucewatch.cli.options import case_argument, language_code, opened, role_option, why_option
from trucewatch.errors import BadInput

_PASSAGE = re.compile(r"^(\d+)-(\d*)=(.+)$")


@click.command()
@case_argument
@click.argument("report")
@click.option("--published", metavar="DATE", help="When its origin published it.")
@click.option("--carried", metavar="DATE", help="When its carrier did.")
@click.option("--origin", help="Who published it.")
@click.option("--carrier", help="Who carried it on.")
@click.option("--language", metavar="CODE", help="The language of its text.")
@click.option("--encoding", metavar="NAME", help="The encoding of its bytes, where its text came out wrong.")
@click.option(
    "--passage", "passages", metavar="START-[END]=DATE", multiple=True, help="The date of one passage, by characters."
)
@why_option
@role_option
def command(
    directory: Path, report: str, published: str | None, carried: str | None, origin: str | None, carrier: str | None,
    language: str | None, encoding: str | None, passages: tuple[str, ...], why: str, role: str,
) -> None:  # fmt: skip
    """Correct what is known about a report; a date given here anchors its relative words, with --why as its basis."""
    dates = tuple(_passage(text) for text in passages)
    with opened(directory) as (case, seen):
        entry = correct(
            case,
            seen,
            report,
            why,
            role,
            origin=origin,
            carrier=carrier,
            published=published,
            carried=carried,
            language=language_code(language) if language else None,
            encoding=encoding,
            passages=dates,
        )
    click.echo(f"corrected as entry {entry.seq}; run `trucewatch read {directory}` to read it again")


def _passage(text: str) -> PassageDate:
    found = _PASSAGE.match(text)
    if not found:
        raise BadInput(f"--passage {text!r}: write it like 0-1200=2031-03-04 or 1200-=2031-03-05")
    start, end, date = found.groups()
    return PassageDate(date, int(start), int(end) if end else None)
