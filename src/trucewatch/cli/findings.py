"""`trucewatch findings`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import as_of_options, case_argument, json_option, opened
from trucewatch.model.frozen import Frozen
from trucewatch.products.incidents import IncidentBlock, incident_block


class Found(Frozen):
    """The incidents with their findings."""

    incidents: tuple[IncidentBlock, ...]


@click.command()
@case_argument
@click.option("--incident", metavar="ID", help="One incident (or a claim of it); all of them if left out.")
@as_of_options
@json_option
def command(
    directory: Path, incident: str | None, known_at: str | None, recorded_by: str | None, as_json: bool
) -> None:
    """Hold each incident against every reading of every arrangement that may apply: six tests and an outcome."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        wanted = [seen.incident(incident)] if incident else list(seen.incidents.values())
        found = Found(incidents=tuple(incident_block(seen, one) for one in wanted))
    if as_json:
        click.echo(found.model_dump_json(indent=2))
        return
    for block in found.incidents:
        click.echo(f"{block.id}  {block.heading}")
        for finding in block.findings:
            click.echo(f"    {finding.outcome}: {finding.name} (reading of {finding.issuer})")
            for name, said, basis in finding.tests if incident else ():
                click.echo(f"        {name}: {said} — {basis}")
    if not found.incidents:
        click.echo("no incident on record")
