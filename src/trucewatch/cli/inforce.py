"""`trucewatch inforce`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, case_argument, instant, json_option, opened
from trucewatch.errors import BadInput
from trucewatch.model.vocabulary import Truth
from trucewatch.products.scope import where_named
from trucewatch.products.standing import StandingLine, standings_at


@click.command()
@case_argument
@click.option("--place", metavar="NAME|LAT,LON", required=True, help="A place of the gazetteer, or a point in degrees.")
@click.option("--at", metavar="INSTANT", required=True, help="An instant with its zone.")
@click.option(
    "--near",
    type=click.IntRange(0),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Of what is not in force here, tell what ended or begins within so many days.",
)
@as_of_options
@json_option
def command(
    directory: Path, place: str, at: str, near: int, known_at: str | None, recorded_by: str | None, as_json: bool
) -> None:
    """What applies at a place and an instant, per arrangement and reading, and what does not though it needs a word."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        moment = instant(at, "--at")
        if moment is None:
            raise BadInput("--at: give an instant")
        found = standings_at(seen, where_named(seen.files, place), moment, timedelta(days=near))
    if as_json:
        answer(found)
        return
    for heading, lines in (("applies", found.applies), ("not in force here", found.set_aside)):
        for line in lines:
            _tell("may apply" if line.in_force == Truth.UNKNOWN else heading, line)
    for proposal in found.not_in_force:
        click.echo(f"only proposed, negotiated or aimed at: {proposal}")
    if not (found.applies or found.set_aside):
        click.echo(f"nothing on record applies at {found.place}")


def _tell(heading: str, line: StandingLine) -> None:
    click.echo(f"{heading}: {line.name} — reading of {line.issuer} — in force: {line.in_force}; {line.status}")
    click.echo(f"    from {line.since} until {line.until}\n    area {line.area}\n    time {line.time}")
    for kind, said in (("position", line.positions), ("condition", line.conditions), ("note", line.flags)):
        for words in said:
            click.echo(f"    {kind}: {words}")
    for cite in line.cites:
        click.echo(f"    according to {cite.document}")
